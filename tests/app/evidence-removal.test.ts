/** Files that go: their bytes with them, and never the bytes of a file that somebody still needs. */
import { pendingFiles } from '../../src/app/evidence/pending.ts';
import { all } from '../../src/store/store.ts';
import { press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { strictMessenger } from '../support/strict-messenger.ts';
import { cardOf, openRoom, type Room, TENANT, wordsOf } from './room.ts';

const MINUTES = 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  for (const who of [ALEX, ROBIN]) await room.meets(who);
  room.shelf.set('minutes.txt', MINUTES);
});
afterEach(() => room.close());

const look = (app = room.app): Promise<void> => pendingFiles(app, strictMessenger(room.clock))(TENANT);
const files = async () => (await all(room.store, TENANT, { kind: 'file' })).map(({ doc }) => doc.body);
const pass = async (minutes: number): Promise<void> => {
  room.clock.forward({ minutes });
  await look();
};

/** Another replica, whose removals of bytes take until they are let through. */
function slowReplica() {
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const app = {
    ...room.app,
    blobs: {
      ...room.blobs,
      async remove(tenant: string, sha256: string) {
        begun.resolve();
        await gate.promise;
        await room.blobs.remove(tenant, sha256);
      },
    },
  };
  return { app, begun: begun.promise, let: () => gate.resolve() };
}

describe('a removal that is slow', () => {
  beforeEach(async () => {
    await room.sends(ALEX, ['minutes.txt']);
    room.clock.forward({ hours: 25 });
  });

  test('nobody else takes it over meanwhile, and the same bytes wait until it is over', async () => {
    const slow = slowReplica();
    const removal = look(slow.app);
    await slow.begun;
    await pass(1);
    expect(await files()).toMatchObject([{ state: 'removing' }]);
    const answer = await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
    expect(wordsOf(answer)).toContain('File pending');
    slow.let();
    await removal;
    expect(room.blobs.kept.size).toBe(0);
    await pass(2);
    expect(await files()).toMatchObject([{ state: 'stored' }]);
    expect(room.blobs.kept.size).toBe(1);
    expect(await room.milestone('1.1(b)')).toMatchObject({ evidence: { count: 1 } });
  });

  test('one that ended half-way is taken over after five minutes, before the same bytes are put again', async () => {
    const slow = slowReplica();
    look(slow.app);
    await slow.begun;
    await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
    await pass(1);
    await pass(2);
    expect(await files()).toHaveLength(2);
    await pass(4);
    expect(await files()).toMatchObject([{ state: 'stored' }]);
    expect(room.blobs.kept.size).toBe(1);
  });

  test('whoever comes to it too late leaves it to the next', async () => {
    const { query } = room.store;
    const stalled = {
      ...room.app,
      store: {
        ...room.store,
        async query(...args: Parameters<typeof query>) {
          const found = await query.apply(room.store, args);
          if (args[1].where?.some(({ field }) => field === 'sha256')) room.clock.forward({ minutes: 4 });
          return found;
        },
      },
    };
    await look({ ...stalled, store: Object.setPrototypeOf(stalled.store, room.store) });
    expect(room.blobs.kept.size).toBe(1);
    expect(await files()).toMatchObject([{ state: 'removing' }]);
    await pass(2);
    expect(await files()).toEqual([]);
    expect(room.blobs.kept.size).toBe(0);
  });

  test('bytes that cannot be removed now are removed later', async () => {
    room.blobs.down = true;
    await look();
    expect(await files()).toMatchObject([{ state: 'removing' }]);
    room.blobs.down = false;
    await pass(6);
    expect(await files()).toEqual([]);
    expect(room.blobs.kept.size).toBe(0);
  });
});

test('a file whose sender is no longer in the record goes after a day', async () => {
  room.shelf.set('minutes.txt', 'unreachable');
  const answer = await room.sends(ALEX, ['minutes.txt']);
  await room.taps(ALEX, press(cardOf(answer), '1.1(a)'));
  const person = await room.store.get(TENANT, 'person', `person:${ALEX}`);
  if (!person) throw new Error('nobody');
  await room.store.commit(TENANT, 'gone', [{ op: 'delete', id: person.doc.id, expect: person.version }]);
  room.shelf.set('minutes.txt', MINUTES);
  await pass(2);
  expect(await files()).toMatchObject([{ state: 'waits', milestone: null }]);
  await pass(60 * 25);
  expect(await files()).toEqual([]);
  expect(room.blobs.kept.size).toBe(0);
});
