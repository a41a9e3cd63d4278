/** Makes a backup of a tenant: its documents, when the clock looks next, and the bytes of its files, in one archive. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { stamp } from '../domain/stamp.ts';
import { type Blob, type Blobs, BlobsUnavailable } from '../store/blobs.ts';
import type { Store } from '../store/store.ts';
import { mustBeWhole } from './backable.ts';
import { collect, spool } from './collect.ts';
import { FILES, type FileLine, FORMAT, fileAt, MANIFEST, type Manifest, partOf } from './manifest.ts';
import { partFile } from './part-file.ts';
import { writeArchive } from './write-archive.ts';

export type Source = {
  store: Store;
  blobs: Blobs;
  tenant: string;
  at: Temporal.Instant;
  /** The version of the program. */
  program: string;
};

/** Told after each file how many of how many are in. */
export type Progress = (done: number, of: number) => void;

/**
 * Writes the backup under a name of its own and then, whole and on the disk, as `out`; a process that ends before
 * leaves an older `out` as it was. Documents that cannot be read and files that are gone are left out, and named.
 * @throws BackupFault where there is no whole record; StoreUnavailable, BlobsUnavailable, and what the disk says.
 */
export async function makeBackup(source: Source, out: string, progress: Progress): Promise<Manifest> {
  await mustBeWhole(source.store, source.tenant);
  const part = await partFile(out);
  try {
    const manifest = await written(source, part, progress);
    await part.keep();
    return manifest;
  } finally {
    await part.clear();
  }
}

async function written(
  { store, blobs, tenant, at, program }: Source,
  { folder, file }: { folder: string; file: string },
  progress: Progress,
): Promise<Manifest> {
  const { parts, files, ...found } = await collect(store, tenant, folder);
  const zip = writeArchive(file, at);
  try {
    for (const { kind, path } of parts)
      await zip.add(partOf(kind), createReadStream(path), { compress: true });
    const missing: string[] = [];
    const list = await spool(join(folder, FILES), FILES, async (take) => {
      for (const [done, sha256] of files.entries()) {
        const blob = await wholeBlob(blobs, tenant, sha256);
        if (blob) {
          const line: FileLine = { sha256, type: blob.type, bytes: blob.bytes.length };
          await take(JSON.stringify(line));
          // What is kept as evidence is compressed already, as a rule.
          await zip.add(fileAt(sha256), blob.bytes, { compress: false });
        } else missing.push(sha256);
        progress(done + 1, files.length);
      }
    });
    await zip.add(FILES, createReadStream(list.path), { compress: true });
    const manifest: Manifest = {
      format: 'waymark-backup',
      version: FORMAT,
      program,
      tenant,
      at: stamp(at),
      settled: found.settled,
      wakeUp: found.wakeUp,
      documents: parts.map(({ kind, lines, bytes, sha256 }) => ({ kind, lines, bytes, sha256 })),
      files: { lines: list.lines, bytes: list.bytes, sha256: list.sha256 },
      missing,
      unreadable: found.unreadable,
    };
    await zip.add(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), { compress: true });
    await zip.end();
    return manifest;
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}

/** Undefined where it is gone, or is no longer what was put. */
async function wholeBlob(blobs: Blobs, tenant: string, sha256: string): Promise<Blob | undefined> {
  try {
    return await blobs.get(tenant, sha256);
  } catch (error) {
    if (error instanceof BlobsUnavailable && error.damaged) return undefined;
    throw error;
  }
}
