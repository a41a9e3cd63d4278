/** Finds the row of headings by what its words mean, in one row or in two, and knows it again further down. */
import { type Meaning, meaningOf } from '../columns.ts';
import { oneLine, type SeenRow, type Spot } from './seen.ts';

/** `meaning` is null for a heading that a plan has no place for. */
export type Column = { column: number; heading: string; meaning: Meaning | null };
export type Header = { columns: Column[]; height: 1 | 2 };

const LONGEST = 160;
const STRUCTURE: readonly (Meaning | null)[] = ['action', 'objective', 'priority'];

/** The headings that stand at a row, or null when it is no row of headings. */
export function headerAt(rows: readonly SeenRow[], index: number): Header | null {
  const row = rows[index];
  if (row === undefined) return null;
  const single = columnsOf(row);
  const below = rows[index + 1];
  const double = below === undefined || !isGrouped(row, below) ? null : doubled(row, below);
  const best =
    double !== null && double.filter(isKnown).length > single.filter(isKnown).length ? double : single;
  return isHeader(best) ? { columns: best, height: best === double ? 2 : 1 } : null;
}

/** Headings of a table of actions that may lack the one for the actions themselves. */
export function looseHeaderAt(rows: readonly SeenRow[], index: number): Header | null {
  const row = rows[index];
  const columns = row === undefined ? [] : columnsOf(row);
  const header: Header = { columns, height: 1 };
  const known = columns.filter(isKnown).length;
  const short = columns.every(({ heading }) => heading.length <= LONGEST);
  return strengthOf(header) >= 3 && known * 2 >= columns.length && short ? header : null;
}

const isKnown = ({ meaning }: Column): boolean => meaning !== null;

/** How many different things the headings mean. */
export const strengthOf = ({ columns }: Header): number =>
  new Set(columns.filter(isKnown).map(({ meaning }) => meaning)).size;

function isHeader(columns: readonly Column[]): boolean {
  const known = columns.filter(isKnown);
  return (
    new Set(known.map(({ meaning }) => meaning)).size >= 2 &&
    known.some(({ meaning }) => STRUCTURE.includes(meaning)) &&
    known.length * 2 >= columns.length &&
    columns.every(({ heading }) => heading.length <= LONGEST)
  );
}

function columnsOf(row: SeenRow): Column[] {
  return row.own.map(({ cell }) => {
    const heading = oneLine(cell.text);
    return { column: cell.column, heading, meaning: meaningOf(heading) };
  });
}

const isWide = ({ range }: Spot): boolean => range !== null && range.right > range.left;

/** Whether one heading stands over several: "Timescale" over "Start" and "End". */
const isGrouped = (upper: SeenRow, lower: SeenRow): boolean =>
  // A title over everything is no heading of a group.
  upper.own.length > 1 &&
  upper.own.some(isWide) &&
  lower.own.every(({ cell }) => upper.at(cell.column) !== null);

function doubled(upper: SeenRow, lower: SeenRow): Column[] {
  const columns: Column[] = [];
  for (const spot of upper.own) {
    const left = spot.cell.column;
    const right = isWide(spot) ? (spot.range?.right ?? left) : left;
    const above = oneLine(spot.cell.text);
    for (let column = left; column <= right; column += 1) {
      const under = lower.at(column);
      const own = under?.own ? oneLine(under.cell.text) : '';
      if (own === '' && column > left) continue;
      const heading = own === '' ? above : `${above}: ${own}`;
      const meaning =
        (own === '' ? null : (meaningOf(own) ?? meaningOf(`${above} ${own}`))) ?? meaningOf(above);
      columns.push({ column, heading, meaning });
    }
  }
  return columns;
}

/** Whether a row says the headings again, as they are repeated on every page. */
export function repeats(row: SeenRow, columns: readonly Column[]): boolean {
  const said = row.own.filter(({ cell }) => {
    const column = columns.find((one) => one.column === cell.column);
    return column !== undefined && plain(column.heading) === plain(cell.text);
  }).length;
  return said >= 2 && said * 2 > row.own.length;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
