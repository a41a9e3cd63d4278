/** Storing a plan: whole or not seen at all, whoever else imports it at the same time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idsOf } from '../../src/app/plans/import-ids.ts';
import { importPlan, knownPeople, type PlanRecords } from '../../src/app/plans/import-plan.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store, StoreUnavailable } from '../../src/store/store.ts';
import { dyingAt } from '../support/dying-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

const TENANT = 'tenant-1';
const WIGAN = readFileSync(new URL('../../plans/wigan.plan.yml', import.meta.url), 'utf8');
const ALEX = 'alex@example.org';
/** 5 priorities, 37 objectives, 114 activities, and the duties of the bodies. */
const ITEMS = 156 + drafted().items.filter(({ duty }) => duty !== null).length;
const MILESTONES = drafted().milestones.length;

let folder: ReturnType<typeof temporaryFolder>;
let clock: TestClock;
/** The same record, opened twice, as two processes have it. */
let here: Store;
let there: Store;

beforeEach(() => {
  folder = temporaryFolder();
  clock = testClock('2026-12-04T09:00:00Z');
  here = openEmbedded(join(folder.path, 'waymark.db'));
  there = openEmbedded(join(folder.path, 'waymark.db'));
});
afterEach(async () => {
  await Promise.all([here.close(), there.close()]);
  folder.remove();
});

/** The plan as each import drafts it. */
function drafted(known: ReadonlyMap<string, string> = new Map()): PlanRecords {
  const read = readPlanFile(WIGAN, 'yaml');
  if (!read.ok) throw new Error('plans/wigan.plan.yml cannot be read');
  const posts = [{ id: 'head', title: 'Head of Education', holder: ALEX }];
  const newId = idsOf('wigan');
  const draft = draftPlan({ ...read.file, posts }, { goLive: '2026-12-01', newId, known });
  const people = draft.people.map(({ id, email }) => ({
    id,
    aadObjectId: null,
    name: email,
    emails: [email],
    address: null,
    welcomedAt: null,
    cardDays: [],
    plain: false,
    zone: null,
    quiet: null,
  }));
  return { ...draft, updates: [], snapshots: [], people };
}

const imports = (store: Store, records = drafted()) =>
  importPlan(store, clock, TENANT, records, () => undefined);

/** The store of a process that does something else before its nth commit of the import: it hangs, or it ends. */
const before = (store: Store, nth: number, what: () => Promise<void>): Store => {
  let commits = 0;
  return {
    get: (partition, kind, id) => store.get(partition, kind, id),
    query: (partition, query) => store.query(partition, query),
    close: () => store.close(),
    async commit(partition, id, changes) {
      if (partition === TENANT) commits += 1;
      if (partition === TENANT && commits === nth) await what();
      return store.commit(partition, id, changes);
    },
  };
};
const failing = (): Promise<void> => Promise.reject(new StoreUnavailable('the store failed'));

async function expectTheWholePlanOnce(): Promise<void> {
  const book = await openRecords(there).book(TENANT, 'wigan');
  expect(book?.items).toHaveLength(ITEMS);
  expect(book?.byRef.size).toBe(ITEMS);
  expect(await all(there, TENANT, { kind: 'item' })).toHaveLength(ITEMS);
  expect(await all(there, TENANT, { kind: 'milestone' })).toHaveLength(MILESTONES);
  // Whoever the plan names is in the record, once.
  const holder = book?.plan.posts[0]?.holders[0]?.person ?? 'nobody';
  expect((await all(there, TENANT, { kind: 'person' })).map(({ doc }) => doc.body.id)).toEqual([holder]);
}

test('two imports at once: one stores the plan, the other is told so and has stored nothing', async () => {
  const results = await Promise.all([imports(here), imports(there)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({
    ok: false,
    reason:
      'Another import of plan "wigan" is under way, or was cut off less than a minute ago. Look again in a minute: if it is not in the record then, import it again, which goes on from where the other stopped. Nothing of this one was stored.',
  });
  await expectTheWholePlanOnce();
});

test('a plan that is there stays as it is, and its claim is given back', async () => {
  await imports(here);
  for (const _ of ['once', 'and again']) {
    expect(await imports(there)).toEqual({
      ok: false,
      reason:
        'Plan "wigan" is in the record already; import it as a new edition, or give it another id (plan: ...). Nothing was stored.',
    });
  }
  expect(await all(there, TENANT, { kind: 'import' })).toEqual([]);
  await expectTheWholePlanOnce();
});

test('the store fails during an import: nobody sees any of it, and the next one need not wait', async () => {
  await expect(imports(before(here, 4, failing))).rejects.toThrow('the store failed');
  expect((await all(there, TENANT, { kind: 'item' })).length).toBeGreaterThan(0);
  expect(await openRecords(there).books(TENANT)).toEqual([]);
  const known = await knownPeople(there, TENANT, [ALEX]);
  expect(await imports(there, drafted(known))).toEqual({ ok: true });
  await expectTheWholePlanOnce();
});

test('the process dies during an import: for a minute the plan is claimed, then the next goes on with it', async () => {
  await expect(imports(dyingAt(here, 4))).rejects.toThrow('the process was killed');
  clock.forward({ seconds: 59 });
  expect(await imports(there)).toMatchObject({ reason: expect.stringContaining('Look again in a minute') });
  clock.forward({ seconds: 1 });
  const known = await knownPeople(there, TENANT, [ALEX]);
  expect(await imports(there, drafted(known))).toEqual({ ok: true });
  await expectTheWholePlanOnce();
});

test('an import that stood still too long has lost the plan to another: it stops, and leaves nothing of its own', async () => {
  const slow = before(here, 4, async () => {
    clock.forward({ minutes: 6 });
    const known = await knownPeople(there, TENANT, [ALEX]);
    expect(await imports(there, drafted(known))).toEqual({ ok: true });
  });
  expect(await imports(slow)).toEqual({
    ok: false,
    reason:
      'This import of plan "wigan" stood still for so long that another one took over. Wait for that one to end; nothing of this one will be seen.',
  });
  await expectTheWholePlanOnce();
});

test('a long import keeps its claim by storing: nobody takes it over, though it began long ago', async () => {
  let hindered: unknown;
  const late = before(here, 4, async () => {
    hindered = await imports(there);
  });
  const records = drafted();
  const result = await importPlan(late, clock, TENANT, records, () => clock.forward({ seconds: 50 }));
  expect([result, hindered]).toMatchObject([{ ok: true }, { ok: false }]);
  await expectTheWholePlanOnce();
});

test('somebody of the plan is entered meanwhile: it is to be imported again, and that can be done at once', async () => {
  const first = drafted();
  const other = { ...drafted(), plan: { ...first.plan, id: 'other' }, items: [], milestones: [] };
  expect(await imports(here, other)).toEqual({ ok: true });
  expect(await imports(there, first)).toEqual({
    ok: false,
    reason:
      'Somebody else wrote to the record while plan "wigan" was being stored. Import it again; nothing of this one can be seen.',
  });
  const known = await knownPeople(there, TENANT, [ALEX]);
  expect(await imports(there, drafted(known))).toEqual({ ok: true });
  await expectTheWholePlanOnce();
});
