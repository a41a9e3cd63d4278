/** A process that carries out a redaction is killed at any of its commits: the next one finishes it, and it is done once. */
import type { Messenger } from '../../../src/app/ports.ts';
import { finishRedactions } from '../../../src/app/privacy/redact/finish.ts';
import { removeContent } from '../../../src/app/privacy/redact/remove.ts';
import { openRecords } from '../../../src/store/records.ts';
import { all, StoreUnavailable } from '../../../src/store/store.ts';
import { dyingAt } from '../../support/dying-store.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { openRoom, type Room, TENANT } from '../room.ts';
import { wholeRecord } from './whole-record.ts';

const SECRET = 'the family of the little one from Rowan Lane moved away';
const messenger: Messenger = {
  send: async () => ({ kind: 'sent', activity: 'sent-1' }),
  update: async (_to, activity) => ({ kind: 'sent', activity }),
};

/** An update with a file, a copy of it in the conversation, and a redaction to which both officers have agreed. */
async function agreed(): Promise<{ room: Room; id: string }> {
  const room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  for (const who of ['olu', 'sam', ALEX]) await room.meets(who);
  room.shelf.set('note of the visit.txt', SECRET);
  await room.sends(ALEX, ['note of the visit.txt'], { text: `1.1a at risk because ${SECRET}` });
  const [update] = (await room.updates()).filter(({ said }) => said.reason === SECRET);
  if (!update) throw new Error('nothing was recorded');
  await room.taps('olu', { do: 'redact-ask', update: update.id, 'in:reason': 'it names a child' });
  return { room, id: await agreedTo(room) };
}

async function agreedTo(room: Room): Promise<string> {
  const [stored] = await all(room.store, TENANT, { kind: 'redaction' });
  if (!stored) throw new Error('no redaction');
  const second = { by: 'sam', at: room.clock.now().toString() };
  await room.store.commit(TENANT, 'agree', [
    {
      op: 'put',
      doc: { ...stored.doc, body: { ...stored.doc.body, state: 'agreed', second } },
      expect: stored.version,
    },
  ]);
  return stored.doc.body.id;
}

/** The same of a decision, which a line for the board quotes: no update is meant. */
async function agreedOfDecision(): Promise<{ room: Room; id: string }> {
  const room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  for (const who of ['olu', 'sam']) await room.meets(who);
  await room.says('olu', `decision of the Partnership on 12 Nov: ${SECRET}`);
  await room.says('olu', 'yes');
  await room.says('olu', `for the board: ${SECRET} (1.1a)`);
  await room.says('olu', 'yes');
  const [decision] = await all(room.store, TENANT, { kind: 'decision' });
  const place = `${decision?.doc.id}/text`;
  await room.taps('olu', { do: 'redact-ask', update: place, 'in:reason': 'it names a child' });
  return { room, id: await agreedTo(room) };
}

test('killed before or after any of its commits, it is finished by the next look of the clock', async () => {
  expect(await deathsIn(agreed)).toBeGreaterThan(8);
});

test('the same of words that are no update', async () => {
  expect(await deathsIn(agreedOfDecision)).toBeGreaterThan(3);
});

async function deathsIn(begin: () => Promise<{ room: Room; id: string }>): Promise<number> {
  let deaths = 0;
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; nth < 40; nth += 1) {
      const { room, id } = await begin();
      const store = dyingAt(room.store, nth, when);
      const dying = { ...room.app, store, records: openRecords(store) };
      const died = await removeContent(dying, TENANT, id).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof StoreUnavailable)) throw error;
          return true;
        },
      );
      room.clock.forward({ minutes: 10 });
      await finishRedactions(room.app, messenger, TENANT);
      const record = await wholeRecord(room);
      expect(record).not.toContain('Rowan Lane');
      expect(record).not.toContain('note of the visit');
      expect([...room.blobs.kept.keys()]).toEqual([]);
      const [redaction] = await all(room.store, TENANT, { kind: 'redaction' });
      expect(redaction?.doc.body.state).toBe('done');
      await finishRedactions(room.app, messenger, TENANT);
      expect(await wholeRecord(room)).not.toContain('Rowan Lane');
      await room.close();
      if (!died) break;
      deaths += 1;
    }
  }
  return deaths;
}

test('while the files cannot be reached it stays open, and goes on once they can', async () => {
  const { room, id } = await agreed();
  room.blobs.down = true;
  await finishRedactions(room.app, messenger, TENANT);
  expect((await all(room.store, TENANT, { kind: 'redaction' }))[0]?.doc.body.state).toBe('agreed');
  room.blobs.down = false;
  room.clock.forward({ minutes: 10 });
  await finishRedactions(room.app, messenger, TENANT);
  expect((await all(room.store, TENANT, { kind: 'redaction' }))[0]?.doc.body).toMatchObject({
    id,
    state: 'done',
  });
  expect(await wholeRecord(room)).not.toContain('Rowan Lane');
  await room.close();
});
