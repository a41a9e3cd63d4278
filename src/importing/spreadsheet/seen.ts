/** The rows of a sheet as a reader sees them: what a merged cell says counts for every row and column that it covers. */
import type { Cell, Range, Row, Sheet } from './grid.ts';
import { MOST_CELLS, MOST_COLUMNS, tooManyCells } from './refusal.ts';

/** `own` is false where the words stand in a row above, and the cell only reaches down to here. */
export type Spot = { cell: Cell; range: Range | null; own: boolean };

export type SeenRow = {
  row: Row;
  /** What stands at a column, merged cells included; null for an empty place. */
  at(column: number): Spot | null;
  /** The filled cells that begin in this row, with words. */
  own: readonly Spot[];
};

/** Every row that holds words of its own. Throws a refusal when merged ranges cover more than any plan needs. */
export function seenRows(sheet: Sheet): SeenRow[] {
  const covers = coversOf(sheet);
  return sheet.rows
    .map((row): SeenRow => {
      const covered = covers.get(row.number);
      const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
      const at = (column: number): Spot | null => {
        const over = covered?.get(column);
        if (over !== undefined) return over;
        const cell = cells.get(column);
        return cell === undefined ? null : { cell, range: null, own: true };
      };
      const own = row.cells
        .filter((cell) => cell.text.trim() !== '')
        .map((cell) => at(cell.column))
        .filter((spot) => spot?.own)
        .filter((spot) => spot !== null);
      return { row, at, own: [...new Map(own.map((spot) => [spot.cell, spot])).values()] };
    })
    .filter(({ own }) => own.length > 0);
}

function coversOf(sheet: Sheet): Map<number, Map<number, Spot>> {
  const covers = new Map<number, Map<number, Spot>>();
  const numbers = sheet.rows.map(({ number }) => number);
  let count = 0;
  for (const range of sheet.merges) {
    const first = firstAtLeast(numbers, range.top);
    const origin = sheet.rows[first];
    const cell = origin?.number === range.top ? originCell(origin, range.left) : undefined;
    const right = Math.min(range.right, MOST_COLUMNS);
    for (let index = first; (sheet.rows[index]?.number ?? Infinity) <= range.bottom; index += 1) {
      const row = sheet.rows[index];
      if (row === undefined) break;
      count += Math.max(1, right - range.left + 1);
      if (count > MOST_CELLS) throw tooManyCells(sheet.name ?? '');
      const cover = covers.get(row.number) ?? new Map<number, Spot>();
      covers.set(row.number, cover);
      if (cell === undefined) continue;
      const spot: Spot = { cell, range, own: row.number === range.top };
      for (let column = range.left; column <= right; column += 1) cover.set(column, spot);
    }
  }
  return covers;
}

const originCell = (row: Row, column: number): Cell | undefined =>
  row.cells.find((cell) => cell.column === column && cell.text.trim() !== '');

/** The index of the first number that is not smaller. */
function firstAtLeast(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of a place, on one line or several, without spaces around. */
export const wordsAt = (row: SeenRow, column: number): string => row.at(column)?.cell.text.trim() ?? '';

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
