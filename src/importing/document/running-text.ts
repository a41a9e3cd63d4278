/** Reads slides whose points ran together into one line: the title, a question, then everything else without a break. */

import type { Finding } from '../finding.ts';
import type { Sketch, SketchNode } from '../sketch.ts';
import { beginsWithVerb } from './action-verbs.ts';
import type { Block } from './block.ts';
import { newNode } from './node.ts';

const SLIDE =
  /^(.{3,90}?) (what (?:do |did |will )?we (?:wish|want|aim|hope|plan|intend) to (?:achieve|do|see|deliver)[^?]{0,60}\?) (.{40,})$/i;
const BY = /\bby (?:the end of )?(?:\p{L}+ )?(?:19|20)\d{2}\b/iu;
const JOINING = new Set(
  'and or of for the to in on at with by from as a an into through across within between based around & incl. including'.split(
    ' ',
  ),
);
const LEAST_SLIDES = 2;
const MOST_LABEL = 5;
const MOST_WORDS = 600;

type Slide = { title: string; when: string | null; words: string[]; where: string };

/** The groups of the slides with what could be told apart under each. Null where there are no such slides. */
export function planInRunningText(
  blocks: readonly Block[],
): { nodes: SketchNode[]; findings: Finding[] } | null {
  const slides = blocks.flatMap((block): Slide[] => {
    const found = block.kind === 'table' ? null : SLIDE.exec(block.text.replace(/\s+/g, ' ').trim());
    if (found === null) return [];
    const words = (found[3] ?? '').split(' ').slice(0, MOST_WORDS);
    return [{ title: found[1] ?? '', when: BY.exec(found[2] ?? '')?.[0] ?? null, words, where: block.where }];
  });
  if (slides.length < LEAST_SLIDES) return null;
  const labels = repeatedLabels(slides);
  const findings = slides.map(({ title, where }): Finding => {
    const what = `The points of "${title}" run together without a break; they were parted at their capital letters. Check each against the document.`;
    return { kind: 'inferred', what, where };
  });
  return { nodes: inNamedOrder(slides, blocks).map((slide) => groupOf(slide, labels)), findings };
}

/** Phrases in capitals that several slides have: the names of what their points stand under. */
function repeatedLabels(slides: readonly Slide[]): string[] {
  const seen = new Map<string, Set<Slide>>();
  for (const slide of slides) {
    for (let at = 0; at < slide.words.length; at += 1) {
      for (let size = 2; size <= MOST_LABEL; size += 1) {
        const words = slide.words.slice(at, at + size);
        if (words.length < size || !isCapital(words[0]) || !isCapital(words.at(-1))) continue;
        const phrase = words.join(' ');
        seen.set(phrase, (seen.get(phrase) ?? new Set()).add(slide));
      }
    }
  }
  const repeated = [...seen].filter(([, where]) => where.size > 1).map(([phrase]) => phrase);
  return repeated.filter((phrase) => !repeated.some((other) => other !== phrase && other.includes(phrase)));
}

const isCapital = (word: string | undefined): boolean => /^\p{Lu}/u.test(word ?? '');

/** The order of a line that counts and names the groups, where there is one; else that of the slides. */
function inNamedOrder(slides: readonly Slide[], blocks: readonly Block[]): Slide[] {
  const named = blocks.find(
    (block) =>
      block.kind !== 'table' &&
      /^(?:our )?(?:\w+ )?(?:key |main |strategic )?(?:themes|priorities|aims|objectives|pillars)\b/i.test(
        block.text,
      ) &&
      slides.filter(({ title }) => block.text.includes(title)).length >= slides.length - 1,
  );
  if (named === undefined || named.kind === 'table') return [...slides];
  const place = ({ title }: Slide): number =>
    named.text.includes(title) ? named.text.indexOf(title) : named.text.length;
  return [...slides].sort((a, b) => place(a) - place(b));
}

function groupOf({ title, when, words, where }: Slide, labels: readonly string[]): SketchNode {
  const group = newNode(title, where, { when });
  const actionOf = (text: string): SketchNode => newNode(text, where, { action: true, when });
  const parts = partsAt(words.join(' '), labels);
  if (parts.length < 2) {
    group.children = piecesOf(words).map(actionOf);
    return group;
  }
  // Where the last words are a label, labels stand after their points.
  const after = parts.at(-1)?.text === '';
  for (const [index, part] of parts.entries()) {
    const own = after ? part.label : (parts[index - 1]?.label ?? null);
    const pieces = piecesOf(part.text.split(' ').filter(Boolean)).map(actionOf);
    if (own !== null) group.children.push(newNode(own, where, { children: pieces }));
    else group.children.push(...pieces);
  }
  return group;
}

/** The words between labels; `label` is what follows them. The last part has none, and no words where a label ends the text. */
function partsAt(text: string, labels: readonly string[]): { text: string; label: string | null }[] {
  const places = labels
    .map((label) => ({ label, at: text.indexOf(label) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  let from = 0;
  const parts: { text: string; label: string | null }[] = [];
  for (const { label, at } of places) {
    if (at < from) continue;
    parts.push({ text: text.slice(from, at).trim(), label });
    from = at + label.length;
  }
  return [...parts, { text: text.slice(from).trim(), label: null }];
}

/** A new piece begins at a capital after a word in lower case, or at a word that points begin with. */
function piecesOf(words: readonly string[]): string[] {
  const pieces: string[][] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] ?? '';
    const piece = pieces.at(-1);
    const joins = before === 's' || JOINING.has(before.toLowerCase()) || /[,&–-]$/.test(before);
    const small = /^[\p{Ll}(]/u.test(before) && !/\p{Lu}/u.test(before);
    const starts = isCapital(word) && !joins && (small || beginsWithVerb(word) || STARTS.test(word));
    if (piece === undefined || (starts && piece.length > 1)) pieces.push([word]);
    else piece.push(word);
  }
  // An apostrophe that was lost leaves its s standing alone.
  return pieces.map((piece) => piece.join(' ').replace(/(?<=\p{L}{2}) s(?= |$)/gu, '’s'));
}
const STARTS =
  /^(?:All|Annual|High|Highly|Increased|Improved|Strong|Co-ordinated|Coordinated|New|Clear|Better|Effective|More|Every)$/;

const TIMELINE = /^(?:our |key )?(?:timelines?|key dates|milestones) (.{20,2000})$/i;
const MONTHS = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DATE = new RegExp(`(?:${MONTHS}[- ]{0,3}(?:to |and )?){1,2} ?(?:19|20)\\d{2}`, 'g');

/** Steps and their months that ran together after the word "Timeline": "Launch September 2024 Sign-off July 2024". */
export function timelineIn(blocks: readonly Block[]): NonNullable<NonNullable<Sketch['whole']>['timeline']> {
  const line = blocks.flatMap((block) =>
    block.kind === 'table' ? [] : (TIMELINE.exec(block.text.replace(/\s+/g, ' ').trim())?.[1] ?? []),
  )[0];
  const dates = line === undefined ? [] : [...line.matchAll(DATE)];
  if (line === undefined || dates.length < 2) return [];
  let from = 0;
  return dates.flatMap((date, index) => {
    const text = line.slice(from, date.index).trim();
    from = date.index + date[0].length;
    return text === '' ? [] : [{ ref: `TL${index + 1}`, text, dateExpression: date[0].trim() }];
  });
}
