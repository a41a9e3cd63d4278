/** Years after a plan's end its words and files go, with a report in numbers; what a board relied on stands, and a hold stops it. */
import { addHold, liftHold } from '../../../src/app/keeping/holds.ts';
import { allDue, type DueOf } from '../../../src/app/keeping/retention-due.ts';
import { applyRetention, retainDaily } from '../../../src/app/keeping/retention-run.ts';
import type { Retention } from '../../../src/domain/keeping/retention.ts';
import { openRecords } from '../../../src/store/records.ts';
import { all, type Store, StoreUnavailable } from '../../../src/store/store.ts';
import { dyingAt } from '../../support/dying-store.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { openRoom, type Room, TENANT, wordsOf } from '../room.ts';

const ENDS = '2027-08-31';
const LATER = { hours: 24 * 365 * 8 };

/** A plan with an action that is done, with a file, and one that is still open. */
async function ended(apply = false, policy: Partial<Retention> = {}): Promise<Room> {
  const room = await openRoom({
    officers: ['olu@example.org'],
    plan: {
      about: { period: { start: '2026-09-01', end: ENDS } },
      retention: {
        ...{ apply, countedFrom: 'plan-end', words: '6 years', evidence: '6 years' },
        ...{ leave: '1 year', people: '2 years', ...policy },
      },
    },
  });
  for (const who of ['olu', ALEX]) await room.meets(who);
  room.shelf.set('minutes.txt', 'minutes of the meeting');
  await room.says(ALEX, '1.1a at risk because two posts are vacant');
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1a done' });
  await room.says('olu', '2.1a at risk because the survey is late');
  await room.says('olu', '2.1a off track because nobody answered it');
  await room.says(ALEX, "I'm away until 18 December");
  await room.says(ALEX, 'yes');
  return room;
}

/** Without what a conversation was about, which the daily sweep has forgotten by then. */
async function lastingRecord({ store }: Room): Promise<string> {
  const kinds = (
    ['plan', 'item', 'milestone', 'update', 'change', 'person', 'request', 'board-post'] as const
  ).map((kind) => all(store, TENANT, { kind }));
  return JSON.stringify([...(await Promise.all(kinds)), await all(store, TENANT, { kind: 'file' })]);
}

const dueIn = (room: Room) => allDue(room.app, TENANT, null);
const reports = async (room: Room) =>
  (await all(room.store, TENANT, { kind: 'retention' })).map(({ doc }) => doc.body);

let room: Room;
beforeEach(async () => {
  room = await ended();
});
afterEach(() => room.close());

async function applied(): Promise<void> {
  for (const due of await dueIn(room)) await applyRetention(room.app, TENANT, due, 'olu');
}

test('while the plan lives nothing of it is due', async () => {
  const [plan] = await dueIn(room);
  expect(plan).toMatchObject({ plan: 'sample', end: ENDS, due: [] });
});

test('words and files go, statuses and dates stay, and the report counts without a word of them', async () => {
  room.clock.forward(LATER);
  const before = await room.milestone('1.1(a)');
  const open = await room.milestone('2.1(a)');
  await applied();
  const record = await lastingRecord(room);
  expect(record).not.toContain('two posts are vacant');
  expect(record).not.toContain('minutes.txt');
  expect([...room.blobs.kept.keys()]).toEqual([]);
  const after = await room.milestone('1.1(a)');
  expect(after).toMatchObject({ status: 'complete', due: before.due, completedOn: before.completedOn });
  expect(after.evidence?.count).toBe(before.evidence?.count);
  expect(open.reason).toContain('nobody answered it');
  expect(await room.milestone('2.1(a)')).toMatchObject({ open: true, status: open.status });
  expect(record).not.toMatch(/the survey is late|nobody answered it/);
  const [ofPlan] = (await reports(room)).filter(({ plan }) => plan === 'sample');
  expect(ofPlan).toMatchObject({ by: 'olu', held: 0 });
  expect(ofPlan?.removed).toContainEqual({ rule: 'evidence', kind: 'file', keep: '6 years', count: 1 });
  expect(JSON.stringify(ofPlan)).not.toContain('minutes');
  expect(wordsOf(await room.says('olu', 'history of 1.1a'))).toContain(
    'Removed under the retention schedule',
  );
});

test('once applied, nothing is due any more', async () => {
  room.clock.forward(LATER);
  await applied();
  expect((await dueIn(room)).flatMap(({ due }) => due)).toEqual([]);
});

test('while the plan lives, words and files of an action that is open stay, and are counted; after its end they go', async () => {
  const own = await ended(false, { countedFrom: 'own-date', words: '30 days', evidence: '30 days' });
  own.shelf.set('open.txt', 'of an open action');
  await own.sends('olu', ['open.txt'], { text: '2.1a off track because the survey was lost' });
  const ofPlan = async (): Promise<DueOf> => {
    const [plan] = await allDue(own.app, TENANT, 'sample');
    if (!plan) throw new Error('there is no plan');
    return plan;
  };
  own.clock.forward({ hours: 24 * 60 });
  await applyRetention(own.app, TENANT, await ofPlan(), 'olu');
  expect(await lastingRecord(own)).not.toContain('two posts are vacant');
  expect(await own.milestone('2.1(a)')).toMatchObject({ reason: 'the survey was lost' });
  const { due, open } = await ofPlan();
  expect(due).toEqual([]);
  expect(open.map(({ kind }) => kind).sort()).toEqual(['file', 'milestone', 'update']);
  own.clock.forward({ hours: 24 * 365 });
  await applyRetention(own.app, TENANT, await ofPlan(), 'olu');
  expect(await lastingRecord(own)).not.toMatch(/survey was lost|open\.txt/);
  expect([...own.blobs.kept.keys()]).toEqual([]);
  expect(await ofPlan()).toMatchObject({ due: [], open: [] });
  await own.close();
});

test('what somebody says of an open action while a run goes on stays', async () => {
  room.clock.forward(LATER);
  const [plan] = await dueIn(room);
  if (!plan) throw new Error('nothing is due');
  await room.says('olu', '2.1a at risk because it is asked again');
  await applyRetention(room.app, TENANT, plan, 'olu');
  expect((await room.milestone('2.1(a)')).reason).toBe('it is asked again');
});

test('leave goes a year after its end, while the plan goes on', async () => {
  room.clock.forward({ hours: 24 * 400 });
  await applied();
  expect(await all(room.store, TENANT, { kind: 'leave' })).toEqual([]);
  expect(await lastingRecord(room)).toContain('two posts are vacant');
});

test('somebody without a part in any plan is taken out two years after the last trace of them', async () => {
  await room.meets('sam');
  const sam = await room.person('sam');
  await room.says('sam', 'hello');
  room.clock.forward({ hours: 24 * 365 * 3 });
  await applied();
  expect(await room.app.records.person(TENANT, sam?.id ?? '')).toBeUndefined();
  expect(await lastingRecord(room)).not.toContain('Sam Sample');
  expect(await room.person(ALEX)).toBeDefined();
});

test('a hold keeps it until it is lifted', async () => {
  const hold = await addHold(room.app, TENANT, {
    ...{ reason: 'FOI 123', plan: 'sample', person: null, from: null, to: null, by: 'olu' },
  });
  room.clock.forward(LATER);
  await applied();
  expect(await lastingRecord(room)).toContain('two posts are vacant');
  expect([...room.blobs.kept.keys()]).toHaveLength(1);
  const [held] = await dueIn(room);
  expect(held?.held.length).toBeGreaterThan(0);
  expect(await liftHold(room.app, TENANT, hold.id, { by: 'olu', reason: null })).toBe('lifted');
  await applied();
  expect(await lastingRecord(room)).not.toContain('two posts are vacant');
});

test('a hold that is put on while a run goes on keeps what is left of it', async () => {
  room.clock.forward(LATER);
  const [plan] = await dueIn(room);
  if (!plan) throw new Error('nothing is due');
  let commits = 0;
  const store: Store = {
    ...room.store,
    async commit(tenant, id, changes) {
      if (id.startsWith('retention:') && ++commits === 1)
        await addHold(room.app, TENANT, {
          ...{ reason: 'FOI 123', plan: 'sample', person: null, from: null, to: null, by: 'olu' },
        });
      return room.store.commit(tenant, id, changes);
    },
  };
  const report = await applyRetention({ ...room.app, store }, TENANT, plan, 'olu');
  expect(plan.due.length).toBeGreaterThan(1);
  expect(report?.removed.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  expect(report?.held).toBe(plan.due.length - 1);
});

test('whoever asks a question every month stays, and goes once they ask no more', async () => {
  await room.meets('sam');
  const sam = (await room.person('sam'))?.id ?? '';
  for (let month = 0; month < 26; month += 1) {
    room.clock.forward({ hours: 24 * 30 });
    await room.says('sam', "what's overdue");
  }
  const asked = await room.app.records.person(TENANT, sam);
  expect(asked?.doc.body.spokeIn).toBe('2029-01');
  await applied();
  expect(await room.app.records.person(TENANT, sam)).toBeDefined();
  room.clock.forward({ hours: 24 * 30 * 26 });
  await applied();
  expect(await room.app.records.person(TENANT, sam)).toBeUndefined();
});

test('files stay until their own rule says so, also where words go first', async () => {
  const own = await ended(false, { words: '1 year', evidence: 'for ever' });
  own.shelf.set('register.txt', 'the register');
  await own.sends(ALEX, ['register.txt'], { text: '1.1b at risk because the hall is shut' });
  await own.says(ALEX, '1.1b done');
  const evidence = (await own.milestone('1.1(a)')).evidence;
  const given = async () => (await own.updates('1.1(b)')).flatMap(({ said }) => said.evidence ?? []);
  const before = await given();
  expect(before).toMatchObject([{ kind: 'file', name: 'register.txt' }]);
  own.clock.forward(LATER);
  for (const due of await allDue(own.app, TENANT, null)) await applyRetention(own.app, TENANT, due, 'olu');
  expect(await lastingRecord(own)).not.toContain('two posts are vacant');
  expect(await lastingRecord(own)).not.toContain('hall is shut');
  expect((await own.milestone('1.1(a)')).evidence).toEqual(evidence);
  expect(await given()).toEqual(before);
  expect(wordsOf(await own.says('olu', 'evidence of 1.1a'))).toContain('minutes.txt');
  expect((await allDue(own.app, TENANT, null)).flatMap(({ due }) => due)).toEqual([]);
  await own.close();
});

test('figures keep what they count, nobody is given a reason that they did not give, and two officers may still redact it', async () => {
  await room.says(ALEX, '1.1b 98 of 132 audits returned');
  await room.says(ALEX, '1.1b 40%');
  await room.says(ALEX, '1.1b at risk because the hall is shut, see the shared drive');
  await room.says(ALEX, '1.1b done, minutes in the shared drive');
  const before = await room.updates('1.1(b)');
  room.clock.forward(LATER);
  await applied();
  const after = await room.updates('1.1(b)');
  expect(after.map(({ said }) => said.figures)).toEqual(before.map(({ said }) => said.figures));
  expect(after.flatMap(({ said }) => said.figures ?? [])).toContainEqual(
    expect.objectContaining({ value: 98, of: 132, unit: 'audits returned' }),
  );
  const given = (all: typeof after) => all.map(({ said }) => typeof said.reason === 'string');
  expect(given(after)).toEqual(given(before));
  expect(JSON.stringify(after)).not.toMatch(/hall is shut|shared drive/);
  expect(after.every(({ redacted }) => redacted === undefined)).toBe(true);
});

test('the service does it by itself only where the plan says so', async () => {
  room.clock.forward(LATER);
  await retainDaily(room.app, TENANT);
  expect(await lastingRecord(room)).toContain('two posts are vacant');
  const own = await ended(true);
  own.clock.forward(LATER);
  await retainDaily(own.app, TENANT);
  expect(await lastingRecord(own)).not.toContain('two posts are vacant');
  expect((await reports(own)).every(({ by }) => by === null)).toBe(true);
  await own.close();
});

test('killed on the way, it goes on, and the reports together count each record once', async () => {
  const total = async (one: Room): Promise<number> =>
    (await reports(one)).flatMap(({ removed }) => removed).reduce((sum, { count }) => sum + count, 0);
  const whole = await ended();
  whole.clock.forward(LATER);
  for (const due of await dueIn(whole)) await applyRetention(whole.app, TENANT, due, 'olu');
  room.clock.forward(LATER);
  const [plan] = await dueIn(room);
  if (!plan) throw new Error('nothing is due');
  const store = dyingAt(room.store, 5, 'after');
  const dying = { ...room.app, store, records: openRecords(store) };
  await expect(applyRetention(dying, TENANT, plan, 'olu')).rejects.toBeInstanceOf(StoreUnavailable);
  await applied();
  expect(await total(room)).toBe(await total(whole));
  expect(await total(room)).toBeGreaterThan(4);
  await whole.close();
});
