/** An erasure that is not done yet, and what people decide meanwhile: a hold, a post given back. And what holds keep from one that is to begin. */
import { erasePerson, finishErasures } from '../../../src/app/keeping/erase.ts';
import { addHold, liftHold } from '../../../src/app/keeping/holds.ts';
import { refusalOf } from '../../../src/app/keeping/may-erase.ts';
import { keeping } from '../../../src/doctoring/keeping.ts';
import type { Hold } from '../../../src/domain/keeping/hold.ts';
import type { Person } from '../../../src/domain/person.ts';
import { UnreadableDocument, write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { openRow, rowDoc } from '../../../src/store/outbox.ts';
import { all } from '../../../src/store/store.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { openRoom, type Room, TENANT, wordsOf } from '../room.ts';

const BY = { by: 'olu', reason: null };
const AT = '2026-12-04T09:00:00.000Z';
let room: Room;
let alex: Person;
beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org'] });
  for (const who of ['olu', ALEX]) await room.meets(who);
  alex = await theOne(ALEX);
});
afterEach(() => room.close());

async function theOne(who: string): Promise<Person> {
  const found = await room.person(who);
  if (!found) throw new Error(`${who} is not there`);
  return found;
}

const holds = (over: Partial<Hold>): Promise<Hold> =>
  addHold(room.app, TENANT, {
    ...{ reason: 'FOI 1', plan: null, person: null, from: null, to: null, by: 'olu', ...over },
  });

const put = (id: string, ...docs: ReturnType<typeof write>[]) =>
  room.store.commit(
    TENANT,
    id,
    docs.map((doc) => ({ op: 'put', doc, expect: 'absent' }) as const),
  );

const blocked = write('change', docId('change', 'newer'), {
  ...{ id: 'newer', plan: 'sample', item: null, at: AT, by: 'olu', through: 'message', what: 'detail' },
  ...{ from: null, to: null, reason: 'ask alex@example.org' },
});

/** Begun, and not done: one record cannot be read. */
async function notDone(): Promise<void> {
  await put('newer', { ...blocked, v: 99 });
  expect(await erasePerson(room.app, TENANT, alex, BY)).toMatchObject({ state: 'going', was: alex.id });
}

async function mended(): Promise<void> {
  const fault = await room.store.get(TENANT, 'change', blocked.id).catch((error: unknown) => error);
  if (!(fault instanceof UnreadableDocument)) throw new Error('it can be read');
  const expect = fault.found?.version;
  if (expect === undefined) throw new Error('it is not there');
  await room.store.commit(TENANT, 'mended', [{ op: 'put', doc: blocked, expect }]);
}

async function hourLater() {
  room.clock.forward({ hours: 1 });
  await finishErasures(room.app, TENANT);
  const [one] = await all(room.store, TENANT, { kind: 'erasure' });
  if (!one) throw new Error('there is no erasure');
  return one.doc.body;
}

test('a hold that is put on them meanwhile stops it, stays on them, and what it covers stays', async () => {
  await notDone();
  const hold = await holds({ person: alex.id, reason: 'complaint' });
  const row = openRow(
    `reminder:x:${alex.id}`,
    'reminder',
    { kind: 'person', person: alex.id },
    room.clock.now(),
  );
  await put('row', rowDoc(row));
  await mended();
  for (let count = 0; count < 2; count += 1) {
    const { state, left } = await hourLater();
    expect(state).toBe('going');
    expect(left.filter((one) => one.startsWith('Not done: '))).toEqual([
      expect.stringMatching(
        /^Not done: A hold keeps it: “complaint”.* The service looks again every hour\.$/,
      ),
    ]);
  }
  expect(await erasePerson(room.app, TENANT, alex, BY)).toMatchObject({ state: 'going' });
  expect((await all(room.store, TENANT, { kind: 'hold' }))[0]?.doc.body.person).toBe(alex.id);
  expect((await room.rows()).map(({ key }) => key)).toContain(row.key);
  expect((await keeping(room.app, TENANT)).map(({ what }) => what)).toContain(
    '1 of them was tried in vain, and waits',
  );
  await liftHold(room.app, TENANT, hold.id, { by: 'olu', reason: null });
  expect(await hourLater()).toMatchObject({ state: 'done', was: null });
  expect(await room.app.records.person(TENANT, alex.id)).toBeUndefined();
});

test('a post that they were given back meanwhile is theirs still, and it waits until it is taken from them', async () => {
  await notDone();
  await room.meets(ALEX);
  expect(wordsOf(await room.sets('olu', 'the Head of Early Years is alex@example.org'))).toContain(
    'Alex Sample',
  );
  await mended();
  const { state, left } = await hourLater();
  expect(state).toBe('going');
  expect(left.at(-1)).toContain('given something again: Head of Early Years');
  const holder = async () =>
    (await room.app.records.book(TENANT, 'sample'))?.plan.posts
      .find(({ id }) => id === 'head-of-early-years')
      ?.holders.at(-1)?.person;
  expect(await holder()).toBe(alex.id);
  await room.sets('olu', 'the Head of Early Years is robin@example.org');
  expect(await hourLater()).toMatchObject({ state: 'done' });
  expect(await holder()).toBe('robin');
});

test('while what was stuck still is, nothing more of theirs is touched', async () => {
  await notDone();
  const row = openRow(
    `reminder:x:${alex.id}`,
    'reminder',
    { kind: 'person', person: alex.id },
    room.clock.now(),
  );
  await put('row', rowDoc(row));
  expect((await hourLater()).left.join('\n')).toMatch(/^Not done: 1 records .*: change:newer\./m);
  expect((await room.rows()).map(({ key }) => key)).toContain(row.key);
});

test('a hold on them that came between two steps is turned onto nobody', async () => {
  const begun = {
    ...{ id: 'e', person: 'left-1', was: alex.id, aliases: [], at: AT, by: 'olu', reason: null },
    ...{ state: 'going' as const, kept: [], left: [] },
  };
  await put('cut off', write('erasure', docId('erasure', 'e'), begun));
  const { id } = await holds({ person: alex.id });
  await finishErasures(room.app, TENANT);
  expect((await all(room.store, TENANT, { kind: 'hold' }))[0]?.doc.body.person).toBe(alex.id);
  expect(await room.app.records.person(TENANT, alex.id)).toBeDefined();
  expect((await hourLater()).left.join('\n')).toContain(`waymark hold lift ${id}`);
});

describe('what a hold keeps from one that is to begin', () => {
  let kim: Person;
  beforeEach(async () => {
    room.roster.set('29:kim', { aadObjectId: 'aad-kim', name: 'Kim Sample', emails: ['kim@example.org'] });
    await room.meets('kim');
    kim = await theOne('kim');
  });

  test('a plan that was sent and names them, on that plan or on whoever sent it', async () => {
    const olu = await theOne('olu');
    await put(
      'draft',
      write('draft', docId('draft', 'd-1'), {
        ...{
          plan: 'sample',
          by: olu.id,
          source: 'sample.yml',
          expires: '2026-12-20T09:00:00Z',
          state: 'waits',
        },
        ...{ applying: null, parts: 1, first: false, shown: [], answers: {}, keeps: {} },
      }),
      write('draft-part', docId('draft-part', 'd-1:0'), {
        expires: '2026-12-20T09:00:00Z',
        text: 'posts:\n - {id: head, holder: kim@example.org}',
      }),
    );
    const refused = async (over: Partial<Hold>): Promise<boolean> => {
      const { id } = await holds(over);
      const refusal = await refusalOf(room.app, TENANT, kim);
      await liftHold(room.app, TENANT, id, { by: 'olu', reason: null });
      return refusal !== null;
    };
    expect(await refused({ plan: 'sample' })).toBe(true);
    expect(await refused({ person: olu.id })).toBe(true);
    expect(await refused({ person: 'robin' })).toBe(false);
    expect(await refused({ plan: 'another' })).toBe(false);
  });

  test.each([
    ['of theirs', () => ({ person: kim.id, cover: null, by: kim.id })],
    ['that they cover', () => ({ person: alex.id, cover: kim.id, by: alex.id })],
    ['that they noted for somebody', () => ({ person: alex.id, cover: null, by: kim.id })],
  ])('leave %s, which is of no plan, on any plan', async (_, whose) => {
    const days = { id: 'l1', from: '2026-12-04', until: '2026-12-18', at: AT, ended: false, told: true };
    await put('leave', write('leave', docId('leave', 'l1'), { ...days, ...whose() }));
    const { id } = await holds({ plan: 'sample' });
    expect(await refusalOf(room.app, TENANT, kim)).toContain(id);
    await liftHold(room.app, TENANT, id, { by: 'olu', reason: null });
    await holds({ from: '2020-01-01', to: '2020-01-31' });
    expect(await refusalOf(room.app, TENANT, kim)).toBeNull();
  });
});
