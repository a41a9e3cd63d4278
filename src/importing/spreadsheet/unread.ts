/** Tells what of a table was not read, and what was read although it is hidden. */
import type { Columns } from './columns-used.ts';
import { columnName, placeIn, placeOfRow, type Sheet, sheetName } from './grid.ts';
import type { Column } from './header.ts';
import type { Noticed } from './noticed.ts';
import type { SeenRow } from './seen.ts';

export function tellUnread(
  used: Columns,
  columns: readonly Column[],
  rows: readonly SeenRow[],
  sheet: Sheet,
  notes: Noticed,
): void {
  const filled = (column: number): SeenRow[] =>
    rows.filter((row) => row.at(column)?.own && row.at(column)?.cell.text.trim() !== '');
  for (const { column, heading } of used.unknown) {
    const [first, ...more] = filled(column);
    if (first === undefined) continue;
    const what = `The column "${heading}" has no place in a plan; its ${more.length + 1} filled cell${more.length === 0 ? ' was' : 's were'} left out.`;
    notes.add('unplaced', what, placeIn(sheet, first.row, column));
  }
  const states = [
    ...(used.status === null ? [] : [used.status]),
    ...(['progress', 'percent', 'evidence'] as const).flatMap((meaning) => used.of(meaning)),
  ].filter(({ column }) => filled(column).length > 0);
  const [state] = states;
  const [stated] = state === undefined ? [] : filled(state.column);
  if (state !== undefined && stated !== undefined) {
    const headings = states.map(({ heading }) => `"${heading}"`).join(', ');
    const what = `How the actions stand (${headings}) is no part of a plan, and was left out: owners say it as updates.`;
    notes.add('unplaced', what, placeIn(sheet, stated.row, state.column));
  }
  for (const { column, heading } of used.told) {
    const [first] = filled(column);
    if (first === undefined) continue;
    notes.add(
      'inferred',
      `The column "${heading}" was kept in the description of each action.`,
      placeIn(sheet, first.row, column),
    );
  }
  const { action } = used;
  const [first] = filled(action.column);
  if (action.heading === '' && first !== undefined) {
    const what = `Column ${columnName(action.column)} has no heading; it was taken for the actions, because no other column says what is to be done, and it alone is filled with words in most rows.`;
    notes.add('inferred', what, placeIn(sheet, first.row, action.column));
  }
  const headed = new Set(columns.map(({ column }) => column));
  const beside = rows.flatMap((row) =>
    row.own
      .filter(({ cell, range }) => !headed.has(cell.column) && range === null)
      .map(({ cell }) => ({ row, cell })),
  );
  for (const [column, cells] of Map.groupBy(beside, ({ cell }) => cell.column)) {
    const [first] = cells;
    if (first === undefined) continue;
    const what = `Column ${columnName(column)} has no heading; its ${cells.length} filled cell${cells.length === 1 ? ' was' : 's were'} left out.`;
    notes.add('unplaced', what, placeIn(sheet, first.row.row, column));
  }
  const hidden = rows.filter(({ row }) => row.hidden);
  const [unseenRow] = hidden;
  if (unseenRow !== undefined) {
    const what = `${hidden.length} hidden row${hidden.length === 1 ? ' was' : 's were'} read like the others.`;
    notes.add('inferred', what, placeOfRow(sheet, unseenRow.row));
  }
  const unseen = sheet.hiddenColumns.filter((column) => headed.has(column));
  if (unseen.length > 0) {
    const what = `Hidden columns were read like the others: ${unseen.map(columnName).join(', ')}.`;
    notes.add('inferred', what, sheetName(sheet));
  }
}
