/** Changes that no single commit holds, turns that are delivered twice, and small changes of a large plan. */
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { applyEdition, type NewEdition } from '../../src/app/plans/reimport-plan.ts';
import { PlanFile } from '../../src/domain/plan-file.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { all, type Store, StoreUnavailable } from '../../src/store/store.ts';
import { OFFICER, openRoom, type Room, type Setting, TENANT, wordsOf } from './room.ts';

let room: Room;
afterEach(() => room.close());

const item = async (ref: string, plan = 'sample') =>
  (await room.app.records.book(TENANT, plan))?.byRef.get(ref);
const changes = async () =>
  (await all(room.store, TENANT, { kind: 'change', orderBy: { field: 'at' } })).map(({ doc }) => doc.body);
const officer = (text: string, id?: string) => room.sets(OFFICER, text, id === undefined ? {} : { id });

/** The store with something that happens before each commit of a tenant's. */
const around =
  (happens: (list: Parameters<Store['commit']>[2]) => void): NonNullable<Setting['around']> =>
  (store) => ({
    get: (partition, kind, id) => store.get(partition, kind, id),
    query: (partition, query) => store.query(partition, query),
    close: () => store.close(),
    commit(partition, id, list) {
      if (partition === TENANT) happens(list);
      return store.commit(partition, id, list);
    },
  });

describe('a weekly action that has been live for a year', () => {
  const weekly = (ref: string) => ({
    ref,
    title: ref === 'W1(a)' ? 'Weekly attendance call' : 'Count of late trains',
    nature: 'recurring' as const,
    when: 'weekly',
    owners: ['lead'],
  });
  const file = (refs: readonly string[], posts: PlanFile['posts'] = POSTS): PlanFile =>
    PlanFile.parse({
      plan: 'calls',
      title: 'A plan of calls',
      authority: 'Sample Council',
      goLive: '2025-12-01',
      levels: ['Theme', 'Action'],
      posts,
      items: [{ ref: 'W1', title: 'Attendance', items: refs.map(weekly) }],
    });
  const POSTS: NonNullable<PlanFile['posts']> = [
    { id: 'lead', title: 'Call Lead', holder: 'dana@example.org' },
    { id: 'head', title: 'Head of Calls', holder: 'kim@example.org' },
  ];
  const apply = (next: PlanFile) => {
    const edition: NewEdition = {
      file: next,
      base: null,
      choices: { answers: new Map(), prefer: () => 'record' },
      by: null,
      through: 'import',
    };
    return applyEdition(room.store, room.clock, TENANT, edition, () => undefined);
  };
  const milestones = () => room.app.records.milestones(TENANT, [{ field: 'plan', is: 'eq', to: 'calls' }]);

  async function open(setting: Setting = {}): Promise<void> {
    room = await openRoom(setting);
    const newId = () => crypto.randomUUID();
    const draft = draftPlan(file(['W1(a)']), { goLive: '2025-12-01', today: '2026-12-04', newId });
    const people = draft.people.map(({ id, email }) => newPerson(id, email));
    const records = { ...draft, updates: [], snapshots: [], people };
    const done = await importPlan(room.store, room.clock, TENANT, records, () => undefined);
    if (!done.ok) throw new Error(done.reason);
    expect((await milestones()).length).toBeGreaterThan(90);
  }

  test('is given to another post with all its milestones', async () => {
    await open();
    expect(wordsOf(await officer('assign W1(a) to the Head of Calls'))).toContain('Head of Calls');
    expect(new Set((await milestones()).map(({ owner }) => owner))).toEqual(new Set(['post:head']));
    expect((await changes()).map(({ what }) => what)).toEqual(['owners']);
  });

  test('and when that is cut off, the same turn, delivered again, does the rest', async () => {
    let dying = false;
    let commits = 0;
    await open({
      around: around((list) => {
        if (!dying || list.length < 10) return;
        commits += 1;
        if (commits === 2) throw new StoreUnavailable('the process was killed');
      }),
    });
    dying = true;
    await room.says(OFFICER, 'assign W1(a) to the Head of Calls');
    const say = () => room.says(OFFICER, 'yes', { id: 'turn-cut-off' });
    await say().catch(() => undefined);
    dying = false;
    expect(new Set((await milestones()).map(({ owner }) => owner)).size).toBe(2);
    await say();
    expect(new Set((await milestones()).map(({ owner }) => owner))).toEqual(new Set(['post:head']));
    expect((await item('W1(a)', 'calls'))?.owners[0]?.key).toBe('post:head');
    expect(await changes()).toHaveLength(1);
  });

  test('goes with an edition, and comes with one', async () => {
    await open();
    expect(await apply(file(['W1(b)']))).toEqual({ ok: true });
    const gone = [...((await room.app.records.book(TENANT, 'calls'))?.byId.values() ?? [])].find(
      ({ withdrawn }) => withdrawn,
    );
    const still = (await milestones()).filter((one) => one.open);
    expect(still.length).toBeGreaterThan(90);
    expect(still.every((one) => one.item !== gone?.id)).toBe(true);
  });

  test('a hundred posts that get their holders have a hundred entries', async () => {
    await open();
    const posts = Array.from({ length: 100 }, (_, n) => ({
      id: `p${n}`,
      title: `Post ${n}`,
      holder: `holder${n}@example.org`,
    }));
    expect(await apply(file(['W1(a)'], [...POSTS, ...posts]))).toEqual({ ok: true });
    expect((await room.app.records.book(TENANT, 'calls'))?.plan.posts).toHaveLength(102);
    expect((await changes()).filter(({ what }) => what === 'holder')).toHaveLength(100);
  });
});

test('a turn that is delivered again does not undo what another officer has set since', async () => {
  room = await openRoom();
  await officer('assign 2.2(a) to the Attendance Lead', 'turn-of-olu');
  await officer('assign 2.2(a) to the Head of Early Years');
  await room.says(OFFICER, 'yes', { id: 'turn-of-olu' });
  expect((await item('2.2(a)'))?.owners[0]?.key).toBe('post:head-of-early-years');
  expect(await changes()).toHaveLength(2);
});

test('a change of the head is done once, too', async () => {
  room = await openRoom();
  await officer('the Inclusion Lead is robin@example.org', 'turn-of-olu');
  await officer('the Inclusion Lead is alex@example.org');
  const holders = async () =>
    (await room.app.records.book(TENANT, 'sample'))?.plan.posts.find(({ id }) => id === 'inclusion-lead')
      ?.holders;
  const before = await holders();
  await room.says(OFFICER, 'yes', { id: 'turn-of-olu' });
  expect(await holders()).toEqual(before);
  expect((await changes()).map(({ what }) => what)).toEqual(['holder', 'holder']);
});

test('one assignment reads the milestones of its action, and no other’s', async () => {
  const read: number[] = [];
  room = await openRoom({
    around: (store) => ({
      get: (partition, kind, id) => store.get(partition, kind, id),
      async query(partition, query) {
        const page = await store.query(partition, query);
        if (query.kind === 'milestone') read.push(page.found.length);
        return page;
      },
      commit: (partition, id, list) => store.commit(partition, id, list),
      close: () => store.close(),
    }),
  });
  await room.says(OFFICER, 'status of 2.2(a)');
  read.length = 0;
  await officer('assign 2.2(a) to the Attendance Lead');
  expect(new Set(read)).toEqual(new Set([1]));
});

test('a newcomer is in the record no later than what names them', async () => {
  const seen: string[][] = [];
  room = await openRoom({
    around: around((list) => {
      const kinds = list.flatMap((one) => (one.op === 'put' ? [one.doc.kind] : []));
      if (kinds.includes('person') || kinds.includes('item')) seen.push(kinds);
    }),
  });
  await room.says(OFFICER, 'status of 2.2(a)');
  seen.length = 0;
  await officer('assign 2.2(a) to new.person@example.org');
  expect(seen[0]).toEqual(expect.arrayContaining(['person', 'alias', 'plan', 'item']));
});
