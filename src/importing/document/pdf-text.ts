/** Writes the lines of a PDF's pages as text that is read like any other: tables with tabs, large letters as headings. */
import { meaningOf } from '../columns.ts';
import { groupHeadingOf } from './group-heading.ts';
import { markOf } from './marks.ts';
import type { Fragment, PageLine } from './pdf-lines.ts';

/** `pages` has the page, from 1, of each line of the text. */
export type PdfText = { text: string; pages: number[] };

const LARGER = 1.12;
const LONGEST_HEADING = 150;
/** Parts of a line's height: a gap as large as this divides paragraphs, or the rows of a table. */
const PARAGRAPH_GAP = 1.55;
const LEAST_COLUMNS = 3;

type TableNow = { starts: number[]; row: string[] | null; lastY: number; page: number; size: number };

export function textOfPages(pages: readonly (readonly PageLine[])[]): PdfText {
  const lines: string[] = [];
  const numbers: number[] = [];
  const put = (line: string, page: number): void => {
    lines.push(line);
    numbers.push(page);
  };
  const printed = withoutRunning(pages);
  const body = bodySize(printed);
  const sizes = headingSizes(printed, body);
  let table: TableNow | null = null;
  const endRow = (): void => {
    if (table?.row) put(table.row.join('\t'), table.page);
    if (table !== null) table.row = null;
  };
  for (const [index, page] of printed.entries()) {
    const number = index + 1;
    let lastY = Number.POSITIVE_INFINITY;
    let lastSize = body;
    if (table !== null) table.lastY = Number.POSITIVE_INFINITY;
    for (const [at, line] of page.entries()) {
      const head = headingsOf(line, page[at + 1]);
      if (head !== null) {
        endRow();
        if (table === null) put('', number);
        table = { starts: head.map(({ x }) => x), row: null, lastY: line.y, page: number, size: line.size };
        put(head.map(({ text }) => text).join('\t'), number);
        lastY = line.y;
        continue;
      }
      if (table !== null && belongs(line, table) && !isRestOfHeadings(line, page[at - 1], table)) {
        addToTable(line, table, number, endRow);
        lastY = line.y;
        continue;
      }
      if (table !== null && isRestOfHeadings(line, page[at - 1], table)) {
        table.lastY = line.y;
        lastY = line.y;
        continue;
      }
      endRow();
      if (table !== null) put('', number);
      table = null;
      const words = line.fragments
        .map(({ text }) => text)
        .join('  ')
        .trim();
      const gap = lastY - line.y;
      if (
        gap > PARAGRAPH_GAP * Math.max(line.size, lastSize) ||
        gap < 0 ||
        Math.abs(line.size - lastSize) > 1
      )
        put('', number);
      const level = sizes.findIndex((size) => Math.abs(size - line.size) < 0.3);
      put(
        level >= 0 && words.length <= LONGEST_HEADING && /\p{L}/u.test(words)
          ? `${'#'.repeat(Math.min(6, level + 1))} ${words}`
          : words,
        number,
      );
      lastY = line.y;
      lastSize = line.size;
    }
    if (table === null) put('', number);
  }
  endRow();
  return { text: lines.join('\n'), pages: numbers };
}

const PAGE_NUMBER = /^\W{0,3}(?:page\s*)?\d{1,3}(?:\s*(?:of|\/|\|)\s*(?:page\s*)?\d{0,3})?\W{0,3}$/i;
/** So many lines at the top and bottom of a page may be its header and footer. */
const EDGE = 3;

/** Pages without their numbers, and without what stands at the edge of several of them. */
function withoutRunning(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const wordsIn = ({ fragments }: PageLine): string =>
    fragments
      .map(({ text }) => text)
      .join(' ')
      .trim();
  const keyOf = (line: PageLine): string => wordsIn(line).toLowerCase().replace(/\d+/g, '#');
  const atEdge = (page: readonly PageLine[], at: number): boolean => at < EDGE || at >= page.length - EDGE;
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.filter((_, at) => atEdge(page, at)).map(keyOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const often = Math.max(3, pages.length / 3);
  const isRunning = (line: PageLine): boolean =>
    PAGE_NUMBER.test(wordsIn(line)) ||
    ((counts.get(keyOf(line)) ?? 0) >= often &&
      headingsOf(line, undefined) === null &&
      groupHeadingOf(wordsIn(line), true) === null);
  return pages.map((page) => page.filter((line, at) => !(atEdge(page, at) && isRunning(line))));
}

/** The size of most letters of the document. */
function bodySize(pages: readonly (readonly PageLine[])[]): number {
  const counts = new Map<number, number>();
  for (const { size, fragments } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(
      rounded,
      (counts.get(rounded) ?? 0) + fragments.reduce((sum, { text }) => sum + text.length, 0),
    );
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** The sizes of headings, the largest first. */
function headingSizes(pages: readonly (readonly PageLine[])[], body: number): number[] {
  const sizes = new Set<number>();
  for (const { size } of pages.flat()) if (size > body * LARGER) sizes.add(Math.round(size * 2) / 2);
  return [...sizes].sort((a, b) => b - a);
}

/** The headings of a table, where a line, alone or with the next one, is a row of them. */
function headingsOf(line: PageLine, next: PageLine | undefined): Fragment[] | null {
  if (line.fragments.length < LEAST_COLUMNS) return null;
  const both = line.fragments.map((fragment) => {
    const below = next?.fragments.filter(({ x, end }) => x < fragment.end && end > fragment.x) ?? [];
    return { ...fragment, text: [fragment.text, ...below.map(({ text }) => text)].join(' ') };
  });
  const known = (fragments: readonly Fragment[]): number =>
    fragments.filter(({ text }) => text.length <= 80 && meaningOf(text) !== null).length;
  const alone = known(line.fragments);
  const least = Math.max(2, line.fragments.length - 1);
  if (alone >= least) return known(both) > alone ? both : line.fragments;
  return known(both) >= least && /^\p{Ll}|^.{0,25}$/u.test(next?.fragments[0]?.text ?? '') ? both : null;
}

/** The second line of headings that take two. */
function isRestOfHeadings(line: PageLine, before: PageLine | undefined, table: TableNow): boolean {
  return (
    table.row === null &&
    table.lastY === before?.y &&
    before.fragments.length >= line.fragments.length &&
    line.fragments.every(
      ({ text, x, end }) =>
        text.length < 30 &&
        markOf(text) === null &&
        before.fragments.some(
          (other) => x < other.end && end > other.x && meaningOf(`${other.text} ${text}`) !== null,
        ),
    ) &&
    before.y - line.y < PARAGRAPH_GAP * line.size
  );
}

/** Whether a line keeps to the columns. One that runs across them does only as a short heading. */
function belongs(line: PageLine, table: TableNow): boolean {
  const [first] = line.fragments;
  if (first === undefined || first.x < (table.starts[0] ?? 0) - 12) return false;
  if (line.size > table.size * LARGER) return false;
  if (line.fragments.length === 1) {
    const next = table.starts.find((start) => start > first.x + 12);
    return next === undefined || first.end < next + 6 || first.text.length < 90;
  }
  return line.fragments.every(({ x }) => columnOf(x, table.starts) >= 0);
}

const columnOf = (x: number, starts: readonly number[]): number =>
  starts.findLastIndex((start) => start <= x + 9);

function addToTable(line: PageLine, table: TableNow, page: number, endRow: () => void): void {
  const cells = table.starts.map(() => '');
  for (const { text, x } of line.fragments) {
    const column = Math.max(0, columnOf(x, table.starts));
    cells[column] = `${cells[column] ?? ''} ${text}`.trim();
  }
  const gap = table.lastY - line.y;
  const wide = gap > PARAGRAPH_GAP * Math.min(line.size, table.size) || gap < 0;
  const [first] = line.fragments;
  const second = table.starts[1] ?? Number.POSITIVE_INFINITY;
  const across =
    line.fragments.length === 1 && first !== undefined && first.x < second - 9 && first.end > second + 20;
  if (table.row === null || wide || across || startsRow(cells, table.row)) {
    endRow();
    table.row = cells;
    table.page = page;
  } else table.row = table.row.map((cell, index) => `${cell} ${cells[index] ?? ''}`.trim());
  table.lastY = line.y;
}

/** Without a gap, a row begins with a number in the first column, or where nearly every column begins anew. */
function startsRow(cells: readonly string[], row: readonly string[]): boolean {
  const label = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[A-Z]{1,4}[-.]?\d{1,3}(?:\.\d+)*)[.)]?$/.test(
    cells[0] ?? '',
  );
  if (label) return true;
  const filled = cells.filter((cell) => cell !== '').length;
  const before = row.filter((cell) => cell !== '').length;
  return filled >= Math.max(3, before) && cells.every((cell) => cell === '' || /^[\p{Lu}\d(]/u.test(cell));
}
