/** Real Word documents and PDFs, made in the test, and the exact items of each. */
import { bold, contentsLine, docxOf, heading, paragraph, point, table } from '../../support/docx-file.ts';
import { type Placed, pdfOf } from '../../support/pdf-file.ts';
import { found, plannedFile, shown } from './shown.ts';

test('Word: heading styles, lists, a table with merged cells; the table of contents is passed over', async () => {
  const plan = await plannedFile(
    docxOf(
      heading(1, 'Sample Council Inclusion Plan 2026-29') +
        contentsLine('Priority 1: Early help\t3') +
        heading(2, 'Priority 1: Early help') +
        paragraph('Families wait too long.') +
        bold('We will') +
        point('Open a family hub in each town by June 2027') +
        point('Train staff & volunteers <together>') +
        point('in schools', 1) +
        heading(2, 'Priority 2: Good schools') +
        table([
          [{ text: 'What we plan', across: 4 }],
          ['Objective', 'Action', 'Lead', 'By when'],
          [
            { text: '2.1 Better teaching', down: true },
            'Set up a teaching network',
            'Head of Standards',
            'Sept 2026',
          ],
          [{ on: true }, 'Share lesson plans', 'Teaching Hub', 'Dec 2026'],
          [
            '2.2 Strong governance',
            { body: point('Recruit governors') + point('Train chairs') },
            'Governor Services',
            'Ongoing',
          ],
        ]) +
        heading(2, 'Appendix 1') +
        point('A note'),
    ),
    'docx',
  );
  expect(shown(plan)).toEqual([
    '1 Early help',
    '1(a) Open a family hub in each town by June 2027 | by June 2027 | -',
    '1(b) Train staff & volunteers <together> | - | -',
    '2 Good schools',
    '2.1 Better teaching',
    '2.1(a) Set up a teaching network | Sept 2026 | head-of-standards',
    '2.1(b) Share lesson plans | Dec 2026 | teaching-hub',
    '2.2 Strong governance',
    '2.2(a) Recruit governors | Ongoing | governor-services',
    '2.2(b) Train chairs | Ongoing | governor-services',
  ]);
  expect(plan.file).toMatchObject({
    title: 'Sample Council Inclusion Plan 2026-29',
    authority: 'Sample Council',
  });
  expect(plan.places.get('2.1(b)')).toBe('table 1, row 4');
});

test('Word: numbered lists, and priorities that are only in bold', async () => {
  const plan = await plannedFile(
    docxOf(
      bold('Our priorities') +
        bold('Priority 1: Attendance') +
        point('Call every family', 0, 2) +
        point('Visit at home (Attendance Team, May 2026)', 0, 2) +
        bold('Priority 2: Reading') +
        point('Give books', 0, 2),
    ),
    'docx',
  );
  expect(shown(plan)).toEqual([
    '1 Attendance',
    '1.1 Call every family | - | -',
    '1.2 Visit at home | May 2026 | attendance-team',
    '2 Reading',
    '2.1 Give books | - | -',
  ]);
});

const COLUMNS = [40, 90, 420, 560, 680];
/** A row of a table: cells from the left, their lines below each other. */
const row = (y: number, ...cells: string[]): Placed[] =>
  cells.flatMap((cell, column) =>
    cell
      .split('\n')
      .flatMap((text, line) => (text === '' ? [] : [{ text, x: COLUMNS[column] ?? 0, y: y + line * 12 }])),
  );
const HEAD = ['Ref', 'Action', 'Lead officer', 'Timescale', 'Success measure'];

test('PDF: a table over two pages, put together from where its words stand; page numbers are no words', async () => {
  const plan = await plannedFile(
    pdfOf([
      [
        { text: 'Sample Council Attendance Strategy 2025-2028', x: 40, y: 60, size: 20 },
        {
          text: 'Too many children miss school, and this plan says what we will do about it.',
          x: 40,
          y: 100,
        },
        { text: 'Priority 1: Know every child', x: 40, y: 140, size: 14 },
        ...row(170, ...HEAD),
        ...row(
          190,
          '1.1',
          'Build one register of children who are missing\neducation across all services',
          'Head of Inclusion',
          'March 2027',
          'Register in use',
        ),
        ...row(
          220,
          '1.2',
          'Call every family within two days',
          'Attendance\nService',
          'Ongoing',
          'Calls made',
        ),
        { text: 'Page 1 of 2', x: 400, y: 820 },
      ],
      [
        ...row(60, '1.3', 'Report to the board each term', 'Head of Inclusion', 'Termly', 'Reports received'),
        { text: 'Priority 2: Belong', x: 40, y: 100, size: 14 },
        ...row(130, ...HEAD),
        ...row(150, '2.1', 'Write a charter', 'Youth Council', 'July 2026', ''),
        { text: 'Page 2 of 2', x: 400, y: 820 },
      ],
    ]),
    'pdf',
  );
  expect(shown(plan)).toEqual([
    '1 Know every child',
    '1.1 Build one register of children who are missing education across all services | March 2027 | head-of-inclusion',
    '1.2 Call every family within two days | Ongoing | attendance-service',
    '1.3 Report to the board each term | Termly | head-of-inclusion',
    '2 Belong',
    '2.1 Write a charter | July 2026 | youth-council',
  ]);
  expect(plan.places.get('1.3')).toBe('page 2');
  expect(plan.file.title).toBe('Sample Council Attendance Strategy 2025-2028');
});

test('PDF: headings on three lines, numbers without a heading, rows close together', async () => {
  const line = (y: number, ...cells: string[]): Placed[] =>
    row(y, ...cells).map((piece) => ({ ...piece, size: 8 }));
  const plan = await plannedFile(
    pdfOf([
      [
        { text: 'Priority 1: Voice', x: 40, y: 60, size: 14 },
        ...line(90, '', 'What we will do', 'Who will', 'By', 'What difference'),
        ...line(100, '', '', 'lead this', 'when', 'will it make to'),
        ...line(110, '', '', '', '', 'children?'),
        ...line(
          130,
          '1.1',
          'Ask every school to hold a council of',
          'Participation',
          'May',
          'Children say that they',
        ),
        ...line(140, '', 'pupils that meets with governors.', 'Team', '2026', 'are heard.'),
        ...line(150, '1.2', 'Publish what was said.', 'Head of Voice', 'July 2026', 'Schools learn.'),
      ],
    ]),
    'pdf',
  );
  expect(shown(plan)).toEqual([
    '1 Voice',
    '1.1 Ask every school to hold a council of pupils that meets with governors. | May 2026 | participation-team',
    '1.2 Publish what was said. | July 2026 | head-of-voice',
  ]);
  expect(plan.file.items[0]?.items?.[0]?.difference).toEqual(['Children say that they are heard.']);
});

test('PDF: headings and lists', async () => {
  const lines = [
    'Priority 1: Voice',
    'We will:',
    '\u2022 Listen to pupils each term (Participation',
    'Team)',
    '\u2022 Publish what we heard by May 2026',
    'Priority 2: Skills',
    'We will:',
    '\u2022 Open a hub',
  ];
  const plan = await plannedFile(
    pdfOf([lines.map((text, index) => ({ text: text.replace('\u2022', '-'), x: 40, y: 100 + index * 14 }))]),
    'pdf',
  );
  expect(shown(plan)).toEqual([
    '1 Voice',
    '1(a) Listen to pupils each term (Participation Team) | each term | -',
    '1(b) Publish what we heard by May 2026 | by May 2026 | -',
    '2 Skills',
    '2(a) Open a hub | - | -',
  ]);
  expect(found(plan, 'unplaced')).toEqual([]);
});
