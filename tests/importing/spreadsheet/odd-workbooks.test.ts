/** Workbooks of odder shapes: refs at every level, merged and hidden rows, task lists; each yields exactly its actions. */
import { archive, sheetData, workbookParts } from './archives.ts';
import { outline, sheetWith, sketchOf, sketchOfSheets, told } from './sheets.ts';

const BOLD = { bold: true };
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;

test('8: refs of objectives and of actions, priorities and objectives as sections of two kinds', async () => {
  const sketch = await sketchOfSheets({
    Plan: sheetWith(
      [
        ['Ref', 'Actions', 'Lead / Owner', 'By when?'],
        ['1', 'Attendance'],
        ['1.1', 'Fewer days lost'],
        ['1.1.1', 'Publish the policy', 'Head of Inclusion', 'May 2027'],
        ['1.1.2', 'Train schools', 'Head of Inclusion', 'June 2027'],
        ['1.2', 'Early help'],
        ['1.2.1', 'Map the offer', 'Head of Early Help', ''],
        ['2', 'Belonging'],
        ['2.1', 'Pupil voice'],
        ['2.1.1', 'Ask pupils', 'Virtual School', ''],
      ],
      (sheet) => {
        for (const row of [2, 8])
          sheet.getRow(row).eachCell((cell) => void Object.assign(cell, { fill: fill('FF1F3A5F') }));
        for (const row of [3, 6, 9])
          sheet.getRow(row).eachCell((cell) => void Object.assign(cell, { font: BOLD }));
      },
    ),
  });
  expect(outline(sketch)).toEqual([
    '# [1] Attendance',
    '  # [1.1] Fewer days lost',
    '    - [1.1.1] Publish the policy | when May 2027 | by Head of Inclusion',
    '    - [1.1.2] Train schools | when June 2027 | by Head of Inclusion',
    '  # [1.2] Early help',
    '    - [1.2.1] Map the offer | by Head of Early Help',
    '# [2] Belonging',
    '  # [2.1] Pupil voice',
    '    - [2.1.1] Ask pupils | by Virtual School',
  ]);
});

test('9: an objective with its own ref over several merged rows, and one that is itself the action', async () => {
  const sketch = await sketchOfSheets({
    Plan: sheetWith(
      [
        ['Ref', 'Objective', 'Task', 'Owner', 'Target date', 'Status'],
        ['A1', 'Attendance', 'Publish the policy', 'Head of Inclusion', 'May 2027', 'Open'],
        [null, null, 'Train schools', 'Head of Standards', 'June 2027', 'Closed'],
        ['A2', 'Agree the budget', null, 'Director of Finance', 'March 2027', 'Green'],
      ],
      (sheet) => {
        sheet.mergeCells('A2:A3');
        sheet.mergeCells('B2:B3');
      },
    ),
  });
  expect(outline(sketch)).toEqual([
    '# [A1] Attendance',
    '  - Publish the policy | when May 2027 | by Head of Inclusion | is Open',
    '  - Train schools | when June 2027 | by Head of Standards | is Closed',
    '- [A2] Agree the budget | when March 2027 | by Director of Finance | is Green',
  ]);
  expect(told(sketch)).toEqual([
    'Plan!F2: The status "Open" is none that Waymark knows; it was kept as words.',
    'Plan!B4: "Agree the budget" has no action below it, but a date, an owner or a status: it was read as an action.',
  ]);
});

test('10: hidden rows, columns and sheets are read and told; a hidden copy is not read twice', async () => {
  const rows = [
    ['Action', 'Owner', 'By when'],
    ['Publish the policy', 'Head of Inclusion', 'May 2027'],
    ['Train schools', 'Head of Inclusion', 'June 2027'],
  ];
  const sketch = await sketchOfSheets({
    Plan: sheetWith(rows, (sheet) => {
      sheet.getRow(3).hidden = true;
      sheet.getColumn(2).hidden = true;
    }),
    Old: sheetWith(rows, (sheet) => void Object.assign(sheet, { state: 'hidden' })),
    More: sheetWith(
      [
        ['Action', 'Owner'],
        ['Ask pupils', 'Virtual School'],
      ],
      (sheet) => void Object.assign(sheet, { state: 'veryHidden' }),
    ),
  });
  expect(outline(sketch)).toEqual([
    '# Plan',
    '  - Publish the policy | when May 2027 | by Head of Inclusion',
    '  - Train schools | when June 2027 | by Head of Inclusion',
    '# More',
    '  - Ask pupils | by Virtual School',
  ]);
  expect(told(sketch)).toEqual([
    'Plan!3:3: 1 hidden row was read like the others.',
    'Plan: Hidden columns were read like the others: B.',
    'Old: The sheet "Old" repeats actions of another sheet (2 of 2), and was left out.',
    'More: The hidden sheet "More" was read like the others.',
    'Plan: The name of the sheet, "Plan", was taken for what its actions stand under.',
    'More: The name of the sheet, "More", was taken for what its actions stand under.',
  ]);
});

test('11: how urgent is no priority, and what has no place is told column by column', async () => {
  const sketch = await sketchOfSheets({
    Log: [
      ['ID', 'Priority', 'Action', 'Assigned to', 'Due date', 'Ward', 'Comments', null],
      ['EDU-01', 'High', 'Publish the policy', 'Head of Inclusion', 'May 2027', 'North', 'Drafted', 'stray'],
      ['EDU-02', 'Low', 'Train schools', 'Head of Inclusion', 'June 2027', 'South', '', null],
    ],
  });
  expect(outline(sketch)).toEqual([
    '- [EDU-01] Publish the policy | when May 2027 | by Head of Inclusion',
    '- [EDU-02] Train schools | when June 2027 | by Head of Inclusion',
  ]);
  expect(sketch.nodes[0]).toMatchObject({ description: 'Priority: High', progress: 'Drafted' });
  expect(told(sketch, 'unplaced')).toEqual([
    'Log!F2: The column "Ward" has no place in a plan; its 2 filled cells were left out.',
    'Log!H2: Column H has no heading; its 1 filled cell was left out.',
  ]);
});

test('12: rows without an action say more of the one above; a lead stands beside a section', async () => {
  const sketch = await sketchOfSheets({
    Plan: [
      ['Action', 'Measure', 'Lead officer', 'Progress'],
      ['Theme 1: Attendance', 'Lead: Director of Education'],
      ['Publish the policy', 'It is published', 'Head of Inclusion', 'Drafted'],
      ['', 'Schools use it', '', 'Sent to schools'],
    ],
  });
  expect(outline(sketch)).toEqual([
    '# [Theme 1] Attendance | by Director of Education',
    '  - Publish the policy | by Head of Inclusion | measured It is published + Schools use it',
  ]);
  expect(sketch.nodes[0]?.children[0]?.progress).toBe('Drafted\nSent to schools');
  expect(told(sketch)).toEqual([
    'Plan!4:4: Rows without words for an action were read as more about the action above.',
  ]);
});

test('13: an export of a task list', async () => {
  const sketch = await sketchOfSheets({
    Tasks: [
      [
        'Task ID',
        'Task Name',
        'Bucket Name',
        'Progress',
        'Priority',
        'Assigned To',
        'Created By',
        'Due date',
        'Completed By',
        'Description',
      ],
      [
        'T-1',
        'Publish the policy',
        'Attendance',
        'In progress',
        'Medium',
        'Jane Smith;Omar Khan',
        'Ann Other',
        '31/03/2027',
        '',
        'With schools',
      ],
      [
        'T-2',
        'Train schools',
        'Attendance',
        'Completed',
        'Urgent',
        'Jane Smith',
        'Ann Other',
        '',
        'Jane Smith',
        '',
      ],
    ],
  });
  expect(outline(sketch)).toEqual([
    '- [T-1] Publish the policy | when 31/03/2027 = 2027-03-31 | by Jane Smith + Omar Khan | is In progress',
    '- [T-2] Train schools | by Jane Smith | is Completed',
  ]);
  expect(sketch.nodes[0]).toMatchObject({
    called: 'Task',
    description: 'With schools\nBucket Name: Attendance\nPriority: Medium',
  });
});

test('14: a workbook whose XML has prefixes, as some programs write it', async () => {
  const plain = archive(workbookParts(sheetData()));
  const prefixed = archive(
    workbookParts(sheetData()).map((part) =>
      part.name.endsWith('.rels')
        ? part
        : {
            ...part,
            content: String(part.content)
              .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
              .replace('xmlns=', 'xmlns:x='),
          },
    ),
  );
  expect(outline(await sketchOf(prefixed))).toEqual(outline(await sketchOf(plain)));
});
