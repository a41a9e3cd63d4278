/** Tells whether the words of a table on a PDF's page keep to the columns that its headings show. */
import type { PageLine } from './pdf-lines.ts';
import type { Headings } from './pdf-table.ts';

/** How far words may reach over the edge of their column, in points. */
const SLACK = 9;
/** So many lines below the headings are looked at. */
const AHEAD = 40;
const LARGER = 1.12;
const LEAST = 3;

/** Whether so many words stand across the edge of a column that a cell cannot be told from the next: centred headings. */
export function runsAcross({ columns, lines }: Headings, page: readonly PageLine[], at: number): boolean {
  const size = page[at]?.size ?? 10;
  const starts = columns.map(({ start }) => start);
  const body = page.slice(at + lines, at + lines + AHEAD);
  const end = body.findIndex((line) => line.size > size * LARGER);
  const pieces = (end < 0 ? body : body.slice(0, end))
    .filter(({ fragments }) => fragments.length > 1)
    .flatMap(({ fragments }) => fragments);
  const across = pieces.filter((piece) =>
    starts.some((start) => piece.x < start - SLACK && piece.end > start + SLACK),
  );
  return across.length >= LEAST && across.length * 4 >= pieces.length;
}
