/** What is packed in a file is looked at up to a limit, all of it together: no file costs more than that, however it is nested. */
import { deflateSync } from 'node:zlib';
import { judge } from '../../../src/app/evidence/kinds.ts';
import { pdfOf } from '../../support/pdf-file.ts';
import { type ZipPart, zipOf } from '../../support/zip-file.ts';

const MOST = 100_000;
/** What one packed part unpacks to. */
const PART = 20_000;
const within = async (bytes: Uint8Array): Promise<boolean> => {
  const verdict = await judge(bytes, 'report', MOST);
  if (!verdict.ok) expect(verdict.reason).toBe('damaged');
  return verdict.ok;
};

describe('an Office file', () => {
  const document = (filling: number, ...embedded: ZipPart[]): Uint8Array =>
    zipOf([
      {
        name: '[Content_Types].xml',
        content: `<Types>wordprocessingml.document.main+xml</Types>${' '.repeat(filling)}`,
      },
      ...embedded,
    ]);
  const holding = (times: number, content: Uint8Array, ending: string): Uint8Array =>
    document(
      0,
      ...Array.from({ length: times }, (_, n) => ({ name: `word/embeddings/part${n}.${ending}`, content })),
    );

  test('with parts that are unpacked', async () => {
    const part = Buffer.alloc(PART, 'a');
    expect(await within(holding(3, part, 'bin'))).toBe(true);
    expect(await within(holding(6, part, 'bin'))).toBe(false);
  });

  test('with other Office files in it, which count with it', async () => {
    expect(await within(holding(3, document(PART), 'docx'))).toBe(true);
    expect(await within(holding(6, document(PART), 'docx'))).toBe(false);
  });
});

describe('a PDF', () => {
  const pdf = pdfOf([[{ text: 'Minutes of the board', x: 50, y: 50 }]]);
  const pdfWith = (...objects: (string | Uint8Array)[]): Uint8Array =>
    Buffer.concat([pdf, ...objects].map((one) => Buffer.from(one)));
  const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
  const packed = (objects: string): Buffer => {
    const body = deflateSync(objects);
    return Buffer.concat([
      Buffer.from('\n9 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n'),
      body,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
  };
  const part = packed(`9 0 << ${' '.repeat(PART)} >>`);

  test('with packed objects, which count together', async () => {
    expect(await within(pdfWith(...times(3, part)))).toBe(true);
    expect(await within(pdfWith(...times(6, part)))).toBe(false);
  });

  test('with one stream that is named over and over, which is one', async () => {
    expect(await within(pdfWith('/ObjStm '.repeat(100), part))).toBe(true);
  });

  test('with streams that begin within another, each of which counts to its end', async () => {
    // Level 0 packs nothing: the streams that begin inside can be read, too.
    const nest = (deep: number): Buffer => {
      const inside = deep === 0 ? Buffer.alloc(PART, ' ') : nest(deep - 1);
      return Buffer.concat([Buffer.from('/ObjStm stream\n'), deflateSync(inside, { level: 0 })]);
    };
    expect(await within(pdfWith(nest(0), '\nendstream\n'))).toBe(true);
    expect(await within(pdfWith(nest(5), '\nendstream\n'))).toBe(false);
  });

  test('with more packed streams than anybody writes', async () => {
    const small = packed('x');
    expect(await judge(pdfWith(...times(1000, small)), 'report.pdf')).toMatchObject({ ok: true });
    expect(await judge(pdfWith(...times(5001, small)), 'report.pdf')).toEqual({
      ok: false,
      reason: 'damaged',
    });
  });
});
