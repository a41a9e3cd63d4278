/** A process that makes a backup, or restores one, is killed with -9 on its way: nothing half is taken for a whole. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Doc, write } from '../../src/store/documents.ts';
import { openFolderBlobs } from '../../src/store/folder-blobs.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { all } from '../../src/store/store.ts';
import { tenants } from '../../src/store/wake-up.ts';
import { hashOf } from '../store/blob-contract.ts';
import { store as storeAll } from '../store/steps.ts';
import { milestoneDoc, sampleDoc } from '../support/sample-documents.ts';
import { startScript } from '../support/script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { backUp, contentOf, type Place, restoreFrom, TENANT } from './steps.ts';

const FULL = process.env.WAYMARK_VERIFY === 'full';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let from: string;
beforeEach(async () => {
  folder = temporaryFolder();
  file = join(folder.path, 'backup.zip');
  from = join(folder.path, 'from');
  const place = await at(from);
  await storeAll(place.store, TENANT, [
    sampleDoc('plan'),
    sampleDoc('tenant'),
    ...Array.from({ length: 400 }, (_, nth) => milestoneDoc(`m${nth}`)),
    ...(await Promise.all(Array.from({ length: 20 }, (_, nth) => evidence(place, nth)))),
  ]);
  await place.store.close();
});
afterEach(() => folder.remove());

const at = async (data: string): Promise<Place> => ({
  store: await openStore({ data }),
  blobs: openFolderBlobs(join(data, 'files')),
});

async function evidence({ blobs }: Place, nth: number): Promise<Doc> {
  const bytes = Buffer.from(`minutes of meeting ${nth}`);
  await blobs.put(TENANT, hashOf(bytes), { bytes, type: 'text/plain' });
  const body = { ...sampleDoc('file').body, sha256: hashOf(bytes), bytes: bytes.length };
  return write('file', docId('file', `f${nth}`), body);
}

/** Runs until it has said so many lines, and not one step further; answers what it said last. */
async function killedAfter(lines: number, what: 'export' | 'import', data: string): Promise<string> {
  const script = startScript('back-up.ts', [what, data, file]);
  let said = 0;
  let last = '';
  for await (const line of script.lines) {
    last = line;
    said += 1;
    if (said === lines) script.kill();
  }
  await script.ended;
  return last;
}

test('an export that is killed leaves the backup of before, and the next one clears up after it', async () => {
  const source = await at(from);
  await backUp(source, file);
  const before = readFileSync(file);
  const parts = () => readdirSync(folder.path).filter((name) => name.endsWith('.part'));
  for (const lines of FULL ? [1, 5, 20, 40, 60, 70, 80] : [5, 75]) {
    expect(await killedAfter(lines, 'export', from)).not.toMatch(/^whole/);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(parts()).toHaveLength(1);
  }
  await backUp(source, file);
  expect(parts()).toEqual([]);
  await source.store.close();
}, 60_000);

test('an import that is killed shows nothing, and run again it makes the tenant whole', async () => {
  const source = await at(from);
  await backUp(source, file);
  const whole = await contentOf(source.store);
  const to = join(folder.path, 'to');
  for (const lines of FULL ? [1, 2, 1, 2, 2, 3] : [1, 3, 3]) {
    expect(await killedAfter(lines, 'import', to)).not.toMatch(/^whole/);
    const seen = await at(to);
    expect(await all(seen.store, TENANT, { kind: 'plan' })).toEqual([]);
    expect(await tenants(seen.store)).toEqual([]);
    expect(existsSync(join(to, 'waymark.db'))).toBe(true);
    await seen.store.close();
  }
  const there = await at(to);
  expect((await all(there.store, TENANT, { kind: 'milestone' })).length).toBeGreaterThan(60);
  await restoreFrom(file, there);
  expect(await contentOf(there.store)).toEqual(whole);
  await Promise.all([source.store.close(), there.store.close()]);
}, 60_000);
