/** Any bytes whatever end in a sketch or in one fault that says what to do: never in a crash, a hang or half a plan. */
import fc from 'fast-check';
import { readDocument, sketchOfText } from '../../../src/importing/document/read.ts';
import { planFileOf } from '../../../src/importing/sketch-plan.ts';
import { docxOf, paragraph, point } from '../../support/docx-file.ts';
import { pdfOf } from '../../support/pdf-file.ts';
import { zipOf } from '../../support/zip-file.ts';

const full = process.env.WAYMARK_VERIFY === 'full';
const runs = (some: number, all: number) => ({ numRuns: full ? all : some });

const KINDS = ['txt', 'md', 'docx', 'pdf'] as const;
const TODAY = '2026-01-12';

/** Pieces that plans are made of, and what breaks them. */
const pieces = [
  ...[
    'Priority 1',
    'Priority 2: Places',
    'Theme A –',
    'Objective 1.1',
    'Phase 1',
    'Action 3:',
    'We will:',
    'Success measures',
    'Contents',
    'Appendix',
    'Next steps',
    'Five priorities are:',
  ],
  ...[
    '1.',
    '1.1',
    '.4',
    '5.3',
    'a)',
    '(b)',
    'iv)',
    '- ',
    '• ',
    '# ',
    '** **',
    '---',
    '===',
    '\t',
    '| ',
    '|---|---|',
    '\n',
    '\n\n',
    '  ',
    '.....',
  ],
  ...[
    'Action',
    'Lead',
    'By when',
    'Ref',
    'Key Objective',
    'What difference will it make?',
    'Develop a plan',
    'see 2.3',
    'See 1.1 (a)',
    'defined in 1.4a and b',
    'feed into a) above',
  ],
  ...[
    '(Lead: Head of X, by May 2026)',
    'Year 1-2',
    'half-termly',
    'Safe Happy',
    '2020-30',
    'CME',
    'Children Missing Education (CME)',
    'Sample Council',
  ],
  ...[
    '<ul><li>',
    '</li></ul>',
    '<table>',
    '<script>',
    '&amp;',
    '<',
    '[',
    '\u0000',
    '\uFEFF',
    '\u200B',
    '\u202E',
    'ﬁ',
    '𝔘',
    '\uD800',
    'é',
  ],
];
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(' '));

test('random texts made of what plans are made of', () => {
  fc.assert(
    fc.property(text, (words) => {
      const sketch = sketchOfText(words);
      const plan = planFileOf(sketch, { plan: null, written: TODAY });
      if (plan.ok) {
        expect(new Set(plan.places.keys()).size).toBe(plan.places.size);
        for (const { what, where } of plan.findings) expect(what.length > 10 && where.length > 0).toBe(true);
      } else
        expect(plan.faults).toEqual([
          { where: 'the document', message: expect.stringContaining('holds no actions') },
        ]);
    }),
    runs(200, 5_000),
  );
});

test('random bytes of any kind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...KINDS), async (bytes, kind) => {
      const read = await readDocument(bytes, kind);
      if (!read.ok) expect(read.faults).toHaveLength(1);
    }),
    runs(80, 2_000),
  );
});

test('Word documents and PDFs with a byte changed, or cut off anywhere', async () => {
  const files = [
    ['docx', docxOf(paragraph('Priority 1: Voice') + point('Listen'))],
    ['pdf', pdfOf([[{ text: 'Priority 1: Voice and belonging', x: 40, y: 40 }]])],
  ] as const;
  const spoilt = fc.record({
    file: fc.constantFrom(...files),
    at: fc.nat(),
    byte: fc.nat(255),
    cut: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(spoilt, async ({ file: [kind, bytes], at, byte, cut }) => {
      const place = at % bytes.length;
      const copy = cut ? bytes.slice(0, place) : Uint8Array.from(bytes);
      if (!cut) copy[place] = byte;
      const read = await readDocument(copy, kind);
      if (!read.ok) expect(read.faults).toHaveLength(1);
    }),
    runs(15, 400),
  );
});

const MILLIONS = 5_000_000;
const long = (piece: string): string => piece.repeat(Math.ceil(MILLIONS / piece.length));

test.each([
  '(',
  '. ',
  'a) ',
  '• ',
  '\t',
  '|',
  '<',
  '&amp;',
  '**',
  'See 1.1 (a) ',
  '(Lead: ',
  'A B C (ABC) ',
  'Year 1 ',
  '[x](',
])('5 MB of "%s" on one line', (piece) => {
  expect(sketchOfText(`Priority 1: Voice\n- Listen\n\n${long(piece)}`).nodes).toHaveLength(1);
});

/** One goes to the limit of what is read; a quarter of it would show as well what grows faster than the text. */
const QUARTER = full ? 199_000 : 50_000;

test.each([
  ['Priority 1: x', 199_000],
  ['- Do a thing', QUARTER],
  ['1.1 Do a thing', QUARTER],
  ['Action: x', full ? 100_000 : QUARTER],
  ['| a | b |', QUARTER],
  ['a\tb\tc', QUARTER],
])('%s, %i times', (line, times) => {
  const plan = planFileOf(sketchOfText(`${line}\n`.repeat(times)), { plan: null, written: TODAY });
  expect(plan.ok).toBe(false);
});

const message = async (bytes: Uint8Array, kind: (typeof KINDS)[number]): Promise<string> => {
  const read = await readDocument(bytes, kind);
  return read.ok ? 'was read' : read.faults.map((fault) => `${fault.where} ${fault.message}`).join('\n');
};
const bytesOf = (words: string): Uint8Array => Buffer.from(words);

describe('one message, with what to do', () => {
  const word = docxOf(paragraph('x'));

  test.each([
    ['an empty file', new Uint8Array(0), 'docx', 'the file is empty; send the document with the plan'],
    ['a file of spaces', bytesOf(' \n \n'), 'txt', 'the file is empty; send the document with the plan'],
    [
      'more than 20 MB',
      new Uint8Array(20_000_001),
      'txt',
      'the file is larger than 20 MB; take out the pictures, or send the pages that hold the plan',
    ],
    [
      '200,001 lines',
      bytesOf('a\n'.repeat(200_001)),
      'txt',
      'the file has more than 200000 lines; send the part that holds the plan',
    ],
    [
      'text with the name of a Word document',
      bytesOf('Priority 1'),
      'docx',
      'the file is not a Word document (.docx); save it as one in Word',
    ],
    [
      'a PDF with the name of a text',
      pdfOf([[]]),
      'txt',
      'the file is a PDF, not text; let its name end in .pdf',
    ],
    [
      'a Word document with the name of a PDF',
      word,
      'pdf',
      'the file is a Word document or archive; let its name end in .docx',
    ],
    [
      'bytes that are no text',
      Uint8Array.from({ length: 900 }, (_, index) => index % 256),
      'md',
      'the file is not text; save the plan as a text, Word or PDF document',
    ],
    [
      'an old Word document',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'docx',
      'the file is in the old Word format; open it in Word and save it as .docx',
    ],
    [
      'a document with a password',
      Buffer.concat([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'docx',
      'the file is protected with a password; save it without the password, and send that',
    ],
    [
      'an archive with a password',
      zipOf([{ name: 'word/document.xml', content: 'x', flags: 1 }]),
      'docx',
      'the file is protected with a password; save it without the password',
    ],
    [
      'macros',
      docxOf(paragraph('x'), [{ name: 'word/vbaProject.bin', content: 'x' }]),
      'docx',
      'the file holds macros, which are never read; save it as .docx without macros, and send that',
    ],
    [
      'a workbook',
      zipOf([{ name: 'xl/workbook.xml', content: 'x' }]),
      'docx',
      'the file is a workbook; import it under its own name, ending in .xlsx',
    ],
    [
      'an archive of something',
      zipOf([{ name: 'a.txt', content: 'x' }]),
      'docx',
      'the file is an archive without a Word document in it; send the .docx itself',
    ],
    [
      'an archive that is cut off',
      word.subarray(0, word.length / 2),
      'docx',
      'the file cannot be read as a Word document; open it in Word, save it again as .docx, and send that',
    ],
    [
      'a PDF that is cut off',
      pdfOf([[]]).subarray(0, 200),
      'pdf',
      'the file cannot be read as a PDF; open it, print it to a new PDF, and send that',
    ],
    [
      'a scanned PDF',
      pdfOf([[], []]),
      'pdf',
      'the file is a picture of pages, without text in it; run text recognition (OCR) on it, or send the Word document that it was made from',
    ],
    [
      '501 pages',
      pdfOf(Array.from({ length: 501 }, () => [])),
      'pdf',
      'the file has more than 500 pages; send the pages that hold the plan',
    ],
  ] as const)('%s', async (_, bytes, kind, expected) => {
    expect(await message(bytes, kind)).toBe(expected);
  });

  const LARGE =
    'the file is far larger once unpacked than a plan can be; take out what is not needed, or split it';

  test('an archive that unpacks to 120 MB, whatever it says of itself', async () => {
    const bomb = docxOf(paragraph('x'), [
      { name: 'word/media/picture.bin', content: new Uint8Array(120_000_000) },
    ]);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await message(bomb, 'docx')).toBe(LARGE);
  });

  test('one part of it that is too large to be words', async () => {
    expect(
      await message(
        docxOf(paragraph('x'), [{ name: 'word/other.xml', content: new Uint8Array(13_000_000) }]),
        'docx',
      ),
    ).toBe(LARGE);
  });

  test('nesting without end', async () => {
    expect(await message(docxOf('<w:p>'.repeat(50_000) + '</w:p>'.repeat(50_000)), 'docx')).toMatch(
      /cannot be read as a Word document/,
    );
  });
});
