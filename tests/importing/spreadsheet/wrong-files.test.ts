/** Files that are no plain workbook: each gets one clear message with the place and the remedy, and none holds the program up. */
import { archive, ROWS, sheetData, workbookParts } from './archives.ts';
import { faultOf, outline, sheetWith, sketchOf, workbook } from './sheets.ts';

const GOOD = archive(workbookParts(sheetData()));
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ole = (words: string): Uint8Array =>
  Uint8Array.from([...OLE, ...new Uint8Array(600), ...Buffer.from(words, 'utf16le'), ...new Uint8Array(600)]);

test('the smallest workbook there is reads', async () => {
  expect(outline(await sketchOf(GOOD))).toEqual(['- Do it | by Head of X']);
});

const BROKEN =
  /^the file cannot be read as a workbook \(.+\); open it in Excel, save it again as \.xlsx, and send that$/;

test.each<[string, Uint8Array, string | RegExp]>([
  ['nothing', new Uint8Array(), 'the file is empty; send the workbook with its actions'],
  [
    '50 MB of zeros',
    new Uint8Array(50_000_000),
    'the file is larger than 20 MB; remove pictures and other sheets, or split it',
  ],
  ['zeros', new Uint8Array(1000), BROKEN],
  [
    'text',
    new TextEncoder().encode('Ref,Action'),
    'the file is not an .xlsx workbook; if it is a CSV file, let its name end in .csv',
  ],
  [
    'a PDF',
    new TextEncoder().encode('%PDF-1.7 ...'),
    'the file is a PDF, not a spreadsheet; import it under its own name, ending in .pdf',
  ],
  [
    'an old .xls',
    ole('Workbook'),
    'the file is in the old form (.xls); open it in Excel and save it as .xlsx',
  ],
  [
    'an encrypted workbook',
    ole('EncryptedPackage'),
    'the file is protected with a password; save it without the password, and send that',
  ],
  [
    'an encrypted archive',
    archive(workbookParts(sheetData()).map((part) => ({ ...part, encrypted: true }))),
    'the file is protected with a password; save it without the password',
  ],
  [
    'macros',
    archive(workbookParts(sheetData(), [{ name: 'xl/vbaProject.bin', content: 'x' }])),
    'the file holds macros; save it as .xlsx (without macros), and send that',
  ],
  [
    'links to other workbooks',
    archive(workbookParts(sheetData(), [{ name: 'xl/externalLinks/externalLink1.xml', content: '<a/>' }])),
    'the file takes values from other workbooks; in Excel choose Data, Edit Links, Break Link, and save it',
  ],
  [
    'a binary workbook',
    archive([{ name: 'xl/workbook.bin', content: 'x' }]),
    'the file is a binary workbook (.xlsb); save it as .xlsx, and send that',
  ],
  [
    'a Word document',
    archive([{ name: 'word/document.xml', content: '<a/>' }]),
    'the file is a Word document; import it under its own name, ending in .docx',
  ],
  [
    'a presentation',
    archive([{ name: 'ppt/presentation.xml', content: '<a/>' }]),
    'the file is a presentation; put the actions into a workbook',
  ],
  [
    'an OpenDocument sheet',
    archive([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content: '<a/>' },
    ]),
    'the file is an OpenDocument file; save it as .xlsx, and send that',
  ],
  [
    'another archive',
    archive([{ name: 'holiday.jpg', content: 'x' }]),
    'the file is an archive without a workbook in it; send the .xlsx itself',
  ],
  ['an archive cut off', GOOD.slice(0, GOOD.length / 2), BROKEN],
  ['an archive whose end is cut off', GOOD.slice(0, -10), BROKEN],
  ['a damaged part', archive(workbookParts(sheetData()).map((part) => ({ ...part, damaged: true }))), BROKEN],
  ['a sheet that ends too early', archive(workbookParts(`<sheetData>${ROWS}`.slice(0, -40))), BROKEN],
  ['a list of sheets without sheets', archive([{ name: 'xl/workbook.xml', content: '<workbook/>' }]), BROKEN],
  ['XML that nests without end', archive(workbookParts('<a>'.repeat(100_000))), BROKEN],
  ['paths that lead out of the archive', archive([{ name: '../../etc/passwd', content: 'x' }]), BROKEN],
  [
    '2,001 parts',
    archive(Array.from({ length: 2001 }, (_, index) => ({ name: `p${index}`, content: '' }))),
    'the file holds more than 2000 parts; it is no ordinary workbook',
  ],
])('%s', async (_, bytes, fault) => {
  const told = await faultOf(bytes);
  if (typeof fault === 'string') expect(told).toBe(fault);
  else expect(told).toMatch(fault);
});

describe('bombs', () => {
  const LARGE = 'the file is larger than 200 MB once unpacked; remove what is not needed, or split it';
  const zeros = (size: number): Uint8Array => new Uint8Array(size).fill(0x20);

  test('a part that says how large it is', async () => {
    const bytes = archive(
      workbookParts(sheetData(), [{ name: 'xl/media/bomb.bin', content: zeros(201_000_000) }]),
    );
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(await faultOf(bytes)).toBe(LARGE);
  });

  test('a part that lies about it', async () => {
    const [book, relations] = workbookParts('');
    const bomb = { name: 'xl/worksheets/sheet1.xml', content: zeros(201_000_000), claims: 500 };
    const bytes = archive([...(book ? [book] : []), ...(relations ? [relations] : []), bomb]);
    expect(await faultOf(bytes)).toMatch(BROKEN);
  });

  test('many parts that are small each', async () => {
    const parts = Array.from({ length: 30 }, (_, index) => ({
      name: `xl/media/${index}.bin`,
      content: zeros(7_000_000),
    }));
    expect(await faultOf(archive(workbookParts(sheetData(), parts)))).toBe(LARGE);
  });

  test('entities that multiply stay as they are', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const cell = '<row r="3"><c r="A3" t="inlineStr"><is><t>&b;&b;&b;</t></is></c></row>';
    const parts = workbookParts(sheetData(cell)).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, content: laughs + String(part.content) } : part,
    );
    expect(outline(await sketchOf(archive(parts)))).toEqual(['- Do it | by Head of X', '- &b;&b;&b;']);
  });
});

describe('sheets that would go on without end', () => {
  const within = (more: string): Promise<string> => faultOf(archive(workbookParts(more)));
  const at = (place: string): string => `<c r="${place}" t="inlineStr"><is><t>x</t></is></c>`;

  test('a row far below, a column far to the right', async () => {
    expect(await within(sheetData(`<row r="60001">${at('A60001')}</row>`))).toBe(
      'Plan!A60001 is beyond row 60000; split the workbook into several',
    );
    expect(await within(sheetData(`<row r="3">${at('GS3')}</row>`))).toBe(
      'Plan!GS3 is beyond column 200; remove the columns that are not needed',
    );
  });

  test('styled cells far below without words do no harm', async () => {
    const bytes = archive(workbookParts(sheetData('<row r="1048576"><c r="XFD1048576" s="0"/></row>')));
    expect(outline(await sketchOf(bytes))).toHaveLength(1);
  });

  test('merged ranges and lists over the whole sheet do no harm', async () => {
    const merge = '<mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells>';
    const list = '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"/></dataValidations>';
    const bytes = archive(workbookParts(sheetData() + merge + list));
    expect(outline(await sketchOf(bytes))).toEqual(['- Do it | by Head of X']);
  });

  test('merged ranges upon merged ranges are refused', async () => {
    const rows = Array.from(
      { length: 400 },
      (_, index) => `<row r="${index + 3}">${at(`A${index + 3}`)}</row>`,
    );
    const merge = '<mergeCell ref="A3:GR400"/>'.repeat(100);
    expect(await within(`${sheetData(rows.join(''))}<mergeCells>${merge}</mergeCells>`)).toMatch(
      /filled cells; split/,
    );
  });

  test('one long text in many cells is refused', async () => {
    const strings = {
      name: 'xl/sharedStrings.xml',
      content: `<sst><si><t>${'x, '.repeat(10_000)}</t></si></sst>`,
    };
    const relation = `<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
    const rows = Array.from(
      { length: 2000 },
      (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" t="s"><v>0</v></c></row>`,
    );
    const parts = workbookParts(sheetData(rows.join('')), [strings]).map((part) =>
      part.name.endsWith('.rels')
        ? { ...part, content: String(part.content).replace('</Relationships>', relation) }
        : part,
    );
    expect(await faultOf(archive(parts))).toBe(
      'Plan!A1002 brings the file above 30 million letters; split the workbook into several',
    );
  });

  test('a cell of more words than a cell can hold', async () => {
    const long = `<row r="3"><c r="A3" t="inlineStr"><is><t>${'x'.repeat(40_000)}</t></is></c></row>`;
    expect(await within(sheetData(long))).toBe(
      'the file has a cell of more than 32767 characters; shorten it',
    );
  });
});

describe('formulas', () => {
  const plan = [
    ['Ref', 'Action', 'Owner'],
    ['1', 'Do it', 'Head of X'],
  ];

  test('one in the table is refused by its cell, with the remedy', async () => {
    const bytes = await workbook({
      Plan: sheetWith(plan, (sheet) => {
        sheet.getCell('C3').value = { formula: 'C2', result: 'Head of X' };
        sheet.getCell('B3').value = { formula: 'HYPERLINK("http://example.org","Do")', result: 'Do' };
      }),
    });
    expect(await faultOf(bytes)).toBe(
      'Plan!B3 is a formula (and 1 more on this sheet); copy the cells and paste them as values, then import again',
    );
  });

  test('one on a sheet that is not read does no harm', async () => {
    const bytes = await workbook({
      Plan: plan,
      Counts: [['Green', { formula: 'COUNTA(Plan!A:A)', result: 1 }]],
    });
    expect(outline(await sketchOf(bytes))).toHaveLength(1);
  });

  test('words that look like one are words', async () => {
    const bytes = await workbook({ Plan: [...plan, ['2', '=1+1', '@x']] });
    expect(outline(await sketchOf(bytes))).toContain('- [2] =1+1 | by @x');
  });
});

test.each<[string, Parameters<typeof workbook>[0], string]>([
  ['an empty workbook', { Sheet1: [] }, 'the file is empty; send the workbook with its actions'],
  [
    'headings without rows',
    { Plan: [['Ref', 'Action', 'Owner']] },
    'the file has no table of actions that could be made out; give each column a heading, such as Ref, Action, Owner, By when',
  ],
  [
    'figures',
    {
      Data: [
        ['School', 'Pupils'],
        ['A', 200],
      ],
    },
    'the file has no table of actions that could be made out; give each column a heading, such as Ref, Action, Owner, By when',
  ],
  [
    'rows without headings',
    { Plan: [['1', 'Do it', 'Head of X']] },
    'the file has no table of actions that could be made out; give each column a heading, such as Ref, Action, Owner, By when',
  ],
])('%s', async (_, sheets, fault) => {
  expect(await faultOf(await workbook(sheets))).toBe(fault);
});
