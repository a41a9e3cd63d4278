/** Writes what a command was asked to put into a file, and says so. */
import { appendFile, readlink, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod/v4';
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
  const write = async (): Promise<void> => {
    const there = await stat(name).catch(unlessAbsent);
    // What is no file of ours, such as a pipe, keeps its mode, and its place.
    if (there && !there.isFile()) return writeFile(name, content);
    const part = await partFile(await endOf(name));
    try {
      await writeFile(part.file, content, { mode: OWNER_ONLY, flush: true });
      await part.keep();
    } finally {
      await part.clear();
    }
  };
  await toFile(name, write, notWhole);
  remark(`Written: ${name}`);
}
const OWNER_ONLY = 0o600;

/** A link stays one: where the file that it leads to stands, or is to stand. */
async function endOf(name: string): Promise<string> {
  const target = await readlink(name).catch(() => undefined);
  return target === undefined ? name : endOf(resolve(await realpath(dirname(name)), target));
}

/** Asked before long work, so that it is not done in vain. Throws as `written`. */
export const canWrite = (name: string): Promise<void> => toFile(name, () => appendFile(name, ''));

const toFile = async (name: string, write: () => Promise<void>, words = notWritten): Promise<void> =>
  write().catch((error: unknown) => {
    throw new CallerFault(words(name, codeOf(error) ?? String(error)));
  });

const notWritten = (name: string, code: string): string =>
  `${name} cannot be written (${code}). Choose another place with --out.`;

/** What takes its name when it is whole needs its folder for that; a file that a container is given by itself cannot give way. */
export const notWhole = (name: string, code: string): string =>
  FOLDER_ALONE.has(code)
    ? `${name} cannot be written (${code}): it is given its name when it is whole, so Waymark has to be able to write to its folder, and a container be given the folder, not the file alone. Choose another place with --out.`
    : notWritten(name, code);
const FOLDER_ALONE: ReadonlySet<string> = new Set(['EACCES', 'EBUSY', 'EPERM', 'EROFS']);

const SystemFailure = z.object({ code: z.string(), syscall: z.string() });

/** Of what the disk says; undefined for any other failure. */
export const codeOf = (error: unknown): string | undefined => SystemFailure.safeParse(error).data?.code;

function unlessAbsent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}
