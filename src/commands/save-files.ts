/** Files of evidence written into a folder: each once, named by its ref, whatever becomes of the others. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { type Blobs, BlobsUnavailable } from '../store/blobs.ts';
import { docId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';
import { remark } from './settings.ts';

/** Folders take 255 bytes a name as a rule; a number may be added. */
const LONGEST_NAME_BYTES = 200;

/**
 * @throws CallerFault when the folder cannot be had; Error when some of the files could not be read or written, with
 * the names of these: the others are there.
 */
export async function saveFiles(
  store: Store,
  blobs: Blobs,
  tenant: string,
  files: readonly { ref: string; file: string; name: string }[],
  folder: string,
): Promise<void> {
  const fault = await failure(() => mkdir(folder, { recursive: true }));
  if (fault !== null)
    throw new CallerFault(`${folder} cannot be written (${fault}). Choose another place with --out.`);
  const taken = new Set<string>();
  const missing: string[] = [];
  const unwritten: string[] = [];
  let written = 0;
  for (const { ref, file, name } of new Map(files.map((one) => [one.file, one])).values()) {
    const bytes = await bytesOf(store, blobs, tenant, file);
    if (!bytes) {
      missing.push(`${ref} ${name}`);
      continue;
    }
    const why = await failure(() => writeFile(join(folder, freeName(`${ref} ${name}`, taken)), bytes));
    if (why === null) written += 1;
    else unwritten.push(`${ref} ${name} (${why})`);
  }
  remark(`Written: ${written} ${written === 1 ? 'file' : 'files'} into ${folder}`);
  const left = [
    ...(missing.length > 0
      ? [`These files are not in the store of files: ${missing.join('; ')}. Restore it from its backup.`]
      : []),
    ...(unwritten.length > 0
      ? [`These files could not be written: ${unwritten.join('; ')}. Choose another place with --out.`]
      : []),
  ];
  if (left.length > 0) throw new Error(left.join(' '));
}

async function bytesOf(
  store: Store,
  blobs: Blobs,
  tenant: string,
  file: string,
): Promise<Uint8Array | undefined> {
  const sha256 = (await store.get(tenant, 'file', docId('file', file)))?.doc.body.sha256 ?? null;
  if (sha256 === null) return undefined;
  try {
    return (await blobs.get(tenant, sha256))?.bytes;
  } catch (error) {
    if (!(error instanceof BlobsUnavailable)) throw error;
    remark(error.message);
    return undefined;
  }
}

/** No folder can be left, no name is too long for one, and no file is written over another of this run. */
export function freeName(name: string, taken: Set<string>): string {
  const plain = name.replace(/[^\p{L}\p{M}\p{N}().,_ -]+/gu, '_').replace(/^\.+/, '_');
  const [ending = ''] = /(?<=.)\.[^.]{1,20}$/u.exec(plain) ?? [];
  const whole = plain.slice(0, plain.length - ending.length);
  const stem = cut(whole, LONGEST_NAME_BYTES - Buffer.byteLength(ending));
  let free = `${stem}${ending}`;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${stem} (${count})${ending}`;
  taken.add(free.toLowerCase());
  return free;
}

/** Of so many bytes at most, and never half of what reads as one letter. */
function cut(text: string, bytes: number): string {
  let short = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (Buffer.byteLength(short + segment) > bytes) break;
    short += segment;
  }
  return short;
}

const SystemFailure = z.object({ code: z.string() });

/** Why it failed, as the system says; null when it did not. */
async function failure(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return SystemFailure.safeParse(error).data?.code ?? String(error);
  }
}
