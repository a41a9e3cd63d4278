/** Whatever the bytes are, they end in a sketch or in faults, soon, and never in a crash. */
import fc from 'fast-check';
import { readSpreadsheet } from '../../../src/importing/spreadsheet/read.ts';
import { archive, sheetData, workbookParts } from './archives.ts';
import { outline, sketchOf, sketchOfSheets, workbook } from './sheets.ts';

const full = process.env.WAYMARK_VERIFY === 'full';
const runs = (some: number, all: number) => (full ? { numRuns: all } : { numRuns: some, seed: 20261201 });

async function ends(bytes: Uint8Array, kind: 'xlsx' | 'csv'): Promise<void> {
  const read = await readSpreadsheet(bytes, kind, 'plan');
  if (read.ok) return;
  expect(read.faults.length).toBeGreaterThan(0);
  for (const { where, message } of read.faults) {
    expect(where).not.toBe('');
    expect(message).toMatch(/\S;? /);
  }
}

test('random bytes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('xlsx' as const, 'csv' as const),
      ends,
    ),
    runs(200, 10_000),
  );
});

test('random bytes that begin like an archive', async () => {
  const start = fc.constantFrom(
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0xff, 0xfe],
    [0xef, 0xbb, 0xbf],
  );
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('xlsx' as const, 'csv' as const),
      (head, tail, kind) => ends(Uint8Array.from([...head, ...tail]), kind),
    ),
    runs(200, 10_000),
  );
});

test('a good workbook with some bytes changed', async () => {
  const good = await workbook({
    Plan: [
      ['Ref', 'Action', 'Owner'],
      ['1', 'Do it', 'Head of X'],
    ],
  });
  const flips = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(flips, (changes) => {
      const bytes = good.slice();
      for (const [place, byte] of changes) bytes[place] = byte;
      return ends(bytes, 'xlsx');
    }),
    runs(100, 5_000),
  );
});

test('a workbook whose sheet is any XML', async () => {
  const pieces = fc.constantFrom(
    ...[
      '<row>',
      '</row>',
      '<row r="0">',
      '<row r="-1">',
      '<row r="99999999999">',
      '<c>',
      '<c r="A1">',
      '<c r="ZZZ9">',
      '</c>',
    ],
    ...[
      '<v>',
      '</v>',
      '1',
      '1e400',
      '-0',
      'NaN',
      '<f/>',
      '<c t="s">',
      '<c t="b">',
      '<c t="e">',
      '<c t="d">',
      '<c s="9">',
      '<is>',
      '</is>',
    ],
    ...[
      '<t>',
      '</t>',
      '<r>',
      '<rPh>',
      '<mergeCell ref="A1:B9"/>',
      '<mergeCell ref="x"/>',
      '<col min="1" max="99999" hidden="1"/>',
    ],
    ...[
      'Action',
      'Owner',
      'By when',
      '&#x0;',
      '&amp;',
      '&nope;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?x?>',
      '<x:row>',
      '</x:row>',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), (xml) =>
      ends(archive(workbookParts(xml.join(''))), 'xlsx'),
    ),
    runs(200, 10_000),
  );
});

const cellText = fc.oneof(
  fc.constantFrom(
    'Ref',
    'Action',
    'Owner',
    'By when',
    'Priority 1: X',
    'RAG',
    'Theme',
    'a) One\nb) Two',
    '1.1',
    '',
    'Key: x',
    '31/12/2026',
    'R',
    '46360',
    '%',
  ),
  fc.string({ maxLength: 20 }),
);

test('any table of any words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cellText, { maxLength: 6 }), { maxLength: 12 }), async (rows) => {
      await ends(
        await workbook({ Plan: rows.map((row) => row.map((words) => (words === '' ? null : words))) }),
        'xlsx',
      );
    }),
    runs(30, 3_000),
  );
});

const headings = fc
  .shuffledSubarray(
    [
      'Ref',
      'Priority',
      'Objective',
      'Action',
      'Owner',
      'By when',
      'Start',
      'RAG',
      'Progress',
      'Success measure',
      'Ward',
      'Outcome',
      'Evidence',
      'Notes',
      'Budget',
      'Portfolio holder',
    ],
    { minLength: 3 },
  )
  .filter((some) => some.includes('Action') && some.some((one) => ['Owner', 'By when', 'RAG'].includes(one)));

test('no word of a table is lost: it is in the plan, or told', async () => {
  const shape = fc.tuple(
    headings,
    fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 16, maxLength: 16 }), {
      minLength: 2,
      maxLength: 8,
    }),
  );
  await fc.assert(
    fc.asyncProperty(shape, async ([titles, cells]) => {
      const words = cells.map((row, i) =>
        titles.map((_, j) => ((row[j] ?? 0) === 0 ? null : `word${i}x${j} here`)),
      );
      const read = await readSpreadsheet(await workbook({ Plan: [titles, ...words] }), 'xlsx', 'plan');
      if (!read.ok) return;
      const said = JSON.stringify(read.found);
      // Of a column without a place the number of cells is told, not each.
      const placed = titles.map((title) => title !== 'Ward');
      const lost = words.flatMap((row) =>
        row.filter((word, j) => word !== null && placed[j] && !said.includes(word)),
      );
      expect(lost).toEqual([]);
    }),
    runs(30, 3_000),
  );
});

test('any CSV of any words', async () => {
  const signs = fc.constantFrom(',', ';', '\t', '"', '\n', '\r\n', '=', 'Action', 'Owner', 'x');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(signs, cellText), { maxLength: 60 }), (words) =>
      ends(new TextEncoder().encode(words.join('')), 'csv'),
    ),
    runs(200, 10_000),
  );
});

describe('ten thousand actions', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    `${Math.floor(index / 100) + 1}.${(index % 100) + 1}`,
    `Objective ${Math.floor(index / 100) + 1}`,
    `Do thing number ${index} for the children and young people of the county`,
    `Head of Service ${index % 40}`,
    'March 2027',
    'Amber',
    'Some words on how it has gone so far, as they are typed every quarter',
  ]);
  const headings = ['Ref', 'Objective', 'Action', 'Lead officer', 'Timescale', 'RAG', 'Progress'];

  test('a workbook', async () => {
    const sketch = await sketchOfSheets({ Plan: [headings, ...rows] });
    expect(outline(sketch)).toHaveLength(10_100);
  });

  test('a CSV file', async () => {
    const text = [headings, ...rows].map((row) => row.join(',')).join('\n');
    expect(outline(await sketchOf(new TextEncoder().encode(text), 'csv'))).toHaveLength(10_100);
  });

  test('a sheet at the limits', async () => {
    const filled = Array.from(
      { length: 59_000 },
      (_, index) =>
        `<row r="${index + 3}"><c r="A${index + 3}" t="inlineStr"><is><t>Do ${index}</t></is></c></row>`,
    );
    const sketch = await sketchOf(archive(workbookParts(sheetData(filled.join('')))));
    expect(sketch.nodes).toHaveLength(59_001);
  });
});
