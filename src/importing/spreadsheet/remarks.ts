/** What the looks and notes of a row's cells say beside their words. */
import { columnName, placeIn, type Sheet } from './grid.ts';
import type { Column } from './header.ts';
import type { Noticed } from './noticed.ts';
import { oneLine, type SeenRow } from './seen.ts';

/** Tells notes, and words that are struck through. */
export function remarksOn(row: SeenRow, columns: readonly Column[], sheet: Sheet, notes: Noticed): void {
  for (const { cell } of row.own) {
    const where = placeIn(sheet, row.row, cell.column);
    const heading = columns.find(({ column }) => column === cell.column)?.heading ?? columnName(cell.column);
    if (cell.note !== null) {
      const said = oneLine(cell.note).slice(0, 200);
      notes.add('unplaced', `A note at the cell says: "${said}". Notes have no place in a plan.`, where);
    }
    if (cell.struck === null) continue;
    const words = oneLine(cell.struck).slice(0, 100);
    if (cell.struck.trim() === cell.text.trim()) {
      const what = `The words under "${heading}" are struck through, and were read like the others; take the action out if it is dropped.`;
      notes.add('unplaced', what, where);
    } else {
      notes.add('repaired', `The words "${words}" are struck through, and were left out.`, where);
    }
  }
}
