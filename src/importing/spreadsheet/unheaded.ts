/** Finds the columns without a heading that may hold the actions: between known ones, and filled with words. */
import { englishDate } from './english-date.ts';
import type { Column } from './header.ts';
import { oneLine, type SeenRow, wordsAt } from './seen.ts';

/** More columns than these are looked at by nobody. */
const FURTHEST = 200;

/**
 * The places of such columns, from the left; none where a heading says what is to be done. `headings` are the rows of
 * the headings, `body` what stands below them.
 */
export function unheaded(
  columns: readonly Column[],
  headings: readonly SeenRow[],
  body: readonly SeenRow[],
): number[] {
  if (columns.some(({ meaning }) => meaning === 'action')) return [];
  const known = columns.filter(({ meaning }) => meaning !== null).map(({ column }) => column);
  const first = Math.min(...known);
  const last = Math.min(Math.max(...known), first + FURTHEST);
  const rows = body.filter(({ own }) => own.length > 1);
  const found: number[] = [];
  for (let column = first + 1; column < last; column += 1)
    if (headings.every((row) => wordsAt(row, column) === '') && saysWhatToDo(column, rows))
      found.push(column);
  return found;
}

/** Whether most rows have words of their own there, and most of these are more than a name or a date. */
function saysWhatToDo(column: number, rows: readonly SeenRow[]): boolean {
  const filled = rows
    .filter((row) => row.at(column)?.own)
    .map((row) => oneLine(wordsAt(row, column)))
    .filter((words) => words !== '');
  const worded = filled.filter(
    (words) => /\p{L}{2,}.*\s.*\p{L}{2,}/u.test(words) && englishDate(words) === null,
  );
  return filled.length * 3 >= rows.length * 2 && worded.length > 0 && worded.length * 3 >= filled.length * 2;
}
