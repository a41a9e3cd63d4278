/** One document that cannot be read: what it belongs to is left out, and the rest of the tenant goes on. */
import { DatabaseSync } from 'node:sqlite';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import type { Log } from '../../src/app/ports.ts';
import { paces } from '../../src/jobs/pace.ts';
import { runTenant } from '../../src/jobs/run.ts';
import type { Kind } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import { all, type Store } from '../../src/store/store.ts';
import { tenantsDue, wakeBy, wakeUpOf } from '../../src/store/wake-up.ts';
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
async function spoil(kind: Kind, id: string): Promise<string> {
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

test('a plan’s head: the other plans’ people have their cards, and the clock goes on', async () => {
  bench = await startBench({ plan: { boards: [] } });
  await addPlan();
  await spoil('plan', 'zz-other');
  expect((await runs()).last).toBe('over');
  expect(cardsTo(ALEX).length + cardsTo(ROBIN).length).toBeGreaterThan(0);
  expect(told.join()).toContain('plan:zz-other was written by a newer Waymark');
  expect(await wakesLater()).toBe(true);
  bench.clock.set('2026-12-07T09:00:00Z');
  expect((await bench.tick()).expected).toBeGreaterThan(0);
});

test('a lease: it is written over, and what a dead sender left is known for older', async () => {
  bench = await startBench({ plan: { boards: [] } });
  const left = openRow(
    `welcome:${TENANT}:${ALEX}`,
    'welcome',
    { kind: 'person', person: ALEX },
    bench.clock.now(),
  );
  await bench.put({ ...left, state: 'claimed', claimedBy: 7, claimedAt: left.createdAt, attempts: 1 });
  const doc = {
    id: 'lease:sending',
    kind: 'lease' as const,
    v: 99,
    body: { holder: 'a', epoch: 7, until: 'soon' },
  };
  await bench.store.commit(TENANT, 'lease', [{ op: 'put', doc, expect: 'absent' }]);
  expect((await runs()).last).toBe('over');
  expect(await bench.row(left.key)).toMatchObject({ state: 'sent', resent: true });
  expect((await bench.store.get(TENANT, 'lease', 'lease:sending'))?.doc.body.epoch).toBeGreaterThan(7);
  expect(told.join()).toContain('lease:sending');
});

test('a lease of a newer Waymark that says how long it holds is left to it', async () => {
  bench = await startBench({ plan: { boards: [] } });
  const until = '2026-12-04T09:00:30.000Z';
  const doc = {
    id: 'lease:sending',
    kind: 'lease' as const,
    v: 99,
    body: { holder: 'newer', epoch: 7, until },
  };
  await bench.store.commit(TENANT, 'lease', [{ op: 'put', doc, expect: 'absent' }]);
  expect((await runs()).last).toBe('held');
  bench.clock.forward({ seconds: 31 });
  expect((await runs()).last).toBe('over');
  expect(cardsTo(ALEX).length + cardsTo(ROBIN).length).toBeGreaterThan(0);
});

test.each(['queued', 'claimed', 'parked', 'sent'] as const)(
  'a row of the outbox that was %s: the others go out, and the clock goes on',
  async (state) => {
    bench = await startBench({ plan: { boards: [] }, officers: [`${ROBIN}@example.org`] });
    const row = openRow('welcome:t:x', 'welcome', { kind: 'person', person: ALEX }, bench.clock.now());
    const again = { ...row, key: 'welcome:t:y', notBefore: '2026-12-04T12:00:00.000Z' };
    const [one, other] = [row, again].map((each) => rowDoc({ ...each, state }));
    if (!one || !other) throw new Error('two rows');
    await bench.store.commit(TENANT, 'rows', [
      { op: 'put', doc: { ...one, v: 99 }, expect: 'absent' },
      { op: 'put', doc: { ...other, v: 99 }, expect: 'absent' },
    ]);
    expect((await runs()).last).toBe('over');
    expect(cardsTo(ALEX).length + cardsTo(ROBIN).length).toBeGreaterThan(0);
    expect(await wakesLater()).toBe(true);
    if (state !== 'sent') expect(told.join()).toContain('outbox:welcome:t:x');
  },
);

test('what the clock remembers: it is begun anew, and nobody is asked twice', async () => {
  bench = await startBench({ plan: { boards: [] } });
  await runs();
  const sent = bench.messenger.delivered().length;
  await spoil('clock', 'self');
  await wakeBy(bench.store, TENANT, bench.clock.now());
  expect((await runs()).last).toBe('over');
  expect(bench.messenger.delivered()).toHaveLength(sent);
  expect(told.join()).toContain('clock:self');
});

test('a leave: nobody else’s card waits for it', async () => {
  bench = await startBench({ plan: { boards: [] } });
  const doc = { id: 'leave:x', kind: 'leave' as const, v: 99, body: { until: '2026-12-31' } };
  await bench.store.commit(TENANT, 'leave', [{ op: 'put', doc: Object(doc), expect: 'absent' }]);
  expect((await runs()).last).toBe('over');
  expect(cardsTo(ALEX).length + cardsTo(ROBIN).length).toBeGreaterThan(0);
});

test('a wake-up: it is made anew, its tenant is due, and the other tenants’ are found', async () => {
  bench = await startBench({ plan: { boards: [] } });
  await wakeBy(bench.store, 'another', bench.clock.now());
  const stored = await wakeUpOf(bench.store, TENANT);
  if (!stored) throw new Error('the tenant is due');
  const doc = { ...stored.doc, v: 99 };
  await bench.store.commit('#wake-up', 'spoilt', [{ op: 'put', doc, expect: stored.version }]);
  expect((await tenantsDue(bench.store, bench.clock.now())).sort()).toEqual(['another', TENANT]);
  expect((await wakeUpOf(bench.store, TENANT))?.doc.body.at).toBe('2026-12-04T09:00:00.000Z');
});

test('the officer is told once of what cannot be read, and what to do', async () => {
  bench = await startBench({ plan: { boards: [] }, officers: [`${ROBIN}@example.org`] });
  await addPlan();
  await spoil('plan', 'zz-other');
  const row = rowDoc(openRow('welcome:t:x', 'welcome', { kind: 'person', person: ALEX }, bench.clock.now()));
  await bench.store.commit(TENANT, 'row', [{ op: 'put', doc: { ...row, v: 99 }, expect: 'absent' }]);
  const notes = () =>
    cardsTo(ROBIN)
      .map(({ message }) => JSON.stringify(message))
      .filter((text) => text.includes('Part of the record cannot be read'));
  expect((await runs()).last).toBe('over');
  expect(notes()).toHaveLength(1);
  expect(notes()[0]).toContain('the plan zz-other, 1 message');
  expect(notes()[0]).toContain('waymark doctor');
  bench.clock.set('2026-12-07T10:00:00Z');
  await wakeBy(bench.store, TENANT, bench.clock.now());
  await runs();
  expect(notes()).toHaveLength(1);
});
