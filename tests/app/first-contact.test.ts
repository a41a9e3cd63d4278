/** First contact: who it is, the welcome and the first card, once; and parting. */

import { handle } from '../../src/app/handle.ts';
import type { Person } from '../../src/domain/person.ts';
import { aliasFor } from '../../src/store/alias.ts';
import { WAKE_UPS, write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import { all } from '../../src/store/store.ts';
import { raiseWakeUp, tenantsDue, wakeUpOf } from '../../src/store/wake-up.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { inChannel, linesOf, openRoom, originOf, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
afterEach(() => room.close());

const person = (id: string, emails: string[], aadObjectId: string | null = null): Person => ({
  id,
  aadObjectId,
  name: id,
  emails,
  address: null,
  welcomedAt: null,
  cardDays: [],
  plain: false,
  zone: null,
  quiet: null,
});
const keys = async () => (await room.rows()).map(({ key }) => key);

describe('the welcome and the first card', () => {
  beforeEach(async () => {
    room = await openRoom();
  });

  test('are put into the outbox, the welcome first, and the clock is told', async () => {
    expect(await room.meets(ALEX)).toEqual({ say: [], replace: null });
    expect(await keys()).toEqual([`welcome:${TENANT}:${ALEX}`, `reminder:${TENANT}:${ALEX}:2026-12-04`]);
    expect(room.pokes()).toBeGreaterThan(0);
    expect(await room.person(ALEX)).toMatchObject({
      id: ALEX,
      name: 'Alex Sample',
      address: { serviceUrl: 'https://connector.example', conversation: 'chat-alex' },
      welcomedAt: '2026-12-04T09:00:00.000Z',
      cardDays: ['2026-12-04'],
    });
  });

  test('come once, though Teams announces the person twice at once and again later', async () => {
    await Promise.all([room.meets(ALEX), room.meets(ALEX), room.says(ALEX, 'help'), room.meets(ALEX)]);
    expect(await all(room.store, TENANT, { kind: 'person' })).toHaveLength(2);
    await room.meets(ALEX);
    expect(await keys()).toHaveLength(2);
    expect((await room.person(ALEX))?.cardDays).toEqual(['2026-12-04']);
  });

  test('come with the first word as well, when nothing was announced', async () => {
    expect(wordsOf(await room.says(ALEX, 'help'))).toMatch(/What I can do/);
    expect(await keys()).toHaveLength(2);
  });

  test('do not come from a channel: what is said there tells nothing of the person’s chat', async () => {
    await room.says(ALEX, 'help', inChannel());
    expect(await keys()).toEqual([]);
    expect((await room.person(ALEX))?.address).toBeNull();
  });

  test('a welcome that a crash has left out comes with the next word, though the day’s card is queued', async () => {
    await room.says(ALEX, 'help', inChannel());
    const known = await room.app.records.person(TENANT, ALEX);
    if (!known) throw new Error('missing');
    const row = openRow(
      `reminder:${TENANT}:${ALEX}:2026-12-04`,
      'reminder',
      { kind: 'person', person: ALEX },
      room.clock.now(),
    );
    const body = { ...known.doc.body, cardDays: ['2026-12-04'] };
    await room.store.commit(TENANT, 'queued', [
      { op: 'put', doc: rowDoc(row), expect: 'absent' },
      { op: 'put', doc: write('person', docId('person', ALEX), body), expect: known.version },
    ]);
    await room.meets(ALEX);
    expect((await keys()).sort()).toEqual([
      `reminder:${TENANT}:${ALEX}:2026-12-04`,
      `welcome:${TENANT}:${ALEX}`,
    ]);
    expect((await room.person(ALEX))?.cardDays).toEqual(['2026-12-04']);
  });

  test('the tenant is woken before anything that needs the clock is stored', async () => {
    await room.close();
    const order: string[] = [];
    room = await openRoom({
      around: (store) => ({
        get: (partition, kind, id) => store.get(partition, kind, id),
        query: (partition, query) => store.query(partition, query),
        close: () => store.close(),
        commit(partition, id, changes) {
          order.push(
            ...(partition === WAKE_UPS
              ? ['wake-up']
              : changes.map((change) => (change.op === 'put' ? change.doc.kind : 'delete'))),
          );
          return store.commit(partition, id, changes);
        },
      }),
    });
    // The plan becomes visible with its head, as the claim on it ends.
    const beforeHead = order.slice(0, order.indexOf('plan')).filter((kind) => kind !== 'delete');
    expect(beforeHead.at(-1)).toBe('wake-up');
    order.length = 0;
    await room.meets(ALEX);
    const beforeOutbox = order.slice(0, order.indexOf('outbox'));
    expect(beforeOutbox.lastIndexOf('wake-up')).toBeGreaterThan(beforeOutbox.indexOf('alias'));
    expect(beforeOutbox.indexOf('wake-up')).toBeLessThan(beforeOutbox.indexOf('tenant'));
  });

  test.each(['tenant:', 'welcome:'])(
    'a run of the clock just before %s is stored is no harm',
    async (name) => {
      await room.close();
      let between = true;
      room = await openRoom({
        around: (store) => ({
          get: (partition, kind, id) => store.get(partition, kind, id),
          query: (partition, query) => store.query(partition, query),
          close: () => store.close(),
          async commit(partition, id, changes) {
            if (between && id.startsWith(name)) {
              between = false;
              const read = await wakeUpOf(store, TENANT);
              if (read) await raiseWakeUp(store, read, room.clock.now().add({ hours: 24 }));
            }
            return store.commit(partition, id, changes);
          },
        }),
      });
      // For the tenant alone, somebody who speaks in a channel.
      if (name === 'tenant:') await room.says('sam', 'help', inChannel());
      else await room.meets(ALEX);
      expect(between).toBe(false);
      expect(await tenantsDue(room.store, room.clock.now())).toEqual([TENANT]);
    },
  );

  test('a process that ends just after the tenant’s address is stored has woken the tenant', async () => {
    await room.close();
    let dead = false;
    room = await openRoom({
      around: (store) => ({
        get: (partition, kind, id) => store.get(partition, kind, id),
        query: (partition, query) => store.query(partition, query),
        close: () => store.close(),
        async commit(partition, id, changes) {
          if (dead) throw new Error('killed');
          const result = await store.commit(partition, id, changes);
          dead = id.startsWith('tenant:');
          return result;
        },
      }),
    });
    const read = await wakeUpOf(room.store, TENANT);
    if (read) await raiseWakeUp(room.store, read, room.clock.now().add({ hours: 24 }));
    await expect(room.says('sam', 'help', inChannel())).rejects.toThrow('killed');
    expect(await tenantsDue(room.store, room.clock.now())).toEqual([TENANT]);
  });
});

describe('who it is', () => {
  test('is matched by the roster’s e-mail address in any case, once', async () => {
    room = await openRoom();
    await room.meets(ALEX);
    room.roster.clear();
    await room.says(ALEX, 'help');
    const everybody = await all(room.store, TENANT, { kind: 'person' });
    expect(everybody.map(({ doc }) => doc.body.id).sort()).toEqual([ALEX, ROBIN]);
    expect(await room.person(ALEX)).toMatchObject({ id: ALEX, aadObjectId: 'aad-alex' });
  });

  test('two matches: none is taken, and somebody is told', async () => {
    const warned: string[] = [];
    const log = {
      info: () => undefined,
      warn: (_: unknown, event: string) => void warned.push(event),
      error: () => undefined,
    };
    room = await openRoom({
      log,
      people: [person(ALEX, ['alex@example.org']), person('alex-too', ['a.sample@example.org'])],
    });
    room.roster.set('29:alex', {
      aadObjectId: 'aad-alex',
      name: 'Alex Sample',
      emails: ['ALEX@example.org', 'a.sample@example.org'],
    });
    await room.meets(ALEX);
    const met = await room.person(ALEX);
    expect([ALEX, 'alex-too']).not.toContain(met?.id);
    expect(warned).toEqual(['one account matches several people; none was taken']);
    expect(wordsOf(await room.says(ALEX, '1.1a done'))).toMatch(/no action of yours|Nothing/);
    expect(await room.updates()).toEqual([]);
  });

  test('an address that another account has been matched to already is not taken over', async () => {
    room = await openRoom({ people: [person(ALEX, ['alex@example.org'], 'aad-somebody-else')] });
    await room.meets(ALEX);
    expect((await room.person(ALEX))?.id).not.toBe(ALEX);
    expect((await room.app.records.person(TENANT, ALEX))?.doc.body.aadObjectId).toBe('aad-somebody-else');
  });

  test('when the roster can’t be asked at first contact, the match is made at the next', async () => {
    room = await openRoom();
    const member = room.roster.get('29:alex');
    room.roster.delete('29:alex');
    expect(wordsOf(await room.says(ALEX, 'mine'))).toMatch(/Nothing here is yours yet/);
    if (member) room.roster.set('29:alex', member);
    expect(wordsOf(await room.says(ALEX, 'mine'))).toMatch(/1\.1\(a\)/);
    expect((await room.person(ALEX))?.id).toBe(ALEX);
    expect(await keys()).toContain(`reminder:${TENANT}:${ALEX}:2026-12-04`);
  });

  test('somebody without a part in a plan gets a kind word, and who to turn to', async () => {
    room = await openRoom();
    expect(linesOf(await room.says('sam', 'help'))).toEqual([
      'Nothing here is yours yet',
      "You have no action or post in a plan that I keep, so I can't answer here. Questions about a plan are answered in the channel of its board in Teams: mention me there. If an action should be yours, a strategy officer can give it to you; then I ask you about it here.",
    ]);
    expect(wordsOf(await room.says('sam', "what's overdue"))).toMatch(/strategy officer can give it to you/);
    expect(await room.updates()).toEqual([]);
  });

  test('is somebody of one tenant: the same account elsewhere is a stranger', async () => {
    room = await openRoom();
    await room.meets(ALEX);
    const elsewhere = originOf(ALEX, 'turn-elsewhere', { tenant: 'tenant-2' });
    const answer = await handle(room.app, { kind: 'text', origin: elsewhere, text: 'mine' });
    expect(wordsOf(answer)).toMatch(/Nothing here is yours yet/);
  });

  test('an alias without its person is no match', async () => {
    room = await openRoom();
    await room.store.commit(TENANT, 'orphan', [
      { op: 'put', doc: aliasFor('sam@example.org', 'erased'), expect: 'absent' },
    ]);
    expect(wordsOf(await room.says('sam', 'help'))).toMatch(/Nothing here is yours yet/);
  });
});

describe('parting', () => {
  beforeEach(async () => {
    room = await openRoom();
    await room.meets(ALEX);
  });

  test('the chat is forgotten, and found again when they come back, without a second welcome', async () => {
    await room.leaves(ALEX);
    expect((await room.person(ALEX))?.address).toBeNull();
    await room.meets(ALEX, { conversation: 'chat-new' });
    expect((await room.person(ALEX))?.address?.conversation).toBe('chat-new');
    expect(await keys()).toHaveLength(2);
  });

  test('leaving an old chat does not lose the present one, and a stranger can leave too', async () => {
    await room.leaves(ALEX, { conversation: 'chat-of-long-ago' });
    expect((await room.person(ALEX))?.address?.conversation).toBe('chat-alex');
    expect(await room.leaves('sam')).toEqual({ say: [], replace: null });
    expect(await room.person('sam')).toBeUndefined();
  });
});
