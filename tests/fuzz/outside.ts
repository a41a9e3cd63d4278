/** What lies outside the house: the files that people send, where Teams takes some, and how both may fail. Nothing is kept. */
import type { Files, Judge, Uploads } from '../../src/app/ports.ts';
import { pdfOf } from '../support/pdf-file.ts';

const text = (words: string): Uint8Array => Buffer.from(words, 'utf8');
const SMALL_PLAN = [
  'plan: sent',
  'title: A plan that somebody sent',
  'levels: [Priority, Action]',
  'items:',
  '  - ref: "1"',
  '    title: First',
  '    items: [{ref: "1.1", title: Open the site, due: 2027-03-01}]',
].join('\n');
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** By name; whatever else is asked for is gone, or cannot be had. */
const SHELF: Readonly<Record<string, Uint8Array>> = {
  'minutes.pdf': pdfOf([[{ text: 'Minutes of the board', x: 72, y: 700 }]]),
  'photo.png': Buffer.from(PNG, 'base64'),
  'plan.yml': text(SMALL_PLAN),
  'notes.txt': text('1 Priority One\n1.1 Write the handbook by March 2027\n'),
  'program.exe': text('MZ\u0000\u0000not a program'),
  'plan.xlsx': text('PK\u0003\u0004 cut off'),
};

export const files: Files = {
  async fetch(url, most) {
    const name = url.split('/').at(-1) ?? '';
    const bytes = Object.hasOwn(SHELF, name) ? SHELF[name] : undefined;
    if (bytes === undefined) return { ok: false, reason: url.length % 2 === 0 ? 'gone' : 'unreachable' };
    return bytes.length > most ? { ok: false, reason: 'too-large' } : { ok: true, bytes };
  },
};

export const uploads: Uploads = {
  put: async (url) => (url.length % 3 === 0 ? 'gone' : 'done'),
};

/** In production it sits in a thread of its own, whose end is a damaged file. */
export const inThread =
  (judge: Judge): Judge =>
  (bytes, name) =>
    judge(bytes, name).catch(() => ({ ok: false, reason: 'damaged' }) as const);
