/** Plain text or Markdown as blocks: headings, paragraphs, lists and tables, each with its line number. */
import type { Finding } from '../finding.ts';
import { alignedRows } from './aligned.ts';
import type { Block, Blocks } from './block.ts';
import { groupHeadingOf } from './group-heading.ts';
import { followsFrom } from './heading-words.ts';
import { holdsMarkup, linesOfHtml } from './html-lines.ts';
import { keyedLines } from './keyed-lines.ts';
import { markOf } from './marks.ts';
import { joined } from './node.ts';
import { plainSigns } from './plain-signs.ts';
import { runningLines } from './running-lines.ts';
import {
  beginsAnew,
  clean,
  continuesItem,
  isWrapped,
  lastLineApart,
  type Paragraph,
  paragraphOf,
  underlined,
} from './text-paragraphs.ts';
import { cellsOf, htmlTableAt, isPipeRule } from './text-rows.ts';

const HASHES = /^ {0,3}(#{1,6})\s+(\S.*)$/;
const BOLD = /^\s*(?:\*\*|__)([^*_].*?)(?:\*\*|__)\s*:?\s*$/;
const RULE = /^\s*(?:[-*_=•·.—–~]\s?){3,}$/;
/** No line of a plan is longer; the rest is left out, and the report says so. */
const LONGEST_LINE = 20_000;
const TOO_LONG = 'This line is far longer than a line of a plan; only its beginning was read.';
/** So many lines before and after show how wide a text is. */
const NEAR = 15;
const SCRIPT = 'A script or an embedded object stood here; it was left out.';

/** Blocks of a text of any form and length; `where` is the number of a block's first line. */
export function blocksOfText(text: string): Blocks {
  const findings: Finding[] = [];
  const lines = plainSigns(text)
    .split(/\r\n|[\n\r\f\u2028\u2029]/)
    .map((line, index) => {
      if (line.length <= LONGEST_LINE) return line;
      findings.push({ kind: 'unplaced', what: TOO_LONG, where: `line ${index + 1}` });
      return line.slice(0, LONGEST_LINE);
    });
  const running = runningLines(lines);
  const aligned = alignedRows(lines);
  const blocks: Block[] = [];
  let paragraph: Paragraph | null = null;
  let table: Extract<Block, { kind: 'table' }> | null = null;
  let skipTo = 0;

  const flush = (): void => {
    if (paragraph !== null) blocks.push(...paragraphOf(paragraph));
    paragraph = null;
    if (table !== null && table.rows.length > 0) blocks.push(table);
    table = null;
  };
  const plain = (line: string, where: string): string => {
    if (!holdsMarkup(line)) return line;
    const { lines: parts, scripts } = linesOfHtml(line);
    if (scripts) findings.push({ kind: 'unplaced', what: SCRIPT, where });
    return parts.map((part) => part.text).join(' ');
  };
  const row = (cells: readonly string[], where: string): void => {
    if (table === null) flush();
    table ??= { kind: 'table', rows: [], where };
    const read = cells.map((cell) => linesOfHtml(cell));
    if (read.some(({ scripts }) => scripts)) findings.push({ kind: 'unplaced', what: SCRIPT, where });
    table.rows.push({ cells: read.map((cell) => cell.lines), where });
  };
  const item = (line: string, marker: string, words: string, where: string): void => {
    if (paragraph !== null) {
      const { before, rest } = lastLineApart(paragraph);
      blocks.push(...before);
      paragraph = rest;
    }
    flush();
    const indent = /^\s*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0;
    blocks.push({ kind: 'item', depth: indent, marker, text: clean(words), where });
  };
  const further = (line: string, words: string, index: number): void => {
    const last = blocks.at(-1);
    const afterItem = paragraph === null && last?.kind === 'item' && lines[index - 1]?.trim() !== '';
    const before = lines[index - 1] ?? '';
    const full = afterItem && isWrapped(before, line, lines.slice(Math.max(0, index - NEAR), index + NEAR));
    const apart =
      groupHeadingOf(words, false) !== null || followsFrom(words) !== null || keyedLines(words) !== null;
    if (afterItem && (continuesItem(last.text, line) || (full && !apart))) {
      last.text = joined(last.text, clean(words));
      return;
    }
    if (paragraph !== null && beginsAnew(paragraph, words)) flush();
    paragraph ??= { lines: [], at: index + 1 };
    paragraph.lines.push(words);
  };

  for (const [index, line] of lines.entries()) {
    if (index < skipTo || running.has(index)) continue;
    const where = `line ${index + 1}`;
    const html = htmlTableAt(lines, index);
    if (html !== null) {
      flush();
      blocks.push(...html.blocks);
      skipTo = html.end + 1;
      continue;
    }
    const cells = aligned.get(index) ?? cellsOf(line, lines[index + 1], table !== null);
    if (cells !== null) {
      if (!isPipeRule(line)) row(cells, where);
      continue;
    }
    if (table !== null) flush();
    if (line.trim() === '' || RULE.test(line)) {
      const heading = paragraph === null ? null : underlined(paragraph, line);
      if (heading !== null) {
        blocks.push(heading);
        paragraph = null;
      }
      flush();
      continue;
    }
    const hashes = HASHES.exec(line);
    const bold = BOLD.exec(line);
    if (hashes !== null || bold !== null) {
      flush();
      const text = clean(plain(hashes?.[2] ?? bold?.[1] ?? '', where)).replace(/\s+#+$/, '');
      if (text !== '') blocks.push({ kind: 'heading', level: hashes?.[1]?.length ?? 7, text, where });
      continue;
    }
    const words = plain(line, where);
    const mark = markOf(words);
    if (mark === null) further(line, words, index);
    else item(line, mark.marker, mark.text, where);
  }
  flush();
  return { blocks: levelled(blocks), findings };
}

/** Indents as depths: the smallest of a list is 0, each larger one the next. */
function levelled(blocks: readonly Block[]): Block[] {
  let indents: number[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'item') {
      if (block.kind !== 'paragraph') indents = [];
      return block;
    }
    indents = indents.filter((indent) => indent < block.depth);
    indents.push(block.depth);
    return { ...block, depth: indents.length - 1 };
  });
}
