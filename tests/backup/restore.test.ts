/** A backup as an operator has it: what is in it, where it goes, and what is left of one that was cut off. */
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { KEPT } from '../../src/backup/kinds.ts';
import { readinessOf } from '../../src/backup/restore.ts';
import { type Doc, WAKE_UPS, write } from '../../src/store/documents.ts';
import { docId, RESTORE } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { all, type Store, StoreUnavailable } from '../../src/store/store.ts';
import { tenants, wakeBy, wakeUpOf } from '../../src/store/wake-up.ts';
import { hashOf } from '../store/blob-contract.ts';
import { store as storeAll } from '../store/steps.ts';
import { dyingAt } from '../support/dying-store.ts';
import { type MemoryBlobs, memoryBlobs } from '../support/memory-blobs.ts';
import { frameDoc, milestoneDoc, sampleDoc, sampleKinds } from '../support/sample-documents.ts';
import { freshRecord, isOnCosmos } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { backUp, contentOf, MADE, restoreFrom, TENANT } from './steps.ts';

const FULL = process.env.WAYMARK_VERIFY === 'full';
const BYTES = Buffer.from('the minutes of the meeting');
const SHA = hashOf(BYTES);

let folder: ReturnType<typeof temporaryFolder>;
let opened: Store[];
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  opened = [];
  file = join(folder.path, 'backup.zip');
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  folder.remove();
});

async function place(): Promise<{ store: Store; blobs: MemoryBlobs }> {
  const store = await openStore(freshRecord(join(folder.path, `record-${opened.length}`)));
  opened.push(store);
  return { store, blobs: memoryBlobs() };
}

/** Replaces what an own kind of row would say by what this story says. */
const row = (key: string, over: object): Doc<'outbox'> => {
  const doc = sampleDoc('outbox');
  return write('outbox', docId('outbox', key), { ...doc.body, key, ...over });
};
const evidence = (): Doc<'file'> =>
  write('file', docId('file', 'one'), { ...sampleDoc('file').body, sha256: SHA, bytes: BYTES.length });
const ofTenant = (): Doc[] =>
  sampleKinds.filter((kind) => kind !== 'wakeup' && kind !== 'file' && kind !== 'restore').map(sampleDoc);

/** One document of every kind, and a file. */
async function lively() {
  const from = await place();
  await storeAll(from.store, TENANT, [...ofTenant(), evidence()]);
  await from.blobs.put(TENANT, SHA, { bytes: BYTES, type: 'text/plain' });
  await wakeBy(from.store, TENANT, Temporal.Instant.from('2026-12-05T09:00:00Z'));
  return from;
}

test('a document of every kind comes back as it was, with its files and the clock’s next look', async () => {
  const from = await lively();
  const manifest = await backUp(from, file);
  expect(manifest).toMatchObject({ settled: true, missing: [], unreadable: [], files: { lines: 1 } });
  const to = await place();
  await restoreFrom(file, to);

  const moved = (lines: string[]) => lines.filter((line) => !line.includes('outbox:'));
  expect(moved(await contentOf(to.store))).toEqual(moved(await contentOf(from.store)));
  expect((await to.blobs.get(TENANT, SHA))?.bytes).toEqual(BYTES);
  expect((await wakeUpOf(to.store, TENANT))?.doc.body.at).toBe('2026-12-05T09:00:00.000Z');
  for (const kind of ['lease', 'import', 'file-link', 'restore'] as const)
    expect(await all(to.store, TENANT, { kind })).toEqual([]);
});

test('it is for the operator alone to read, and nothing is left beside it', async () => {
  await backUp(await lively(), file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder.path).filter((name) => name.includes('part'))).toEqual([]);
});

test('what was waiting to be sent is parked, what was under way is unknown, and nothing else is touched', async () => {
  const from = await place();
  const states = ['queued', 'claimed', 'sent', 'unreachable', 'parked', 'dropped'] as const;
  await storeAll(
    from.store,
    TENANT,
    states.map((state) => row(`${state}:1`, { state, claimedBy: state === 'claimed' ? 3 : null })),
  );
  await backUp(from, file);
  const to = await place();
  await restoreFrom(file, to);
  const rows = (await all(to.store, TENANT, { kind: 'outbox' })).map(({ doc: { body } }) => body);
  expect(Object.fromEntries(rows.map(({ key, state }) => [key, state]))).toEqual({
    'queued:1': 'parked',
    'claimed:1': 'unknown',
    'sent:1': 'sent',
    'unreachable:1': 'unreachable',
    'parked:1': 'parked',
    'dropped:1': 'dropped',
  });
  expect(rows.find(({ key }) => key === 'queued:1')?.reason).toContain(
    'restored from the backup of 2026-12-04',
  );
});

test('a tenant that holds anything is refused, with the remedy, and stays as it is', async () => {
  await backUp(await lively(), file);
  const to = await place();
  await storeAll(to.store, TENANT, [frameDoc('somebody speaks', 1)]);
  const before = await contentOf(to.store);
  await expect(restoreFrom(file, to)).rejects.toThrow(
    /holds tenant tenant-1 already.*WAYMARK_DATA.*COSMOS_DATABASE.*Nothing was stored/,
  );
  expect(await contentOf(to.store)).toEqual(before);
  expect(to.blobs.kept.size).toBe(0);
});

test('other tenants stay out of it, on both sides', async () => {
  const from = await lively();
  await storeAll(from.store, 'tenant-2', [milestoneDoc('of somebody else')]);
  await backUp(from, file);
  const to = await place();
  await storeAll(to.store, 'tenant-2', [milestoneDoc('theirs')]);
  await restoreFrom(file, to);
  expect(await contentOf(to.store, 'tenant-2')).toHaveLength(1);
  expect(await tenants(to.store)).toEqual([TENANT]);
});

test('cut off at any commit, before or after it, nothing is seen, and the next run makes it whole', async () => {
  const from = await lively();
  const many = Array.from({ length: 130 }, (_, place) => milestoneDoc(`m${place}`));
  await storeAll(from.store, TENANT, many);
  await backUp(from, file);
  const whole = await place();
  await restoreFrom(file, whole);
  const counted = dyingAt((await place()).store, 0);
  await restoreFrom(file, { store: counted, blobs: memoryBlobs() });
  const commits = counted.commits.length;
  expect(commits).toBeGreaterThan(5);
  // On Cosmos DB every one of them is tried in the long form alone.
  const step = isOnCosmos() && !FULL ? 3 : 1;
  for (let nth = 1; nth <= commits; nth += step) {
    const to = await place();
    const dying = dyingAt(to.store, nth, nth % 2 === 0 ? 'before' : 'after');
    await expect(restoreFrom(file, { ...to, store: dying })).rejects.toThrow(StoreUnavailable);
    // The last two: what shows the tenant, and the second waking of its clock.
    const shown = nth > commits - 1 || (nth === commits - 1 && nth % 2 === 1);
    if (shown) continue;
    expect([
      await all(to.store, TENANT, { kind: 'plan' }),
      await all(to.store, TENANT, { kind: 'tenant' }),
    ]).toEqual([[], []]);
    expect(await readinessOf(to.store, TENANT)).toBe(nth === 1 && nth % 2 === 0 ? 'empty' : 'goes-on');
    await restoreFrom(file, to);
    expect(await contentOf(to.store)).toEqual(await contentOf(whole.store));
    expect(await to.store.get(TENANT, 'restore', RESTORE)).toBeUndefined();
  }
});

test('another backup may take over where one was cut off', async () => {
  const from = await lively();
  await storeAll(from.store, TENANT, [milestoneDoc('only in the first')]);
  await backUp(from, file);
  const to = await place();
  await expect(restoreFrom(file, { ...to, store: dyingAt(to.store, 3) })).rejects.toThrow(StoreUnavailable);
  expect(await all(to.store, TENANT, { kind: 'milestone' })).toHaveLength(2);
  const other = await lively();
  await backUp(other, file);
  await restoreFrom(file, to);
  expect(await all(to.store, TENANT, { kind: 'milestone' })).toHaveLength(1);
});

describe('while the bot runs', () => {
  test('what is written between two pages is in it as a whole, or not at all', async () => {
    const from = await lively();
    let writes = 0;
    const busy: Store = {
      ...from.store,
      query: async (partition, query) => {
        // In the first reading only: then people are quiet for a moment.
        if (query.kind === 'update' && writes < 1) {
          writes += 1;
          await storeAll(from.store, TENANT, [
            milestoneDoc('late'),
            write('update', docId('update', 'late'), { ...sampleDoc('update').body, id: 'late' }),
          ]);
        }
        return from.store.query(partition, query);
      },
    };
    const manifest = await backUp({ ...from, store: busy }, file);
    expect(manifest.settled).toBe(true);
    const to = await place();
    await restoreFrom(file, to);
    expect(await to.store.get(TENANT, 'milestone', docId('milestone', 'late'))).toBeDefined();
    expect(await to.store.get(TENANT, 'update', docId('update', 'late'))).toBeDefined();
  });

  test('a record that never comes to rest is backed up all the same, and that is said', async () => {
    const from = await lively();
    const busy: Store = {
      ...from.store,
      query: async (partition, query) => {
        if (query.kind === 'tenant') await storeAll(from.store, TENANT, [frameDoc(crypto.randomUUID(), 1)]);
        return from.store.query(partition, query);
      },
    };
    expect((await backUp({ ...from, store: busy }, file)).settled).toBe(false);
    await restoreFrom(file, await place());
  });
});

test('what cannot be read, and files that are gone, are left out by name', async () => {
  const from = await lively();
  await from.blobs.remove(TENANT, SHA);
  await storeAll(from.store, TENANT, [{ ...milestoneDoc('broken'), body: frameDoc('f', 1).body }]);
  const manifest = await backUp(from, file);
  expect(manifest.missing).toEqual([SHA]);
  expect(manifest.unreadable).toEqual([expect.stringMatching(/^milestone:broken does not parse/)]);
  await restoreFrom(file, await place());
});

test('an export that fails leaves the backup of before, and no part of its own', async () => {
  const from = await lively();
  await backUp(from, file);
  const before = readFileSync(file);
  from.blobs.down = true;
  await expect(backUp(from, file)).rejects.toThrow('cannot be reached');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  await expect(backUp(from, join(folder.path, 'nowhere', 'backup.zip'))).rejects.toThrow(/ENOENT/);
  expect(existsSync(join(folder.path, 'nowhere'))).toBe(false);
});

test('a part that a killed process left is removed by the next export of that name, and no other', async () => {
  const left = join(folder.path, 'backup.zip.999999.part');
  const other = join(folder.path, 'other.zip.999999.part');
  for (const one of [left, other]) {
    writeFileSync(one, 'personal data');
    utimesSync(one, 0, 0);
  }
  await backUp(await lively(), file);
  expect([existsSync(left), existsSync(other)]).toEqual([false, true]);
});

test('any documents of any kinds make the round', async () => {
  const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  const documents = fc.uniqueArray(fc.tuple(fc.constantFrom(...KEPT), names, fc.jsonValue()), {
    selector: ([kind, name]) => `${kind}:${name}`,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(documents, async (drawn) => {
      const [from, to] = [await place(), await place()];
      const docs = drawn
        .filter(([kind]) => kind !== 'outbox' && kind !== 'file')
        .map(
          ([kind, name, content]): Doc =>
            kind === 'frame'
              ? write('frame', docId('frame', name), { expires: MADE, content })
              : { ...sampleDoc(kind), id: docId(kind, name) },
        );
      await storeAll(from.store, TENANT, docs);
      await backUp(from, file);
      await restoreFrom(file, to);
      expect(await contentOf(to.store)).toEqual(await contentOf(from.store));
    }),
    { numRuns: FULL ? 200 : isOnCosmos() ? 4 : 15 },
  );
});

test('a tenant that the clock never looked at is looked at once it is restored', async () => {
  const from = await place();
  await storeAll(from.store, TENANT, ofTenant());
  await backUp(from, file);
  const to = await place();
  await restoreFrom(file, to);
  expect((await all(to.store, WAKE_UPS, { kind: 'wakeup' })).map(({ doc }) => doc.body.at)).toEqual([
    '2026-12-04T09:00:00.000Z',
  ]);
});

test('what is done again may want the clock sooner than the backup did', async () => {
  await backUp(await lively(), file);
  const to = await place();
  const sooner = Temporal.Instant.from('2026-12-04T10:00:00Z');
  await restoreFrom(file, to, (store) => wakeBy(store, TENANT, sooner));
  expect((await wakeUpOf(to.store, TENANT))?.doc.body.at).toBe('2026-12-04T10:00:00.000Z');
});
