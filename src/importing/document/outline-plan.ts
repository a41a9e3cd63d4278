/** Finds the plan in a document without tables of actions: groups under headings, and what is listed under each. */
import type { Finding } from '../finding.ts';
import { readLabel } from '../label.ts';
import type { SketchNode } from '../sketch.ts';
import type { Block } from './block.ts';
import { type GroupHeading, groupHeadingOf, longNumberHeading, plainNumberHeading } from './group-heading.ts';
import { followsFrom } from './heading-words.ts';
import { keyedLines } from './keyed-lines.ts';
import { isUnder, newOutline, type Outline } from './outline.ts';
import { holdsAction } from './outline-end.ts';

type TextBlock = Exclude<Block, { kind: 'table' }>;
type Item = Extract<TextBlock, { kind: 'item' }>;

/** So many blocks are looked at to see whether a numbered line is a heading of what follows. */
const AHEAD = 8;

/**
 * The nodes of a plan that is written as headings and lists; none when the document has nothing of the kind.
 * Where no heading says that a plan begins, every list of the document is looked at.
 */
export function planInOutline(blocks: readonly Block[]): { nodes: SketchNode[]; findings: Finding[] } {
  const texts = blocks.filter((block) => block.kind !== 'table');
  const found = read(texts, newOutline(false));
  return found.nodes.some(holdsAction) ? found : read(texts, newOutline(true));
}

function read(texts: readonly TextBlock[], outline: Outline): ReturnType<typeof planInOutline> {
  let contents = false;
  for (const [index, block] of texts.entries()) {
    const next = texts[index + 1];
    if (block.kind !== 'item' && followsFrom(block.text) === 'contents') {
      contents = true;
      continue;
    }
    contents &&= isEntry(block);
    if (contents) continue;
    if (block.kind === 'item') readItem(block, texts.slice(index + 1, index + 1 + AHEAD), outline);
    else readText(block, next, texts[index + 2], outline);
  }
  return outline.end();
}

/** An entry of a table of contents: an item, or short lines that lead to a page. */
const isEntry = (block: TextBlock): boolean =>
  block.kind === 'item' ||
  (block.kind === 'paragraph' &&
    block.text.split('\n').every((line) => /(?:\s|\.|…)\d{1,3}$|^\d{1,3}\s/.test(line.trim())));

function readItem(item: Item, following: readonly TextBlock[], outline: Outline): void {
  const group = item.marker === '' ? null : groupHeadingOf(item.text, false);
  if (group !== null && group.number !== null) outline.group(group, null, item.where);
  else outline.item(item, holdsMore(item, following));
}

/** Whether a numbered line is followed by the first of its own numbers: `1 Standards`, then `1.1`. */
function opensNumbers({ number }: GroupHeading, next: TextBlock | undefined): boolean {
  const numbers = next?.kind === 'item' ? (readLabel(next.marker)?.numbers ?? []) : [];
  return numbers.length > 1 && numbers[0] === number;
}

/** Whether what comes next stands under an item; after a sentence or two, only a longer number tells. */
function holdsMore(item: Item, following: readonly TextBlock[]): boolean {
  const [next] = following;
  if (next?.kind === 'item') return isUnder(next, item);
  if (next !== undefined && followsFrom(next.text) === 'actions') return true;
  const heading = following.findIndex(({ kind }) => kind === 'heading');
  const near = heading < 0 ? following : following.slice(0, heading);
  const later = near.find((block) => block.kind === 'item');
  const numbers = readLabel(later?.marker ?? '')?.numbers ?? [];
  return later !== undefined && numbers.length > 1 && isUnder({ ...later, depth: item.depth }, item);
}

function readText(
  block: Exclude<TextBlock, { kind: 'item' }>,
  next: TextBlock | undefined,
  after: TextBlock | undefined,
  outline: Outline,
): void {
  const { text, where } = block;
  const level = block.kind === 'heading' ? block.level : null;
  const follows = followsFrom(text);
  const group = groupHeadingOf(text, level !== null);
  if (group !== null && (group.number !== null || follows === null)) {
    outline.group(group, level, where);
    return;
  }
  if (follows !== null) {
    outline.follows(follows, level, text);
    return;
  }
  const numbered = plainNumberHeading(text);
  if (
    numbered !== null &&
    (outline.within() || opensNumbers(numbered, next)) &&
    (level !== null || next?.kind === 'item' || outline.counts(numbered.number))
  ) {
    outline.group(numbered satisfies GroupHeading, level, where);
    return;
  }
  const named = keyedLines(text);
  if (level !== null && named?.length === 1 && named[0]?.meaning === 'action' && named[0].label !== null) {
    outline.pairs(named, where);
    return;
  }
  if (level !== null) {
    const long = outline.within() ? longNumberHeading(text) : null;
    if (long === null) outline.heading(text, level, where);
    else outline.group(long, level, where);
    return;
  }
  if (named !== null && outline.pairs(named, where)) return;
  const then = next?.kind === 'paragraph' && /:$/.test(next.text.trim()) ? after : next;
  outline.paragraph(text, where, next, then?.kind === 'item');
}
