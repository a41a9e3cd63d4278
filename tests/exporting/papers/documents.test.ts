/** A paper as Word, Excel and Markdown: read back as a screen reader and a spreadsheet would, it says what the snapshot says. */
import excel from 'exceljs';
import mammoth from 'mammoth';
import yauzl from 'yauzl';
import { heading, list, type Paper, section, text } from '../../../src/domain/papers/paper.ts';
import { paperAsDocx } from '../../../src/exporting/papers/docx.ts';
import { paperAsMarkdown } from '../../../src/exporting/papers/markdown.ts';
import { paperAsXlsx } from '../../../src/exporting/papers/sheets.ts';

const paper: Paper = {
  plan: 'sample',
  board: 'partnership',
  kind: 'paper',
  period: '2027-01-12',
  at: '2026-12-29T17:00:00Z',
  asAt: '2026-12-29',
  title: 'Paper for the Sample Board, Tue 12 Jan 2027',
  headline: '3 of 8 actions are overdue; 2 were completed',
  figures: [
    { label: 'Overdue', value: 3, change: 1 },
    { label: 'On track (green)', value: 5, change: null },
  ],
  standings: {},
  blocks: [
    text('A plan, a council.'),
    ...section(
      'What needs the board',
      ['Ref', 'Action', 'How it stands'],
      [
        ['1.1(a)', '=1+1 & <visits>', 'Overdue'],
        ['2.1(a)', 'Rewrite\u0000 letters | *all*', 'At risk (amber)'],
      ],
      'Nothing.',
    ),
    heading('Every action'),
    heading('1 Early years', 3),
    ...section('What needs the board', ['Ref'], [['1.1(b)']], 'Nothing.'),
    list(['4 actions without a date', '1 action without an owner']),
  ],
};

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return parts;
}

describe('the Word document', () => {
  const read = async () => partsOf(await paperAsDocx({ paper, authority: 'Sample Council' }));

  test('has its title, its language, and no picture that would need words', async () => {
    const parts = await read();
    expect(parts.get('docProps/core.xml')).toContain(`<dc:title>${paper.title}</dc:title>`);
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
    expect([...parts.keys()].some((name) => name.startsWith('word/media'))).toBe(false);
  });

  test('has one heading of the first level, then of the second and third, none left out', async () => {
    const document = (await read()).get('word/document.xml') ?? '';
    const levels = [...document.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, level]) =>
      Number(level),
    );
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [place, level] of levels.entries())
      expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test('every table has one header row, marked as such so that it is read out and repeated', async () => {
    const document = (await read()).get('word/document.xml') ?? '';
    const tables = document.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
      expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(rows.map((_, place) => place === 0));
    }
  });

  test('numbers its pages', async () => {
    const parts = await read();
    const footer = [...parts].find(([name]) => name.startsWith('word/footer'))?.[1] ?? '';
    expect(footer).toContain('PAGE');
    expect(footer).toContain('NUMPAGES');
  });

  test('says all that was kept, in that order', async () => {
    const bytes = await paperAsDocx({ paper, authority: 'Sample Council' });
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const said = value.replace(/\s+/g, ' ');
    const wanted = [
      paper.title,
      paper.headline,
      'not a published report',
      'A plan, a council.',
      'What needs the board (2)',
      'Ref Action How it stands 1.1(a) =1+1 & <visits> Overdue',
      'Rewrite letters | *all*',
      '1 Early years',
      '1.1(b)',
      '4 actions without a date',
    ];
    let from = 0;
    for (const words of wanted) {
      const at = said.indexOf(words, from);
      expect({ words, found: at >= 0 }).toEqual({ words, found: true });
      from = at;
    }
  });
});

describe('the workbook', () => {
  test('has the figures first and a sheet for each table, whose texts run as no formula', async () => {
    const book = new excel.Workbook();
    await book.xlsx.load((await paperAsXlsx(paper)).slice().buffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Main figures',
      'What needs the board',
      'What needs the board 2',
    ]);
    const [front, needs] = book.worksheets;
    expect(front?.getRow(1).getCell(1).value).toContain(paper.headline);
    expect([front?.getRow(3).getCell(1).value, front?.getRow(3).getCell(2).value]).toEqual(['Overdue', 3]);
    expect(needs?.getRow(1).getCell(3).value).toBe('How it stands');
    expect(needs?.getRow(2).getCell(2).type).toBe(excel.ValueType.String);
    expect(needs?.rowCount).toBe(3);
  });
});

test('Markdown has the same, with what people wrote as text', () => {
  const written = paperAsMarkdown(paper);
  expect(written).toContain('# Paper for the Sample Board, Tue 12 Jan 2027\n');
  expect(written).toContain('| Ref | Action | How it stands |\n| --- | --- | --- |\n');
  expect(written).toContain('Rewrite letters \\| \\*all\\*');
  expect(written).toContain('### 1 Early years');
});
