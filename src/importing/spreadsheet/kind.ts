/** What a file's first bytes say that it is, whatever its name says; what is no workbook is refused with a remedy. */
import { broken, MOST_BYTES, Refusal, THE_FILE } from './refusal.ts';

const starts = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

export const isZip = (bytes: Uint8Array): boolean => starts(bytes, 0x50, 0x4b, 3, 4);

/** `EncryptedPackage`, as the directory of an encrypted workbook names it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Refuses what is empty, too large, or plainly not what it is given as. */
export function checkKind(bytes: Uint8Array, kind: 'xlsx' | 'csv'): void {
  if (bytes.length === 0) throw new Refusal(THE_FILE, 'is empty; send the workbook with its actions');
  if (bytes.length > MOST_BYTES) {
    throw new Refusal(THE_FILE, 'is larger than 20 MB; remove pictures and other sheets, or split it');
  }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED)
      ? new Refusal(THE_FILE, 'is protected with a password; save it without the password, and send that')
      : new Refusal(THE_FILE, 'is in the old form (.xls); open it in Excel and save it as .xlsx');
  }
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) {
    throw new Refusal(THE_FILE, 'is a PDF, not a spreadsheet; import it under its own name, ending in .pdf');
  }
  if (kind === 'csv' && isZip(bytes)) {
    throw new Refusal(THE_FILE, 'is a workbook or archive, not a CSV file; give it its own ending, .xlsx');
  }
  if (kind === 'xlsx' && !isZip(bytes)) {
    throw bytes.every((byte) => byte === 0)
      ? broken('it holds nothing but zeros')
      : new Refusal(THE_FILE, 'is not an .xlsx workbook; if it is a CSV file, let its name end in .csv');
  }
}

/** Refuses archives that are something else than a plain workbook, by the names of their parts. */
export function checkParts(names: ReadonlySet<string>): void {
  const has = (pattern: RegExp): boolean => [...names].some((name) => pattern.test(name));
  if (has(/^xl\/(?:vbaproject\.bin|macrosheets\/)/i)) {
    throw new Refusal(THE_FILE, 'holds macros; save it as .xlsx (without macros), and send that');
  }
  if (has(/^xl\/workbook\.bin$/i)) {
    throw new Refusal(THE_FILE, 'is a binary workbook (.xlsb); save it as .xlsx, and send that');
  }
  if (has(/^xl\/externallinks\//i)) {
    throw new Refusal(
      THE_FILE,
      'takes values from other workbooks; in Excel choose Data, Edit Links, Break Link, and save it',
    );
  }
  if (has(/^word\//)) {
    throw new Refusal(THE_FILE, 'is a Word document; import it under its own name, ending in .docx');
  }
  if (has(/^ppt\//)) throw new Refusal(THE_FILE, 'is a presentation; put the actions into a workbook');
  if (has(/^(?:mimetype|content\.xml)$/)) {
    throw new Refusal(THE_FILE, 'is an OpenDocument file; save it as .xlsx, and send that');
  }
  if (!has(/^xl\/workbook.*\.xml$/i)) {
    throw new Refusal(THE_FILE, 'is an archive without a workbook in it; send the .xlsx itself');
  }
}
