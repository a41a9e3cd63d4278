/** Refs as a spreadsheet keeps them: numbers lose their last nought, and some become dates. */
import { placeIn, type Sheet } from './grid.ts';
import type { Column } from './header.ts';
import type { Noticed } from './noticed.ts';
import { oneLine, type SeenRow } from './seen.ts';

/** Reads the refs of a table from top to bottom; the one before tells what a lost nought was. */
export function refReader(
  sheet: Sheet,
  notes: Noticed,
): (row: SeenRow, column: Column | null) => string | null {
  const last = new Map<number, string>();
  return (row, column) => {
    const spot = column === null ? null : row.at(column.column);
    if (column === null || spot === null || spot.cell.text.trim() === '') return null;
    const { cell } = spot;
    const text = oneLine(cell.text);
    const where = placeIn(sheet, row.row, column.column);
    if (cell.day !== null || (cell.figure !== null && /[a-z]{3}/i.test(text))) {
      const what = `The ref was turned into a date by the spreadsheet (${text}), and was left out; type it again with an apostrophe before it.`;
      notes.add('unplaced', what, where);
      return null;
    }
    const before = last.get(column.column) ?? '';
    const asNumber = cell.figure !== null ? cell.look.format === 'General' : sheet.name === null;
    const whole = asNumber && spot.own ? withNought(text, before) : text;
    if (whole !== text) {
      const what = `The ref ${text} follows ${before}, and is read as ${whole}: a spreadsheet drops the last nought of a number.`;
      notes.add('repaired', what, where);
    }
    last.set(column.column, whole);
    return whole;
  };
}

/** `1.1` after `1.9` is `1.10`; `1.2` after `1.19` is `1.20`. */
function withNought(text: string, before: string): string {
  const [, head, figures] = /^((?:\d+\.)+)(\d*9)$/.exec(before) ?? [];
  if (head === undefined || figures === undefined) return text;
  const next = `${head}${Number(figures) + 1}`;
  return `${text}0` === next ? next : text;
}
