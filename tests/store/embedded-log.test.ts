/** The log beside the file stays small over a long run, and a file that is replaced while it is open is not written to. */
import { copyFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEmbedded } from '../../src/store/embedded.ts';
import { all, type Store, StoreUnavailable } from '../../src/store/store.ts';
import { frameDoc } from '../support/sample-documents.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { anyId } from './steps.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let store: Store;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'waymark.db');
  store = openEmbedded(file);
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const logBytes = (): number => statSync(`${file}-wal`).size;

/** The same few documents over and over; answers how long the log was at most. */
async function write(times: number): Promise<number> {
  let longest = 0;
  for (let n = 0; n < times; n += 1) {
    const doc = frameDoc(`f${n % 5}`, `${n} `.repeat(100_000).slice(0, 100_000));
    const before = await store.get('t1', 'frame', doc.id);
    await store.commit('t1', anyId(), [{ op: 'put', doc, expect: before?.version ?? 'absent' }]);
    longest = Math.max(longest, logBytes());
  }
  return longest;
}

test('over a long run it stays as short as after a short one', async () => {
  const short = await write(100);
  expect(await write(300)).toBeLessThan(short * 1.5);
  expect(logBytes()).toBeLessThan(6_000_000);
});

test('somebody who reads for long makes it grow; when they have gone it is cut back', async () => {
  const reader = new DatabaseSync(file, { readOnly: true });
  reader.exec('BEGIN; SELECT count(*) FROM documents');
  expect(await write(250)).toBeGreaterThan(20_000_000);
  reader.exec('COMMIT');
  await write(60);
  expect(logBytes()).toBeLessThan(17_000_000);
  reader.close();
});

test('a backup that is put in its place meanwhile: nothing is written to the one that was moved away', async () => {
  await write(1);
  const backup = join(folder.path, 'backup.db');
  new DatabaseSync(file).exec(`VACUUM INTO '${backup}'`);
  await write(3);
  renameSync(backup, file);
  const refused = await write(1).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StoreUnavailable);
  expect(refused).toMatchObject({
    message: `${file} was moved away or replaced while Waymark was running; start Waymark again, and put a backup in place only while it is stopped`,
    untouched: true,
  });
  // What was read from it can be read still; the other is there for whoever starts again.
  expect(await all(store, 't1', { kind: 'frame' })).toHaveLength(3);
  copyFileSync(file, `${file}.copy`);
  const again = openEmbedded(`${file}.copy`);
  expect(await all(again, 't1', { kind: 'frame' })).toHaveLength(1);
  await again.close();
});
