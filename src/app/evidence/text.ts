/** Tells plain text, tables and e-mails from what only looks like text: web pages, drawings and scripts. */
import type { Reason } from '../../cards/evidence/refused-file.ts';
import { endingOf, isRunnable } from './endings.ts';

export type TextKind = { ok: true; type: string; extension: string } | { ok: false; reason: Reason };
export type Text = { text: string; charset: 'utf-8' | 'utf-16' | 'windows-1252' };

/** Control characters that no text has; tab, line ends and the page break are text. */
const CONTROL = /[^\P{Cc}\t\n\f\r]/u;
const MOST_ACCENTS = 0.3;

/** What is no text mostly shows it in its first bytes, and then the rest need not be decoded. */
const FIRST_LOOK = 8192;

/** The characters of what is nothing but text, or undefined. */
export function decodedText(bytes: Uint8Array): Text | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return checked(decoded(bytes, first === 0xff ? 'utf-16le' : 'utf-16be'), 'utf-16');
  if (bytes.subarray(0, FIRST_LOOK).some(isControl)) return undefined;
  const unicode = decoded(bytes, 'utf-8');
  if (unicode !== undefined) return checked(unicode, 'utf-8');
  return accentsIn(bytes) > bytes.length * MOST_ACCENTS
    ? undefined
    : checked(decoded(bytes, 'windows-1252'), 'windows-1252');
}

/** The control characters that are one byte, in every charset that is read here but UTF-16. */
const isControl = (byte: number): boolean =>
  (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f;

function accentsIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte > 0x7f) count += 1;
  return count;
}

function decoded(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const checked = (text: string | undefined, charset: Text['charset']): Text | undefined =>
  text === undefined || CONTROL.test(text) ? undefined : { text, charset };

/** As much of a text as is looked at for marks of another kind, in characters. */
const FARTHEST = 200_000;

/** Which kind of text it is. The name only chooses between kinds that are all harmless, or adds a doubt. */
export function judgeText({ text, charset }: Text, name: string): TextKind {
  const refused = (reason: Reason): TextKind => ({ ok: false, reason });
  const start = text.slice(0, FARTHEST).trimStart();
  if (start === '') return refused(text.trim() === '' ? 'empty' : 'unknown');
  if (isSavedPage(start)) return refused('web-page');
  if (isMail(start)) return mailKind(text);
  const first = afterPrologue(start);
  if (/<hta:application\b/i.test(start)) return refused('script');
  if (/^<svg\b/i.test(first)) return refused('drawing');
  if (PAGE_START.test(first) || PAGE_WITHIN.test(start)) return refused('web-page');
  if (/^<\?xml\b/i.test(start)) return refused('unknown');
  if (isRunnable(name) || SCRIPTS.some((mark) => mark.test(start))) return refused('script');
  const [type, extension] = KINDS.get(endingOf(name)) ?? ['text/plain', 'txt'];
  return { ok: true, type: `${type}; charset=${charset}`, extension };
}

const KINDS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['csv', ['text/csv', 'csv']],
  ['tsv', ['text/tab-separated-values', 'tsv']],
  ['md', ['text/markdown', 'md']],
]);

/** What may stand before the first element of a page or a drawing, with its end. */
const PROLOGUE: readonly (readonly [RegExp, string])[] = [
  [/^<!--/, '-->'],
  [/^<\?xml\b/i, '>'],
  [/^<!doctype svg\b/i, '>'],
];

function afterPrologue(text: string): string {
  let rest = text;
  for (;;) {
    const [, end] = PROLOGUE.find(([begins]) => begins.test(rest)) ?? [];
    const at = end === undefined ? -1 : rest.indexOf(end);
    if (end === undefined || at < 0) return rest;
    rest = rest.slice(at + end.length).trimStart();
  }
}

const PAGE_START =
  /^<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|iframe|div|table|p|h[1-6]|a|img|form)\b/i;
const PAGE_WITHIN = /<(?:!doctype\s+html|html|script|iframe|object|embed)(?:\s[^<>]*)?>/i;

/** Words that only stand in what a computer is to run: of shells, Windows, Office and the web. */
const SCRIPTS: readonly RegExp[] = [
  /^#!\s*\//,
  /<\?(?:php|=)/i,
  /^[ \t]*@?echo\s+off\b/im,
  /^[ \t]*\[(?:InternetShortcut|Desktop Entry|autorun)\]/im,
  /^(?:Windows Registry Editor|REGEDIT4)/,
  /^ID;P/,
  /^[ \t]*(?:param\s*\(|\$\w+\s*=\s*\S|function\s+[\w-]+\s*[({])|\b(?:Invoke-(?:Expression|WebRequest|Command)|Set-ExecutionPolicy|Start-Process|New-Object\s+[\w-])/im,
  /\b(?:CreateObject|GetObject|ActiveXObject|WScript\.\w+|Shell\.Application)\s*\(|^[ \t]*(?:Option Explicit|(?:Private |Public )?Sub \w+\s*\(.*\)|End Sub)\s*$/im,
  /\b(?:eval|require)\s*\(\s*['"]|\bdocument\.write\b|^[ \t]*(?:const|let|var)\s+[\w$]+\s*=|=>\s*\{\s*$|^[ \t]*import\s.*\sfrom\s+['"]/m,
  /^[ \t]*(?:from\s+[\w.]+\s+import\s+\S|def\s+\w+\s*\(.*\)\s*:\s*$)/m,
  // A cell that asks the spreadsheet to start a program.
  /(?:^|[,;\t"])[ \t]{0,8}[=+@-][^,;\t\r\n]{0,40}\|[ \t]{0,8}'/m,
];

/** A header of an e-mail: lines of a name, a colon and a value, until the first empty line. */
const LONGEST_HEADER = 60_000;
const HEADER = /^(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+(?=\r?\n)/;
const headerOf = (text: string): string => HEADER.exec(text.slice(0, LONGEST_HEADER))?.[0] ?? '';

function isMail(text: string): boolean {
  const header = headerOf(text);
  return /^From:/im.test(header) && /^(?:To|Cc|Date|Received|Message-ID):/im.test(header);
}

/** A page that a browser saved is made up like an e-mail. */
const isSavedPage = (text: string): boolean =>
  /^(?:Snapshot-Content-Location|Content-Location):|^From:\s*<?Saved by/im.test(headerOf(text));

/** The name of an attachment stands in a header behind a semicolon, or on a line that goes on with one. */
const NAMED = /(?:;[ \t]*|^[ \t]+)(?:file)?name\*?=[ \t]*(?:"([^"\r\n]{1,300})"|([^\s;"]{1,300}))/gim;

function mailKind(text: string): TextKind {
  if (/^QWN0aXZlTWltZQ/m.test(text)) return { ok: false, reason: 'macros' };
  for (const [, quoted, bare] of text.matchAll(NAMED))
    if (isRunnable(quoted ?? bare ?? '')) return { ok: false, reason: 'executable' };
  return { ok: true, type: 'message/rfc822', extension: 'eml' };
}
