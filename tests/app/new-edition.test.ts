/** A plan that is in the record comes again, changed: what people set since stays, and no history goes to a stranger. */
import { join } from 'node:path';
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { applyEdition, type NewEdition, previewEdition } from '../../src/app/plans/reimport-plan.ts';
import { openBook } from '../../src/domain/book.ts';
import type { Milestone } from '../../src/domain/milestone.ts';
import { type FileItem, PlanFile } from '../../src/domain/plan-file.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { write } from '../../src/store/documents.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { docId } from '../../src/store/ids.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store, StoreUnavailable } from '../../src/store/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

const TENANT = 'tenant-1';
let folder: ReturnType<typeof temporaryFolder>;
let clock: TestClock;
let store: Store;

const action = (ref: string, title: string, more: Partial<FileItem> = {}): FileItem => ({
  ref,
  title,
  nature: 'deliverable',
  ...more,
});
const plan = (actions: FileItem[], more: Partial<PlanFile> = {}): PlanFile =>
  PlanFile.parse({
    plan: 'sample',
    title: 'A sample plan',
    authority: 'Sample Council',
    goLive: '2026-12-01',
    levels: ['Theme', 'Action'],
    posts: [
      { id: 'head', title: 'Head of Skills', holder: 'alex@example.org' },
      { id: 'lead', title: 'Attendance Lead', holder: 'robin@example.org' },
    ],
    items: [{ ref: '1', title: 'Skills', items: actions }],
    ...more,
  });

const FIRST = [
  action('1(a)', 'Hold a careers fair', { due: '2027-03-31', owners: ['head'] }),
  action('1(b)', 'Half-termly reports on attendance', {
    nature: 'recurring',
    when: 'half termly',
    owners: ['lead'],
  }),
  action('1(c)', 'Publish guidance on part-time timetables', { due: '2027-06-30' }),
];

beforeEach(async () => {
  folder = temporaryFolder();
  clock = testClock('2026-12-04T09:00:00Z');
  store = openEmbedded(join(folder.path, 'waymark.db'));
  const draft = draftPlan(plan(FIRST), { goLive: '2026-12-01', newId: () => crypto.randomUUID() });
  const people = draft.people.map(({ id, email }) => newPerson(id, email));
  const done = await importPlan(
    store,
    clock,
    TENANT,
    { ...draft, updates: [], snapshots: [], people },
    () => undefined,
  );
  if (!done.ok) throw new Error(done.reason);
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const edition = (file: PlanFile, more: Partial<NewEdition['choices']> = {}): NewEdition => ({
  file,
  base: null,
  choices: { answers: new Map(), prefer: () => 'record', ...more },
  by: null,
  through: 'import',
});
const apply = (changed: NewEdition, on = store) => applyEdition(on, clock, TENANT, changed, () => undefined);

async function bookNow() {
  const book = await openRecords(store).book(TENANT, 'sample');
  if (!book) throw new Error('the plan is gone');
  return book;
}
async function milestonesOf(ref: string): Promise<Milestone[]> {
  const item = [...(await bookNow()).byId.values()].find((one) => one.ref === ref);
  const all = await openRecords(store).milestones(TENANT, [{ field: 'item', is: 'eq', to: item?.id ?? '' }]);
  return all.sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
}
/** Somebody says of an action's first milestone that it is at risk. */
async function spokenOf(ref: string): Promise<Milestone> {
  const [first] = await milestonesOf(ref);
  const stored = first && (await openRecords(store).milestone(TENANT, first.id));
  if (!stored) throw new Error(`no milestone of ${ref}`);
  const said = { id: 'u1', at: '2026-12-03T10:00:00Z', by: 'alex' };
  const body: Milestone = { ...stored.doc.body, status: 'at-risk', reason: 'no venue', lastUpdate: said };
  const doc = write('milestone', docId('milestone', body.id), body);
  await store.commit(TENANT, `spoken-${ref}`, [{ op: 'put', doc, expect: stored.version }]);
  return body;
}
/** The store, with something that happens before each commit of an import's changes. */
const disturbed = (happens: () => Promise<void>): Store => ({
  get: (partition, kind, id) => store.get(partition, kind, id),
  query: (partition, query) => store.query(partition, query),
  close: () => store.close(),
  async commit(partition, id, list) {
    if (partition === TENANT && list.length > 1) await happens();
    return store.commit(partition, id, list);
  },
});
const changes = async () =>
  (await all(store, TENANT, { kind: 'change', orderBy: { field: 'at' } })).map(({ doc }) => doc.body);

test('the same file again changes nothing', async () => {
  const before = await bookNow();
  expect(await apply(edition(plan(FIRST)))).toEqual({ ok: true });
  expect((await bookNow()).items).toEqual(before.items);
  expect(await changes()).toEqual([]);
});

test('reworded, re-dated, added and removed: the update and the owner of what remains are kept', async () => {
  const said = await spokenOf('1(a)');
  const next = plan([
    action('1(a)', 'Hold a careers and skills fair', { due: '2027-04-30', owners: ['head'] }),
    FIRST[1] as FileItem,
    action('1(d)', 'Open a youth hub'),
  ]);
  expect(await apply(edition(next))).toEqual({ ok: true });
  const book = await bookNow();
  expect(book.items.map(({ ref, title }) => `${ref} ${title}`)).toEqual([
    '1 Skills',
    '1(a) Hold a careers and skills fair',
    '1(b) Half-termly reports on attendance',
    '1(d) Open a youth hub',
  ]);
  expect(await milestonesOf('1(a)')).toEqual([
    expect.objectContaining({
      id: said.id,
      due: '2027-04-30',
      firstDue: '2027-03-31',
      reason: 'no venue',
      owner: 'post:head',
    }),
  ]);
  expect(await milestonesOf('1(c)')).toEqual([
    expect.objectContaining({ open: false, status: 'withdrawn', askOn: null }),
  ]);
  const told = (await changes()).map(({ what, from, to }) => [what, from, to]);
  expect(told).toContainEqual(['due', '2027-03-31', '2027-04-30']);
  expect(told).toContainEqual(['withdrawn', '1(c)', null]);
  expect(told).toContainEqual(['added', null, '1(d)']);
});

test('what people set since wins over the file, unless the officer chooses the file', async () => {
  const stored = await store.get(
    TENANT,
    'item',
    docId('item', (await bookNow()).byRef.get('1(a)')?.id ?? ''),
  );
  if (!stored) throw new Error('1(a) is gone');
  const body = { ...stored.doc.body, due: '2027-05-15' };
  await store.commit(TENANT, 'set', [
    { op: 'put', doc: write('item', stored.doc.id, body), expect: stored.version },
  ]);
  const next = plan([
    action('1(a)', 'Hold a careers fair', { due: '2027-04-30', owners: ['head'] }),
    ...FIRST.slice(1),
  ]);
  const preview = await previewEdition(store, TENANT, edition(next));
  expect(preview?.clashes).toEqual([
    { ref: '1(a)', field: 'due', base: '2027-03-31', record: '2027-05-15', file: '2027-04-30' },
  ]);
  await apply(edition(next));
  expect((await bookNow()).byRef.get('1(a)')?.due).toBe('2027-05-15');
  await apply(
    edition(
      plan([
        action('1(a)', 'Hold a careers fair', { due: '2027-06-01', owners: ['head'] }),
        ...FIRST.slice(1),
      ]),
      { prefer: () => 'file' },
    ),
  );
  expect((await bookNow()).byRef.get('1(a)')?.due).toBe('2027-06-01');
});

test('another action under a known ref is asked about, and does not inherit the history', async () => {
  await spokenOf('1(c)');
  const old = (await bookNow()).byRef.get('1(c)')?.id;
  const next = plan([...FIRST.slice(0, 2), action('1(c)', 'Launch a mentoring scheme')]);
  expect(await apply(edition(next))).toMatchObject({ ok: false, reason: expect.stringContaining('1(c)') });
  expect((await bookNow()).byRef.get('1(c)')?.title).toBe('Publish guidance on part-time timetables');

  expect(await apply(edition(next, { answers: new Map([['1(c)', 'new']]) }))).toEqual({ ok: true });
  const fresh = (await bookNow()).byRef.get('1(c)');
  expect(fresh?.id).not.toBe(old);
  const milestones = await openRecords(store).milestones(TENANT, [
    { field: 'item', is: 'eq', to: fresh?.id ?? '' },
  ]);
  expect(milestones).toEqual([expect.objectContaining({ lastUpdate: null, reason: null, open: true })]);
  const before = await openRecords(store).milestones(TENANT, [{ field: 'item', is: 'eq', to: old ?? '' }]);
  expect(before).toEqual([expect.objectContaining({ reason: 'no venue', status: 'withdrawn', open: false })]);
});

test('new words for a date make new milestones; the occurrence that was spoken of keeps its update', async () => {
  const said = await spokenOf('1(b)');
  const termly = action('1(b)', 'Half-termly reports on attendance', {
    nature: 'recurring',
    when: 'termly',
    owners: ['lead'],
  });
  expect(await apply(edition(plan([FIRST[0] as FileItem, termly, FIRST[2] as FileItem])))).toEqual({
    ok: true,
  });
  const after = await milestonesOf('1(b)');
  const open = after.filter((one) => one.open);
  expect(open.map(({ label }) => label)).toEqual([
    'Autumn term 2026-27',
    'Spring term 2026-27',
    'Summer term 2026-27',
  ]);
  expect(open[0]).toMatchObject({ id: said.id, reason: 'no venue' });
});

test('a rhythm that goes and comes back leaves the occurrences open that it began with', async () => {
  const before = await milestonesOf('1(b)');
  const termly = { ...(FIRST[1] as FileItem), when: 'termly' };
  await apply(edition(plan([FIRST[0] as FileItem, termly, FIRST[2] as FileItem])));
  expect(await apply(edition(plan(FIRST)))).toEqual({ ok: true });
  expect((await milestonesOf('1(b)')).filter((one) => one.open)).toEqual(before);
});

test('an action that one edition leaves out and the next names again stands as it stood', async () => {
  const said = await spokenOf('1(a)');
  await apply(edition(plan(FIRST.slice(1))));
  clock.forward({ minutes: 1 });
  expect(await milestonesOf('1(a)')).toEqual([expect.objectContaining({ open: false, left: 'at-risk' })]);
  expect(await apply(edition(plan(FIRST)))).toEqual({ ok: true });
  expect(await milestonesOf('1(a)')).toEqual([
    expect.objectContaining({ id: said.id, status: 'at-risk', reason: 'no venue', open: true }),
  ]);
  expect((await changes()).map(({ what }) => what)).toEqual(['withdrawn', 'restored']);
});

test('a run that is cut off has changed whole actions and no halves; running it again does the rest', async () => {
  const many = Array.from({ length: 120 }, (_, n) =>
    action(`1(x${n})`, `Further work number ${n} in area ${n % 7}`),
  );
  const next = edition(plan([...FIRST, ...many]));
  let commits = 0;
  const dying = disturbed(async () => {
    commits += 1;
    if (commits === 2) throw new StoreUnavailable('the process was killed');
  });
  await expect(apply(next, dying)).rejects.toThrow('the process was killed');
  const half = await bookNow();
  const milestones = await openRecords(store).milestones(TENANT, [{ field: 'plan', is: 'eq', to: 'sample' }]);
  for (const item of half.items.filter(({ nature }) => nature !== null))
    expect(milestones.some((one) => one.item === item.id)).toBe(true);
  expect(half.items.length).toBeGreaterThan(4);
  expect(half.items.length).toBeLessThan(124);
  expect(await apply(next)).toEqual({ ok: true });
  expect((await bookNow()).items).toHaveLength(1 + 3 + 120);
  expect(openBook((await bookNow()).plan, (await bookNow()).items).byRef.size).toBe(124);
});

describe('while others change the plan', () => {
  const many = (due: string) =>
    plan(
      Array.from({ length: 120 }, (_, n) =>
        action(`1(x${n})`, `Further work number ${n} in area ${n}`, { due }),
      ),
    );
  const dates = async () => new Set((await bookNow()).items.slice(1).map(({ due }) => due));
  beforeEach(async () => {
    expect(await apply(edition(many('2027-03-31')))).toEqual({ ok: true });
  });

  test('an owner’s word in the middle is kept, and the rest is applied all the same', async () => {
    let commits = 0;
    const racing = disturbed(async () => {
      commits += 1;
      if (commits === 2) await spokenOf('1(x119)');
    });
    expect(await apply(edition(many('2027-04-30')), racing)).toEqual({ ok: true });
    expect(await dates()).toEqual(new Set(['2027-04-30']));
    expect(await milestonesOf('1(x119)')).toEqual([
      expect.objectContaining({ due: '2027-04-30', reason: 'no venue' }),
    ]);
  });

  test('when they never stop, it is said how far it came, and another run need not wait', async () => {
    let commits = 0;
    const racing = disturbed(async () => {
      commits += 1;
      if (commits > 1) {
        const [one] = await milestonesOf('1(x119)');
        const stored = one && (await openRecords(store).milestone(TENANT, one.id));
        if (!stored) throw new Error('the milestone is gone');
        const body = { ...stored.doc.body, percent: commits };
        const doc = write('milestone', stored.doc.id, body);
        await store.commit(TENANT, `said-${commits}`, [{ op: 'put', doc, expect: stored.version }]);
      }
    });
    expect(await apply(edition(many('2027-04-30')), racing)).toEqual({
      ok: false,
      reason:
        'Others kept changing plan "sample" while this edition was being applied. A part of it is applied; import it again for the rest.',
    });
    expect((await dates()).size).toBe(2);
    expect(await apply(edition(many('2027-04-30')))).toEqual({ ok: true });
    expect(await dates()).toEqual(new Set(['2027-04-30']));
  });
});
