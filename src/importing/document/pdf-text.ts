/** Writes the lines of a PDF's pages as text that is read like any other: tables with tabs, large letters as headings. */
import { groupHeadingOf } from './group-heading.ts';
import type { PageLine } from './pdf-lines.ts';
import { isCentred, isMixed } from './pdf-misfit.ts';
import { addLine, belongs, headingsAt, newTable, type PdfTable, ROW_GAP } from './pdf-table.ts';

/** `pages` has the page, from 1, of each line of the text. */
export type PdfText = {
  text: string;
  pages: number[];
  /** The pages of tables whose cells cannot be told apart; nothing of them is in the text. */
  unread: number[];
};

const LARGER = 1.12;
const LONGEST_HEADING = 150;

export function textOfPages(pages: readonly (readonly PageLine[])[]): PdfText {
  const printed = withoutRunning(pages);
  const body = bodySize(printed);
  const sizes = headingSizes(printed, body);
  const lines: string[] = [];
  const numbers: number[] = [];
  const unread = new Set<number>();
  let table: PdfTable | null = null;
  /** The size of the letters of a table that is passed over, while it goes on. */
  let passed: number | null = null;

  const put = (line: string, page: number): void => {
    lines.push(line);
    numbers.push(page);
  };
  const endRow = (): void => {
    if (table?.row) put(table.row.join('\t'), table.page);
    if (table !== null) table.row = null;
  };
  const endTable = (page: number): void => {
    endRow();
    if (table !== null) put('', page);
    table = null;
  };
  const text = (line: PageLine, page: number, apart: boolean): void => {
    const words = line.fragments.map((fragment) => fragment.text).join('  ');
    const level = sizes.findIndex((size) => Math.abs(size - line.size) < 0.3);
    const heading = level >= 0 && words.length <= LONGEST_HEADING && /\p{L}/u.test(words);
    if (apart || heading) put('', page);
    put(heading ? `${'#'.repeat(Math.min(6, level + 1))} ${words}` : words, page);
  };

  for (const [index, page] of printed.entries()) {
    const number = index + 1;
    let before: PageLine | null = null;
    let skip = 0;
    if (table !== null) table.lastY = Number.POSITIVE_INFINITY;
    for (const [at, line] of page.entries()) {
      if (at < skip) continue;
      const head = headingsAt(page, at, table);
      if (passed !== null && head === null) {
        if (line.size <= passed * LARGER && groupHeadingOf(wordsIn(line), true) === null) continue;
        passed = null;
      }
      if (head !== null && isMixed(head, page, at)) {
        endTable(number);
        unread.add(number);
        passed = line.size;
        skip = at + head.lines;
      } else if (head !== null) {
        endTable(number);
        passed = null;
        table = newTable(head, page[at + head.lines - 1] ?? line, number, isCentred(head, page, at));
        put('', number);
        put(table.names.join('\t'), number);
        skip = at + head.lines;
      } else if (table !== null && belongs(line, table)) addLine(line, table, number, endRow);
      else {
        endTable(number);
        const apart = before === null ? endsSentence(lines.at(-1) ?? '') : isApart(before, line);
        text(line, number, apart);
      }
      before = line;
    }
  }
  endRow();
  return { text: lines.join('\n'), pages: numbers, unread: [...unread] };
}

/** At the top of a page a sentence may go on. */
const endsSentence = (line: string): boolean => !/[^.!?:;]$/.test(line.trim());

const isApart = (before: PageLine, line: PageLine): boolean =>
  before.y - line.y > ROW_GAP * Math.max(line.size, before.size) ||
  before.y < line.y ||
  Math.abs(line.size - before.size) > 1;

const PAGE_NUMBER = /^\W{0,3}(?:page\s*)?\d{1,3}(?:\s*(?:of|\/|\|)\s*(?:page\s*)?\d{0,3})?\W{0,3}$/i;
/** So many lines at the top and bottom of a page may be its header and footer. */
const EDGE = 3;

const wordsIn = ({ fragments }: PageLine): string =>
  fragments
    .map(({ text }) => text)
    .join(' ')
    .trim();

/** Pages without their numbers, and without what stands at the edge of several of them. */
function withoutRunning(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const keyOf = (line: PageLine): string => wordsIn(line).toLowerCase().replace(/\d+/g, '#');
  const atEdge = (page: readonly PageLine[], at: number): boolean => at < EDGE || at >= page.length - EDGE;
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.filter((_, at) => atEdge(page, at)).map(keyOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const often = Math.max(3, pages.length / 3);
  const isRunning = (page: readonly PageLine[], at: number): boolean => {
    const line = page[at];
    if (line === undefined || !atEdge(page, at)) return false;
    if (PAGE_NUMBER.test(wordsIn(line))) return true;
    if ((counts.get(keyOf(line)) ?? 0) < often) return false;
    return headingsAt(page, at, null) === null && groupHeadingOf(wordsIn(line), true) === null;
  };
  return pages.map((page) => page.filter((_, at) => !isRunning(page, at)));
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
