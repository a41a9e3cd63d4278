/** Workbooks of many councils' shapes: each yields exactly its priorities, objectives and actions, and says what it did. */
import { outline, sheetWith, sketchOfSheets, told } from './sheets.ts';

const BOLD = { bold: true };

test('1: a plain table, every row with its priority and objective', async () => {
  const sketch = await sketchOfSheets({
    Plan: [
      [
        'Ref',
        'Priority',
        'Objective',
        'Action',
        'Lead officer',
        'By when',
        'Success measure',
        'RAG',
        'Progress to date',
      ],
      [
        '1.1',
        'Attendance',
        'Fewer days lost',
        'Publish the policy',
        'Head of Inclusion',
        new Date('2026-12-04'),
        'Days lost',
        'Amber',
        'Drafted',
      ],
      [
        '1.2',
        'Attendance',
        'Fewer days lost',
        'Train schools',
        'Head of Inclusion',
        'Spring 2027',
        '',
        'G',
        '',
      ],
      ['1.3', 'Attendance', 'Early help', 'Map the offer', 'Jane Smith', 'Ongoing', '', '', ''],
      [
        '2.1',
        'Belonging',
        'Pupil voice',
        'Ask pupils',
        'Virtual School',
        'Termly',
        'Pupils asked',
        'Complete',
        '',
      ],
    ],
  });
  expect(outline(sketch)).toEqual([
    '# Attendance',
    '  # Fewer days lost',
    '    - [1.1] Publish the policy | when 2026-12-04 | by Head of Inclusion | is Amber | measured Days lost',
    '    - [1.2] Train schools | when Spring 2027 | by Head of Inclusion | is G',
    '  # Early help',
    '    - [1.3] Map the offer | when Ongoing | by Jane Smith',
    '# Belonging',
    '  # Pupil voice',
    '    - [2.1] Ask pupils | when Termly | by Virtual School | is Complete | measured Pupils asked',
  ]);
  expect(sketch.nodes[0]).toMatchObject({ called: 'Priority', where: 'Plan!B2' });
  expect(sketch.findings).toEqual([
    {
      kind: 'unplaced',
      what: 'How the actions stand ("RAG", "Progress to date") is no part of a plan, and was left out: owners say it as updates.',
      where: 'Plan!H2',
    },
  ]);
});

test('2: a title above, section rows merged across, headings repeated, a key below', async () => {
  const headings = ['Ref', 'Key actions', 'Responsible officer', 'Timescale', 'BRAG'];
  const sketch = await sketchOfSheets({
    'Action plan': sheetWith(
      [
        ['Anyshire County Council'],
        ['Education Strategy: Action Plan 2024-27'],
        [],
        headings,
        ['Priority 1: Attendance'],
        ['1.1', 'Publish the policy', 'Head of Inclusion', '31/03/2027', 'R'],
        ['1.2', 'Train schools', 'Head of Inclusion', '13.4.27', 'G'],
        headings,
        ['Priority 2: Belonging'],
        ['2.1', 'Ask pupils', 'Virtual School', 'July 2027', 'B'],
        [],
        ['Key: R = not on track, G = on track'],
      ],
      (sheet) => {
        for (const row of [1, 2, 5, 9]) sheet.mergeCells(row, 1, row, 5);
      },
    ),
  });
  expect(outline(sketch)).toEqual([
    '# [Priority 1] Attendance',
    '  - [1.1] Publish the policy | when 31/03/2027 = 2027-03-31 | by Head of Inclusion | is R',
    '  - [1.2] Train schools | when 13.4.27 = 2027-04-13 | by Head of Inclusion | is G',
    '# [Priority 2] Belonging',
    '  - [2.1] Ask pupils | when July 2027 | by Virtual School | is B',
  ]);
  expect(sketch).toMatchObject({
    title: 'Education Strategy: Action Plan 2024-27',
    authority: 'Anyshire County Council',
    period: '2024-27',
  });
  expect(told(sketch, 'unplaced')).toEqual([
    '\'Action plan\'!12:12: "Key: R = not on track, G = on track" is no action and heads none; it was left out.',
  ]);
});

test('3: merged objectives, with lettered actions in one cell and measures for all of them', async () => {
  const sketch = await sketchOfSheets({
    Plan: sheetWith(
      [
        ['Priority 3: Inclusion'],
        [
          'Key Objective',
          'Activity',
          'What difference will it make?',
          'What is the measure or metric that will be used to report progress?',
        ],
        [
          '3.1 Attendance',
          'a) Report half-termly\nb) Train leads',
          'Pupils attend',
          '• Days lost\n• Pupils reached',
        ],
        ['3.2 Early help', '(a) Map the offer', 'Families are helped', 'Families reached'],
        [null, '(b) Share what is there', null, null],
      ],
      (sheet) => {
        sheet.mergeCells('A1:D1');
        sheet.mergeCells('A4:A5');
        sheet.mergeCells('C4:C5');
        sheet.mergeCells('D4:D5');
      },
    ),
  });
  expect(outline(sketch)).toEqual([
    '# [Priority 3] Inclusion',
    '  # [3.1] Attendance | measured Days lost + Pupils reached | so that Pupils attend',
    '    - [a)] Report half-termly',
    '    - [b)] Train leads',
    '  # [3.2] Early help | measured Families reached | so that Families are helped',
    '    - [(a)] Map the offer',
    '    - [(b)] Share what is there',
  ]);
  expect(told(sketch)).toEqual(['Plan!B3: A cell holds several points; each became an action of its own.']);
});

test('4: themes in rows of their own above each repeated heading, tags in a column', async () => {
  const headings = ['Action', 'By when', 'Link to Vision'];
  const sketch = await sketchOfSheets({
    Sheet1: [
      ['1. Early years'],
      headings,
      ['a) Raise the take-up of places', 'Year 1', 'Achieving, Safe'],
      ['b) Review childcare', 'Years 1-3', 'Achieving'],
      ['2. Attendance'],
      headings,
      ['a) Publish guidance', 'Year 1-2', 'Attending'],
    ],
  });
  expect(outline(sketch)).toEqual([
    '# [1] Early years',
    '  - [a)] Raise the take-up of places | when Year 1 | for Achieving + Safe',
    '  - [b)] Review childcare | when Years 1-3 | for Achieving',
    '# [2] Attendance',
    '  - [a)] Publish guidance | when Year 1-2 | for Attending',
  ]);
  expect(sketch.outcomes).toEqual(['Achieving', 'Safe', 'Attending']);
});

test('5: a sheet for each priority, lists and a dashboard beside them', async () => {
  const headings = ['No.', 'Action', 'Owner', 'Deadline', 'Status'];
  const sketch = await sketchOfSheets({
    Dashboard: [
      ['Status', 'Number'],
      ['Green', { formula: 'COUNTIF(A1:A9,"Green")', result: 2 }],
    ],
    'P1 - Attendance': [
      headings,
      ['1', 'Publish', 'Head of Inclusion', 'June 2026', 'On track'],
      ['2', 'Train', 'Head of Inclusion', 'TBC', 'Not started'],
    ],
    'P2 - Belonging': [headings, ['1', 'Ask pupils', 'Virtual School', '2027', 'Delayed']],
    Lists: [['Owners'], ['Head of Inclusion'], ['Virtual School']],
  });
  expect(outline(sketch)).toEqual([
    '# [P1] Attendance',
    '  - [1] Publish | when June 2026 | by Head of Inclusion | is On track',
    '  - [2] Train | when TBC | by Head of Inclusion | is Not started',
    '# [P2] Belonging',
    '  - [1] Ask pupils | when 2027 | by Virtual School | is Delayed',
  ]);
  expect(told(sketch)).toEqual([
    'Dashboard: The sheet "Dashboard" holds no table of actions, and was left out.',
    'Lists: The sheet "Lists" holds no table of actions, and was left out.',
    '\'P1 - Attendance\': The name of the sheet, "P1 - Attendance", was taken for what its actions stand under.',
    '\'P2 - Belonging\': The name of the sheet, "P2 - Belonging", was taken for what its actions stand under.',
  ]);
});

test('6: two rows of headings, the upper ones merged; an original and a revised date', async () => {
  const sketch = await sketchOfSheets({
    Plan: sheetWith(
      [
        ['#', 'What will we do?', 'Who', 'Timescale', null, null, 'How will we know?'],
        [null, null, null, 'Start', 'Original', 'Revised', null],
        [
          1,
          'Publish the policy',
          'Head of Inclusion',
          new Date('2026-09-01'),
          new Date('2026-12-04'),
          new Date('2027-01-15'),
          'It is published',
        ],
        [2, 'Train schools', 'Bola Sample', null, new Date('2027-02-12'), null, ''],
      ],
      (sheet) => {
        sheet.mergeCells('D1:F1');
        for (const column of ['A', 'B', 'C', 'G']) sheet.mergeCells(`${column}1:${column}2`);
      },
    ),
  });
  expect(outline(sketch)).toEqual([
    '- [1] Publish the policy | when 2026-12-04 | by Head of Inclusion | measured It is published',
    '- [2] Train schools | when 2027-02-12 | by Bola Sample',
  ]);
  expect(sketch.nodes[0]?.description).toBe('Timescale: Revised: 2027-01-15\nTimescale: Start: 2026-09-01');
});

test('7: blank cells under a priority mean the same as above; bold rows without a merge are sections', async () => {
  const sketch = await sketchOfSheets({
    Plan: sheetWith(
      [
        ['Recommendation', 'Action', 'Accountable', 'Due', '% complete'],
        ['Leadership'],
        ['Set clear goals', 'Agree goals with heads', 'Director of Education', 'Autumn term', 0.5],
        ['', 'Publish goals', 'Director of Education', 'Autumn term', 1],
        ['Curriculum'],
        ['Broaden the offer', 'Survey schools', 'Head of Standards', '', 0],
      ],
      (sheet) => {
        for (const row of [2, 5]) sheet.getCell(row, 1).font = BOLD;
        for (const row of [3, 4, 6]) sheet.getCell(row, 5).numFmt = '0%';
      },
    ),
  });
  expect(outline(sketch)).toEqual([
    '# Leadership',
    '  # Set clear goals',
    '    - Agree goals with heads | when Autumn term | by Director of Education | 50%',
    '    - Publish goals | when Autumn term | by Director of Education | 100%',
    '# Curriculum',
    '  # Broaden the offer',
    '    - Survey schools | by Head of Standards | 0%',
  ]);
  expect(told(sketch)).toEqual([
    'Plan!A4: Empty cells under "Recommendation" were read as the same as above.',
  ]);
});
