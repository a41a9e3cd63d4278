/** A backup of a record that never comes to rest, while words are taken out of it: it never holds them as gone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyErasure, erasePerson } from '../../src/app/keeping/erase.ts';
import { addHold } from '../../src/app/keeping/holds.ts';
import { removeContent } from '../../src/app/privacy/redact/remove.ts';
import { BackupFault } from '../../src/backup/fault.ts';
import { write } from '../../src/store/documents.ts';
import { openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store } from '../../src/store/store.ts';
import { raiseWakeUp, wakeBy, wakeUpOf } from '../../src/store/wake-up.ts';
import { wholeRecord } from '../app/privacy/whole-record.ts';
import { OFFICER, openRoom, type Room, TENANT } from '../app/room.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { freshRecord } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { againBy, backUp, restoreFrom } from './steps.ts';

const SECRET = 'the family of the little one from Rowan Lane moved away';

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
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await room.close();
  folder.remove();
});

/** Something is written in each reading, and the deed is done in those that are named, just before the kind is read. */
function busyWith(kind: string, isTheOne: (reading: number) => boolean, deed: () => Promise<unknown>): Store {
  let readings = 0;
  let done = 0;
  return {
    ...room.store,
    async query(partition, query) {
      if (query.kind === 'plan' && query.limit === 500) {
        readings += 1;
        const body = { expires: '2027-01-01T00:00:00Z', content: readings };
        const doc = write('frame', `frame:busy${readings}`, body);
        await room.store.commit(TENANT, `busy:${readings}`, [{ op: 'put', doc, expect: 'absent' }]);
      }
      if (query.kind === kind && query.limit === 500 && readings > done && isTheOne(readings)) {
        done = readings;
        await deed();
      }
      return room.store.query(partition, query);
    },
  };
}

/** The whole of the record that comes back, put right by what the files know. */
async function restored(): Promise<string> {
  const store = await openStore(freshRecord(join(folder.path, `record-${opened.length}`)));
  opened.push(store);
  const over = (one: Store) => ({ ...room.app, store: one, records: openRecords(one) });
  const doers = {
    redact: (one: Store, id: string) => removeContent(over(one), TENANT, id),
    erase: (one: Store, { body }: { body: Parameters<typeof applyErasure>[2] }) =>
      applyErasure(over(one), TENANT, body),
  };
  const to = { store, blobs: room.blobs };
  await restoreFrom(file, to, againBy(to, TENANT, doers));
  return wholeRecord({ store });
}

async function redacts(): Promise<void> {
  const update = (await room.updates()).find(({ said }) => said.reason === SECRET);
  await room.taps(OFFICER, { do: 'redact-ask', update: update?.id, 'in:reason': 'it names a child' });
  const [asked] = await all(room.store, TENANT, { kind: 'redaction' });
  await room.taps('sam', { do: 'redact-agree', redaction: asked?.doc.body.id });
}

// Of the record's own words, the update is read before the redaction, and the milestone before the update.
test.each(['redaction', 'update'])(
  'words that go just before each %s is read do not come back',
  async (kind) => {
    await room.says(ALEX, `1.1a at risk because ${SECRET}`);
    const manifest = await backUp(
      { store: busyWith(kind, (nth) => nth === 6, redacts), blobs: room.blobs },
      file,
    );
    expect(manifest.settled).toBe(false);
    expect(await restored()).not.toContain(SECRET);
  },
);

test('somebody who is erased between two kinds does not come back', async () => {
  const robin = await room.person(ROBIN);
  if (!robin) throw new Error('Robin has not met the bot');
  const erases = () => erasePerson(room.app, TENANT, robin, { by: 'olu', reason: null });
  await backUp({ store: busyWith('redaction', (nth) => nth === 6, erases), blobs: room.blobs }, file);
  const whole = await restored();
  for (const word of ['Robin Sample', 'robin@example.org']) expect(whole).not.toContain(word);
});

test('a record of which something goes in every reading is not backed up, and the backup of before stands', async () => {
  await backUp(room, file);
  const before = readFileSync(file);
  const holding = { reason: 'FOI 1', plan: null, person: null, from: null, to: null, by: 'olu' };
  const store = busyWith(
    'hold',
    () => true,
    () => addHold(room.app, TENANT, holding),
  );
  await expect(backUp({ store, blobs: room.blobs }, file)).rejects.toThrow(BackupFault);
  await expect(backUp({ store, blobs: room.blobs }, file)).rejects.toThrow(/an older one is as it was/);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a look of the clock that is put earlier while the backup is made is in it', async () => {
  const row = await wakeUpOf(room.store, TENANT);
  if (!row) throw new Error('nothing wakes the clock');
  await raiseWakeUp(room.store, row, Temporal.Instant.from('2026-12-05T09:00:00Z'));
  const due = Temporal.Instant.from('2026-12-04T10:00:00Z');
  let isPut = false;
  const store: Store = {
    ...room.store,
    async query(partition, query) {
      if (!isPut && query.kind === 'plan') {
        isPut = true;
        await wakeBy(room.store, TENANT, due);
      }
      return room.store.query(partition, query);
    },
  };
  const manifest = await backUp({ store, blobs: room.blobs }, file);
  expect(manifest).toMatchObject({ settled: true, wakeUp: '2026-12-04T10:00:00.000Z' });
});
