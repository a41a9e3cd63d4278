/** Follows a table down a PDF's page: where its columns begin, and which lines make one row. */
import { meaningOf } from '../columns.ts';
import { markOf } from './marks.ts';
import { joined } from './node.ts';
import type { Fragment, PageLine } from './pdf-lines.ts';
import { CENTRED_GAP } from './pdf-misfit.ts';
import { columnsOf } from './table-columns.ts';

/** `lines`: so many lines of the page the headings take. */
export type Headings = { columns: { name: string; start: number }[]; lines: number };
export type PdfTable = {
  starts: number[];
  names: string[];
  row: string[] | null;
  lastY: number;
  size: number;
  /** Of the row that is open. */
  page: number;
  /** Whether the cells are centred in their rows: then only gaps divide the rows. */
  centred: boolean;
};

/** Parts of a line's height: a gap as large as this divides the rows of a table. */
export const ROW_GAP = 1.55;
/** The lines of a heading stand nearer. */
const HEADING_GAP = 1.45;
/** Letters larger by this do not belong to a table's text. */
const LARGER = 1.12;
const LEAST_COLUMNS = 3;
const MOST_HEADING_LINES = 4;
/** So many lines below the headings are looked at for a column of numbers that has none. */
const AHEAD = 12;
const REF = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[A-Z]{1,4}[-.]?\d{1,3}(?:\.\d+)*|\(?[a-z]\))[.)]?$/;
/** How far a word may stand left of its column, in points. */
const SLACK = 9;

/** The headings of a table that begin on a line of the page, or null. Inside of a table only the same ones count. */
export function headingsAt(page: readonly PageLine[], at: number, known: PdfTable | null): Headings | null {
  const line = page[at];
  if (line === undefined || line.fragments.length < LEAST_COLUMNS) return null;
  if (line.fragments.some(({ text }) => /^\p{Ll}/u.test(text))) return null;
  let columns = line.fragments.map(({ text, x, end }) => ({ name: text, start: x, end }));
  let found = isHeading(columns, known) ? { columns, lines: 1 } : null;
  for (let lines = 1; lines < MOST_HEADING_LINES; lines += 1) {
    const next = page[at + lines];
    const before = page[at + lines - 1];
    if (next === undefined || before === undefined || !goesOn(next, before)) break;
    const longer = withLine(columns, next);
    if (longer === null) break;
    columns = longer;
    if (isHeading(columns, known)) found = { columns, lines: lines + 1 };
  }
  return found === null ? null : withNumbers(found, page.slice(at + found.lines, at + found.lines + AHEAD));
}

/** Whether a line may be a further line of headings: close below, without a label, and no sentence of its own. */
const goesOn = (line: PageLine, before: PageLine): boolean =>
  before.y - line.y < HEADING_GAP * line.size &&
  line.fragments.every(
    ({ text }) => text.length < 60 && markOf(text) === null && !REF.test(text) && !/\.$/.test(text),
  ) &&
  (line.fragments.length < before.fragments.length ||
    line.fragments.every(({ text }) => /^[\p{Ll}(&/]/u.test(text)));

type Column = { name: string; start: number; end: number };

/** Headings with the words of one more line, each below its own; null when a word stands below none. */
function withLine(columns: readonly Column[], line: PageLine): Column[] | null {
  const over = ({ x, end }: Fragment): number =>
    columns.findIndex((column) => x < column.end + SLACK && end > column.start - SLACK);
  if (line.fragments.some((fragment) => over(fragment) < 0)) return null;
  return columns.map((column, index) => {
    const below = line.fragments.filter((fragment) => over(fragment) === index);
    return {
      name: [column.name, ...below.map(({ text }) => text)].join(' '),
      start: below.reduce((least, { x }) => Math.min(least, x), column.start),
      end: below.reduce((most, { end }) => Math.max(most, end), column.end),
    };
  });
}

function isHeading(columns: readonly Column[], known: PdfTable | null): boolean {
  const names = columns.map(({ name }) => name);
  if (known !== null) {
    const old = new Set(known.names.filter((name) => name !== ''));
    return names.filter((name) => old.has(name)).length * 3 > names.length * 2;
  }
  const meant = names.filter((name) => name.length <= 60 && meaningOf(name) !== null).length;
  const row = { cells: names.map((text) => [{ text, marker: null, depth: 0 }]), where: '' };
  return meant * 3 >= names.length * 2 && columnsOf(row, true) !== null;
}

/** A column of numbers at the left has often no heading. */
function withNumbers({ columns, lines }: Headings, below: readonly PageLine[]): Headings {
  const first = columns[0]?.start ?? 0;
  const left = below.flatMap(({ fragments }) => {
    const [number] = fragments;
    return number !== undefined && number.x < first - SLACK && REF.test(number.text) ? [number.x] : [];
  });
  const [start] = left;
  return start === undefined ? { columns, lines } : { columns: [{ name: '', start }, ...columns], lines };
}

export const newTable = (
  { columns }: Headings,
  line: PageLine,
  page: number,
  centred: boolean,
): PdfTable => ({
  starts: columns.map(({ start }) => start),
  names: columns.map(({ name }) => name),
  row: null,
  lastY: line.y,
  size: line.size,
  page,
  centred,
});

const columnOf = (x: number, starts: readonly number[]): number =>
  starts.findLastIndex((start) => start <= x + SLACK);

/** Whether a line keeps to the columns. One that runs across them does only when it is short, as a heading is. */
export function belongs(line: PageLine, table: PdfTable): boolean {
  const [first] = line.fragments;
  if (first === undefined || first.x < (table.starts[0] ?? 0) - SLACK - 3) return false;
  if (line.size > table.size * LARGER) return false;
  if (line.fragments.length > 1) return true;
  const next = table.starts.find((start) => start > first.x + SLACK + 3);
  return next === undefined || first.end < next + SLACK || first.text.length < 90;
}

/** Adds a line to the row that is open, or opens the next one; `endRow` is told before. */
export function addLine(line: PageLine, table: PdfTable, page: number, endRow: () => void): void {
  const cells = table.starts.map(() => '');
  for (const { text, x } of line.fragments) {
    const column = Math.max(0, columnOf(x, table.starts));
    cells[column] = `${cells[column] ?? ''} ${text}`.trim();
  }
  const gap = table.lastY - line.y;
  const wide = gap > (table.centred ? CENTRED_GAP : ROW_GAP) * Math.min(line.size, table.size) || gap < 0;
  const [first] = line.fragments;
  const second = table.starts[1] ?? Number.POSITIVE_INFINITY;
  const across =
    line.fragments.length === 1 && first !== undefined && first.x < second - SLACK && first.end > second + 20;
  if (table.row === null || wide || across || (!table.centred && startsRow(cells, table.row))) {
    endRow();
    table.row = cells;
    table.page = page;
  } else table.row = table.row.map((cell, index) => below(cell, cells[index] ?? ''));
  table.lastY = line.y;
  table.size = Math.min(table.size, line.size);
}

/** A cell with its next line; where a sentence has ended and another begins, two spaces part them as paragraphs. */
const below = (cell: string, line: string): string =>
  /[.!?]$/.test(cell) && /^\p{Lu}/u.test(line) ? `${cell}  ${line}` : joined(cell, line);

/** Without a gap, a row begins with a number in the first column, or where nearly every column begins anew. */
function startsRow(cells: readonly string[], row: readonly string[]): boolean {
  const [first = ''] = cells;
  if (REF.test(first)) return true;
  const filled = cells.filter((cell) => cell !== '');
  const ended = row
    .filter((cell) => cell !== '')
    .every((cell) => /[.!?)\d%]$/.test(cell) || cell.length < 25);
  return (
    filled.length >= 3 &&
    filled.length >= row.filter((cell) => cell !== '').length &&
    ended &&
    filled.every((cell) => /^[\p{Lu}\d(]/u.test(cell))
  );
}
