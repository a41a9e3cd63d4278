/** What the ledger puts right where one thing happened after another: words removed before their writer was, and holds put on and lifted. */
import { join } from 'node:path';
import { applyErasure, erasePerson } from '../../src/app/keeping/erase.ts';
import { addHold, allHolds, liftHold } from '../../src/app/keeping/holds.ts';
import { removeContent } from '../../src/app/privacy/redact/remove.ts';
import { applyLedger, type Doers, type Done } from '../../src/backup/again.ts';
import type { Blobs } from '../../src/store/blobs.ts';
import { write } from '../../src/store/documents.ts';
import { openFolderBlobs } from '../../src/store/folder-blobs.ts';
import { inLine, type LedgerDoc, ledgerNoted, ledgerOf, lineOf, noteAnew } from '../../src/store/ledger.ts';
import { openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store } from '../../src/store/store.ts';
import { wholeRecord } from '../app/privacy/whole-record.ts';
import { OFFICER, openRoom, type Room, TENANT } from '../app/room.ts';
import { memoryBlobs } from '../support/memory-blobs.ts';
import { ALEX } from '../support/sample-plan.ts';
import { freshRecord } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { backUp, type Place, restoreFrom } from './steps.ts';

const SECRET = 'the family of the little one from Rowan Lane moved away';
const POST = 'board-post:sample:partnership:2026-W50';
const AT = '2026-12-04T09:00:00.000Z';

let folder: ReturnType<typeof temporaryFolder>;
let room: Room;
let opened: Store[];
let file: string;

beforeEach(async () => {
  folder = temporaryFolder();
  opened = [];
  file = join(folder.path, 'backup.zip');
  room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  for (const who of [OFFICER, 'sam', ALEX]) await room.meets(who);
  const comment = { by: ALEX, post: 'Head of Early Years', at: AT, text: SECRET };
  const of = { plan: 'sample', board: 'partnership', week: '2026-W50' };
  const body = { ...of, comments: [comment], marks: [], lines: [], withheld: null, hold: null };
  const doc = write('board-post', POST, body);
  await room.store.commit(TENANT, 'post', [{ op: 'put', expect: 'absent', doc }]);
  await backUp(room, file);
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await room.close();
  folder.remove();
});

const over = (store: Store, blobs: Blobs) => ({ ...room.app, store, blobs, records: openRecords(store) });

const doersOver = (blobs: Blobs): Doers => ({
  redact: (store, id) => removeContent(over(store, blobs), TENANT, id),
  erase: (store, { body }) => applyErasure(over(store, blobs), TENANT, body),
});

/** Restores the backup and does again what the ledger says, before anything is seen. */
async function restored(ledger: readonly LedgerDoc[], blobs: Blobs = memoryBlobs()): Promise<Place & Done> {
  const store = await openStore(freshRecord(join(folder.path, `record-${opened.length}`)));
  opened.push(store);
  const done: Done[] = [];
  await restoreFrom(file, { store, blobs }, async (apart) => {
    done.push(await applyLedger(apart, TENANT, ledger, doersOver(blobs)));
  });
  const [only] = done;
  if (!only) throw new Error('nothing was done again');
  return { store, blobs, ...only };
}

async function redacted(place: string): Promise<void> {
  await room.taps(OFFICER, { do: 'redact-ask', update: place, 'in:reason': 'it names a child' });
  const asked = await all(room.store, TENANT, { kind: 'redaction' });
  const open = asked.find(({ doc }) => doc.body.state === 'asked');
  await room.taps('sam', { do: 'redact-agree', redaction: open?.doc.body.id });
}

async function erased(): Promise<void> {
  const alex = await room.person(ALEX);
  if (!alex) throw new Error('Alex has not met the bot');
  await erasePerson(room.app, TENANT, alex, { by: 'olu', reason: null });
}

const kinds = [
  ['in memory', (): Blobs => memoryBlobs()],
  ['in a folder', (): Blobs => openFolderBlobs(join(folder.path, 'files'))],
] as const;

describe.each(kinds)('with the files %s', (_, blobsOf) => {
  // A button from before names the place with the id of whoever wrote there.
  test.each([`${POST}/comment/${AT}`, `${POST}/comment/${ALEX}/${AT}`])(
    'words that were removed before their writer was stay removed: %s',
    async (place) => {
      const blobs = blobsOf();
      Object.assign(room.app, { blobs });
      await redacted(place);
      await erased();
      const noted = await ledgerNoted(blobs, TENANT);
      expect(noted.map(({ kind }) => kind)).toEqual(['redaction', 'erasure']);
      // Nothing that is kept apart from the record leads to them, or from what they were found by to their id now.
      expect([...(await blobs.notes(TENANT)).values()].join()).not.toMatch(/"alex"|\/alex\/|left-/);

      const again = await restored(await ledgerNoted(blobs, TENANT), blobs);
      expect(await wholeRecord(again)).not.toContain(SECRET);
      expect(again.unfound).toEqual([]);

      await noteAnew(room.store, blobs, TENANT);
      const lines = (await ledgerOf(room.store, blobs, TENANT)).map((doc) => lineOf(TENANT, doc));
      const ledger = lines.toReversed().flatMap((line) => inLine(line)?.doc ?? []);
      expect(await wholeRecord(await restored(ledger))).not.toContain(SECRET);
    },
  );
});

test.each(['alex', 'left-of-then'])(
  'a line of a ledger from before is read: the place names %s',
  async (by) => {
    await redacted(`${POST}/comment/${AT}`);
    await erased();
    const ledger = (await ledgerNoted(room.blobs, TENANT)).map((doc): LedgerDoc => {
      if (doc.kind === 'redaction')
        return { ...doc, body: { ...doc.body, update: `${POST}/comment/${by}/${AT}` } };
      return doc.kind === 'erasure'
        ? { ...doc, body: { ...doc.body, person: 'left-of-then', was: 'alex', state: 'going' } }
        : doc;
    });
    for (const order of [ledger, ledger.toReversed()])
      expect(await wholeRecord(await restored(order))).not.toContain(SECRET);
  },
);

test('words that are not at their place, in a record that is there, are told of', async () => {
  await redacted(`${POST}/comment/${AT}`);
  const ledger = (await ledgerNoted(room.blobs, TENANT)).map((doc): LedgerDoc => {
    return doc.kind === 'redaction'
      ? { ...doc, body: { ...doc.body, update: `${POST}/comment/2026-12-01T09:00:00.000Z` } }
      : doc;
  });
  const again = await restored(ledger);
  const [redaction] = await all(again.store, TENANT, { kind: 'redaction' });
  expect(again.unfound).toEqual([redaction?.doc.body.id]);
  expect(redaction?.doc.body.left.join()).toContain('Look whether they stand in it');
});

test('who was erased stands under an id that nothing joins to what they were found by', async () => {
  await erased();
  const [erasure] = await all(room.store, TENANT, { kind: 'erasure' });
  expect(erasure?.doc.body).toMatchObject({ state: 'done', person: null, was: null });
  expect(erasure?.doc.body.aliases.length).toBeGreaterThan(0);
  const again = await restored(await ledgerNoted(room.blobs, TENANT));
  const former = async (store: Store) =>
    (await all(store, TENANT, { kind: 'person' })).find(({ doc }) => doc.body.left)?.doc.body.id;
  expect(await former(again.store)).toMatch(/^left-/);
  expect(await former(again.store)).not.toBe(await former(room.store));
});

describe('holds', () => {
  const HOLDING = { plan: null, person: null, from: null, to: null, by: 'olu' };

  test('that were put on, or lifted, after the backup are so again before anything is seen', async () => {
    const before = await addHold(room.app, TENANT, { ...HOLDING, reason: 'FOI 1' });
    await backUp(room, file);
    await addHold(room.app, TENANT, { ...HOLDING, reason: 'FOI 2' });
    const noted = await ledgerNoted(room.blobs, TENANT);
    await liftHold(room.app, TENANT, before.id, { by: 'sam', reason: 'answered' });
    // A ledger of before the lifting takes nothing back.
    for (const ledger of [
      [...(await ledgerNoted(room.blobs, TENANT)), ...noted],
      await ledgerOf(room.store, room.blobs, TENANT),
    ]) {
      const again = await restored(ledger);
      expect(again).toMatchObject({ holds: 2, known: 0 });
      const app = over(again.store, again.blobs);
      expect(await allHolds(app, TENANT)).toEqual(await allHolds(room.app, TENANT));
      const stands = (await allHolds(app, TENANT)).filter(({ lifted }) => lifted === null);
      expect(stands.map(({ reason }) => reason)).toEqual(['FOI 2']);
      const twice = await applyLedger(again.store, TENANT, ledger, doersOver(again.blobs));
      expect(twice).toMatchObject({ holds: 0, known: 2 });
    }
  });

  test('nothing is held, or told as held, that the files could not note', async () => {
    room.blobs.down = true;
    await expect(addHold(room.app, TENANT, { ...HOLDING, reason: 'FOI 1' })).rejects.toThrow('reached');
    expect(await allHolds(room.app, TENANT)).toEqual([]);
    room.blobs.down = false;
    const { id } = await addHold(room.app, TENANT, { ...HOLDING, reason: 'FOI 1' });
    const lift = () => liftHold(room.app, TENANT, id, { by: 'sam', reason: null });
    room.blobs.down = true;
    await expect(lift()).rejects.toThrow('reached');
    room.blobs.down = false;
    expect(await lift()).toBe('was');
    expect((await ledgerNoted(room.blobs, TENANT))[0]?.body).toMatchObject({ lifted: { by: 'sam' } });
  });
});
