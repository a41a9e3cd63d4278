/** One document that cannot be read: what it belongs to is left out, and the rest of the tenant goes on. */
import { DatabaseSync } from 'node:sqlite';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import type { Log } from '../../src/app/ports.ts';
import { paces } from '../../src/jobs/pace.ts';
import { runTenant } from '../../src/jobs/run.ts';
import { docId } from '../../src/store/ids.ts';
import { all, type Store } from '../../src/store/store.ts';
import { wakeUpOf } from '../../src/store/wake-up.ts';
import { ALEX, ROBIN, sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { type Bench, chatOf, startBench, TENANT } from './bench.ts';

let bench: Bench;
let told: string[];
const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (details, event) => void told.push(`${event} ${JSON.stringify(details)}`),
};
beforeEach(() => {
  told = [];
});
afterEach(() => bench.close());

/** The store tells nobody the version of what it can't read. */
function versionIn(file: string, id: string): string {
  const reader = new DatabaseSync(file, { readOnly: true });
  try {
    return String(reader.prepare('SELECT version FROM documents WHERE id = ?').get(id)?.version);
  } finally {
    reader.close();
  }
}

/** Spoils a document as no Waymark would; answers the version to restore it over. */
async function spoil(kind: 'item' | 'milestone' | 'person', id: string): Promise<string> {
  const stored = await bench.store.get(TENANT, kind, docId(kind, id));
  if (!stored) throw new Error(`no ${kind} ${id}`);
  const doc = { ...stored.doc, v: 99 };
  await bench.store.commit(TENANT, `spoil:${id}`, [{ op: 'put', doc, expect: stored.version }]);
  return versionIn(bench.file, stored.doc.id);
}

/** Runs while there is more to do; answers how the last one ended, and how many commits it took. */
async function runs(): Promise<{ last: string; commits: number }> {
  let commits = 0;
  const { store } = bench;
  const counted: Store = {
    get: (partition, kind, id) => store.get(partition, kind, id),
    query: (partition, query) => store.query(partition, query),
    commit: (partition, id, changes) => {
      commits += 1;
      return store.commit(partition, id, changes);
    },
    close: () => store.close(),
  };
  const pace = paces(bench.clock);
  let last = 'left';
  for (let n = 0; n < 5 && last === 'left'; n += 1) {
    commits = 0;
    last = await runTenant({ ...bench.work, store: counted, log }, pace, TENANT);
  }
  return { last, commits };
}

/** Another plan of the same tenant, after the sample in the order of their ids. */
async function addPlan(): Promise<void> {
  const { book, milestones } = samplePlan({ reminders: { rounds: 'off' }, boards: [] });
  const of = (id: string) => `${id}-2`;
  const plan = { ...book.plan, id: 'zz-other' };
  await importPlan(
    bench.store,
    bench.clock,
    TENANT,
    {
      plan,
      items: book.items.map((one) => ({
        ...one,
        id: of(one.id),
        parent: one.parent && of(one.parent),
        plan: plan.id,
      })),
      milestones: milestones.map((one) => ({ ...one, id: of(one.id), item: of(one.item), plan: plan.id })),
      updates: [],
      snapshots: [],
      people: [],
    },
    () => undefined,
  );
}

const cardsTo = (person: string) =>
  bench.messenger.delivered().filter(({ to }) => to.conversation === chatOf(person));
const wakesLater = async () => {
  const at = (await wakeUpOf(bench.store, TENANT))?.doc.body.at ?? '';
  return Temporal.Instant.compare(Temporal.Instant.from(at), bench.clock.now()) > 0;
};

test('a milestone: everybody else has their card, and the clock goes on', async () => {
  bench = await startBench({ plan: { boards: [] } });
  const due = await all(bench.store, TENANT, {
    kind: 'milestone',
    where: [{ field: 'askOn', is: 'lte', to: '2026-12-04' }],
  });
  const [first] = due;
  if (!first) throw new Error('something is due');
  const copy = sampleMilestone({ ...first.doc.body, id: 'broken' });
  await bench.store.commit(TENANT, 'broken', [
    {
      op: 'put',
      doc: { ...first.doc, id: docId('milestone', 'broken'), body: copy, v: 99 },
      expect: 'absent',
    },
  ]);
  expect((await runs()).last).toBe('over');
  expect(bench.messenger.delivered().length).toBeGreaterThan(0);
  expect(told.join()).toContain('milestone:broken');
  expect(await wakesLater()).toBe(true);
});

test('an item: the other plans are rolled forward, and the plan is opened again the next day', async () => {
  bench = await startBench({ plan: { boards: [] } });
  await addPlan();
  const [item] = (await all(bench.store, TENANT, { kind: 'item' })).filter(
    ({ doc }) => doc.body.plan === 'sample',
  );
  if (!item) throw new Error('the sample has items');
  const spoilt = await spoil('item', item.doc.body.id);
  expect((await runs()).last).toBe('over');
  expect(await wakesLater()).toBe(true);
  const rolled = async () => (await bench.store.get(TENANT, 'clock', 'clock:self'))?.doc.body.rolled;
  expect(await rolled()).toMatchObject({
    sample: { on: '2025-12-03', next: '2026-12-05' },
    'zz-other': { on: '2026-12-04' },
  });
  expect(told.join()).toContain(item.doc.id);
  // Restored from a backup, the plan is rolled the next day.
  await bench.store.commit(TENANT, 'restored', [{ op: 'put', doc: item.doc, expect: spoilt }]);
  bench.clock.set('2026-12-05T09:00:00Z');
  expect((await runs()).last).toBe('over');
  expect(await rolled()).toMatchObject({ sample: { on: '2026-12-05' } });
});

test('a person: the others have their cards', async () => {
  const mine = { kind: 'milestone', where: [{ field: 'askOn', is: 'lte', to: '2026-12-04' }] } as const;
  const due = sampleMilestone({ due: '2026-12-04', askOn: '2026-12-04' });
  bench = await startBench({
    plan: { boards: [] },
    milestones: [
      { ...due, id: 'of-alex', owner: `person:${ALEX}` },
      { ...due, id: 'of-robin', owner: `person:${ROBIN}` },
    ],
  });
  expect(await all(bench.store, TENANT, mine)).toHaveLength(2);
  await spoil('person', ALEX);
  expect((await runs()).last).toBe('over');
  expect([cardsTo(ALEX).length, cardsTo(ROBIN).length]).toEqual([0, 1]);
  expect(told.join()).toContain(`person:${ALEX}`);
});
