/** The files in a folder of this machine, for one machine: each whole or not at all, whenever a process or the power ends. */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as machine from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod/v4';
import {
  type Blob,
  type Blobs,
  BlobsUnavailable,
  checkBlob,
  checkName,
  checkNote,
  digestOf,
  folderOf,
  NOTES,
} from './blobs.ts';
import { makeFolder } from './make-folder.ts';

/** The calls that reach the disk; tests bring a disk that fails. */
export type Disk = Pick<typeof machine, 'mkdir' | 'open' | 'readdir' | 'readFile' | 'rename' | 'rm' | 'stat'>;

/** Where files stand while they are written. */
const INCOMING = 'incoming';
/** What a process left half written is swept away when it is older than any writing takes. */
const STALE_MS = 60 * 60_000;
const OWNER_ONLY = { folder: 0o700, file: 0o600 };
/** Each file begins with a line that names its type; the bytes follow. */
const HEAD = /^waymark-file (\S[^\n]{0,250})\n/;
const LONGEST_HEAD = 300;

/**
 * Opens the folder, making it if it is missing. Several processes may have it open at once.
 * @throws BlobsUnavailable when it cannot be made or written to, with the remedy.
 */
export function openFolderBlobs(path: string, disk: Disk = machine): Blobs {
  const folder = resolve(path);
  const incoming = join(folder, INCOMING);
  try {
    makeFolder(incoming);
    sweep(incoming);
  } catch (error) {
    // A full disk still gives out what it holds.
    if (codeOf(error) === undefined || !FULL.has(codeOf(error) ?? '')) throw explained(folder, error);
  }

  const placeOf = async (tenant: string, sha256: string): Promise<string> => {
    checkName(sha256);
    return join(folder, await folderOf(tenant), sha256.slice(0, 2), sha256);
  };

  async function read(place: string, sha256: string): Promise<Blob | 'damaged' | undefined> {
    const content = await disk.readFile(place).catch(async (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      await disk.stat(incoming); // without the folder itself, nothing can be said of what is in it
      return undefined;
    });
    if (content === undefined) return undefined;
    const [head, type] = HEAD.exec(content.toString('latin1', 0, LONGEST_HEAD)) ?? [];
    if (head === undefined || type === undefined) return 'damaged';
    const bytes = content.subarray(head.length);
    return (await digestOf(bytes)) === sha256 ? { bytes, type } : 'damaged';
  }

  const write = (place: string, { bytes, type }: Blob): Promise<void> =>
    writeWhole(place, [Buffer.from(`waymark-file ${type}\n`), bytes]);

  async function writeWhole(place: string, pieces: readonly Uint8Array[]): Promise<void> {
    const part = join(incoming, crypto.randomUUID());
    try {
      await filled(disk, part, pieces);
      await disk.mkdir(dirname(place), { recursive: true, mode: OWNER_ONLY.folder });
      await disk.rename(part, place);
    } catch (error) {
      await disk.rm(part, { force: true }).catch(() => undefined); // the first failure is the one to tell
      throw error;
    }
  }

  /** The name of a new file stands in its folder, and a new folder's in the one above. */
  async function settle(place: string): Promise<void> {
    for (let at = dirname(place); at.startsWith(folder); at = dirname(at)) await flush(disk, at);
  }

  return {
    put: (tenant, sha256, blob) =>
      onDisk(folder, async () => {
        await checkBlob(sha256, blob);
        const place = await placeOf(tenant, sha256);
        const there = await read(place, sha256);
        if (there === undefined || there === 'damaged') await write(place, blob);
        // Another process may have put it a moment ago and not have come this far.
        await settle(place);
      }),
    get: (tenant, sha256) =>
      onDisk(folder, async () => {
        const place = await placeOf(tenant, sha256);
        const there = await read(place, sha256);
        if (there !== 'damaged') return there;
        throw new BlobsUnavailable(
          `${place} is damaged; put the file of that name from a backup in its place`,
          { damaged: true },
        );
      }),
    remove: (tenant, sha256) =>
      onDisk(folder, async () => disk.rm(await placeOf(tenant, sha256), { force: true })),
    note: (tenant, name, text) =>
      onDisk(folder, async () => {
        checkNote(name, text);
        const place = join(folder, await folderOf(tenant), NOTES, name);
        await writeWhole(place, [Buffer.from(text)]);
        await settle(place);
      }),
    notes: (tenant) =>
      onDisk(folder, async () => {
        const place = join(folder, await folderOf(tenant), NOTES);
        const names = await disk.readdir(place).catch(async (error: unknown) => {
          if (codeOf(error) !== 'ENOENT') throw error;
          await disk.stat(incoming);
          return [];
        });
        const notes = new Map<string, string>();
        for (const name of names.toSorted()) notes.set(name, await disk.readFile(join(place, name), 'utf8'));
        return notes;
      }),
  };
}

async function filled(disk: Disk, path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const file = await disk.open(path, 'wx', OWNER_ONLY.file);
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Some systems do not open folders; they keep names without being asked. */
const NO_FOLDERS: ReadonlySet<string> = new Set(['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP']);

async function flush(disk: Disk, folder: string): Promise<void> {
  try {
    const opened = await disk.open(folder, 'r');
    await opened.sync().finally(() => opened.close());
  } catch (error) {
    if (!NO_FOLDERS.has(codeOf(error) ?? '')) throw error;
  }
}

/** Shows that the folder can be written to, and removes what ended processes left; the disk's own time tells its age. */
function sweep(incoming: string): void {
  const probe = join(incoming, crypto.randomUUID());
  writeFileSync(probe, '', { mode: OWNER_ONLY.file });
  const now = statSync(probe).mtimeMs;
  for (const name of readdirSync(incoming)) {
    const path = join(incoming, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && now - found.mtimeMs > STALE_MS) rmSync(path, { force: true });
  }
  rmSync(probe, { force: true });
}

const SystemFailure = z.object({ code: z.string(), syscall: z.string() });
const codeOf = (error: unknown): string | undefined => SystemFailure.safeParse(error).data?.code;

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const ELSEWHERE = 'or set WAYMARK_DATA to another folder';
const REMEDIES: Readonly<Record<string, (folder: string) => string>> = {
  EACCES: (folder) => `${folder} may not be used; let Waymark's user read and write it, ${ELSEWHERE}`,
  EPERM: (folder) => `${folder} may not be used; let Waymark's user read and write it, ${ELSEWHERE}`,
  EROFS: (folder) => `${folder} is on a disk that is read-only; make it writable, ${ELSEWHERE}`,
  EIO: (folder) => `the disk failed to read or write in ${folder}; check the disk, then start Waymark again`,
  ENOENT: (folder) => `${folder} is missing; bring the folder back, or start Waymark again to make a new one`,
};

function explained(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const text = FULL.has(code)
    ? `the disk that holds ${folder} is full; free some space and try again`
    : (REMEDIES[code]?.(folder) ??
      `${folder} cannot be used (${code}); move away what is there, ${ELSEWHERE}`);
  return new BlobsUnavailable(text, { cause: error });
}

async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explained(folder, error);
  }
}
