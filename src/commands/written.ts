/** Writes what a command was asked to put into a file, and says so. */
import { appendFile, realpath, stat, writeFile } from 'node:fs/promises';
import { partFile } from '../backup/part-file.ts';
import { CallerFault } from './fault.ts';
import { remark } from './settings.ts';

/** @throws CallerFault when the file cannot be written, with the reason and what to do. */
export async function written(name: string, content: Uint8Array | string): Promise<void> {
  await toFile(name, () => writeFile(name, content));
  remark(`Written: ${name}`);
}

/** The same, whole or not at all, which nobody else may read; also where a file of that name could be read by others. Throws as `written`. */
export async function writtenForOwner(name: string, content: string): Promise<void> {
  await toFile(name, async () => {
    const there = await stat(name).catch(() => undefined);
    // What is no file of ours, such as a pipe, keeps its mode, and its place.
    if (there && !there.isFile()) return writeFile(name, content);
    const part = await partFile(there ? await realpath(name) : name);
    try {
      await writeFile(part.file, content, { mode: OWNER_ONLY, flush: true });
      await part.keep();
    } finally {
      await part.clear();
    }
  });
  remark(`Written: ${name}`);
}
const OWNER_ONLY = 0o600;

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
