/** Two records of one person that become one: what stood under the earlier id is theirs, for holds, search, plans and erasures. */
import { erasePerson, finishErasures } from '../../../src/app/keeping/erase.ts';
import { addHold } from '../../../src/app/keeping/holds.ts';
import { finishJoins } from '../../../src/app/keeping/move-joined.ts';
import { personHeld } from '../../../src/app/keeping/person-held.ts';
import { allDue } from '../../../src/app/keeping/retention-due.ts';
import { applyRetention } from '../../../src/app/keeping/retention-run.ts';
import { searchHeld } from '../../../src/app/keeping/search.ts';
import { calledBy, type Person } from '../../../src/domain/person.ts';
import { type Content, write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { CLOCK } from '../../../src/store/plan-anew.ts';
import { openRecords } from '../../../src/store/records.ts';
import { all, type Store } from '../../../src/store/store.ts';
import { dyingAt } from '../../support/dying-store.ts';
import { wholeRecord } from '../privacy/whole-record.ts';
import { imported, openRoom, type Room, TENANT, wordsOf } from '../room.ts';

const BY = { by: 'olu', reason: null };
const AT = '2026-12-04T09:00:00.000Z';
const KIM = { aadObjectId: 'aad-kim', name: 'Kim Sample', emails: ['kim@example.org'] };
let room: Room;
let early: Person;

async function kim(): Promise<Person> {
  const found = await room.person('kim');
  if (!found) throw new Error('Kim has not met the bot');
  return found;
}

beforeEach(async () => {
  room = await openRoom({
    officers: ['olu@example.org'],
    people: [imported('alex'), imported('robin'), imported('kim')],
    plan: { about: { period: { start: '2026-09-01', end: '2027-08-31' } } },
  });
  for (const who of ['olu', 'robin']) await room.meets(who);
  room.roster.set('29:kim', { ...KIM, emails: [] });
  await room.meets('kim');
  early = await kim();
  await room.sets('robin', 'assign 2.1a to Kim Sample');
  await room.says('kim', '2.1a at risk because the printer is broken');
});
afterEach(() => room.close());

async function joined(): Promise<Person> {
  room.roster.set('29:kim', KIM);
  await room.meets('kim');
  const now = await kim();
  expect([now.id, now.former?.ids]).toEqual(['kim', [early.id]]);
  return now;
}

const clockJoined = async () => (await room.store.get(TENANT, 'clock', CLOCK))?.doc.body.joined;
/** Ids of before that anything but their own record, talk and messages leads to. */
const leftUnder = async () => {
  const stays = ['person', 'frame', 'plain', 'told', 'outbox'];
  const record: string[] = [];
  for (const kind of ['plan', 'item', 'milestone', 'update', 'change', 'request', 'hold', 'leave'] as const)
    for (const { doc } of await all(room.store, TENANT, { kind }))
      if (!stays.includes(kind) && JSON.stringify(doc).includes(early.id)) record.push(doc.id);
  return record;
};

test('their actions are theirs in the very turn, and all else once the clock has been there', async () => {
  await joined();
  const item = (await room.milestone('2.1(a)')).item;
  const stored = await room.store.get(TENANT, 'item', docId('item', item));
  expect(stored?.doc.body.owners).toEqual([{ key: 'person:kim', part: 'accountable' }]);
  expect((await room.milestone('2.1(a)')).owner).toBe('person:kim');
  expect(wordsOf(await room.says('kim', 'mine'))).toContain('2.1(a)');
  expect(await clockJoined()).toEqual([{ from: early.id, to: 'kim' }]);
  expect((await leftUnder()).length).toBeGreaterThan(0);
  await finishJoins(room.app, TENANT);
  expect([await leftUnder(), await clockJoined()]).toEqual([[], undefined]);
  expect((await room.updates('2.1(a)')).map(({ by }) => by)).toEqual(['kim']);
  // Nothing is written twice.
  const store = dyingAt(room.store, 0);
  await finishJoins({ ...room.app, store }, TENANT);
  expect(store.commits).toEqual([]);
});

test('a hold on them, a search and what is handed over know it also before the clock has been there', async () => {
  await addHold(room.app, TENANT, {
    ...{ reason: 'complaint', plan: null, person: early.id, from: null, to: null, by: 'olu' },
  });
  const of = (one: Person) => ({ id: one.id, names: calledBy(one) });
  const found = async (one: Person) => {
    const none = { topic: null, plan: null, from: null, to: null };
    const { counts } = await searchHeld(room.app, TENANT, { ...none, person: of(one) });
    const { theirs, concerning } = await personHeld(room.app, TENANT, one);
    return [
      counts.Update,
      counts['Action or heading'],
      theirs.map(({ kind }) => kind).includes('Update'),
      concerning.length > 0,
    ];
  };
  const before = await found(early);
  expect(before).toEqual([1, 1, true, true]);
  const now = await joined();
  expect(await found(now)).toEqual(before);
  room.clock.forward({ hours: 24 * 365 * 8 });
  for (const due of await allDue(room.app, TENANT, null)) await applyRetention(room.app, TENANT, due, 'olu');
  const reasons = async () => (await room.updates('2.1(a)')).map(({ said }) => said.reason);
  expect(await reasons()).toEqual(['the printer is broken']);
  await finishJoins(room.app, TENANT);
  for (const due of await allDue(room.app, TENANT, null)) await applyRetention(room.app, TENANT, due, 'olu');
  expect(await reasons()).toEqual(['the printer is broken']);
  expect(await found(now)).toEqual(before);
});

test.each([1, 2, 3])('cut off at commit %d of the clock, the next run writes the rest', async (nth) => {
  await joined();
  const dying = dyingAt(room.store, nth);
  await expect(finishJoins({ ...room.app, store: dying }, TENANT)).rejects.toThrow('killed');
  await finishJoins(room.app, TENANT);
  expect([await leftUnder(), await clockJoined()]).toEqual([[], undefined]);
});

/** As if somebody else were quicker each time that such a record is written. */
const alwaysLate = (kind: string): Store => ({
  ...{ get: room.store.get.bind(room.store), query: room.store.query.bind(room.store) },
  close: () => room.store.close(),
  commit: async (partition, id, changes) => {
    const late = changes.find((one) => one.op === 'put' && one.doc.kind === kind);
    return late?.op === 'put' && /^(?:erase|join):/.test(id)
      ? { kind: 'stale', id: late.doc.id }
      : room.store.commit(partition, id, changes);
  },
});

test('a record that is written by others all the time stops neither the turn nor the clock, and is tried again', async () => {
  const store = alwaysLate('update');
  await joined();
  await finishJoins({ ...room.app, store, records: openRecords(store) }, TENANT);
  expect(await clockJoined()).toEqual([{ from: early.id, to: 'kim' }]);
  await finishJoins(room.app, TENANT);
  expect([await leftUnder(), await clockJoined()]).toEqual([[], undefined]);
});

test.each(['update', 'plan', 'request'])(
  'an erasure that finds a record (%s) written by others all the time is not done yet, and then is',
  async (kind) => {
    const { item, id: milestone } = await room.milestone('2.1(a)');
    const now = await joined();
    const body: Content<'request'> = {
      ...{ id: 'r1', kind: 'hand-over', plan: 'sample', item, milestone, by: 'robin', at: AT, to: 'kim' },
      ...{ update: null, date: null, agreed: null, owner: 'person:kim', giver: null, reason: null },
      ...{ state: 'open', decided: null, carryOn: null, overtakenAt: null },
    };
    await room.store.commit(TENANT, 'request', [
      { op: 'put', doc: write('request', docId('request', 'r1'), body), expect: 'absent' },
    ]);
    const store = alwaysLate(kind);
    const app = { ...room.app, store, records: openRecords(store) };
    const erasure = await erasePerson(app, TENANT, now, BY);
    expect(erasure.state).toBe('going');
    expect(erasure.left.join('\n')).toMatch(new RegExp(`^Not done: .*${kind}:`, 'm'));
    room.clock.forward({ hours: 1 });
    await finishErasures(room.app, TENANT);
    const [done] = await all(room.store, TENANT, { kind: 'erasure' });
    expect([done?.doc.body.state, done?.doc.body.left.filter((one) => one.startsWith('Not done'))]).toEqual([
      'done',
      [],
    ]);
    expect(await wholeRecord(room)).not.toContain(early.id);
  },
);

test('what was noted once under each id is one afterwards, and the erasure comes to an end', async () => {
  for (const now of [false, true]) {
    if (now) await joined();
    await room.says('kim', 'mine');
    await room.says('kim', "I'm leaving on 18 December");
    await room.says('kim', 'yes');
  }
  const leaving = async () =>
    (await room.rows())
      .map(({ key }) => key)
      .filter((key) => key.startsWith('leaving') && key.includes(':robin:'));
  expect(await leaving()).toHaveLength(2);
  const erasure = await erasePerson(room.app, TENANT, await kim(), BY);
  expect(erasure.state).toBe('done');
  expect(await leaving()).toEqual([expect.stringMatching(/^leaving:tenant-1:robin:left-.*:2026-12-18$/)]);
  expect((await wholeRecord(room)).match(new RegExp(`${early.id}|Kim Sample|kim@example\\.org`))).toBeNull();
  expect(erasure.left.join('\n')).toContain('Without their owner or lead from now on: 2.1(a).');
});

test('an action that was theirs under both ids has one owner', async () => {
  const item = (await room.milestone('2.1(a)')).item;
  const stored = await room.store.get(TENANT, 'item', docId('item', item));
  if (!stored) throw new Error('no action');
  const owners = [
    { key: 'person:kim', part: 'contributor' } as const,
    { key: `person:${early.id}`, part: 'accountable' } as const,
  ];
  await room.store.commit(TENANT, 'both', [
    { op: 'put', doc: write('item', stored.doc.id, { ...stored.doc.body, owners }), expect: stored.version },
  ]);
  await joined();
  const after = await room.store.get(TENANT, 'item', stored.doc.id);
  expect(after?.doc.body.owners).toEqual([{ key: 'person:kim', part: 'accountable' }]);
});

test('what they chose before stays', async () => {
  await room.says('kim', 'plain text');
  const before = await kim();
  const stored = await room.store.get(TENANT, 'person', docId('person', before.id));
  const doc = write('person', docId('person', before.id), { ...before, zone: 'Europe/Madrid' });
  await room.store.commit(TENANT, 'zone', [{ op: 'put', doc, expect: stored?.version ?? '' }]);
  expect(await joined()).toMatchObject({ plain: true, zone: 'Europe/Madrid' });
});
