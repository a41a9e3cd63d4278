/** The set-up workbook: what is exported and not touched comes back as it was, whatever the plan holds. */
import { readFileSync } from 'node:fs';
import type excel from 'exceljs';
import fc from 'fast-check';
import type { PlanFile } from '../../src/domain/plan-file.ts';
import { type WorkbookRecord, workbookOf } from '../../src/exporting/workbook.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';
import { readSpreadsheet } from '../../src/importing/spreadsheet/read.ts';
import { type SetUpReading, setUpOf, withSetUp } from '../../src/importing/spreadsheet/set-up.ts';
import { opened, saved } from './filled-in.ts';
import { planFiles } from './plan-files.ts';

const runs = process.env.WAYMARK_VERIFY === 'full' ? { numRuns: 2_000 } : { numRuns: 40, seed: 20261201 };

const wigan = (): PlanFile => {
  const read = readPlanFile(readFileSync('plans/wigan.plan.yml', 'utf8'), 'yaml');
  if (!read.ok) throw new Error('the sample plan does not read');
  return read.file;
};
const exported = (file: PlanFile, rows: Partial<WorkbookRecord> = {}): Promise<Uint8Array> =>
  workbookOf({
    file,
    milestones: [],
    updates: [],
    evidence: [],
    slippage: [],
    report: null,
    generatedOn: '2026-12-01',
    ...rows,
  });

async function back(bytes: Uint8Array): Promise<SetUpReading> {
  const read = await readSpreadsheet(bytes, 'xlsx', 'plan.xlsx');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  if (read.found.kind !== 'set-up') throw new Error(read.found.kind);
  return read.found.setUp;
}

/** As a program that opens and saves it again leaves it. */
const savedAgain = async (bytes: Uint8Array): Promise<Uint8Array> => saved(await opened(bytes));

test.each(['wigan', 'kirklees', 'leeds', 'luton', 'herefordshire'])(
  'the sample plan %s comes back word for word',
  async (name) => {
    const read = readPlanFile(readFileSync(`plans/${name}.plan.yml`, 'utf8'), 'yaml');
    if (!read.ok) throw new Error('the sample plan does not read');
    const { plan, before, after, findings } = await back(await exported(read.file));
    expect(plan).toBe(name);
    expect(after).toEqual(before);
    expect(findings).toEqual([]);
    expect(withSetUp(read.file, after)).toEqual(read.file);
  },
);

test('laying a plan’s own set-up over it changes nothing, whatever the plan', () => {
  fc.assert(
    fc.property(planFiles, (file) => {
      expect(withSetUp(file, setUpOf(file))).toEqual(file);
    }),
    { ...runs, numRuns: runs.numRuns * 5 },
  );
});

test('export and import is the identity, whatever the plan', async () => {
  await fc.assert(
    fc.asyncProperty(planFiles, async (file) => {
      const { before, after, findings } = await back(await exported(file));
      expect(before).toEqual(setUpOf(file));
      expect(after).toEqual(before);
      expect(findings).toEqual([]);
      expect(withSetUp(file, after)).toEqual(file);
    }),
    runs,
  );
});

test('it is still the identity once another program has saved it', async () => {
  await fc.assert(
    fc.asyncProperty(planFiles, async (file) => {
      const { before, after } = await back(await savedAgain(await exported(file)));
      expect(after).toEqual(before);
    }),
    { ...runs, numRuns: Math.ceil(runs.numRuns / 4), endOnFailure: true },
  );
});

function headingsOf(sheet: excel.Worksheet | undefined): string[] {
  const headings: string[] = [];
  sheet?.getRow(1).eachCell((cell) => void headings.push(cell.text));
  return headings;
}

const RECORD: Partial<WorkbookRecord> = {
  milestones: [
    {
      ref: '1.1(b)',
      title: 'CPD plan',
      label: null,
      status: 'at-risk',
      percent: 60,
      first: '2026-11-01',
      agreed: '2026-11-17',
      forecast: '2026-12-11',
      owner: 'Head of School Improvement',
      evidence: false,
      lastUpdate: '2026-11-18',
    },
  ],
  updates: [
    {
      ref: '1.1(b)',
      title: 'CPD plan',
      label: null,
      on: '2026-11-18',
      by: 'Alex Sample',
      onBehalf: 'Sample Trust',
      through: 'import',
      status: 'at-risk',
      percent: 60,
      forecast: '2026-12-11',
      reason: '=HYPERLINK("https://example.org","click")',
      blocked: true,
      figures: ['98 of 132 audits returned', '=34 mentors'],
      snooze: '2027-01-11',
      handOver: { to: '=Beth Sample', from: '2027-07-01' },
      evidence: ['+cmd', 'https://example.org/notes'],
    },
  ],
  evidence: [
    {
      ref: '1.1(b)',
      title: 'CPD plan',
      on: '2026-11-18',
      kind: 'link',
      what: '@https://example.org',
      by: '-x',
    },
  ],
  slippage: [
    {
      ref: '1.1(b)',
      title: 'CPD plan',
      label: null,
      on: '2026-11-18',
      from: '2026-11-17',
      to: '2026-12-11',
      reason: '\t=1',
      proposedBy: 'Alex Sample',
      acceptedBy: null,
    },
  ],
};

test('no cell of any sheet can run as a formula', async () => {
  const file = wigan();
  const nasty = ['=1+1', '+1', '-1', '@A1', '\t=1', "'=1"];
  const items = file.items.map((item, index) => ({ ...item, title: nasty[index] ?? item.title }));
  const book = await opened(await exported({ ...file, title: '=2', authority: '@x', items }, RECORD));
  const risky: string[] = [];
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula !== undefined) risky.push(cell.address);
        if (typeof cell.value === 'string' && /^[=+\-@\t\r]/.test(cell.value))
          risky.push(`${sheet.name}!${cell.address}`);
      }),
    ),
  );
  expect(risky).toEqual([]);
  expect(book.getWorksheet('Updates')?.getCell('K3').value).toBe(
    `'=HYPERLINK("https://example.org","click")`,
  );
});

test('headings are frozen, owners and days are picked or checked, and the keys are hidden', async () => {
  const book = await opened(await exported(wigan()));
  const sheet = book.getWorksheet('Actions');
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet?.autoFilter).toBeTruthy();
  const heading = (title: string): number => headingsOf(sheet).indexOf(title) + 1;
  const rule = (title: string) => sheet?.getCell(5, heading(title)).dataValidation;
  expect(rule('Nature')).toMatchObject({
    type: 'list',
    formulae: ['"deliverable,recurring,continuous,outcome,cross-reference"'],
  });
  expect(rule('Check-ins')).toMatchObject({ type: 'list' });
  expect(rule('Due date')).toMatchObject({ type: 'date' });
  expect(sheet?.getColumn(1).hidden).toBe(true);
  expect(book.getWorksheet('_base')?.state).toBe('veryHidden');
  expect(book.worksheets.map(({ name }) => name)).toEqual([
    ...['Instructions', 'Plan', 'Actions', 'Posts', 'Boards', 'Measures', 'Readings', 'Duties'],
    ...['Milestones', 'Updates', 'Evidence', 'Slippage', '_base'],
  ]);
});

test('owners are offered by the titles of their posts, and by address', async () => {
  const file: PlanFile = {
    ...wigan(),
    posts: [{ id: 'head-of-inclusion', title: 'Head of Inclusion', holder: 'alex.sample@example.org' }],
  };
  const book = await opened(await exported(file));
  const lists = book.getWorksheet('_lists');
  expect([lists?.getCell('A1').value, lists?.getCell('A2').value]).toEqual([
    'Head of Inclusion',
    'alex.sample@example.org',
  ]);
  const sheet = book.getWorksheet('Actions');
  const column = headingsOf(sheet).indexOf('Accountable owner') + 1;
  expect(sheet?.getCell(5, column).dataValidation).toMatchObject({
    type: 'list',
    formulae: ['_lists!$A$1:$A$2'],
  });
});

test('the record’s sheets say when, who and what, with days as days', async () => {
  const book = await opened(await exported(wigan(), RECORD));
  expect(book.getWorksheet('Milestones')?.getRow(3).values).toEqual([
    undefined,
    ...['1.1(b)', 'CPD plan', undefined, 'At risk', 60],
    ...[new Date('2026-11-01'), new Date('2026-11-17'), new Date('2026-12-11')],
    ...['Head of School Improvement', undefined, new Date('2026-11-18')],
  ]);
  expect(book.getWorksheet('Updates')?.getCell('E3').value).toBe('Sample Trust');
  expect(
    ['L', 'M', 'N', 'O', 'P'].map((column) => book.getWorksheet('Updates')?.getCell(`${column}3`).value),
  ).toEqual([
    'Yes',
    '98 of 132 audits returned\n=34 mentors',
    new Date('2027-01-11'),
    "'=Beth Sample",
    new Date('2027-07-01'),
  ]);
  expect(book.getWorksheet('Slippage')?.getCell('F3').value).toEqual(new Date('2026-12-11'));
  expect(book.getWorksheet('Milestones')?.getCell('A1').value).toMatch(/not read back/);
});

test('what the import found goes along, once a report was kept', async () => {
  const report = { on: '2026-11-01', source: 'plan.xlsx', lines: ['114 actions', '=1+1 stands at Plan!B2'] };
  const book = await opened(await exported(wigan(), { report }));
  const sheet = book.getWorksheet('Import report');
  expect([2, 3, 4].map((row) => sheet?.getCell(row, 1).value)).toEqual([
    'What the import of plan.xlsx on 2026-11-01 found',
    '114 actions',
    "'=1+1 stands at Plan!B2",
  ]);
  expect((await opened(await exported(wigan()))).getWorksheet('Import report')).toBeUndefined();
});
