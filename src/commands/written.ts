/** Writes what a command was asked to put into a file, and says so. */
import { appendFile, writeFile } from 'node:fs/promises';
import { CallerFault } from './fault.ts';
import { remark } from './settings.ts';

/** @throws CallerFault when the file cannot be written, with the reason and what to do. */
export async function written(name: string, content: Uint8Array | string): Promise<void> {
  await toFile(name, () => writeFile(name, content));
  remark(`Written: ${name}`);
}

/** Asked before long work, so that it is not done in vain. Throws as `written`. */
export const canWrite = (name: string): Promise<void> => toFile(name, () => appendFile(name, ''));

async function toFile(name: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CallerFault(`${name} cannot be written (${code}). Choose another place with --out.`);
  }
}
