/** Looks inside a PDF for what it would run: scripts, starts of programs, and programs that are attached to it. */
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { Reason } from '../../cards/evidence/refused-file.ts';
import { type Budget, spend } from './budget.ts';
import { isRunnable } from './endings.ts';

const unpack = promisify(inflate);

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
const STREAM = /stream\r?\n/g;
/** Between the word for packed objects and the stream itself there is the rest of a short dictionary. */
const FARTHEST = 4000;
/** Of the packed streams of a PDF. Writers pack a hundred objects or more in each. */
const MOST_PACKED = 5_000;

/**
 * Why a PDF is not kept, or undefined. Throws when a packed part cannot be unpacked, or when there is more of them than
 * is looked at: streams may overlap, so that what goes into each counts as well as what comes out.
 */
export async function faultInPdf(bytes: Uint8Array, budget: Budget): Promise<Reason | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = file.toString('latin1');
  if (LOCKED.test(text)) return 'protected';
  const fault = faultInObjects(text);
  if (fault) return fault;
  for (const [start, end] of packedIn(text)) {
    spend(budget, end - start);
    const objects = await unpack(file.subarray(start, end), { maxOutputLength: budget.left });
    spend(budget, objects.length);
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

/**
 * Where each stream of packed objects begins, and where it ends. One pass, however many dictionaries name the same
 * stream: the next beginning and the next end are looked for only from where the last ones were passed.
 */
function packedIn(text: string): Map<number, number> {
  const found = new Map<number, number>();
  let next = { at: -1, start: -1 };
  let end = -1;
  for (const { index } of text.matchAll(PACKED)) {
    if (next.at < index) {
      const stream = nextStream(text, index);
      if (!stream) break;
      next = stream;
    }
    if (next.start - index > FARTHEST || found.has(next.start)) continue;
    if (end < next.start) end = text.indexOf('endstream', next.start);
    if (end < 0) throw new Error('a stream has no end');
    found.set(next.start, end);
    if (found.size > MOST_PACKED) throw new Error('more packed streams than are looked at');
  }
  return found;
}

function nextStream(text: string, from: number): { at: number; start: number } | undefined {
  STREAM.lastIndex = from;
  const begins = STREAM.exec(text);
  return begins ? { at: begins.index, start: STREAM.lastIndex } : undefined;
}
