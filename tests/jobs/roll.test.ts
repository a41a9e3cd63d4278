/** Recurrences reach a year ahead, whatever day it is: made once, by whichever replica, and never touched again. */
import { openBook } from '../../src/domain/book.ts';
import { addDays } from '../../src/domain/calendar.ts';
import type { Milestone } from '../../src/domain/milestone.ts';
import { type Item, isAction, type Plan } from '../../src/domain/plan.ts';
import { plannedMilestones } from '../../src/domain/planned.ts';
import { fresh, replan } from '../../src/domain/replan.ts';
import { rollBook, rollForward } from '../../src/jobs/roll.ts';
import { write } from '../../src/store/documents.ts';
import { docId, occurrenceId } from '../../src/store/ids.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store } from '../../src/store/store.ts';
import { ATTENDANCE, EARLY_YEARS, samplePlanHead } from '../support/sample-plan.ts';
import { recurring } from '../support/sample-recurrence.ts';
import { type Bench, startBench, TENANT } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

const HALF_TERMLY = recurring('1.1(a)', 'Report on home visits', 'HALF-TERMLY');

/** What an import leaves of these items on a day. */
function drafted(items: readonly Item[], today: string, plan: Partial<Plan> = {}): Milestone[] {
  const book = openBook(samplePlanHead(plan), items);
  const span = { from: book.plan.goLive, to: addDays(today, 365) };
  return items
    .filter(isAction)
    .flatMap((item) =>
      plannedMilestones(item, book, span).map((planned, n) =>
        fresh(item, planned, { plan: book.plan, newId: () => `${item.ref}-${planned.occurrence ?? n}` }),
      ),
    );
}

async function open(items: readonly Item[], over: { milestones?: Milestone[]; plan?: Partial<Plan> } = {}) {
  const milestones = over.milestones ?? drafted(items, '2026-12-04', over.plan);
  const plan = { boards: [], ...over.plan };
  bench = await startBench({ items, milestones, plan });
}

const stored = async (): Promise<Milestone[]> =>
  (await all(bench.store, TENANT, { kind: 'milestone', orderBy: { field: 'due' } })).map(
    ({ doc }) => doc.body,
  );
const labels = async (): Promise<(string | null)[]> => (await stored()).map(({ label }) => label);

/** The bench's store, telling of each query and each commit. */
function watched(told: string[]): Store {
  const { store } = bench;
  return {
    get: (partition, kind, id) => store.get(partition, kind, id),
    query: (partition, query) => {
      told.push(`query ${query.kind}`);
      return store.query(partition, query);
    },
    commit: (partition, id, changes) => {
      told.push(`commit ${changes.length}`);
      return store.commit(partition, id, changes);
    },
    close: () => store.close(),
  };
}

test('a year passes, and the recurrence is still there a year ahead', async () => {
  await open([HALF_TERMLY]);
  expect(await labels()).toHaveLength(6);
  for (let day = '2026-12-05'; day <= '2027-12-04'; day = addDays(day, 1)) {
    bench.clock.set(`${day}T07:00:00Z`);
    await bench.tick();
  }
  expect((await labels()).slice(-7)).toEqual([
    'Autumn 1 2027-28',
    'Autumn 2 2027-28',
    'Spring 1 2027-28',
    'Spring 2 2027-28',
    'Summer 1 2027-28',
    'Summer 2 2027-28',
    'Autumn 1 2028-29',
  ]);
  const keys = (await stored()).map(({ occurrence }) => occurrence);
  expect(new Set(keys).size).toBe(keys.length);
});

test('each new occurrence is the owner’s, is open, and is asked about in its time', async () => {
  await open([HALF_TERMLY]);
  bench.clock.set('2027-03-01T07:00:00Z');
  await bench.tick();
  const made = (await stored()).find(({ label }) => label === 'Autumn 2 2027-28');
  expect(made).toMatchObject({
    item: HALF_TERMLY.id,
    kind: 'occurrence',
    occurrence: '2027-28/autumn-2',
    owner: EARLY_YEARS,
    start: '2027-11-01',
    due: '2027-12-17',
    firstDue: '2027-12-17',
    status: 'not-started',
    open: true,
    inherited: false,
    askOn: '2027-12-03',
  });
});

test('what is there is left as it is: answered, moved or withdrawn', async () => {
  const [autumn, spring, late, ...others] = drafted([HALF_TERMLY], '2026-12-04');
  if (!autumn || !spring || !late) throw new Error('six occurrences were drafted');
  const milestones = [
    { ...autumn, status: 'complete' as const, open: false, completedOn: '2026-12-04' },
    { ...spring, status: 'withdrawn' as const, open: false },
    // A lead has accepted a date in the half-term after.
    { ...late, due: '2027-05-07' },
    ...others,
  ];
  await open([HALF_TERMLY], { milestones });
  const before = await stored();
  const [book] = await bench.work.records.books(TENANT);
  if (book) await rollBook(bench.work, TENANT, book);
  expect(await stored()).toEqual(before);
});

test('two replicas at once make each occurrence once', async () => {
  await open([HALF_TERMLY], { milestones: [] });
  const works = [bench.work, bench.replica('replica-2'), bench.replica('replica-3')];
  await Promise.all(
    works.map(async (work) => {
      await rollForward(work, TENANT, await work.records.heads(TENANT));
    }),
  );
  expect(await labels()).toEqual([
    'Autumn 2 2026-27',
    'Spring 1 2026-27',
    'Spring 2 2026-27',
    'Summer 1 2026-27',
    'Summer 2 2026-27',
    'Autumn 1 2027-28',
  ]);
});

test('what a change of the plan makes between the look and the writing is made once', async () => {
  await open([HALF_TERMLY], { milestones: [] });
  const [book] = await bench.work.records.books(TENANT);
  if (!book) throw new Error('the plan is there');
  const span = { from: '2026-12-04', to: '2027-12-04' };
  const owned: Item = { ...HALF_TERMLY, owners: [{ key: ATTENDANCE, part: 'accountable' }] };
  const made = replan(HALF_TERMLY, owned, [], {
    today: '2026-12-01',
    was: book,
    book: openBook(book.plan, [owned]),
    span,
    newId: () => 'another',
    idOf: occurrenceId,
  });
  let commits = 0;
  const overtaken: Store = {
    ...watched([]),
    async commit(partition, id, changes) {
      commits += 1;
      if (commits === 1)
        await bench.store.commit(
          TENANT,
          'owner',
          made.map((one) => ({
            op: 'put',
            doc: write('milestone', docId('milestone', one.id), one),
            expect: 'absent',
          })),
        );
      return bench.store.commit(partition, id, changes);
    },
  };
  await rollBook({ ...bench.work, store: overtaken }, TENANT, book);
  expect((await stored()).map(({ owner }) => owner)).toEqual(made.map(() => ATTENDANCE));
});

test('an occurrence is made although the one that had its id has become another', async () => {
  const [first, ...others] = drafted([HALF_TERMLY], '2026-12-04');
  if (!first?.occurrence) throw new Error('six occurrences were drafted');
  const id = occurrenceId(HALF_TERMLY.id, first.occurrence);
  const moved = { ...first, id, occurrence: '2026-27/autumn', label: 'Autumn term 2026-27' };
  await open([HALF_TERMLY], { milestones: [moved, ...others] });
  await bench.tick();
  expect(await labels()).toContain(first.label);
  expect(await labels()).toHaveLength(7);
});

test('more than one commit holds are stored in several, none above its limit', async () => {
  const many = Array.from({ length: 40 }, (_, n) => recurring(`1.1(${n})`, `Report ${n}`, 'HALF-TERMLY'));
  await open(many, { milestones: [] });
  const told: string[] = [];
  const [book] = await bench.work.records.books(TENANT);
  if (!book) throw new Error('the plan is there');
  await rollBook({ ...bench.work, store: watched(told) }, TENANT, book);
  expect(await labels()).toHaveLength(240);
  // The first lowers the tenant's wake-up, for what is to be asked today.
  expect(told.filter((one) => one.startsWith('commit'))).toEqual([
    'commit 1',
    'commit 90',
    'commit 90',
    'commit 60',
  ]);
});

test('it reads only when something has come within the year', async () => {
  await open([HALF_TERMLY]);
  const told: string[] = [];
  const store = watched(told);
  const work = { ...bench.work, store, records: openRecords(store) };
  const run = async (at: string): Promise<number> => {
    bench.clock.set(at);
    told.length = 0;
    await rollForward(work, TENANT, await bench.work.records.heads(TENANT));
    return told.filter((one) => one.startsWith('query')).length;
  };
  await run('2026-12-04T07:00:00Z');
  expect(await run('2026-12-04T09:00:00Z')).toBe(0);
  expect(await run('2026-12-05T07:00:00Z')).toBe(0);
  // Autumn 2 2027-28 is due on 17 December 2027.
  expect(await run('2026-12-16T07:00:00Z')).toBe(0);
  expect(await run('2026-12-17T07:00:00Z')).toBeGreaterThan(0);
  expect((await labels()).at(-1)).toBe('Autumn 2 2027-28');
  expect(await run('2026-12-17T16:00:00Z')).toBe(0);
});

test('what was seen outlives the process, and a run of the service opens one plan at a time', async () => {
  await open([HALF_TERMLY], { milestones: [] });
  const [head] = await bench.work.records.heads(TENANT);
  if (!head) throw new Error('the plan is there');
  const second = write('plan', docId('plan', 'second'), { ...head, id: 'second' });
  await bench.store.commit(TENANT, 'second', [{ op: 'put', doc: second, expect: 'absent' }]);
  const heads = await bench.work.records.heads(TENANT);
  const opened: string[] = [];
  const again = async (holder: string): Promise<boolean> => {
    const work = bench.replica(holder);
    const records: typeof work.records = {
      ...work.records,
      async book(tenant, plan) {
        opened.push(plan);
        return work.records.book(tenant, plan);
      },
    };
    return rollForward({ ...work, records }, TENANT, heads, 1);
  };
  expect(await again('replica-2')).toBe(true);
  expect(await labels()).toHaveLength(6);
  expect(await again('replica-3')).toBe(false);
  expect(await again('replica-4')).toBe(false);
  expect(opened).toEqual(['sample', 'second']);
});

test('a clock that stood still for months makes up for nothing that has passed', async () => {
  await open([HALF_TERMLY], { milestones: drafted([HALF_TERMLY], '2026-12-04').slice(0, 1) });
  bench.clock.set('2027-06-07T07:00:00Z');
  await bench.tick();
  expect(await labels()).toEqual([
    'Autumn 2 2026-27',
    'Summer 2 2026-27',
    'Autumn 1 2027-28',
    'Autumn 2 2027-28',
    'Spring 1 2027-28',
    'Spring 2 2027-28',
    'Summer 1 2027-28',
  ]);
});

test('nothing is made for what does not recur, was withdrawn, or ends before', async () => {
  const gone = { ...recurring('1.1(b)', 'A report of old', 'TERMLY'), withdrawn: true };
  const once = { ...recurring('1.1(c)', 'A single report', 'TERMLY'), nature: 'deliverable' as const };
  const about = { period: { start: '2025-09-01', end: '2026-12-31' } };
  await open([HALF_TERMLY, gone, once], { milestones: [], plan: { about } });
  await bench.tick();
  expect(await labels()).toEqual(['Autumn 2 2026-27']);
});

test('a dry run makes nothing', async () => {
  await open([HALF_TERMLY], { milestones: [] });
  await bench.tick(true);
  expect(await stored()).toEqual([]);
});

test('a rhythm that an officer has changed is followed from the next look', async () => {
  await open([HALF_TERMLY]);
  await bench.tick();
  const doc = write('item', docId('item', HALF_TERMLY.id), { ...HALF_TERMLY, checkIns: 'yearly' });
  const item = await bench.store.get(TENANT, 'item', doc.id);
  const head = await bench.store.get(TENANT, 'plan', docId('plan', 'sample'));
  if (!item || !head) throw new Error('the plan is there');
  const plan = write('plan', head.doc.id, { ...head.doc.body, edition: head.doc.body.edition + 1 });
  await bench.store.commit(TENANT, 'rhythm', [
    { op: 'put', doc, expect: item.version },
    { op: 'put', doc: plan, expect: head.version },
  ]);
  await bench.tick();
  expect(await labels()).toContain('2026-27');
});
