/** Reads the file that a command names, within its limits, and turns what is wrong with it into one clear line. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Fault } from '../importing/fault.ts';
import { LARGEST, type Source, type SourceOptions, TOO_LARGE } from '../importing/source.ts';
import { createReader } from '../reading/reader.ts';
import { CallerFault } from './fault.ts';
import { remark } from './settings.ts';

/** In a thread of its own: a damaged file may end its reader, and the command still says so in one line. */
const reader = createReader({
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
});

export async function sourceAt(name: string, options: SourceOptions): Promise<Source> {
  const read = await reader.read(await bytesOf(name), basename(name), options);
  if (read.ok) return read.source;
  throw faulty(name, read.faults);
}

/** All faults but the first go to standard error; the first is the command's own word. */
export function faulty(name: string, faults: readonly Fault[]): CallerFault {
  const [first, ...others] = faults.map(({ where, message }) => `${where}: ${message}`);
  for (const fault of others) remark(`${name}: ${fault}`);
  const more = others.length > 0 ? ` (and ${others.length} more, above)` : '';
  return new CallerFault(`${name}: ${first}${more}. Nothing was stored.`);
}

async function bytesOf(name: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(name);
    if (size > LARGEST) throw new CallerFault(`${name} ${TOO_LARGE}. Nothing was stored.`);
    return await readFile(name);
  } catch (error) {
    if (error instanceof CallerFault) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CallerFault(`${name} cannot be read (${code}). Check the path.`);
  }
}
