/** Files in a folder: the contract, who may read them, and what is said of a disk that is full, read-only or gone. */
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import * as machine from 'node:fs/promises';
import { join } from 'node:path';
import { BlobsUnavailable, folderOf } from '../../src/store/blobs.ts';
import { type Disk, openFolderBlobs } from '../../src/store/folder-blobs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { blobContract, hashOf } from './blob-contract.ts';

const bytes = Buffer.from('Minutes of the board');
const name = hashOf(bytes);
const blob = { bytes, type: 'text/plain' };

/** Every file below a folder, by its path. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name));

blobContract('a folder', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'data', 'files');
  return {
    blobs: openFolderBlobs(path),
    reopen: async () => openFolderBlobs(path),
    async overwrite(_tenant, sha256, content) {
      const [found = ''] = filesIn(path).filter((file) => file.endsWith(sha256));
      writeFileSync(found, content);
    },
    dispose: async () => folder.remove(),
  };
});

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'files');
});
afterEach(() => folder.remove());

/** A disk on which one call fails, as the system would say it. */
const failing = (call: 'open' | 'rename' | 'mkdir' | 'readFile' | 'sync' | 'write', code: string): Disk => {
  const fail = async (): Promise<never> => {
    throw Object.assign(new Error(code), { code, syscall: call });
  };
  if (call !== 'sync' && call !== 'write') return { ...machine, [call]: fail };
  const open: typeof machine.open = async (...given) => {
    const file = await machine.open(...given);
    const writeFile: typeof file.writeFile = async () => {
      await file.write('half');
      return fail();
    };
    return Object.assign(file, call === 'sync' ? { sync: fail } : { writeFile });
  };
  return { ...machine, open };
};

test('nobody but its owner may read it, and no name leaves the folder', async () => {
  await openFolderBlobs(path).put('../../etc', name, blob);
  const [file = ''] = filesIn(path);
  expect(filesIn(folder.path)).toEqual([file]);
  expect(file.startsWith(path)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (let at = join(file, '..'); at.startsWith(path); at = join(at, '..'))
    expect(statSync(at).mode & 0o777).toBe(0o700);
});

test.each([
  ['open', 'ENOSPC', /the disk that holds .*files is full; free some space/],
  ['write', 'ENOSPC', /is full; free some space/],
  ['write', 'EDQUOT', /is full; free some space/],
  ['sync', 'EIO', /the disk failed .*; check the disk/],
  ['rename', 'EROFS', /read-only; make it writable, or set WAYMARK_DATA/],
  ['mkdir', 'EACCES', /may not be used; let Waymark's user/],
  ['mkdir', 'ENOTDIR', /cannot be used \(ENOTDIR\); move away/],
] as const)('%s fails with %s: it says so, and nothing half is left', async (call, code, words) => {
  openFolderBlobs(path);
  const broken = openFolderBlobs(path, failing(call, code));
  const putting = broken.put('contoso', name, blob);
  await expect(putting).rejects.toThrow(BlobsUnavailable);
  await expect(putting).rejects.toThrow(words);
  expect(filesIn(path)).toEqual([]);
  await openFolderBlobs(path).put('contoso', name, blob);
  expect((await broken.get('contoso', name))?.type).toBe('text/plain');
});

test('a disk that does not read says so, and does not say that the file is absent', async () => {
  const blobs = openFolderBlobs(path, failing('readFile', 'EIO'));
  await expect(blobs.get('contoso', name)).rejects.toThrow(/the disk failed/);
});

test('a folder that is gone says so, and does not say that the file is absent', async () => {
  const blobs = openFolderBlobs(path);
  rmSync(path, { recursive: true });
  await expect(blobs.get('contoso', name)).rejects.toThrow(/files is missing; bring the folder back/);
  await expect(blobs.put('contoso', name, blob)).rejects.toThrow(/is missing/);
});

test('a file where the folder should be is told at the start', () => {
  writeFileSync(path, 'not a folder');
  expect(() => openFolderBlobs(path)).toThrow(BlobsUnavailable);
  expect(() => openFolderBlobs(path)).toThrow(/files cannot be used \(E\w+\); move away what is there/);
});

test('what an ended process left is swept away when it is old, and not before', () => {
  openFolderBlobs(path);
  const [old, young] = [join(path, 'incoming', 'old'), join(path, 'incoming', 'young')];
  for (const file of [old, young]) writeFileSync(file, 'half');
  const hoursAgo = statSync(young).mtimeMs / 1000 - 2 * 3600;
  utimesSync(old, hoursAgo, hoursAgo);
  openFolderBlobs(path);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});

test('a tenant’s folder is its own also on a disk that does not tell case apart, and means no device', async () => {
  const tenants = ['a', 'A', '_41', 'con', 'CON', 'nul', 'a.', '.', 'x'.repeat(300), 'X'.repeat(300)];
  const folders = await Promise.all(tenants.map(folderOf));
  expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(tenants.length);
  for (const folder of folders) expect(folder).toMatch(/^[th]-[a-z0-9_-]{1,198}$/);
});
