/** What an answer reads of the past: of as many milestones and items as it names, and of a plan since a moment. */
import { join } from 'node:path';
import { Change } from '../../src/domain/change.ts';
import { Update } from '../../src/domain/update.ts';
import { write } from '../../src/store/documents.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { docId } from '../../src/store/ids.ts';
import { openRecords } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TENANT = 'tenant-1';
const MANY = 230;
const folder = temporaryFolder();
let store: Store;

const updateOf = (n: number): Update =>
  Update.parse({
    id: `u${n}`,
    plan: 'sample',
    item: `i${n}`,
    milestone: `m${n}`,
    at: n < 100 ? '2026-11-01T09:00:00.000Z' : '2026-12-01T09:00:00.000Z',
    by: 'alex',
    through: 'card',
    said: { status: 'on-track' },
    corrects: null,
    left: { status: 'on-track', percent: null, due: null, forecast: null },
  });
const changeOf = (n: number): Change => {
  const { id, plan, item, at } = updateOf(n);
  return Change.parse({
    ...{ id, plan, item: n === 0 ? null : item, at, by: null, through: 'import' },
    ...{ what: 'due', from: null, to: null, reason: null },
  });
};

beforeAll(async () => {
  store = openEmbedded(join(folder.path, 'waymark.db'));
  const numbers = Array.from({ length: MANY }, (_, n) => n);
  for (let from = 0; from < MANY; from += 40)
    await store.commit(
      TENANT,
      `put-${from}`,
      numbers.slice(from, from + 40).flatMap((n) => [
        { op: 'put', doc: write('update', docId('update', `u${n}`), updateOf(n)), expect: 'absent' },
        { op: 'put', doc: write('change', docId('change', `c${n}`), changeOf(n)), expect: 'absent' },
      ]),
    );
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

test('of more milestones or items than one condition takes, all are found, and no others', async () => {
  const records = openRecords(store);
  const asked = Array.from({ length: 205 }, (_, n) => n + 1);
  const updates = await records.updatesOf(TENANT, { milestones: asked.map((n) => `m${n}`) });
  expect(new Set(updates.map(({ milestone }) => milestone)).size).toBe(205);
  const changes = await records.changesOf(TENANT, { items: asked.map((n) => `i${n}`) });
  expect(changes).toHaveLength(205);
  expect(await records.updatesOf(TENANT, { milestones: [] })).toEqual([]);
});

test('of a plan since a moment, changes of its head among them', async () => {
  const records = openRecords(store);
  const december = { plan: 'sample', since: '2026-12-01T00:00:00.000Z' };
  expect(await records.updatesOf(TENANT, december)).toHaveLength(MANY - 100);
  const november = { plan: 'sample', since: '2026-11-01T00:00:00.000Z' };
  const changes = await records.changesOf(TENANT, november);
  expect(changes).toHaveLength(MANY);
  expect(changes.filter(({ item }) => item === null)).toHaveLength(1);
  expect(await records.changesOf(TENANT, { ...november, plan: 'another' })).toEqual([]);
});
