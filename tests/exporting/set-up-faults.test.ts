/** A workbook that was filled in wrongly: every fault is told by its cell, and nothing else is. */
import type excel from 'exceljs';
import { FilledSheet, faultsOfFilled, type filledIn } from './filled-in.ts';
import { PLAN } from './sample.ts';

test.each<[string, Parameters<typeof filledIn>[1], string]>([
  [
    'an owner whom nobody knows',
    (book) => new FilledSheet(book, 'Actions').set(4, { 'Accountable owner': 'Mr Nobody' }),
    'Actions!I4: "Mr Nobody" is neither a post nor an e-mail address; add it on the Posts sheet, or write the address',
  ],
  [
    'a day that is none',
    (book) => new FilledSheet(book, 'Actions').set(4, { 'Due date': '31/2/2027' }),
    'Actions!H4: "31/2/2027" is no day; write it like 4/12/2026, or empty the cell',
  ],
  [
    'words for a day',
    (book) => new FilledSheet(book, 'Actions').set(4, { 'Due date': 'next summer' }),
    'Actions!H4: "next summer" is no day; write it like 4/12/2026, or empty the cell',
  ],
  [
    'a nature off the list',
    (book) => new FilledSheet(book, 'Actions').set(4, { Nature: 'project' }),
    'Actions!F4: "project" is not on the list; pick one of deliverable, recurring, continuous, outcome, cross-reference',
  ],
  [
    'a date on a heading',
    (book) => new FilledSheet(book, 'Actions').set(2, { 'Due date': new Date('2027-01-01') }),
    'Actions!H2: is set on what is no action; pick a nature to make it an action, or empty the cell',
  ],
  [
    'the same ref twice',
    (book) => new FilledSheet(book, 'Actions').set(5, { Ref: '1.1 (a)' }),
    'Actions!B5: 1.1 (a) stands twice; each ref may be used once',
  ],
  [
    'nothing above',
    (book) => new FilledSheet(book, 'Actions').set(5, { Under: '9.9' }),
    'Actions!D5: there is no item 9.9 in this plan; correct the ref',
  ],
  [
    'an item under itself',
    (book) => new FilledSheet(book, 'Actions').set(2, { Under: '1.1' }),
    'Actions!D2: 1 would stand under itself; correct what it stands under',
  ],
  [
    'a heading that was removed from above its actions',
    (book) => {
      const actions = new FilledSheet(book, 'Actions');
      actions.sheet.spliceRows(actions.row('Ref', '1.2'), 1);
    },
    'Actions!D6: what 1.2(a) stood under was removed (1.2); move it, or remove it as well',
  ],
  [
    'contributors and nobody accountable',
    (book) => new FilledSheet(book, 'Actions').set(4, { Contributors: 'Head of Inclusion' }),
    'Actions!I4: is empty, and contributors are named; say who is accountable',
  ],
  [
    'an address that is none',
    (book) => new FilledSheet(book, 'Posts').set(2, { 'Holder (e-mail)': 'alex at example' }),
    'Posts!D2: "alex at example" is no e-mail address; correct it, or empty the cell',
  ],
  [
    'a time that is none',
    (book) => new FilledSheet(book, 'Boards').set(2, { At: 'noon' }),
    'Boards!E2: is no time of day; write it like 08:30',
  ],
  [
    'a reading of no measure',
    (book) =>
      new FilledSheet(book, 'Readings').set(3, {
        'Item ref': '1.2(a)',
        Measure: 'Other',
        Period: 'now',
        Value: 1,
      }),
    'Readings!C3: names no measure of the Measures sheet; copy the ref and the words from there',
  ],
  [
    'the plan’s id',
    (book) => put(new FilledSheet(book, 'Plan').sheet.getCell('B2'), 'another'),
    'Plan!B2: is another, and this is a workbook of sample; the id cannot be changed here',
  ],
  [
    'a formula',
    (book) => new FilledSheet(book, 'Actions').set(4, { 'Due date': { formula: 'TODAY()', result: 46_000 } }),
    'Actions!H4: is a formula; copy the cell and paste it as a value, then import again',
  ],
  [
    'a column that is gone',
    (book) => put(new FilledSheet(book, 'Actions').cell(1, 'Due date'), 'Deadline'),
    'Actions: has no column "Due date" any more; export the workbook again and copy your entries into it',
  ],
  [
    'the hidden sheet damaged',
    (book) => put(book.getWorksheet('_base')?.getCell('A2'), '1|{'),
    'the file: has lost the hidden sheet by which Waymark knows what was changed; export the workbook again and copy your entries into it',
  ],
])('it refuses %s, by its cell', async (_, fill, fault) => {
  expect(await faultsOfFilled(PLAN, fill)).toEqual([fault]);
});

function put(cell: excel.Cell | undefined, value: string): void {
  if (cell === undefined) throw new Error('no such sheet');
  cell.value = value;
}

test('all faults are told at once', async () => {
  const faults = await faultsOfFilled(PLAN, (book) => {
    const actions = new FilledSheet(book, 'Actions');
    actions.set(4, { 'Due date': 'soon', 'Accountable owner': 'Mr Nobody', Nature: 'project' });
    new FilledSheet(book, 'Boards').set(2, { At: 'noon', 'Summary on': 'someday' });
  });
  expect(faults).toHaveLength(5);
});
