/** A new edition that is cut off at any of its commits: every action is as it was or as it will be, and the same import does the rest. */
import { join } from 'node:path';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import { applyEdition, type NewEdition } from '../../src/app/plans/reimport-plan.ts';
import { isAction } from '../../src/domain/plan.ts';
import { PlanFile } from '../../src/domain/plan-file.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store } from '../../src/store/store.ts';
import { dyingAt } from '../support/dying-store.ts';
import { drafted, planOf, TENANT } from '../support/long-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const clock = testClock('2026-12-04T09:00:00Z');

const OLD = planOf(9, 'Step');
/** Every action gets a description and another date, a theme goes, another comes, and a post gets another holder. */
const NEW = PlanFile.parse({
  ...OLD,
  posts: [
    { id: 'post-0', title: 'Post 0', holder: 'alex@example.org' },
    { id: 'post-1', title: 'Post 1', holder: 'new.holder@example.org' },
  ],
  items: [
    ...OLD.items.slice(1).map((theme) => ({
      ...theme,
      items: theme.items?.map((one) => ({
        ...one,
        description: 'As the board wants it',
        ...(one.due === undefined ? {} : { due: '2027-03-26' }),
      })),
    })),
    {
      ref: '20',
      title: 'Playgrounds',
      items: ['Mend every swing', 'Paint the benches', 'Open on Sundays'].map((title, n) => ({
        ref: `20.${n + 1}`,
        title,
        nature: 'deliverable' as const,
        description: 'As the board wants it',
        due: '2027-03-26',
        owners: ['post-1'],
      })),
    },
  ],
});

const edition: NewEdition = {
  file: NEW,
  base: null,
  choices: { answers: new Map(), prefer: () => 'record' },
  by: null,
  through: 'import',
};
const apply = (store: Store) => applyEdition(store, clock, TENANT, edition, () => undefined);

async function loaded(name: string): Promise<Store> {
  const store = openEmbedded(join(folder.path, `${name}.db`));
  await importPlan(store, clock, TENANT, await drafted(store, OLD), () => undefined);
  return store;
}

/** What people would notice, without ids and times: each action with its milestones, posts, and what changed. */
async function pictureOf(store: Store): Promise<unknown> {
  const records = openRecords(store);
  const book = await records.book(TENANT, 'long');
  if (!book) throw new Error('the plan is not in the record');
  const milestones = await records.milestones(TENANT, [{ field: 'plan', is: 'eq', to: 'long' }]);
  const changes = await all(store, TENANT, { kind: 'change' });
  const people = await all(store, TENANT, { kind: 'person' });
  const refOf = new Map([...book.byId.values()].map(({ id, ref }) => [id, ref]));
  return {
    items: [...book.byId.values()]
      .map(({ ref, title, due, withdrawn }) => ({ ref, title, due, withdrawn }))
      .sort(byText),
    milestones: milestones
      .map(({ item, due, firstDue, status, occurrence }) => ({
        ref: refOf.get(item),
        due,
        firstDue,
        status,
        occurrence,
      }))
      .sort(byText),
    changes: changes
      .map(({ doc: { body } }) => ({ ref: refOf.get(body.item ?? ''), what: body.what }))
      .sort(byText),
    people: people.map(({ doc }) => doc.body.emails[0]).sort(),
    holders: book.plan.posts.map(({ holders }) => holders.length),
  };
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** No action is half one edition and half the other, and none is without what it is asked about. */
async function expectWholeActions(store: Store): Promise<void> {
  const records = openRecords(store);
  const book = await records.book(TENANT, 'long');
  const milestones = Map.groupBy(
    await records.milestones(TENANT, [{ field: 'plan', is: 'eq', to: 'long' }]),
    ({ item }) => item,
  );
  for (const item of book?.byId.values() ?? []) {
    if (!isAction(item) || item.duty !== null) continue;
    const own = milestones.get(item.id) ?? [];
    expect({ ref: item.ref, asked: own.length > 0 }).toEqual({ ref: item.ref, asked: true });
    if (item.withdrawn) expect(own.filter(({ open }) => open)).toEqual([]);
    else if (item.nature === 'deliverable') {
      const isNew = item.description !== null;
      expect({ ref: item.ref, due: own.map(({ due }) => due) }).toEqual({
        ref: item.ref,
        due: [isNew ? '2027-03-26' : '2027-02-12'],
      });
    }
  }
  // Whoever the plan names is in the record.
  for (const { holders } of book?.plan.posts ?? [])
    for (const { person } of holders) expect(await records.person(TENANT, person)).toBeDefined();
}

test.each(['before', 'after'] as const)(
  'the process dies at any commit, %s it takes effect',
  async (when) => {
    const whole = await loaded(`whole-${when}`);
    const counted = dyingAt(whole, 0);
    expect(await apply(counted)).toEqual({ ok: true });
    const expected = await pictureOf(whole);
    await whole.close();
    expect(counted.commits.length).toBeGreaterThan(6);

    for (let nth = 1; nth <= counted.commits.length; nth += 1) {
      const store = await loaded(`${when}-${nth}`);
      const cutOff = apply(dyingAt(store, nth, when));
      // Last of all the claim is given back, by which time all of it is in.
      if (nth === counted.commits.length) expect(await cutOff).toEqual({ ok: true });
      else await expect(cutOff).rejects.toThrow('the process was killed');
      await expectWholeActions(store);
      clock.forward({ minutes: 1 });
      expect(await apply(store)).toEqual({ ok: true });
      expect(await pictureOf(store)).toEqual(expected);
      await store.close();
    }
  },
  120_000,
);
