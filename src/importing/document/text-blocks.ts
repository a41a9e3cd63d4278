/** Plain text or Markdown as blocks: headings, paragraphs, lists and tables, each with its line number. */
import type { Finding } from '../finding.ts';
import { alignedRows } from './aligned.ts';
import type { Block, Blocks, Cell } from './block.ts';
import { groupHeadingOf } from './group-heading.ts';
import { followsFrom } from './heading-words.ts';
import { holdsMarkup, linesOfHtml } from './html-lines.ts';
import { markOf } from './marks.ts';
import { runningLines } from './running-lines.ts';

const HASHES = /^ {0,3}(#{1,6})\s+(\S.*)$/;
const UNDERLINE = /^ {0,3}(=+|-{3,})\s*$/;
const BOLD = /^\s*(?:\*\*|__)([^*_].*?)(?:\*\*|__)\s*:?\s*$/;
const RULE = /^\s*(?:[-*_=•·.—–~]\s?){3,}$/;
const PIPES = /^\s*\|.*\|\s*$/;
const PIPE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
/** A longer line is no heading, whatever stands under it. */
const MOST_HEADING = 200;

/** Blocks of a text of any form and length; `line` is the number of its first line. */
export function blocksOfText(text: string): Blocks {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r\f\u2028\u2029]/);
  const running = runningLines(lines);
  const aligned = alignedRows(lines);
  const blocks: Block[] = [];
  const findings: Finding[] = [];
  let paragraph: { lines: string[]; at: number } | null = null;
  let table: Extract<Block, { kind: 'table' }> | null = null;

  const flush = (): void => {
    if (paragraph !== null) blocks.push(...paragraphOf(paragraph.lines, paragraph.at));
    paragraph = null;
    if (table !== null && table.rows.length > 0) blocks.push(table);
    table = null;
  };
  const plain = (line: string, at: number): string => {
    if (!holdsMarkup(line)) return line;
    const { lines: parts, scripts } = linesOfHtml(line);
    if (scripts) findings.push({ kind: 'unplaced', what: SCRIPT, where: `line ${at}` });
    return parts.map((part) => part.text).join(' ');
  };
  const row = (cells: Cell[], at: number): void => {
    if (table === null) flush();
    table ??= { kind: 'table', rows: [], where: `line ${at}` };
    table.rows.push({ cells, where: `line ${at}` });
  };

  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    const where = `line ${at}`;
    if (running.has(index)) continue;
    const among = table !== null || isRow(lines[index + 1]);
    const cells =
      aligned.get(index) ?? pipedCells(line, lines[index + 1], table !== null) ?? cellsOf(line, among);
    if (cells !== null) {
      if (line.includes('|') && PIPE_RULE.test(line)) continue;
      const read = cells.map((cell) => linesOfHtml(cell));
      if (read.some(({ scripts }) => scripts)) findings.push({ kind: 'unplaced', what: SCRIPT, where });
      row(
        read.map((cell) => cell.lines),
        at,
      );
      continue;
    }
    if (table !== null) flush();
    if (line.trim() === '' || RULE.test(line)) {
      const before = paragraph;
      if (
        before !== null &&
        before.lines.length === 1 &&
        UNDERLINE.test(line) &&
        headingLike(before.lines[0])
      ) {
        blocks.push({
          kind: 'heading',
          level: line.includes('=') ? 1 : 2,
          text: clean(before.lines[0] ?? ''),
          where: `line ${before.at}`,
        });
        paragraph = null;
      }
      flush();
      continue;
    }
    const hashes = HASHES.exec(line);
    const bold = BOLD.exec(line);
    if (hashes !== null || bold !== null) {
      flush();
      const text = clean(plain(hashes?.[2] ?? bold?.[1] ?? '', at)).replace(/\s+#+$/, '');
      if (text !== '') blocks.push({ kind: 'heading', level: hashes?.[1]?.length ?? 7, text, where });
      continue;
    }
    const words = plain(line, at);
    const mark = markOf(words);
    if (mark !== null) {
      if (paragraph !== null) paragraph = lastLineApart(paragraph, blocks);
      flush();
      const indent = /^\s*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0;
      blocks.push({ kind: 'item', depth: indent, marker: mark.marker, text: clean(mark.text), where });
      continue;
    }
    const last = blocks.at(-1);
    if (
      paragraph === null &&
      last?.kind === 'item' &&
      lines[index - 1]?.trim() !== '' &&
      goesOn(last.text, line)
    ) {
      last.text = `${last.text} ${clean(words)}`;
      continue;
    }
    if (paragraph !== null && parts(paragraph.lines, words)) flush();
    paragraph ??= { lines: [], at };
    paragraph.lines.push(words);
  }
  flush();
  return { blocks: levelled(blocks), findings };
}

const SCRIPT = 'A script or an embedded object stood here; it was left out.';

/** Cells between pipes, with or without one at the ends of the line; null where the line is no row of a table. */
function pipedCells(line: string, next: string | undefined, among: boolean): string[] | null {
  const count = line.split('|').length - 1;
  const ruled = next !== undefined && next.includes('|') && PIPE_RULE.test(next);
  if (
    count === 0 ||
    line.includes('\t') ||
    !(PIPES.test(line) ? among || ruled || count > 2 : ruled || count > 1)
  )
    return null;
  const inner = line.trim().replace(/^\||\|$/g, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').replace(/\*\*/g, '').trim());
}

/** Tab-separated cells, or null. A bullet or a label before a single tab is a list. */
function cellsOf(line: string, among: boolean): string[] | null {
  if (!line.includes('\t')) return null;
  const cells = line.split('\t');
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return among ? cells : null;
  const lead = cells.findIndex((cell) => cell.trim() !== '');
  if (!among && lead === cells.length - 1) return null;
  if (!among && filled.length === 2 && cells.length - lead === 2 && markOf(`${filled[0]} A`) !== null)
    return null;
  return cells.map((cell) => cell.replace(/\*\*/g, ''));
}

const isRow = (line: string | undefined): boolean =>
  line !== undefined && (line.includes('\t') || PIPES.test(line));

const headingLike = (line: string | undefined): boolean =>
  line !== undefined && line.trim() !== '' && line.length <= MOST_HEADING && markOf(line)?.marker !== '';

/** Whether a line is the rest of the list item before it: indented or in the middle of a sentence. */
const goesOn = (before: string, line: string): boolean =>
  /^\s{2,}\S/.test(line) ||
  /^\s*\p{Ll}/u.test(line) ||
  /[,–—-]$|\b(?:and|or|of|the|to|for|with|in|a)$/i.test(before);

/** Lines of more letters than this are paragraphs of their own: nothing was wrapped. */
const WRAPPED = 160;

/** Whether a line begins a new paragraph though no empty line stands before it. */
function parts(before: readonly string[], line: string): boolean {
  const last = before.at(-1)?.trim() ?? '';
  if (last.length > WRAPPED || line.length > WRAPPED) return true;
  if (groupHeadingOf(line, false) !== null && /[.:;]$|^\S.{0,70}$/.test(last)) return true;
  if (line.trim().length < 60 && followsFrom(line) !== null && !/^\p{Ll}/u.test(line.trim())) return true;
  const heading = before.length === 1 ? groupHeadingOf(last, false) : null;
  if (heading !== null && heading.title !== '') return /^\p{Lu}/u.test(line.trim()) && line.length > 40;
  return before.length === 1 && last.length < 60 && followsFrom(last) !== null;
}

/** A short line before a list is its heading, where the sentence before it has ended. */
function lastLineApart(
  paragraph: { lines: string[]; at: number },
  blocks: Block[],
): { lines: string[]; at: number } {
  const { lines, at } = paragraph;
  const [before, last] = [lines.at(-2)?.trim() ?? '', lines.at(-1)?.trim() ?? ''];
  if (lines.length < 2 || !/[.:!?]$/.test(before) || last.length > 90 || /[.;,]$/.test(last))
    return paragraph;
  blocks.push(...paragraphOf(lines.slice(0, -1), at));
  return { lines: lines.slice(-1), at: at + lines.length - 1 };
}

/** Emphasis and escapes of Markdown taken away. */
const clean = (text: string): string =>
  text
    .replace(/\*\*|__/g, '')
    .replace(/^\*(?=\S)([^*]+)\*$/, '$1')
    .replace(/\\([-*_#.|[\]()])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

function paragraphOf(lines: readonly string[], at: number): Block[] {
  const whole = lines.join('\n').trim();
  const where = `line ${at}`;
  const bold = /^(?:\*\*|__)([^*_]+)(?:\*\*|__)$/.exec(whole);
  if (bold !== null && whole.length <= MOST_HEADING) {
    return [{ kind: 'heading', level: 7, text: clean(bold[1] ?? ''), where }];
  }
  const text = lines.map(clean).filter(Boolean).join('\n');
  return text === '' ? [] : [{ kind: 'paragraph', text, where }];
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
