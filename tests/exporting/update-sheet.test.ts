/** The sheet that a partner outside the tenant fills in: what they wrote comes back as theirs, and nothing else. */
import type excel from 'exceljs';
import type { PlanFile } from '../../src/domain/plan-file.ts';
import { actionsOfBody, type PartnerSheet, updateSheetOf } from '../../src/exporting/update-sheet.ts';
import { type ReadSpreadsheet, readSpreadsheet } from '../../src/importing/spreadsheet/read.ts';
import { FilledSheet, opened, saved } from './filled-in.ts';

const SHEET: PartnerSheet = {
  plan: 'sample',
  title: 'Sample plan',
  body: 'Sample Health Trust',
  generatedOn: '2026-12-01',
  rows: [
    {
      milestone: 'm1',
      seen: 'u1',
      ref: '1.1(a)',
      label: null,
      title: '=Publish',
      due: '2026-12-04',
      last: { status: 'at-risk', on: '2026-11-20' },
    },
    { milestone: 'm2', seen: null, ref: '2.3(b)', label: 'autumn', title: 'Report', due: null, last: null },
    {
      milestone: 'm3',
      seen: 'u3',
      ref: '2.3(b)',
      label: 'spring',
      title: 'Report',
      due: '2027-03-31',
      last: null,
    },
  ],
};

async function back(fill: (update: FilledSheet, book: excel.Workbook) => void): Promise<ReadSpreadsheet> {
  const book = await opened(await updateSheetOf(SHEET));
  fill(new FilledSheet(book, 'Update'), book);
  return readSpreadsheet(await saved(book), 'xlsx', 'update.xlsx');
}

test('it shows what the record knows, and asks for the rest', async () => {
  const book = await opened(await updateSheetOf(SHEET));
  const update = new FilledSheet(book, 'Update');
  expect(update.cell(2, 'Action').value).toBe("'=Publish");
  expect(update.cell(2, 'Last status').value).toBe('At risk');
  expect(update.cell(3, 'Action').value).toBe('Report (autumn)');
  expect(update.cell(2, 'Status now').dataValidation).toMatchObject({
    type: 'list',
    formulae: ['"Not started,On track,At risk,Off track,Complete"'],
    showErrorMessage: true,
  });
  expect(update.sheet.views[0]).toMatchObject({ state: 'frozen' });
  expect(book.getWorksheet('Instructions')?.getCell('A1').value).toMatch(/Sample Health Trust/);
});

test('what they fill in comes back, with the milestone and what was known of it', async () => {
  const read = await back((update) => {
    update.set(2, {
      'Status now': 'Complete',
      '% done': 100,
      'What happened, or the reason': 'Published on our site',
      'Evidence (link or place)': { text: 'the page', hyperlink: 'https://example.org/page' },
      'Your name': 'Dev Sample',
    });
    update.set(4, { 'Status now': 'at risk', 'New expected date': '30/4/2027', '% done': '40%' });
  });
  expect(read).toEqual({
    ok: true,
    found: {
      kind: 'update-sheet',
      updates: {
        plan: 'sample',
        body: 'Sample Health Trust',
        rows: [
          {
            milestone: 'm1',
            seen: 'u1',
            ref: '1.1(a)',
            status: 'complete',
            percent: 100,
            forecast: null,
            reason: 'Published on our site',
            evidence: 'https://example.org/page',
            saidBy: 'Dev Sample',
            where: 'Update!A2',
          },
          {
            milestone: 'm3',
            seen: 'u3',
            ref: '2.3(b)',
            status: 'at-risk',
            percent: 40,
            forecast: '2027-04-30',
            reason: null,
            evidence: null,
            saidBy: '',
            where: 'Update!A4',
          },
        ],
        findings: [{ kind: 'unplaced', what: 'Nothing is said of 1 of 3 actions.', where: 'Update' }],
      },
    },
  });
});

test('a sheet that was left empty adds nothing', async () => {
  const read = await back(() => undefined);
  expect(read).toMatchObject({ ok: true, found: { updates: { rows: [] } } });
});

test('nonsense is told cell by cell, all at once', async () => {
  const read = await back((update) => {
    update.set(2, { 'Status now': 'fine I think', '% done': 140, 'New expected date': 'soon' });
    update.set(3, { 'What happened, or the reason': 'x'.repeat(2001) });
    update.set(9, { Ref: '7.7', 'Status now': 'Complete' });
  });
  expect(read.ok ? [] : read.faults.map(({ where, message }) => `${where}: ${message}`)).toEqual([
    'Update!G2: "fine I think" is not on the list; pick a status from it',
    'Update!H2: "140" is no percentage; write a whole number from 0 to 100',
    'Update!I2: "soon" is no day; write it like 4/12/2026, or empty the cell',
    'Update!J3: is too long; at most 2000 characters',
    'Update!B9: is none of the actions of this sheet; write in the rows that are there, or ask for a new sheet',
  ]);
});

test('a formula is refused by its cell', async () => {
  const read = await back((update) => update.set(2, { '% done': { formula: 'B2', result: 5 } }));
  expect(read).toEqual({
    ok: false,
    faults: [
      {
        where: 'Update!H2',
        message: 'is a formula; copy the cell and paste it as a value, then import again',
      },
    ],
  });
});

const PLAN: Pick<PlanFile, 'items' | 'posts' | 'bodies'> = {
  posts: [{ id: 'health-trust', title: 'Sample Health Trust' }],
  bodies: [{ name: 'Sample Health Trust', aliases: ['SHT'] }],
  items: [
    {
      ref: '1',
      title: 'Health',
      items: [
        { ref: '1.1', title: 'owned', nature: 'deliverable', owners: ['health-trust'] },
        {
          ref: '1.2',
          title: 'helped',
          nature: 'deliverable',
          owners: ['alex.sample@example.org', 'health-trust'],
        },
        { ref: '1.3', title: 'named', nature: 'deliverable', bodies: [{ name: 'SHT', relation: 'partner' }] },
        { ref: '1.4', title: 'no action', bodies: [{ name: 'SHT', relation: 'partner' }] },
        { ref: '1.5', title: 'another’s', nature: 'deliverable', owners: ['alex.sample@example.org'] },
      ],
    },
  ],
};

test.each([
  ['Sample Health Trust', ['1.1', '1.2', '1.3']],
  ['sht', ['1.1', '1.2', '1.3']],
  ['health-trust', ['1.1', '1.2']],
  ['alex.sample@example.org', ['1.2', '1.5']],
  ['Nobody', []],
])('the actions of %s', (body, refs) => {
  const file: PlanFile = {
    plan: 'sample',
    title: 'Sample',
    authority: 'Sample',
    timezone: 'Europe/London',
    levels: ['Priority', 'Action'],
    ...PLAN,
  };
  expect(actionsOfBody(file, body)).toEqual(refs);
});
