/** Looks inside a PDF for what it would run: scripts, starts of programs, and programs that are attached to it. */
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { Reason } from '../../cards/refused-file.ts';
import { isRunnable } from './endings.ts';

const unpack = promisify(inflate);

/** Of what is unpacked to look at, in bytes. */
const MOST_UNPACKED = 100_000_000;

/** A name of the format, each letter of which may be written as a number. */
function nameOf(name: string): string {
  const letters = [...name].map((letter) => {
    const code = letter.charCodeAt(0).toString(16);
    return `(?:${letter}|#${code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
  });
  return `\\/${letters.join('')}(?![A-Za-z0-9])`;
}

const RUNS = new RegExp(`${nameOf('JavaScript')}|${nameOf('Launch')}`);
const LOCKED = new RegExp(`${nameOf('Encrypt')}\\s*(?:\\d+\\s+\\d+\\s+R|<<)`);
const ATTACHED = /\/U?F\s*\(((?:[^()\\]|\\.){1,300})\)/g;
/** Objects may stand in a packed stream, where only unpacking shows them. */
const PACKED = new RegExp(nameOf('ObjStm'), 'g');
const STREAM = /stream\r?\n/;
/** Between the word for packed objects and the stream itself there is the rest of a short dictionary. */
const FARTHEST = 4000;

/** Why a PDF is not kept, or undefined. Throws when a packed part cannot be unpacked. */
export async function faultInPdf(bytes: Uint8Array): Promise<Reason | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = file.toString('latin1');
  if (LOCKED.test(text)) return 'protected';
  const fault = faultInObjects(text);
  if (fault) return fault;
  const bodies = new Map([...text.matchAll(PACKED)].flatMap(({ index }) => streamBehind(text, index)));
  let left = MOST_UNPACKED;
  for (const [start, end] of bodies) {
    const objects = await unpack(file.subarray(start, end), { maxOutputLength: left });
    left -= objects.length;
    const inside = faultInObjects(objects.toString('latin1'));
    if (inside) return inside;
  }
  return undefined;
}

function faultInObjects(text: string): Reason | undefined {
  if (RUNS.test(text)) return 'script';
  for (const [, name = ''] of text.matchAll(ATTACHED)) if (isRunnable(name)) return 'executable';
  return undefined;
}

/** Where the stream begins and ends that belongs to the dictionary at `from`: none, or one. */
function streamBehind(text: string, from: number): [number, number][] {
  const begins = STREAM.exec(text.slice(from, from + FARTHEST));
  if (!begins) return [];
  const start = from + begins.index + begins[0].length;
  const end = text.indexOf('endstream', start);
  if (end < 0) throw new Error('a stream has no end');
  return [[start, end]];
}
