/** The door for documents: any bytes of a DOCX, PDF, text or Markdown file end in a sketch of a plan, or in one fault. */
import type { Fault } from '../fault.ts';
import type { Sketch } from '../sketch.ts';
import type { Blocks } from './block.ts';
import { blocksOfDocx } from './docx.ts';
import { blocksOfHtml } from './html-blocks.ts';
import { holdsAction } from './outline-end.ts';
import { blocksOfPdf } from './pdf.ts';
import { MOST_BYTES, MOST_LINES, Refusal, refuse } from './refusal.ts';
import { sketchOfBlocks } from './sketch-of-blocks.ts';
import { blocksOfText } from './text-blocks.ts';

export type DocumentKind = 'txt' | 'md' | 'docx' | 'pdf';
export type ReadDocument = { ok: true; sketch: Sketch } | { ok: false; faults: Fault[] };

/** Up to 20 MB, 500 pages, 200,000 lines. What is wrong with the file is told once, with what to do; nothing is half read. */
export async function readDocument(bytes: Uint8Array, kind: DocumentKind): Promise<ReadDocument> {
  try {
    const blocks = await blocksOf(bytes, kind);
    const sketch = sketchOfBlocks(blocks);
    const [page] = blocks.unread ?? [];
    if (page !== undefined && !sketch.nodes.some(holdsAction))
      throw new Refusal(`page ${page}`, NOT_TOLD_APART);
    return { ok: true, sketch };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, faults: [error.fault] };
    throw error;
  }
}

const NOT_TOLD_APART =
  'has a table that could not be read reliably; copy it into a Word document or a spreadsheet';

/** The same for a text that is at hand: any text at all has a sketch, an empty one as well. */
export const sketchOfText = (text: string): Sketch => sketchOfBlocks(blocksInText(text));

async function blocksOf(bytes: Uint8Array, kind: DocumentKind): Promise<Blocks> {
  checkKind(bytes, kind);
  if (kind === 'docx') return blocksOfDocx(bytes);
  if (kind === 'pdf') return blocksOfPdf(bytes);
  return blocksInText(checkedText(decoded(bytes)));
}

const starts = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function checkKind(bytes: Uint8Array, kind: DocumentKind): void {
  if (bytes.length === 0) throw refuse('is empty; send the document with the plan');
  if (bytes.length > MOST_BYTES)
    throw refuse('is larger than 20 MB; take out the pictures, or send the pages that hold the plan');
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED)
      ? refuse('is protected with a password; save it without the password, and send that')
      : refuse('is in the old Word format; open it in Word and save it as .docx');
  }
  const zip = starts(bytes, 0x50, 0x4b);
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
  if (kind === 'docx' && !zip)
    throw refuse(
      pdf ? 'is a PDF; let its name end in .pdf' : 'is not a Word document (.docx); save it as one in Word',
    );
  if (kind === 'pdf' && !pdf)
    throw refuse(
      zip
        ? 'is a Word document or archive; let its name end in .docx'
        : 'is not a PDF; let its name end in what it is',
    );
  if ((kind === 'txt' || kind === 'md') && (zip || pdf)) {
    throw refuse(
      pdf
        ? 'is a PDF, not text; let its name end in .pdf'
        : 'is an archive or Word document, not text; let its name end in .docx',
    );
  }
}

/** UTF-8 or UTF-16 as its first bytes say, else the code page of older Windows programs. */
function decoded(bytes: Uint8Array): string {
  if (starts(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  if (isBinary(bytes)) throw refuse('is not text; save the plan as a text, Word or PDF document');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Zeros and control signs stand in no text. */
function isBinary(bytes: Uint8Array): boolean {
  const odd = bytes
    .subarray(0, 20_000)
    .reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 27) ? 1 : 0), 0);
  return odd > Math.min(bytes.length, 20_000) / 100;
}

function checkedText(text: string): string {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines > MOST_LINES)
    throw refuse(`has more than ${MOST_LINES} lines; send the part that holds the plan`);
  if (text.trim() === '') throw refuse('is empty; send the document with the plan');
  return text;
}

function blocksInText(text: string): Blocks {
  const plain = text.replaceAll('\0', '');
  return /^\s*<(?:!doctype html|html|body|div|table)[\s>]/i.test(plain)
    ? blocksOfHtml(plain)
    : blocksOfText(plain);
}
