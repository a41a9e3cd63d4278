/** What single cells hold: refs, days, owners, shares, looks and notes, each read once and for certain, or told. */
import type excel from 'exceljs';
import { outline, sheetWith, sketchOfSheets, told } from './sheets.ts';

const HEADINGS = ['Ref', 'Action', 'Owner', 'By when', 'RAG', '% complete'];
const readRow = async (
  row: readonly excel.CellValue[],
  change: (sheet: excel.Worksheet) => void = () => undefined,
) => {
  const sketch = await sketchOfSheets({ Plan: sheetWith([HEADINGS, row], change) });
  return { node: sketch.nodes[0], findings: told(sketch) };
};

describe('refs', () => {
  const refs = async (values: readonly excel.CellValue[], format?: string) => {
    const rows = values.map((value, index) => [value, `Do ${index}`, 'Head of X', '', '', '']);
    const sketch = await sketchOfSheets({
      Plan: sheetWith([HEADINGS, ...rows], (sheet) => {
        if (format !== undefined) sheet.getColumn(1).numFmt = format;
      }),
    });
    return { labels: sketch.nodes.map(({ label }) => label), findings: told(sketch) };
  };

  test('the way a number is displayed counts', async () => {
    expect((await refs([1.1, 1.2], '0.00')).labels).toEqual(['1.10', '1.20']);
    expect((await refs([1, 2], '0.0')).labels).toEqual(['1.0', '2.0']);
    expect((await refs([1.1, 1.2])).labels).toEqual(['1.1', '1.2']);
  });

  test('a nought that the spreadsheet dropped is put back where the order shows it, and told', async () => {
    expect(await refs([1.8, 1.9, 1.1, 1.11, 2.1])).toEqual({
      labels: ['1.8', '1.9', '1.10', '1.11', '2.1'],
      findings: [
        'Plan!A4: The ref 1.1 follows 1.9, and is read as 1.10: a spreadsheet drops the last nought of a number.',
      ],
    });
  });

  test('text stays as it is', async () => {
    expect((await refs(['1.9', '1.1', 'EDU-04', '3.3(b)'])).labels).toEqual([
      '1.9',
      '1.1',
      'EDU-04',
      '3.3(b)',
    ]);
  });

  test('a ref that became a date is left out, and told', async () => {
    const { labels, findings } = await refs([new Date('2026-02-01')], 'd-mmm');
    expect(labels).toEqual([null]);
    expect(findings).toEqual([
      'Plan!A2: The ref was turned into a date by the spreadsheet (1 Feb), and was left out; type it again with an apostrophe before it.',
    ]);
  });
});

describe('days', () => {
  test.each<[string, excel.CellValue, string | undefined, string | null, string | null]>([
    ['a date cell', new Date('2026-12-04'), 'dd/mm/yyyy', '2026-12-04', '2026-12-04'],
    ['a date cell in words', new Date('2026-12-04'), '[$-809]dddd d mmmm yyyy', '2026-12-04', '2026-12-04'],
    [
      'a date cell with a time',
      new Date('2026-12-04T15:30:00Z'),
      'dd/mm/yyyy hh:mm',
      '2026-12-04',
      '2026-12-04',
    ],
    ['a date cell that shows a month only', new Date('2026-12-01'), 'mmm-yy', 'Dec 2026', null],
    ['a date cell that shows a year only', new Date('2026-12-01'), 'yyyy', '2026', null],
    ['a day in figures', '31/03/2027', undefined, '31/03/2027', '2027-03-31'],
    ['a day in words', 'Friday 4th December 2026', undefined, 'Friday 4th December 2026', '2026-12-04'],
    ['an ISO day', '2026-12-04', undefined, '2026-12-04', '2026-12-04'],
    ['a day that is none', '31/02/2027', undefined, '31/02/2027', null],
    ['a month', 'March 2027', undefined, 'March 2027', null],
    ['years of the plan', 'Year 1-2', undefined, 'Year 1-2', null],
    ['a school year', '2026/27', undefined, '2026/27', null],
    ['a year', 2027, undefined, '2027', null],
    ['words over two lines', 'Autumn\nterm', undefined, 'Autumn term', null],
    ['nothing', null, undefined, null, null],
  ])('%s', async (_, value, format, when, due) => {
    const { node } = await readRow(['1', 'Do it', 'Head of X', value], (sheet) => {
      if (format !== undefined) sheet.getCell('D2').numFmt = format;
    });
    expect([node?.when, node?.due]).toEqual([when, due]);
  });

  test('day before month, and told where it could be the other way round', async () => {
    const { node, findings } = await readRow(['1', 'Do it', 'Head of X', '4/12/2026']);
    expect(node?.due).toBe('2026-12-04');
    expect(findings).toEqual(['Plan!D2: Dates typed in figures were read as day, month, year.']);
  });

  test('a number that a spreadsheet counts as a day', async () => {
    const { node, findings } = await readRow(['1', 'Do it', 'Head of X', 46_360]);
    expect(node).toMatchObject({ when: '2026-12-04', due: '2026-12-04' });
    expect(findings).toEqual([
      'Plan!D2: The number 46360 was read as the day that a spreadsheet counts so, 2026-12-04.',
    ]);
  });
});

describe('owners', () => {
  test.each<[string, string[]]>([
    ['Head of Inclusion', ['Head of Inclusion']],
    ['Head of SEND / Virtual School', ['Head of SEND', 'Virtual School']],
    ['Jane Smith & Omar Khan', ['Jane Smith', 'Omar Khan']],
    ['JB/KS', ['JB', 'KS']],
    ['Head of SEND & Head of Standards', ['Head of SEND', 'Head of Standards']],
    ['Head of Inclusion\nHead of Standards', ['Head of Inclusion', 'Head of Standards']],
    ['Head of Inclusion; Virtual School', ['Head of Inclusion', 'Virtual School']],
    ['alex@example.org, bola@example.org', ['alex@example.org', 'bola@example.org']],
    [
      'Director of Education, Director of Public Health',
      ['Director of Education', 'Director of Public Health'],
    ],
    ['• Head of SEND\n• Schools', ['Head of SEND', 'Schools']],
  ])('%j', async (text, owners) => {
    const { node, findings } = await readRow(['1', 'Do it', text, '']);
    expect(node?.owners).toEqual(owners);
    expect(findings).toEqual([]);
  });

  test.each([
    'Head of SEND & Inclusion',
    'Education, Skills and Learning',
    'Jane Smith, Head of SEND',
    'Schools and settings',
  ])('%s may be one, so it stays one, and is told', async (text) => {
    const { node, findings } = await readRow(['1', 'Do it', text, '']);
    expect(node?.owners).toEqual([text]);
    expect(findings).toEqual([
      `Plan!C2: The owner "${text}" was kept as one name, because it may be one; if several are meant, write them on separate lines.`,
    ]);
  });

  test('several actions in a cell share its owners, or each has its own line', async () => {
    const sketch = await sketchOfSheets({
      Plan: [
        ['Action', 'Owner', 'By when'],
        ['a) Map\nb) Train', 'a) Head of X\nb) Head of Y', 'May 2027\nJune 2027'],
        ['a) Ask\nb) Tell', 'Head of Z', '2028'],
      ],
    });
    expect(outline(sketch)).toEqual([
      '- [a)] Map | when May 2027 | by Head of X',
      '- [b)] Train | when June 2027 | by Head of Y',
      '- [a)] Ask | when 2028 | by Head of Z',
      '- [b)] Tell | when 2028 | by Head of Z',
    ]);
    expect(told(sketch)).toEqual([
      'Plan!A2 and 1 further place: A cell holds several points; each became an action of its own.',
      'Plan!A2: The lines under "By when" were given to the points of the action one by one, because they are as many.',
    ]);
  });
});

describe('shares', () => {
  test.each<[excel.CellValue, string | undefined, number | null, string[]]>([
    [0.6, '0%', 60, []],
    ['60%', undefined, 60, []],
    [60, undefined, 60, []],
    [0.6, undefined, 60, ['Plan!F2: The share 0.6 was read as 60 per cent.']],
    [140, undefined, null, ['Plan!F2: "140" is no percentage from 0 to 100, and was left out.']],
    ['nearly', undefined, null, ['Plan!F2: "nearly" is no percentage from 0 to 100, and was left out.']],
  ])('%j in %s', async (value, format, percent, findings) => {
    const read = await readRow(['1', 'Do it', 'Head of X', '', '', value], (sheet) => {
      if (format !== undefined) sheet.getCell('F2').numFmt = format;
    });
    expect([read.node?.percent, read.findings]).toEqual([percent, findings]);
  });
});

describe('looks and notes', () => {
  const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF0000' } } as const;

  test('a colour alone is told, and not read', async () => {
    const { node, findings } = await readRow(['1', 'Do it', 'Head of X', '', null], (sheet) => {
      sheet.getCell('E2').fill = red;
    });
    expect(node?.status).toBeNull();
    expect(findings).toEqual([
      'Plan!E2: The status under "RAG" is shown by colour only (red); a colour alone is not read, so write the word.',
    ]);
  });

  test('a row that is tinted as a whole says nothing', async () => {
    const { findings } = await readRow(['1', 'Do it', 'Head of X', '', null], (sheet) => {
      for (let column = 1; column <= 5; column += 1) sheet.getCell(2, column).fill = red;
    });
    expect(findings).toEqual([]);
  });

  test('words that are struck through are left out, and told', async () => {
    const date = { richText: [{ text: 'May 2027', font: { strike: true } }, { text: ' June 2027' }] };
    const { node, findings } = await readRow(['1', 'Do it', 'Head of X', date]);
    expect(node?.when).toBe('June 2027');
    expect(findings).toEqual(['Plan!D2: The words "May 2027" are struck through, and were left out.']);
  });

  test('an action that is struck through as a whole is read, and told', async () => {
    const { node, findings } = await readRow(['1', 'Do it', 'Head of X', ''], (sheet) => {
      sheet.getCell('B2').font = { strike: true };
    });
    expect(node?.title).toBe('Do it');
    expect(findings).toEqual([
      'Plan!B2: The words under "Action" are struck through, and were read like the others; take the action out if it is dropped.',
    ]);
  });

  test('a note at a cell is told', async () => {
    const { findings } = await readRow(['1', 'Do it', 'Head of X', ''], (sheet) => {
      sheet.getCell('C2').note = 'Alex Sample: leaves in May';
    });
    expect(findings).toEqual([
      'Plan!C2: A note at the cell says: "Alex Sample: leaves in May". Notes have no place in a plan.',
    ]);
  });

  test('rich text, line breaks and signs that XML escapes are words like others', async () => {
    const rich = {
      richText: [{ text: 'Publish ' }, { text: '<b>&', font: { bold: true } }, { text: ' "policy"\nnow' }],
    };
    const { node } = await readRow(['1', rich, 'Head of X', '']);
    expect(node?.title).toBe('Publish <b>& "policy" now');
  });

  test('an address behind a link at evidence is kept', async () => {
    const sketch = await sketchOfSheets({
      Plan: [
        ['Action', 'Owner', 'Evidence'],
        ['Publish', 'Head of X', { text: 'the page', hyperlink: 'https://example.org/page' }],
      ],
    });
    expect(sketch.nodes[0]?.evidence).toEqual(['the page', 'https://example.org/page']);
  });
});
