/** Tells whether the words of a table on a PDF's page keep to the columns that its headings show. */
import type { PageLine } from './pdf-lines.ts';
import type { Headings } from './pdf-table.ts';

/** How far words may reach over the edge of their column, in points. */
const SLACK = 9;
/** So many lines below the headings are looked at. */
const AHEAD = 40;
const LARGER = 1.12;
const LEAST = 3;

/** Lines nearer than this part of their height stand side by side: each cell is centred in its row. */
const BESIDE = 0.8;
/** In such a table the next row is further off than the next line of a cell, and by less than elsewhere. */
export const CENTRED_GAP = 1.35;

const bodyBelow = ({ lines }: Headings, page: readonly PageLine[], at: number): readonly PageLine[] => {
  const size = page[at]?.size ?? 10;
  const body = page.slice(at + lines, at + lines + AHEAD);
  const end = body.findIndex((line) => line.size > size * LARGER || line.size * LARGER < size);
  return end < 0 ? body : body.slice(0, end);
};

/** Whether the cells of a table are centred in their rows, so that their lines stand at different heights. */
export function isCentred(head: Headings, page: readonly PageLine[], at: number): boolean {
  const gaps = gapsIn(bodyBelow(head, page, at));
  const beside = gaps.filter((gap) => gap < BESIDE).length;
  return beside >= LEAST && beside * 4 >= gaps.length;
}

const gapsIn = (lines: readonly PageLine[]): number[] =>
  lines.slice(1).map((line, index) => ((lines[index]?.y ?? line.y) - line.y) / line.size);

/**
 * Whether one cell cannot be told from the next: many words stand across the edge of a column, as below centred
 * headings, or two in one column; or the cells are centred in their rows, and any do, or no gap parts the rows.
 */
export function isMixed(head: Headings, page: readonly PageLine[], at: number): boolean {
  const body = bodyBelow(head, page, at);
  const starts = head.columns.map(({ start }) => start);
  const across = (lines: readonly PageLine[]): number =>
    lines
      .flatMap(({ fragments }) => fragments)
      .filter((piece) => starts.some((start) => piece.x < start - SLACK && piece.end > start + SLACK)).length;
  const columnOf = (x: number): number => starts.findLastIndex((start) => start <= x + SLACK);
  const rows = body.filter(({ fragments }) => fragments.length > 1);
  const shared = rows.filter(({ fragments }) => {
    const words = fragments.filter(({ text }) => text.length > 3);
    return new Set(words.map(({ x }) => columnOf(x))).size < words.length;
  }).length;
  if (isCentred(head, page, at))
    return across(body) > 0 || shared > 0 || gapsIn(body).every((gap) => gap < CENTRED_GAP);
  const pieces = rows.flatMap(({ fragments }) => fragments).length;
  const mixed = across(rows) >= LEAST && across(rows) * 4 >= pieces;
  return mixed || (shared >= LEAST && shared * 2 >= rows.length);
}
