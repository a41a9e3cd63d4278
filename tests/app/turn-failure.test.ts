/** What a turn that failed says was recorded is what the record holds. */
import { handle } from '../../src/app/handle.ts';
import { TurnFailed } from '../../src/app/ports.ts';
import { turnFailed, watched } from '../../src/app/turn-failure.ts';
import { write } from '../../src/store/documents.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { ALEX } from '../support/sample-plan.ts';
import { OFFICER, openRoom, originOf, type Room, type Setting, TENANT } from './room.ts';

let room: Room;
afterEach(() => room.close());

type Fails = (kinds: readonly string[]) => StoreUnavailable | 'lost' | undefined;

/** The store that fails when it is told to, by the kinds of what is to be stored; `lost`: it is stored, and nobody hears. */
const failing =
  (fails: Fails): NonNullable<Setting['around']> =>
  (store): Store => ({
    get: (partition, kind, id) => store.get(partition, kind, id),
    query: (partition, query) => store.query(partition, query),
    close: () => store.close(),
    async commit(partition, id, changes) {
      const kinds = changes.flatMap((one) => (one.op === 'put' ? [one.doc.kind] : []));
      const failure = partition === TENANT ? fails(kinds) : undefined;
      if (failure instanceof StoreUnavailable) throw failure;
      const result = await store.commit(partition, id, changes);
      if (failure === 'lost') throw new StoreUnavailable('the answer was lost');
      return result;
    },
  });

const full = new StoreUnavailable('the disk is full', { why: 'full', untouched: true });

async function told(fails: Fails): Promise<unknown> {
  let ready = false;
  room = await openRoom({ around: failing((kinds) => (ready ? fails(kinds) : undefined)) });
  await room.meets(ALEX);
  ready = true;
  const failure = await room.says(ALEX, '1.1(b) on track').catch((error: unknown) => error);
  ready = false;
  return failure;
}

test('the disk is full when the update is to be stored: nothing is recorded, and it says why', async () => {
  expect(await told((kinds) => (kinds.includes('update') ? full : undefined))).toMatchObject({
    recorded: 'nothing',
    why: 'full',
    cause: full,
  });
  expect(await room.updates('1.1(b)')).toEqual([]);
  await room.says(ALEX, '1.1(b) on track');
  expect(await room.updates('1.1(b)')).toHaveLength(1);
});

test('the answer to the commit is lost: nobody can tell, and it says that', async () => {
  const failure = await told((kinds) => (kinds.includes('update') ? 'lost' : undefined));
  expect(failure).toBeInstanceOf(TurnFailed);
  expect(failure).toMatchObject({ recorded: 'unknown', why: 'unreachable' });
  expect(await room.updates('1.1(b)')).toHaveLength(1);
});

test('what fails once a part is stored does not say that nothing was', async () => {
  room = await openRoom();
  const { store, recorded } = watched(room.store);
  const milestone = await store.get(TENANT, 'milestone', 'milestone:milestone-1.1(b)');
  const frame = write('frame', 'frame:f', { expires: '2027-01-01T00:00:00Z', content: null });
  await store.commit(TENANT, 'in-mind', [{ op: 'put', doc: frame, expect: 'absent' }]);
  expect(recorded()).toBe('nothing');
  const stale = { op: 'put', doc: milestone?.doc ?? frame, expect: 'absent' } as const;
  expect((await store.commit(TENANT, 'too-late', [stale])).kind).toBe('stale');
  expect(recorded()).toBe('nothing');
  await store.commit(TENANT, 'said', [{ ...stale, expect: milestone?.version ?? '' }]);
  expect(recorded()).toBe('something');
  expect(turnFailed(new Error('a defect'), recorded())).toMatchObject({ recorded: 'something', why: null });
});

test('a defect before anything was stored', async () => {
  room = await openRoom();
  await room.meets(ALEX);
  room.app.records.books = () => Promise.reject(new TypeError('a defect'));
  await expect(room.says(ALEX, '1.1(b) on track')).rejects.toMatchObject({ recorded: 'nothing', why: null });
});

test('a file that was taken on is not said to be recorded, nor are the words beside it', async () => {
  let ready = false;
  room = await openRoom({
    around: failing((kinds) => (ready && kinds.includes('update') ? full : undefined)),
  });
  await room.meets(ALEX);
  room.shelf.set('minutes.txt', 'Minutes of the meeting on home visits');
  ready = true;
  await expect(room.sends(ALEX, ['minutes.txt'], { text: '1.1(b) done' })).rejects.toMatchObject({
    recorded: 'file',
    why: 'full',
  });
  // What is not kept is not here.
  room.shelf.set('minutes.txt', '');
  await expect(room.sends(ALEX, ['minutes.txt'], { text: '1.1(b) done' })).rejects.toMatchObject({
    why: 'full',
  });
  expect(await room.updates()).toEqual([]);
});

test('a message that was settled is recorded, whatever fails after it', async () => {
  let settled = false;
  room = await openRoom({
    around: (store) => ({
      ...failing(() => undefined)(store),
      get: (partition, kind, id) =>
        settled && kind === 'outbox'
          ? Promise.reject(new StoreUnavailable('gone'))
          : store.get(partition, kind, id),
      async commit(partition, id, changes) {
        const result = await store.commit(partition, id, changes);
        settled ||= id.startsWith('settle:');
        return result;
      },
    }),
  });
  await room.meets(OFFICER);
  const to = { kind: 'channel', plan: 'sample', board: 'partnership' } as const;
  const fresh = openRow('summary:sample:partnership:2026-W49', 'summary', to, room.clock.now());
  const row = { ...fresh, state: 'unknown' as const, attempts: 1 };
  await room.store.commit(TENANT, 'seed', [{ op: 'put', doc: rowDoc(row), expect: 'absent' }]);
  const tap = { do: 'settle-message', message: row.key, deed: 'again', since: row.createdAt, note: 'note:x' };
  await expect(room.taps(OFFICER, tap)).rejects.toMatchObject({ recorded: 'something' });
  settled = false;
  expect((await room.rows()).find(({ key }) => key === row.key)?.decided).toMatchObject({ as: 'again' });
});

test('delivered again, and found in the record: it does not say that nothing was recorded', async () => {
  room = await openRoom();
  await room.meets(ALEX);
  await room.says(ALEX, '1.1(b) on track', { id: 'the-turn' });
  let reads = 0;
  const store: Store = {
    ...failing(() => undefined)(room.store),
    get: (partition, kind, id) => {
      reads += kind === 'update' ? 1 : 0;
      return reads === 2 ? Promise.reject(new StoreUnavailable('gone')) : room.store.get(partition, kind, id);
    },
  };
  const again = { kind: 'text', origin: originOf(ALEX, 'the-turn'), text: '1.1(b) on track' } as const;
  await expect(handle({ ...room.app, store }, again)).rejects.toMatchObject({ recorded: 'unknown' });
  expect(await room.updates('1.1(b)')).toHaveLength(1);
});
