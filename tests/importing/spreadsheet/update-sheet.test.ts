/** Percentages in a partner's sheet, in whichever way Excel kept what was typed. */
import { updateSheetOf } from '../../../src/exporting/update-sheet.ts';
import { readSpreadsheet } from '../../../src/importing/spreadsheet/read.ts';
import { FilledSheet, opened, saved } from '../../exporting/filled-in.ts';

const row = { milestone: 'm1', seen: null, ref: '1.1', label: null, title: 'Report', due: null, last: null };

test.each<[string | number, string, number]>([
  [0.4, 'General', 40],
  [0.4, '0%', 40],
  [1, '0%', 100],
  [40, 'General', 40],
  [1, 'General', 1],
  ['0.4', '@', 40],
  ['40 %', '@', 40],
])('%j in a cell of the format %s', async (typed, format, percent) => {
  const sheet = { plan: 'sample', title: 'Plan', body: 'Trust', generatedOn: '2026-12-01', rows: [row] };
  const book = await opened(await updateSheetOf(sheet));
  const update = new FilledSheet(book, 'Update');
  update.set(2, { 'Status now': 'On track', '% done': typed });
  update.cell(2, '% done').numFmt = format;
  const read = await readSpreadsheet(await saved(book), 'xlsx', 'update.xlsx');
  expect(read).toMatchObject({ ok: true, found: { updates: { rows: [{ percent }] } } });
});
