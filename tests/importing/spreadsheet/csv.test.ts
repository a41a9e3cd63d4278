/** CSV files as different programs save them: every dialect says the same, and a broken one is told by its line. */
import { faultOf, outline, sketchOf, told } from './sheets.ts';

const PLAN =
  'Ref,Action,Owner,By when\r\n1.1,Publish “policy” – £5,Head of X,31/03/2027\r\n1.2,"Train, then\nreview",Head of Y,Termly\r\n';
const READ = [
  '- [1.1] Publish “policy” – £5 | when 31/03/2027 = 2027-03-31 | by Head of X',
  '- [1.2] Train, then review | when Termly | by Head of Y',
];
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};
/** The letters of Windows-1252 that are no letters of Latin-1. */
const WINDOWS: Readonly<Record<string, number>> = { '“': 0x93, '”': 0x94, '–': 0x96 };
const windows = (text: string): Uint8Array =>
  Uint8Array.from([...text], (letter) => WINDOWS[letter] ?? letter.charCodeAt(0));

test.each<[string, Uint8Array]>([
  ['UTF-8', utf8(PLAN)],
  ['UTF-8 with a mark', utf8(`\ufeff${PLAN}`)],
  ['Windows-1252, as Excel in Britain saves it', windows(PLAN)],
  ['UTF-16 with a mark', utf16(`\ufeff${PLAN}`, false)],
  ['UTF-16, big end first', utf16(`\ufeff${PLAN}`, true)],
  ['UTF-16 without a mark', utf16(PLAN, false)],
  ['lines that end in a line feed', utf8(PLAN.replaceAll('\r\n', '\n'))],
  ['lines that end in a carriage return', utf8(PLAN.replaceAll('\r\n', '\r'))],
  ['a line that says its delimiter', utf8(`sep=,\r\n${PLAN}`)],
  ['blank lines between', utf8(PLAN.replaceAll('\r\n', '\r\n,,,\r\n\r\n'))],
])('%s', async (_, bytes) => {
  expect(outline(await sketchOf(bytes, 'csv'))).toEqual(READ);
});

test.each([';', '\t', '|'])('%j between the cells', async (delimiter) => {
  const text = PLAN.replaceAll(/,(?! )/g, delimiter).replace('"Train, then', '"Train, then');
  expect(outline(await sketchOf(utf8(text), 'csv'))).toEqual(READ);
});

test('a place is a line and a column, also below a cell of several lines', async () => {
  const sketch = await sketchOf(utf8(`${PLAN}1.3,Map,Head of Z & Co,\r\n`), 'csv');
  expect(sketch.nodes.map(({ where }) => where)).toEqual([
    'line 2, column B',
    'line 3, column B',
    'line 5, column B',
  ]);
  expect(told(sketch)).toEqual([
    'line 5, column C: The owner "Head of Z & Co" was kept as one name, because it may be one; if several are meant, write them on separate lines.',
  ]);
});

test('quotation marks within words, and cells that begin with a sign, are words', async () => {
  const text = 'Action,Owner\n- Review "you said, we did" work,@Head of X\n+ Publish,Head of Y\n';
  expect(outline(await sketchOf(utf8(text.replace('"you said, we did"', '"you said"')), 'csv'))).toEqual([
    '- Review "you said" work | by @Head of X',
    '- + Publish | by Head of Y',
  ]);
});

test('a figure that Excel wrote as ="1.10" keeps its form; a formula is refused', async () => {
  expect((await sketchOf(utf8('Ref,Action,Owner\n="1.10",Do,X\n'), 'csv')).nodes[0]?.label).toBe('1.10');
  expect(await faultOf(utf8('Ref,Action,Owner\n1,Do,X\n2,=HYPERLINK("http://x"),X\n'), 'csv')).toBe(
    'line 3, column B is a formula; copy the cells and paste them as values, then import again',
  );
});

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'the file is empty; send the workbook with its actions'],
  ['blanks', utf8('\ufeff \r\n'), 'the file is empty; send the file with its actions'],
  [
    'a quotation mark that is never closed',
    utf8('Action,Owner\nDo,X\n"Map,Y\nTell,Z\n'),
    'line 3 has a quotation mark that is never closed or stands in the wrong place; save the sheet as CSV again, or as .xlsx',
  ],
  [
    'a picture',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 9, 0xff]),
    'the file is not a text file; save the sheet as CSV or as .xlsx',
  ],
  [
    'a workbook',
    Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]),
    'the file is a workbook or archive, not a CSV file; give it its own ending, .xlsx',
  ],
  [
    'a PDF',
    utf8('%PDF-1.7'),
    'the file is a PDF, not a spreadsheet; import it under its own name, ending in .pdf',
  ],
  [
    'a letter',
    utf8('Dear all,\nplease find the plan attached.\n'),
    'the file has no table of actions that could be made out; give each column a heading, such as Ref, Action, Owner, By when',
  ],
  [
    'too many columns',
    utf8(`Action,Owner\nDo${','.repeat(205)}x\n`),
    'line 2, column GX is beyond column 200; remove the columns that are not needed',
  ],
  [
    'too many rows',
    utf8(`Action,Owner\n${'Do,X\n'.repeat(60_001)}`),
    'line 60001, column A is beyond row 60000; split the workbook into several',
  ],
])('%s is told in one clear message', async (_, bytes, fault) => {
  expect(await faultOf(bytes, 'csv')).toBe(fault);
});
