/** What was redacted and erased since a backup does not come back with it: from the files, from a ledger, or afterwards. */
import { join } from 'node:path';
import { applyErasure, erasePerson } from '../../src/app/keeping/erase.ts';
import { removeContent } from '../../src/app/privacy/redact/remove.ts';
import { applyLedger, type Doers } from '../../src/backup/again.ts';
import { WAKE_UPS } from '../../src/store/documents.ts';
import { inLine, ledgerNoted, ledgerOf, lineOf } from '../../src/store/ledger.ts';
import { openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store } from '../../src/store/store.ts';
import { wholeRecord } from '../app/privacy/whole-record.ts';
import { OFFICER, openRoom, type Room, TENANT } from '../app/room.ts';
import { dyingAt } from '../support/dying-store.ts';
import { memoryBlobs } from '../support/memory-blobs.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { freshRecord } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { againBy, backUp, contentOf, type Place, restoreFrom } from './steps.ts';

const SECRET = 'the family of the little one from Rowan Lane moved away';
const DECIDED = 'ask the Rowan Lane school for the name of the little one';
const NAME = 'Robin Sample';

let folder: ReturnType<typeof temporaryFolder>;
let room: Room;
let opened: Store[];
let file: string;

beforeEach(async () => {
  folder = temporaryFolder();
  opened = [];
  file = join(folder.path, 'backup.zip');
  room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  for (const who of [OFFICER, 'sam', ALEX, ROBIN]) await room.meets(who);
  room.shelf.set('note of the visit.txt', SECRET);
  await room.sends(ALEX, ['note of the visit.txt'], { text: `1.1a at risk because ${SECRET}` });
  await room.sets(OFFICER, `decision of the Partnership on 12 Nov: ${DECIDED}`);
  await backUp(room, file);
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await room.close();
  folder.remove();
});

/** Two officers remove the update, and the decision; Robin is erased. */
async function removed(): Promise<void> {
  const update = (await room.updates()).find(({ said }) => said.reason === SECRET);
  const [decision] = await all(room.store, TENANT, { kind: 'decision' });
  for (const what of [update?.id, `${decision?.doc.id}/text`]) {
    await room.taps(OFFICER, { do: 'redact-ask', update: what, 'in:reason': 'it names a child' });
    const asked = await all(room.store, TENANT, { kind: 'redaction' });
    const open = asked.find(({ doc }) => doc.body.state === 'asked');
    await room.taps('sam', { do: 'redact-agree', redaction: open?.doc.body.id });
  }
  const robin = await room.person(ROBIN);
  if (!robin) throw new Error('Robin has not met the bot');
  await erasePerson(room.app, TENANT, robin, { by: 'olu', reason: 'asked for it' });
}

async function empty(blobs: Place['blobs'] = memoryBlobs()): Promise<Place> {
  const store = await openStore(freshRecord(join(folder.path, `record-${opened.length}`)));
  opened.push(store);
  return { store, blobs };
}

const doersOver = (blobs: Place['blobs']): Doers => {
  const over = (store: Store) => ({ ...room.app, store, blobs, records: openRecords(store) });
  return {
    redact: (store, id) => removeContent(over(store), TENANT, id),
    erase: (store, { body }) => applyErasure(over(store), TENANT, body),
  };
};

async function expectAllGone(store: Store): Promise<void> {
  const whole = await wholeRecord({ store });
  for (const word of [SECRET, DECIDED, NAME, 'robin@example.org', 'aad-robin'])
    expect(whole).not.toContain(word);
}

test('without it, an old backup brings the words back: this is what the ledger is for', async () => {
  await removed();
  await expectAllGone(room.store);
  const to = await empty();
  await restoreFrom(file, to);
  expect(await wholeRecord(to)).toContain(SECRET);
});

test('where the files survive, what they know to have gone is gone before anybody can ask', async () => {
  await removed();
  const to = await empty(room.blobs);
  const doers = doersOver(to.blobs);
  const seen: string[] = [];
  const woken = async () => (await all(to.store, WAKE_UPS, { kind: 'wakeup' })).length;
  await restoreFrom(
    file,
    to,
    againBy(to, TENANT, {
      redact: async (store, id) => {
        seen.push(...(await all(to.store, TENANT, { kind: 'plan' })).map(({ doc }) => doc.id));
        return doers.redact(store, id);
      },
      erase: async (store, erasure) => {
        await doers.erase(store, erasure);
        expect(await woken()).toBe(0);
      },
    }),
  );
  expect(seen).toEqual([]);
  expect(await woken()).toBe(1);
  await expectAllGone(to.store);
  // Robin's post is vacant in both.
  const posts = async (store: Store) => (await openRecords(store).heads(TENANT)).map((plan) => plan.posts);
  expect(await posts(to.store)).toEqual(await posts(room.store));
  expect(JSON.stringify(await posts(room.store))).not.toContain(ROBIN);
  // The bytes of the file that the update named went, too.
  const left = (await all(to.store, TENANT, { kind: 'file' })).map(({ doc }) => doc.body.state);
  expect(left.filter((state) => state === 'stored')).toEqual([]);
  expect(room.blobs.kept.size).toBe(0);
  const states = (await all(to.store, TENANT, { kind: 'redaction' })).map(({ doc }) => doc.body.state);
  expect(states).toEqual(['done', 'done']);
});

test('a ledger as a file does the same, and holds none of the words', async () => {
  await removed();
  const lines = (await ledgerOf(room.store, room.blobs, TENANT)).map((doc) => lineOf(TENANT, doc));
  expect(lines).toHaveLength(3);
  for (const word of [SECRET, DECIDED, NAME, 'robin@example.org', 'note of the visit'])
    expect(lines.join('\n')).not.toContain(word);
  const to = await empty();
  const ledger = lines.flatMap((line) => inLine(line)?.doc ?? []);
  const doers = doersOver(to.blobs);
  await restoreFrom(file, to, async (store) => void (await applyLedger(store, TENANT, ledger, doers)));
  await expectAllGone(to.store);
});

test('a record that came back by other means is put right afterwards, and twice is once', async () => {
  await removed();
  const to = await empty();
  await restoreFrom(file, to);
  const ledger = await ledgerNoted(room.blobs, TENANT);
  const doers = doersOver(to.blobs);
  expect(await applyLedger(to.store, TENANT, ledger, doers)).toEqual({
    redactions: 2,
    erasures: 1,
    holds: 0,
    known: 0,
    unfound: [],
    // As when it was carried out: what somebody has to see to.
    left: [
      { erasure: expect.any(String), words: expect.arrayContaining([expect.stringMatching(/^Vacant/)]) },
    ],
  });
  await expectAllGone(to.store);
  const after = await contentOf(to.store);
  expect(await applyLedger(to.store, TENANT, ledger, doers)).toEqual({
    redactions: 0,
    erasures: 0,
    holds: 0,
    known: 3,
    unfound: [],
    left: [],
  });
  expect(await contentOf(to.store)).toEqual(after);
});

test('what was said after the backup, and is redacted, is no obstacle', async () => {
  await room.says(ALEX, `1.1b at risk because ${SECRET} again`);
  const update = (await room.updates()).find(({ said }) => said.reason?.endsWith('again'));
  await room.taps(OFFICER, { do: 'redact-ask', update: update?.id, 'in:reason': 'it names a child' });
  const [asked] = await all(room.store, TENANT, { kind: 'redaction' });
  await room.taps('sam', { do: 'redact-agree', redaction: asked?.doc.body.id });
  const to = await empty(room.blobs);
  await restoreFrom(file, to, againBy(to, TENANT, doersOver(to.blobs)));
  expect((await all(to.store, TENANT, { kind: 'redaction' })).map(({ doc }) => doc.body.state)).toEqual([
    'done',
  ]);
});

test('a restore that dies while it redacts again shows nothing, and the next run has it all gone', async () => {
  await removed();
  const again = (to: Place) => againBy(to, TENANT, doersOver(to.blobs));
  for (const nth of [4, 8, 12]) {
    const to = await empty(room.blobs);
    const dying: Place = { ...to, store: dyingAt(to.store, nth) };
    await expect(restoreFrom(file, dying, again(dying))).rejects.toThrow('killed');
    expect(await all(to.store, TENANT, { kind: 'plan' })).toEqual([]);
    await restoreFrom(file, to, again(to));
    await expectAllGone(to.store);
    expect(await all(to.store, TENANT, { kind: 'plan' })).not.toEqual([]);
  }
});

test('an entry is among the files before anything is removed', async () => {
  room.blobs.down = true;
  const update = (await room.updates()).find(({ said }) => said.reason === SECRET);
  await room.taps(OFFICER, { do: 'redact-ask', update: update?.id, 'in:reason': 'it names a child' });
  const [asked] = await all(room.store, TENANT, { kind: 'redaction' });
  const agreeing = room.taps('sam', { do: 'redact-agree', redaction: asked?.doc.body.id });
  await expect(agreeing).rejects.toThrow('cannot be reached');
  expect((await room.updates()).some(({ said }) => said.reason === SECRET)).toBe(true);
});
