/** Documents in an older version are shown, rewritten beside a running bot, and gone on with after a cut. */
import { migrate, tallyOf } from '../../src/backup/migrate.ts';
import { type Doc, VERSION, WAKE_UPS } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { all, type Store, StoreUnavailable } from '../../src/store/store.ts';
import { store as storeAll } from '../store/steps.ts';
import { dyingAt } from '../support/dying-store.ts';
import { milestoneDoc, sampleDoc } from '../support/sample-documents.ts';
import { freshRecord } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TENANT = 'tenant-1';
const nothing = (): void => undefined;

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore(freshRecord(folder.path));
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

/** As an earlier version stored it. */
const old = (name: string): Doc => ({ ...milestoneDoc(name), v: 1 });
const many = (count: number): Doc[] => Array.from({ length: count }, (_, place) => old(`m${place}`));

export function migrateStories(): void {
  test('what is older is counted by kind and version, and nothing is written', async () => {
    await storeAll(store, TENANT, [...many(3), milestoneDoc('new'), sampleDoc('plan')]);
    expect(await tallyOf(store, TENANT)).toEqual({
      older: [{ kind: 'milestone', version: 1, today: VERSION.milestone, count: 3 }],
      current: 2,
      newer: [],
      unreadable: [],
    });
    const written = (await all(store, TENANT, { kind: 'milestone' })).map((one) => one.written);
    expect(written.toSorted()).toEqual([1, 1, 1, VERSION.milestone]);
  });

  test('rewritten, they say what they said, in today’s version; the second time there is nothing to do', async () => {
    await storeAll(store, TENANT, many(130));
    const before = (await all(store, TENANT, { kind: 'milestone' })).map(({ doc }) => doc.body);
    expect(await migrate(store, TENANT, nothing)).toBe(130);
    const after = await all(store, TENANT, { kind: 'milestone' });
    expect(after.map(({ doc }) => doc.body)).toEqual(before);
    expect(new Set(after.map(({ written }) => written))).toEqual(new Set([VERSION.milestone]));
    expect(await migrate(store, TENANT, nothing)).toBe(0);
    expect((await tallyOf(store, TENANT)).older).toEqual([]);
  });

  test('cut off, it goes on where it was', async () => {
    await storeAll(store, TENANT, many(130));
    await expect(migrate(dyingAt(store, 2), TENANT, nothing)).rejects.toThrow(StoreUnavailable);
    expect((await tallyOf(store, TENANT)).older[0]?.count).toBe(70);
    expect(await migrate(store, TENANT, nothing)).toBe(70);
  });

  test('what somebody says meanwhile is never written over', async () => {
    await storeAll(store, TENANT, many(5));
    let spoken = false;
    const busy: Store = {
      ...store,
      async commit(partition, id, changes) {
        if (!spoken) {
          spoken = true;
          const stored = await store.get(TENANT, 'milestone', docId('milestone', 'm2'));
          await store.commit(TENANT, 'said', [
            { op: 'put', doc: milestoneDoc('m2', { percent: 99 }), expect: stored?.version ?? 'absent' },
          ]);
        }
        return store.commit(partition, id, changes);
      },
    };
    expect(await migrate(busy, TENANT, nothing)).toBe(4);
    expect((await store.get(TENANT, 'milestone', docId('milestone', 'm2')))?.doc.body.percent).toBe(99);
    expect((await tallyOf(store, TENANT)).older).toEqual([]);
  });

  test('what a newer Waymark wrote, and what is damaged, are named and left as they are', async () => {
    const newer = { ...milestoneDoc('newer'), v: 99 };
    await storeAll(store, TENANT, [newer, { ...milestoneDoc('broken'), body: sampleDoc('lease').body }]);
    const tally = await tallyOf(store, TENANT);
    expect(tally.newer).toEqual([
      'milestone:newer was written by a newer Waymark (version 99 of milestone); upgrade this one',
    ]);
    expect(tally.unreadable).toEqual([expect.stringMatching(/^milestone:broken does not parse/)]);
    expect(await migrate(store, TENANT, nothing)).toBe(0);
  });

  test('the rows of the clock are documents, too', async () => {
    await storeAll(store, WAKE_UPS, [sampleDoc('wakeup')]);
    expect(await tallyOf(store, WAKE_UPS)).toMatchObject({ older: [], current: 1 });
  });
}
