/** What people set in the chat or in a workbook outlives every later edition of the document, and every old workbook. */

import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { exporterOf } from '../../src/app/plans/plan-as-file.ts';
import { applyEdition, type NewEdition } from '../../src/app/plans/reimport-plan.ts';
import { setUpEdition } from '../../src/app/plans/set-up-edition.ts';
import { type FileItem, PlanFile } from '../../src/domain/plan-file.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { type SetUp, setUpOf } from '../../src/importing/spreadsheet/set-up.ts';
import { OFFICER, openRoom, type Room, TENANT } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  const draft = draftPlan(DOCUMENT, { goLive: '2026-12-01', newId: () => crypto.randomUUID() });
  const people = draft.people.map(({ id, email }) => newPerson(id, email));
  const done = await importPlan(
    room.store,
    room.clock,
    TENANT,
    { ...draft, updates: [], snapshots: [], people },
    () => undefined,
  );
  if (!done.ok) throw new Error(done.reason);
  await room.says(OFFICER, 'status of X1(a)');
});
afterEach(() => room.close());

const action = (ref: string, title: string, more: Partial<FileItem> = {}): FileItem => ({
  ref,
  title,
  nature: 'deliverable',
  ...more,
});
const planOf = (items: FileItem[], more: Partial<PlanFile> = {}): PlanFile =>
  PlanFile.parse({
    plan: 'skills',
    title: 'A skills plan',
    authority: 'Sample Council',
    goLive: '2026-11-01',
    levels: ['Theme', 'Action'],
    posts: [{ id: 'skills-lead', title: 'Skills Lead', holder: 'dana@example.org' }],
    items: [{ ref: 'X1', title: 'Skills', items }],
    ...more,
  });
const ACTIONS = [
  action('X1(a)', 'Hold a careers fair', { due: '2027-03-31', owners: ['skills-lead'] }),
  action('X1(b)', 'Publish an apprenticeship guide', { due: '2027-06-30' }),
  action('X1(c)', 'Visit every sixth form', { nature: 'continuous' }),
];
const DOCUMENT = planOf(ACTIONS);

const edition = (file: PlanFile, base: PlanFile | null = null): NewEdition => ({
  file,
  base,
  choices: { answers: new Map(), prefer: () => 'record' },
  by: null,
  through: 'import',
});
const apply = (file: PlanFile, base: PlanFile | null = null) =>
  applyEdition(room.store, room.clock, TENANT, edition(file, base), () => undefined);
async function book() {
  const found = await room.app.records.book(TENANT, 'skills');
  if (!found) throw new Error('the plan is gone');
  return found;
}
const exported = async () => (await exporterOf(room.app.records, TENANT, await book())).file();
const refs = async () => (await book()).items.map(({ ref }) => ref);

/** The workbook of the plan as it is now, filled in later. */
async function workbook(): Promise<{
  before: SetUp;
  fill: (change: (setUp: SetUp) => SetUp) => Promise<void>;
}> {
  const before = setUpOf(await exported());
  return {
    before,
    async fill(change) {
      const read = { plan: 'skills', before, after: change(structuredClone(before)), findings: [] };
      const made = await setUpEdition(room.store, TENANT, read);
      if (!made.ok) throw new Error(made.faults.map(({ message }) => message).join());
      expect(await apply(made.file, made.base)).toEqual({ ok: true });
    },
  };
}

test('an owner who was set by address in the chat does not stand in the way of the next edition', async () => {
  await room.sets(OFFICER, 'assign X1(b) to kim@example.org');
  const owner = (await book()).byRef.get('X1(b)')?.owners[0]?.key;
  expect(owner).toMatch(/^person:/);
  expect(await apply(DOCUMENT)).toEqual({ ok: true });
  expect((await book()).byRef.get('X1(b)')?.owners[0]?.key).toBe(owner);
});

test('a post that changed hands in the chat stays so through the same document, twice', async () => {
  await room.sets(OFFICER, 'the Skills Lead is kim@example.org from 1 January 2027');
  const holders = (await book()).plan.posts[0]?.holders;
  expect(holders).toHaveLength(2);
  for (const _ of ['once', 'twice']) {
    expect(await apply(DOCUMENT)).toEqual({ ok: true });
    expect((await book()).plan.posts[0]?.holders).toEqual(holders);
  }
});

test('an owner without an e-mail address is kept, and whoever only contributes does not become accountable', async () => {
  const stored = (await book()).byRef.get('X1(b)');
  const id = (await room.person(OFFICER))?.id ?? '';
  await room.sets(OFFICER, 'assign X1(b) to me');
  expect((await book()).byRef.get('X1(b)')?.owners).toEqual([{ key: `person:${id}`, part: 'accountable' }]);
  const reworded = ACTIONS.map((one) =>
    one.ref === 'X1(b)' ? { ...one, title: 'Publish an apprenticeship guide for schools' } : one,
  );
  expect(await apply(planOf(reworded))).toEqual({ ok: true });
  const after = (await book()).byRef.get('X1(b)');
  expect(after?.id).toBe(stored?.id);
  expect(after?.owners).toEqual([{ key: `person:${id}`, part: 'accountable' }]);
});

test('the day of going live is the one that was given when the plan was applied', async () => {
  expect((await exported()).goLive).toBe('2026-12-01');
  expect(await apply(DOCUMENT)).toEqual({ ok: true });
  expect((await book()).plan.goLive).toBe('2026-12-01');
});

test('an old workbook takes nothing away that came in since, and brings nothing back that left', async () => {
  const sheet = await workbook();
  await apply(planOf([ACTIONS[0] as FileItem, ACTIONS[2] as FileItem, action('X1(d)', 'Open a youth hub')]));
  expect(await refs()).toEqual(['X1', 'X1(a)', 'X1(c)', 'X1(d)']);
  await sheet.fill((setUp) => ({
    ...setUp,
    items: setUp.items.map((item) => (item.ref === 'X1(a)' ? { ...item, due: '2027-04-30' } : item)),
  }));
  expect(await refs()).toEqual(['X1', 'X1(a)', 'X1(c)', 'X1(d)']);
  expect((await book()).byRef.get('X1(a)')?.due).toBe('2027-04-30');
});

test('an old workbook is refused when its refs mean other actions by now', async () => {
  const sheet = await workbook();
  const swapped = [
    action('X1(a)', 'Publish an apprenticeship guide', { due: '2027-06-30' }),
    action('X1(b)', 'Hold a careers fair', { due: '2027-03-31', owners: ['skills-lead'] }),
    ACTIONS[2] as FileItem,
  ];
  expect(await apply(planOf(swapped))).toEqual({ ok: true });
  await expect(sheet.fill((setUp) => setUp)).rejects.toThrow('export a new workbook');
});

test('an action that was added by workbook outlives the next document, and one taken out stays out', async () => {
  const sheet = await workbook();
  const added = {
    was: null,
    ref: 'X1(h)',
    under: 'X1',
    title: 'Ask the youth council',
    nature: 'deliverable' as const,
    when: null,
    due: null,
    owners: [],
    lead: null,
    checkIns: null,
    aliases: [],
  };
  await sheet.fill((setUp) => ({
    ...setUp,
    items: [...setUp.items.filter(({ ref }) => ref !== 'X1(c)'), added],
  }));
  expect(await refs()).toEqual(['X1', 'X1(a)', 'X1(b)', 'X1(h)']);
  expect(await apply(DOCUMENT)).toEqual({ ok: true });
  expect((await refs()).sort()).toEqual(['X1', 'X1(a)', 'X1(b)', 'X1(h)']);
});

test('a post that the document drops stays as long as somebody’s actions turn on it', async () => {
  await room.sets(OFFICER, 'assign X1(b) to the Skills Lead');
  const dropped = planOf(
    [action('X1(a)', 'Hold a careers fair', { due: '2027-03-31' }), ...ACTIONS.slice(1)],
    { posts: [] },
  );
  expect(await apply(dropped)).toEqual({ ok: true });
  expect((await book()).plan.posts.map(({ id }) => id)).toEqual(['skills-lead']);
  expect(PlanFile.safeParse(await exported()).success).toBe(true);
});

test('when the first day of year one moves, the dates that are counted from it move', async () => {
  const relative = [...ACTIONS, action('X1(e)', 'Train mentors', { when: 'Year 1' })];
  await apply(planOf(relative, { yearOne: '2026-09-01' }));
  expect((await book()).byRef.get('X1(e)')?.reading?.end).toBe('2027-08-31');
  await apply(planOf(relative, { yearOne: '2027-09-01' }));
  expect((await book()).byRef.get('X1(e)')?.reading?.end).toBe('2028-08-31');
  const item = (await book()).byRef.get('X1(e)')?.id ?? '';
  const milestones = await room.app.records.milestones(TENANT, [{ field: 'item', is: 'eq', to: item }]);
  expect(milestones.map(({ due }) => due)).toEqual(['2028-08-31']);
});
