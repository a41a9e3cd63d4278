/** An erasure takes out whoever was that person, all of them and nobody else: begun twice, joined of two, or done again to an older record. */
import { applyErasure, erasePerson, finishErasures } from '../../../src/app/keeping/erase.ts';
import { addHold, liftHold } from '../../../src/app/keeping/holds.ts';
import { refusalOf } from '../../../src/app/keeping/may-erase.ts';
import { write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { openRecords } from '../../../src/store/records.ts';
import { all } from '../../../src/store/store.ts';
import { dyingAt } from '../../support/dying-store.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { wholeRecord } from '../privacy/whole-record.ts';
import { imported, openRoom, type Room, TENANT } from '../room.ts';

const BY = { by: 'olu', reason: null };
const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

async function opened(people = [imported('alex'), imported('robin')]): Promise<Room> {
  const room = await openRoom({ officers: ['olu@example.org'], people });
  rooms.push(room);
  await room.meets('olu');
  return room;
}

async function person(room: Room, who: string) {
  const found = await room.person(who);
  if (!found) throw new Error(`${who} is not there`);
  return found;
}

const peopleOf = async (room: Room) =>
  (await all(room.store, TENANT, { kind: 'person' })).map(({ doc }) => doc.body);

async function renamed(room: Room, id: string, name: string): Promise<void> {
  const stored = await room.app.records.person(TENANT, id);
  if (!stored) throw new Error(`${id} is not there`);
  const doc = write('person', stored.doc.id, { ...stored.doc.body, name });
  await room.store.commit(TENANT, `renamed ${id}`, [{ op: 'put', doc, expect: stored.version }]);
}

test('begun twice at the same moment, it is one: nobody of that name is left, and all of theirs is one former colleague’s', async () => {
  const room = await opened();
  await room.meets(ALEX);
  for (const reason of ['one', 'two', 'three', 'four'])
    await room.says(ALEX, `1.1a at risk because of reason ${reason}`);
  const alex = await person(room, ALEX);
  const both = await Promise.all([
    erasePerson(room.app, TENANT, alex, BY),
    erasePerson(room.app, TENANT, alex, { by: 'sam', reason: null }),
  ]);
  expect(both.map(({ state }) => state)).toEqual(['done', 'done']);
  expect(both[0]?.id).toBe(both[1]?.id);
  expect(await all(room.store, TENANT, { kind: 'erasure' })).toHaveLength(1);
  const left = (await peopleOf(room)).filter((one) => one.left);
  expect(left).toHaveLength(1);
  const said = (await room.updates()).filter(({ by }) => by.startsWith('left-') || by === alex.id);
  expect(new Set(said.map(({ by }) => by))).toEqual(new Set([left[0]?.id]));
  // Whoever comes too late is told of the one that was done.
  expect(await erasePerson(room.app, TENANT, alex, BY)).toMatchObject({ id: both[0]?.id, state: 'done' });
  expect((await wholeRecord(room)).match(/Alex Sample|alex@example\.org|aad-alex/i)).toBeNull();
});

test('one erasure leaves alone whom another is of, and takes out its officer', async () => {
  const room = await opened();
  await room.meets(ALEX);
  const going = {
    ...{
      id: 'other',
      person: 'left-other',
      was: 'alex',
      aliases: ['alias:x'],
      at: '2026-12-04T09:00:00.000Z',
    },
    ...{ by: 'olu', reason: 'asked of olu@example.org', state: 'going' as const, kept: [], left: [] },
  };
  await room.store.commit(TENANT, 'other', [
    { op: 'put', doc: write('erasure', docId('erasure', 'other'), going), expect: 'absent' },
  ]);
  const olu = await person(room, 'olu');
  await erasePerson(room.app, TENANT, olu, BY);
  const other = (await room.store.get(TENANT, 'erasure', docId('erasure', 'other')))?.doc.body;
  expect(other).toMatchObject({ was: 'alex', person: 'left-other', aliases: ['alias:x'] });
  expect(other?.reason).toBe('asked of A former colleague');
});

test('of two records of one human in an older backup both go, however they are found', async () => {
  const hidden = async (room: Room) => {
    room.roster.set('29:alex', { aadObjectId: 'aad-alex', name: 'Alex Sample', emails: [] });
    await room.meets(ALEX);
  };
  const room = await opened();
  await hidden(room);
  room.roster.set('29:alex', { aadObjectId: 'aad-alex', name: 'Alex Sample', emails: ['alex@example.org'] });
  await room.says(ALEX, 'mine');
  const erasure = await erasePerson(room.app, TENANT, await person(room, ALEX), BY);
  const older = await opened();
  await hidden(older);
  expect(
    (await peopleOf(older)).filter(({ id, name }) => id === 'alex' || name === 'Alex Sample'),
  ).toHaveLength(2);
  const report = {
    ...{ plan: 'sample', at: '2026-12-04T09:00:00.000Z', source: 'plan.xlsx' },
    lines: ['Alex Sample (alex@example.org) is new'],
  };
  await older.store.commit(TENANT, 'report', [
    { op: 'put', doc: write('report', docId('report', 'sample'), report), expect: 'absent' },
  ]);
  await renamed(older, 'alex', 'Alex Sample');
  await applyErasure(older.app, TENANT, { ...erasure, person: null, was: null });
  expect((await wholeRecord(older)).match(/Alex Sample|alex@example\.org|aad-alex/i)).toBeNull();
  expect((await peopleOf(older)).filter(({ left }) => left)).toHaveLength(1);
  const [done] = await all(older.store, TENANT, { kind: 'erasure' });
  expect(done?.doc.body.state).toBe('done');
  // Of the one the other is nobody else.
  expect(done?.doc.body.left.join('\n')).not.toContain('somebody or something else');
});

describe('an address that changed hands', () => {
  const PAT = { aadObjectId: 'aad-pat', name: 'Pat Other', emails: ['pat@example.org'] };
  const KIM = { aadObjectId: 'aad-kim', name: 'Kim Leaver', emails: ['kim@example.org'] };
  /** Which digest comes first is chance: of these some lead to Pat first. */
  const DESKS = ['desk', 'post', 'a', 'bb', 'head'].map((one) => `${one}@example.org`);

  async function withDesk(room: Room, desk: string): Promise<void> {
    room.roster.set('29:pat', { ...PAT, emails: [...PAT.emails, desk] });
    room.roster.set('29:kim', KIM);
    await room.meets('pat');
    await room.meets('kim');
  }

  test('done again to a record in which it was somebody else’s, an erasure takes out whoever it was of', async () => {
    for (const desk of DESKS) {
      const room = await opened([]);
      await withDesk(room, desk);
      room.roster.set('29:pat', PAT);
      await room.meets('pat', { conversation: 'chat-pat-2' });
      room.roster.set('29:kim', { ...KIM, emails: [...KIM.emails, desk] });
      await room.meets('kim', { conversation: 'chat-kim-2' });
      const kim = await person(room, 'kim');
      expect(kim.emails).toContain(desk);
      const erasure = await erasePerson(room.app, TENANT, kim, BY);
      const older = await opened([]);
      await withDesk(older, desk);
      await applyErasure(older.app, TENANT, { ...erasure, person: null, was: null });
      const record = await wholeRecord(older);
      expect(record).not.toContain('Kim Leaver');
      expect(record).toContain('Pat Other');
      expect((await person(older, 'pat')).emails).toContain(desk);
    }
  });

  test('who had one of the addresses, others too, and no account is not taken for them, but told of', async () => {
    const room = await opened([]);
    room.roster.set('29:kim', { ...KIM, emails: [...KIM.emails, 'desk@example.org'] });
    await room.meets('kim');
    const erasure = await erasePerson(room.app, TENANT, await person(room, 'kim'), BY);
    const older = await opened([{ ...imported('desk'), emails: ['desk@example.org', 'front@example.org'] }]);
    await applyErasure(older.app, TENANT, { ...erasure, person: null, was: null });
    expect(await older.app.records.person(TENANT, 'desk')).toBeDefined();
    const [done] = await all(older.store, TENANT, { kind: 'erasure' });
    expect(done?.doc.body.left).toEqual([expect.stringContaining('waymark person find "desk"')]);
  });

  test('where it is somebody else’s now, it stays in what is theirs', async () => {
    const room = await opened([]);
    await withDesk(room, 'desk@example.org');
    room.roster.set('29:pat', { ...PAT, emails: [...PAT.emails] });
    await room.meets('pat', { conversation: 'chat-pat-2' });
    room.roster.set('29:kim', { ...KIM, emails: [...KIM.emails, 'desk@example.org'] });
    await room.meets('kim', { conversation: 'chat-kim-2' });
    const at = '2026-12-04T09:00:00.000Z';
    const lines = ['Kim Leaver (desk@example.org) is new, pat@example.org too'];
    await room.store.commit(TENANT, 'report', [
      {
        op: 'put',
        doc: write('report', docId('report', 'sample'), { plan: 'sample', at, source: 'plan.xlsx', lines }),
        expect: 'absent',
      },
    ]);
    const erasure = await erasePerson(room.app, TENANT, await person(room, 'pat'), BY);
    const [report] = await all(room.store, TENANT, { kind: 'report' });
    expect(report?.doc.body.lines).toEqual(['Kim Leaver (desk@example.org) is new, A former colleague too']);
    expect((await person(room, 'kim')).emails).toContain('desk@example.org');
    expect(erasure.left.join('\n')).toContain(
      'somebody or something else’s as well, was left: report of sample',
    );
  });
});

test('what was theirs before two records of them were joined is theirs afterwards: a hold, leave, and it goes with them', async () => {
  const room = await opened();
  const member = room.roster.get('29:alex');
  if (!member) throw new Error('Alex is not in the roster');
  room.roster.delete('29:alex');
  await room.says(ALEX, 'what do you hold about me');
  const early = await person(room, ALEX);
  const hold = await addHold(room.app, TENANT, {
    ...{ reason: 'complaint', plan: null, person: early.id, from: null, to: null, by: 'olu' },
  });
  const leave = {
    id: 'l1',
    person: early.id,
    from: '2026-12-04',
    until: '2026-12-18',
    cover: null,
    by: early.id,
  };
  await room.store.commit(TENANT, 'leave', [
    {
      op: 'put',
      doc: write('leave', docId('leave', 'l1'), {
        ...leave,
        ...{ at: '2026-12-04T09:00:00.000Z', ended: false, told: true },
      }),
      expect: 'absent',
    },
  ]);
  expect((await room.rows()).some(({ to }) => to.kind === 'person' && to.person === early.id)).toBe(true);
  room.roster.set('29:alex', member);
  await room.meets(ALEX);
  const alex = await person(room, ALEX);
  expect(alex.id).not.toBe(early.id);
  expect(alex.former?.ids).toEqual([early.id]);
  expect(await refusalOf(room.app, TENANT, alex)).toContain('complaint');
  expect((await room.rows()).filter(({ to }) => to.kind === 'person' && to.person === early.id)).toEqual([]);
  expect(await all(room.store, TENANT, { kind: 'leave' })).toMatchObject([
    { doc: { body: { person: alex.id, by: alex.id } } },
  ]);
  await liftHold(room.app, TENANT, hold.id, { by: 'olu', reason: null });
  await erasePerson(room.app, TENANT, alex, BY);
  expect(await wholeRecord(room)).not.toContain(early.id);
});

test('joined to another record of theirs while it is under way, it goes on with that one', async () => {
  const room = await opened();
  const member = room.roster.get('29:alex');
  if (!member) throw new Error('Alex is not in the roster');
  room.roster.set('29:alex', { ...member, emails: [] });
  await room.meets(ALEX);
  const early = await person(room, ALEX);
  const store = dyingAt(room.store, 3);
  const dying = { ...room.app, store, records: openRecords(store) };
  await expect(erasePerson(dying, TENANT, early, BY)).rejects.toThrow('killed');
  room.roster.set('29:alex', member);
  await room.says(ALEX, 'mine');
  expect((await person(room, ALEX)).id).toBe('alex');
  await finishErasures(room.app, TENANT);
  expect(await all(room.store, TENANT, { kind: 'erasure' })).toMatchObject([
    { doc: { body: { state: 'done' } } },
  ]);
  expect((await wholeRecord(room)).match(/Alex Sample|alex@example\.org|aad-alex/i)).toBeNull();
  // A backup from before finds them by what they are known by now.
  const older = await opened();
  const [done] = await all(room.store, TENANT, { kind: 'erasure' });
  if (!done) throw new Error('nothing was erased');
  await applyErasure(older.app, TENANT, done.doc.body);
  expect(await older.app.records.person(TENANT, 'alex')).toBeUndefined();
});

test('done again to two records and cut off in between, it goes on with the second; no note tells of either', async () => {
  const hidden = async (room: Room) => {
    room.roster.set('29:alex', { aadObjectId: 'aad-alex', name: 'Alex Sample', emails: [] });
    await room.meets(ALEX);
  };
  const room = await opened();
  await room.meets(ALEX);
  const { was: _, person: __, ...told } = await erasePerson(room.app, TENANT, await person(room, ALEX), BY);
  const erasure = { ...told, was: null, person: null };
  let deaths = 0;
  for (const nth of [1, 3, 5, 7]) {
    const older = await opened();
    await hidden(older);
    const store = dyingAt(older.store, nth, 'after');
    const dying = { ...older.app, store, records: openRecords(store) };
    await applyErasure(dying, TENANT, erasure).catch(() => {
      deaths += 1;
    });
    const notes = [...(await older.blobs.notes(TENANT)).values()].join('\n');
    expect(notes).not.toMatch(/"also"|"was":"/);
    await finishErasures(older.app, TENANT);
    expect((await wholeRecord(older)).match(/Alex Sample|alex@example\.org|aad-alex/i)).toBeNull();
  }
  expect(deaths).toBe(4);
});

test('a hold that came back under the earlier id of somebody holds whom they are now', async () => {
  const room = await opened();
  const alex = await person(room, 'olu');
  await room.store.commit(TENANT, 'former', [
    {
      op: 'put',
      doc: write('person', docId('person', alex.id), {
        ...alex,
        former: { ids: ['early'], names: [], emails: [] },
      }),
      expect: (await room.app.records.person(TENANT, alex.id))?.version ?? 'absent',
    },
  ]);
  await addHold(room.app, TENANT, {
    ...{ reason: 'FOI 9', plan: null, person: 'early', from: null, to: null, by: 'sam' },
  });
  const nobodys = { ...room.app, officers: new Set<string>() };
  expect(await refusalOf(nobodys, TENANT, alex)).toContain('FOI 9');
});
