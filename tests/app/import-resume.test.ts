/** An import that is cut off at any of its commits: nothing of it is seen, and the next one stores only what is missing. */
import { join } from 'node:path';
import { idsOf } from '../../src/app/plans/import-ids.ts';
import { importPlan, knownPeople, newPerson } from '../../src/app/plans/import-plan.ts';
import { PlanFile } from '../../src/domain/plan-file.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store } from '../../src/store/store.ts';
import { tenants } from '../../src/store/wake-up.ts';
import { dyingAt } from '../support/dying-store.ts';
import { contentOf, drafted, planOf, TENANT } from '../support/long-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

let folder: ReturnType<typeof temporaryFolder>;
let clock: TestClock;
let opened: Store[];
beforeEach(() => {
  folder = temporaryFolder();
  clock = testClock('2026-12-04T09:00:00Z');
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  folder.remove();
});

/** A record of its own. */
function record(name: string): Store {
  const store = openEmbedded(join(folder.path, `${name}.db`));
  opened.push(store);
  return store;
}

const imports = async (store: Store, file: PlanFile, told: string[] = []) =>
  importPlan(store, clock, TENANT, await drafted(store, file), (done, of, before) => {
    told.push(`${done} of ${of}, ${before} before`);
  });

async function expectNothingSeen(store: Store): Promise<void> {
  const records = openRecords(store);
  expect(await records.books(TENANT)).toEqual([]);
  expect(await records.book(TENANT, 'long')).toBeUndefined();
}

test.each(['before', 'after'] as const)(
  'the process dies at any commit, %s it takes effect',
  async (when) => {
    const file = planOf(12);
    const whole = dyingAt(record('whole'), 0);
    expect(await imports(whole, file)).toEqual({ ok: true });
    const expected = await contentOf(whole);
    const { length } = whole.commits;
    expect(length).toBeGreaterThan(6);

    for (let nth = 1; nth <= length; nth += 1) {
      const store = record(`${when}-${nth}`);
      const dying = dyingAt(store, nth, when);
      await expect(imports(dying, file)).rejects.toThrow('the process was killed');
      // The head is the last but one; after it the clock is woken once more.
      const isIn = nth === length || (nth === length - 1 && when === 'after');
      if (isIn) {
        expect(await imports(store, file)).toMatchObject({
          reason: expect.stringContaining('in the record already'),
        });
      } else {
        await expectNothingSeen(store);
        clock.forward({ minutes: 1 });
        const resumed = dyingAt(store, 0);
        expect(await imports(resumed, file)).toEqual({ ok: true });
        // Beside what was missing: its own claim, and the waking of the clock where that was not reached.
        const changes = [...dying.commits, ...resumed.commits].reduce((sum, many) => sum + many, 0);
        const uninterrupted = whole.commits.reduce((sum, many) => sum + many, 0);
        expect(changes - uninterrupted).toBeLessThanOrEqual(4);
      }
      expect(await contentOf(store)).toBe(expected);
    }
  },
  120_000,
);

test('it says how much was stored before, and stores the rest', async () => {
  const store = record('told');
  await expect(imports(dyingAt(store, 4), planOf(12))).rejects.toThrow('killed');
  await expectNothingSeen(store);
  expect(await tenants(store)).toEqual([]);
  clock.forward({ minutes: 1 });
  const told: string[] = [];
  await imports(store, planOf(12), told);
  const [first = ''] = told;
  const [, before = '', of = ''] = /^(\d+) of (\d+), \1 before$/.exec(first) ?? [];
  expect(Number(before)).toBeGreaterThan(88);
  expect(told.at(-1)).toBe(`${of} of ${of}, ${before} before`);
});

test('what is imported after one that was cut off is another file: what differs is replaced, what it lacks is removed', async () => {
  const store = record('other');
  await expect(imports(dyingAt(store, 5), planOf(12, 'Old step'))).rejects.toThrow('killed');
  clock.forward({ minutes: 1 });
  const next = planOf(3, 'New step');
  // Cut off once more, in the midst of replacing.
  await expect(imports(dyingAt(store, 3), next)).rejects.toThrow('killed');
  await expectNothingSeen(store);
  clock.forward({ minutes: 1 });
  expect(await imports(store, next)).toEqual({ ok: true });
  const whole = record('as-if-first');
  await imports(whole, next);
  expect(await contentOf(store)).toBe(await contentOf(whole));
});

test('a person and what leads to them are stored together, so that nobody is entered twice', async () => {
  for (const nth of [1, 2, 3, 4, 5]) {
    const store = record(`people-${nth}`);
    const many = PlanFile.parse({
      ...planOf(1),
      posts: Array.from({ length: 120 }, (_, n) => ({
        id: `post-${n}`,
        title: `P${n}`,
        holder: `h${n}@example.org`,
      })),
    });
    const draft = async () => {
      const emails = Array.from({ length: 120 }, (_, n) => `h${n}@example.org`);
      const known = await knownPeople(store, TENANT, emails);
      const made = draftPlan(many, { goLive: '2026-12-01', newId: idsOf('long'), known });
      const people = made.people.map(({ id, email }) => newPerson(id, email));
      return { ...made, updates: [], snapshots: [], people };
    };
    const run = async (by: Store) => importPlan(by, clock, TENANT, await draft(), () => undefined);
    await expect(run(dyingAt(store, nth))).rejects.toThrow('killed');
    clock.forward({ minutes: 1 });
    expect(await run(store)).toEqual({ ok: true });
    expect(await all(store, TENANT, { kind: 'person' })).toHaveLength(120);
  }
});
