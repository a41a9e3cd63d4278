/** Looks inside the old Office container (.doc, .xls, .ppt, .msg): which of them it is, and what in it could run. */
import type { Reason } from '../../cards/evidence/refused-file.ts';
import { isRunnable } from './endings.ts';

export type Compound =
  | { ok: true; kind: 'doc' | 'xls' | 'ppt' | 'msg' }
  | { ok: false; reason: Extract<Reason, 'executable' | 'macros' | 'protected' | 'unknown'> };

const SECTOR = 512;
/** Entries of the directory lie on multiples of their size, whichever sectors they are in. */
const ENTRY = 128;
const STORAGE = 1;
const STREAM = 2;
const ROOT = 5;

/** The classes by which Windows tells an installer from a document; they differ in the first byte alone. */
const INSTALLER = Buffer.from('100c0000000000c000000000000046', 'hex');
const INSTALLER_FIRST: ReadonlySet<number> = new Set([0x82, 0x84, 0x86]);

/** `bytes` begin with the container's signature. */
export function lookInCompound(bytes: Uint8Array): Compound {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { names, installer } = directoryOf(file);
  if (installer) return { ok: false, reason: 'executable' };
  if (names.has('encryptedpackage') || names.has('encryptedsummary'))
    return { ok: false, reason: 'protected' };
  if (names.has('_vba_project') || names.has('_vba_project_cur') || names.has('vba') || names.has('macros'))
    return { ok: false, reason: 'macros' };
  if (names.has('\u0001ole10native') && holdsRunnable(file)) return { ok: false, reason: 'executable' };
  if (names.has('__properties_version1.0')) return mailIn(file);
  if (names.has('worddocument'))
    return isLockedWord(file) ? { ok: false, reason: 'protected' } : { ok: true, kind: 'doc' };
  if (names.has('workbook') || names.has('book')) return workbookIn(file);
  if (names.has('powerpoint document'))
    return hasSlideMacros(file) ? { ok: false, reason: 'macros' } : { ok: true, kind: 'ppt' };
  return { ok: false, reason: 'unknown' };
}

/** The names of its parts, in lower case. What is marked as removed counts too: nobody has to follow chains for it. */
function directoryOf(file: Buffer): { names: Set<string>; installer: boolean } {
  const names = new Set<string>();
  let installer = false;
  for (let at = SECTOR; at + ENTRY <= file.length; at += ENTRY) {
    const type = file[at + 66];
    const length = file.readUInt16LE(at + 64);
    if (type !== STORAGE && type !== STREAM && type !== ROOT) continue;
    if (length < 4 || length > 64 || length % 2 === 1 || file.readUInt16LE(at + length - 2) !== 0) continue;
    names.add(file.toString('utf16le', at, at + length - 2).toLowerCase());
    if (type === ROOT && INSTALLER_FIRST.has(file[at + 80] ?? 0))
      installer ||= file.subarray(at + 81, at + 96).equals(INSTALLER);
  }
  return { names, installer };
}

/** A file that was dropped into a document stands in it under its name, which ends with a zero. */
const DROPPED = /\.[a-z0-9-]{1,20}(?=\0)/gi;
function holdsRunnable(file: Buffer): boolean {
  for (const [name] of file.toString('latin1').matchAll(DROPPED)) if (isRunnable(name)) return true;
  return false;
}

/** The ending of an attachment is a value of its own, which begins on a multiple of 64. */
function mailIn(file: Buffer): Compound {
  for (let at = SECTOR; at + 16 <= file.length; at += 64) {
    if (file[at] !== 0x2e) continue;
    const wide = file[at + 1] === 0;
    const [ending = ''] = file.toString(wide ? 'utf16le' : 'latin1', at, at + 16).split('\0');
    if (isRunnable(ending)) return { ok: false, reason: 'executable' };
  }
  return { ok: true, kind: 'msg' };
}

/** The record of a presentation that says whether it has macros: their own storage is packed. */
const ABOUT_MACROS = Buffer.from('020000040c000000', 'hex');

function hasSlideMacros(file: Buffer): boolean {
  for (
    let at = file.indexOf(ABOUT_MACROS);
    at >= 0 && at + 16 <= file.length;
    at = file.indexOf(ABOUT_MACROS, at + 1)
  )
    if (file.readUInt32LE(at + 12) === 1) return true;
  return false;
}

/** The first bytes of a Word document say whether what follows is encrypted. */
function isLockedWord(file: Buffer): boolean {
  for (let at = SECTOR; at + 12 <= file.length; at += SECTOR) {
    const begins = file.readUInt32LE(at) === 0x00c1_a5ec;
    if (begins && (file.readUInt16LE(at + 10) & 0x0100) !== 0) return true;
  }
  return false;
}

/** The start of a workbook's stream, and behind it the record of a password. */
const LOCKED_WORKBOOK = Buffer.from('0908100000060500', 'hex');
const PASSWORD = 0x002f;

function workbookIn(file: Buffer): Compound {
  for (let at = SECTOR; at + 24 <= file.length; at += SECTOR) {
    const begins = file.subarray(at, at + LOCKED_WORKBOOK.length).equals(LOCKED_WORKBOOK);
    if (begins && file.readUInt16LE(at + 20) === PASSWORD) return { ok: false, reason: 'protected' };
  }
  return hasMacroSheet(file) ? { ok: false, reason: 'macros' } : { ok: true, kind: 'xls' };
}

/** A sheet of Excel 4 macros is listed like any sheet, with a type of its own; the lengths must fit the name's. */
function hasMacroSheet(file: Buffer): boolean {
  for (
    let at = file.indexOf(0x85, SECTOR);
    at >= 0 && at + 12 <= file.length;
    at = file.indexOf(0x85, at + 1)
  ) {
    if (file[at + 1] !== 0 || file[at + 3] !== 0 || (file[at + 8] ?? 9) > 2 || file[at + 9] !== 1) continue;
    const letters = file[at + 10] ?? 0;
    const wide = file[at + 11] === 1 ? 2 : 1;
    if (letters > 0 && file[at + 2] === 8 + letters * wide) return true;
  }
  return false;
}
