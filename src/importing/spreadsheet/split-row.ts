/** Shares the cells of a row out among several actions in it, where the cells hold as many lines or letters. */
import { type Listed, listedIn } from '../listed.ts';
import type { Columns } from './columns-used.ts';
import type { Column } from './header.ts';
import type { SeenRow, Spot } from './seen.ts';

/**
 * One row a point. A cell with the same letters, or as many lines as there are points, gives each its own; every
 * other cell counts for all. `tell` hears of the headings whose lines were shared out by their number alone.
 */
export function splitRow(
  row: SeenRow,
  used: Columns,
  points: readonly Listed[],
  tell: (heading: string) => void,
): SeenRow[] {
  const columns = [
    used.byWhen,
    used.status,
    ...(['owner', 'progress', 'percent', 'evidence'] as const).flatMap((meaning) => used.of(meaning)),
  ].filter((column) => column !== null);
  const shares = new Map(
    columns.map((column) => [column.column, sharesOf(row.at(column.column), points, column, tell)]),
  );
  return points.map((_, index) => {
    const at = (column: number): Spot | null => {
      const spot = row.at(column);
      const words = shares.get(column)?.[index];
      return spot === null || words === undefined
        ? spot
        : { ...spot, cell: { ...spot.cell, text: words, figure: null, day: null } };
    };
    return { ...row, at };
  });
}

function sharesOf(
  spot: Spot | null,
  points: readonly Listed[],
  column: Column,
  tell: (heading: string) => void,
): string[] | null {
  if (spot === null) return null;
  const listed = listedIn(spot.cell.text).filter(({ opening }) => !opening);
  const plain = (label: string | null): string => (label ?? '').replace(/[^a-z0-9]/gi, '').toLowerCase();
  const lettered = points.map(({ label }) =>
    listed.find((one) => label !== null && plain(one.label) === plain(label)),
  );
  if (lettered.every((one) => one !== undefined)) return lettered.map((one) => one.text);
  const lines = spot.cell.text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  if (lines.length !== points.length) return null;
  tell(column.heading);
  return lines;
}
