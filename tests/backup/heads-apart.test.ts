/** Plans that are kept apart while a record is put right: they change by compare-and-set, as in any store. */
import { join } from 'node:path';
import { headsApart } from '../../src/backup/heads-apart.ts';
import { write } from '../../src/store/documents.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { docId } from '../../src/store/ids.ts';
import type { Change, Store } from '../../src/store/store.ts';
import { tenants, wakeBy } from '../../src/store/wake-up.ts';
import { samplePlanHead } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TENANT = 'tenant-1';
const PLAN = docId('plan', 'sample');
let folder: ReturnType<typeof temporaryFolder>;
let beneath: Store;
beforeEach(() => {
  folder = temporaryFolder();
  beneath = openEmbedded(join(folder.path, 'waymark.db'));
});
afterEach(async () => {
  await beneath.close();
  folder.remove();
});

const titled = (title: string, expect: string): Change => ({
  ...{ op: 'put', doc: write('plan', PLAN, samplePlanHead({ title })), expect },
});
const line: Change = {
  ...{ op: 'put', expect: 'absent' },
  doc: write('hold', docId('hold', 'h1'), {
    ...{ id: 'h1', reason: 'FOI 123', plan: null, person: null, from: null, to: null },
    ...{ by: 'olu', at: '2026-12-04T09:00:00Z', lifted: null },
  }),
};

test('of two who read the same plan the second is stale, and nothing of what it commits is stored', async () => {
  const restored = { doc: write('plan', PLAN, samplePlanHead()), version: 'restored', written: 1 };
  const { store, heads } = headsApart(beneath, TENANT, [restored]);
  const read = await store.get(TENANT, 'plan', PLAN);
  expect(read?.version).toBe('restored');
  expect(await store.commit(TENANT, 'one', [titled('First', 'restored')])).toEqual({ kind: 'done' });
  const second = [titled('Second', 'restored'), line];
  expect(await store.commit(TENANT, 'two', second)).toEqual({ kind: 'stale', id: PLAN });
  expect(heads().map(({ doc }) => doc.body.title)).toEqual(['First']);
  expect(await beneath.get(TENANT, 'hold', docId('hold', 'h1'))).toBeUndefined();
  const now = (await store.get(TENANT, 'plan', PLAN))?.version ?? '';
  expect(await store.commit(TENANT, 'three', [titled('Second', now), line])).toEqual({ kind: 'done' });
  expect(heads().map(({ doc }) => doc.body.title)).toEqual(['Second']);
  expect(await beneath.get(TENANT, 'hold', docId('hold', 'h1'))).toBeDefined();
  expect(await beneath.get(TENANT, 'plan', PLAN)).toBeUndefined();
});

test('a plan that is there already is not put in a second time, and one that is gone is not changed', async () => {
  const restored = { doc: write('plan', PLAN, samplePlanHead()), version: 'restored', written: 1 };
  const { store, heads } = headsApart(beneath, TENANT, [restored]);
  expect((await store.commit(TENANT, 'again', [titled('New', 'absent')])).kind).toBe('stale');
  await store.commit(TENANT, 'gone', [{ op: 'delete', id: PLAN, expect: 'restored' }]);
  expect((await store.commit(TENANT, 'late', [titled('New', 'restored')])).kind).toBe('stale');
  expect(heads()).toEqual([]);
});

test('the clock is not woken before the plans are there, and then by the earliest word', async () => {
  const { store, woken } = headsApart(beneath, TENANT, []);
  expect(woken()).toBeNull();
  for (const at of ['2026-12-05T09:00:00Z', '2026-12-04T09:00:00Z', '2026-12-06T09:00:00Z'])
    await wakeBy(store, TENANT, Temporal.Instant.from(at));
  expect(woken()?.toString()).toBe('2026-12-04T09:00:00Z');
  expect(await tenants(beneath)).toEqual([]);
});
