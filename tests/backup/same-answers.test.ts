/** A restore of a backup into an empty store gives the same answers to the same questions, on either adapter. */
import { join } from 'node:path';
import type { Answer } from '../../src/app/message.ts';
import { openBackup } from '../../src/backup/read-archive.ts';
import { openAzureBlobs } from '../../src/store/azure-blobs.ts';
import { openFolderBlobs } from '../../src/store/folder-blobs.ts';
import { openStore } from '../../src/store/open.ts';
import { all, type Store } from '../../src/store/store.ts';
import { inChannel, type Room, TENANT } from '../app/room.ts';
import { type Account, startAccount } from '../support/azurite.ts';
import { cardText } from '../support/card-text.ts';
import { type CosmosAccount, openCosmosAccount } from '../support/cosmos-account.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';
import { rowsUnder } from '../support/what-you-can-say.ts';
import { clockOver, GENERAL, livelyRecord, type Voices, voicesOver } from './lively-record.ts';
import { readPhrases } from './phrases.ts';
import { backUp, contentOf, type Place, restoreFrom } from './steps.ts';

const FULL = process.env.WAYMARK_VERIFY === 'full';
const AFTER = '2026-12-08T09:30:00Z';

let folder: ReturnType<typeof temporaryFolder>;
let cosmos: CosmosAccount;
let azurite: Account;
let room: Room;
let file: string;
let places: { original: Place; embedded: Place; azure: Place };

beforeAll(async () => {
  folder = temporaryFolder();
  [cosmos, azurite] = await Promise.all([openCosmosAccount(), startAccount()]);
  const lively = await livelyRecord();
  room = lively.room;
  const original: Place = room;
  file = join(folder.path, 'backup.zip');
  await backUp(original, file);
  const embedded: Place = {
    store: await openStore({ data: join(folder.path, 'embedded') }),
    blobs: openFolderBlobs(join(folder.path, 'files')),
  };
  const azure: Place = {
    store: await openStore({ data: folder.path, cosmos: cosmos.fresh() }),
    blobs: await openAzureBlobs({
      container: 'files',
      account: { kind: 'connection', connection: azurite.connection },
    }),
  };
  places = { original, embedded, azure };
  await restoreFrom(file, embedded);
  await restoreFrom(file, azure);
}, 120_000);

afterAll(async () => {
  await Promise.all([places.embedded.store.close(), places.azure.store.close(), room.close()]);
  await Promise.all([cosmos.close(), azurite.stop()]);
  folder.remove();
});

test('the record is a lively one', async () => {
  const { store } = places.original;
  const many = async (kind: Parameters<Store['get']>[1]) => (await all(store, TENANT, { kind })).length;
  const kinds = [
    'update',
    'change',
    'request',
    'leave',
    'redaction',
    'decision',
    'snapshot',
    'file',
  ] as const;
  for (const kind of [...kinds, 'board-post', 'outbox', 'frame', 'plain', 'clock', 'told'] as const)
    expect([kind, await many(kind)]).not.toEqual([kind, 0]);
});

test('a second backup, of what was restored, equals the first apart from its time', async () => {
  for (const place of [places.embedded, places.azure]) {
    const again = join(folder.path, 'again.zip');
    await backUp(place, again, { at: '2027-01-01T09:00:00Z' });
    // The manifest holds the hash of every part.
    expect(await manifestApartFromTime(again)).toBe(await manifestApartFromTime(file));
  }
});

test('evidence opens, byte for byte', async () => {
  const files = (await all(places.original.store, TENANT, { kind: 'file' })).map(({ doc }) => doc.body);
  const hashes = files.flatMap(({ sha256 }) => sha256 ?? []);
  expect(hashes.length).toBeGreaterThan(1);
  for (const sha256 of hashes) {
    const bytes = await Promise.all(
      Object.values(places).map(async ({ blobs }) => (await blobs.get(TENANT, sha256))?.bytes),
    );
    expect(bytes.map((one) => one && Buffer.from(one).toString('hex'))).toEqual(
      bytes.map(() => Buffer.from(bytes[0] ?? []).toString('hex')),
    );
  }
});

test('the clock’s next look does the same', async () => {
  const looks = await each(async (voices, clock) => {
    const { messenger, run } = clockOver(voices, clock);
    const report = await run();
    return {
      report: report.messages.map(({ key, about, who, fate, reason, refs }) => [
        key,
        about,
        who,
        fate,
        reason,
        refs,
      ]),
      said: messenger.attempts.map(({ to, message }) => [
        to.conversation,
        wordsIn({ say: [message], replace: null }),
      ]),
    };
  });
  expect(looks.original.report.length).toBeGreaterThan(0);
  expect(looks.embedded).toEqual(looks.original);
  expect(looks.azure).toEqual(looks.original);
}, 60_000);

test(
  'a hundred questions by an owner, leads, an officer and in a channel have the same answers',
  async () => {
    const answers = await each(async (voices, _clock, name) => {
      const said: string[] = [];
      for (const [place, text] of questions().entries()) {
        // In the long form everybody asks everything, everywhere; a follow-up needs what was asked before it.
        const asking = FULL ? ASKERS : ASKERS.filter((_, nth) => nth === place % ASKERS.length);
        if (!FULL && name === 'azure' && place >= ASKED_ON_AZURE) {
          said.push('');
          continue;
        }
        for (const [who, over] of asking)
          said.push(`${who}: ${text}\n${wordsIn(await voices.says(who, text, over))}`);
      }
      return said;
    });
    expect(answers.original.length).toBeGreaterThanOrEqual(100);
    expect(new Set(answers.original.map((one) => one.split('\n').slice(1).join('\n'))).size).toBeGreaterThan(
      60,
    );
    expect(answers.embedded).toEqual(answers.original);
    for (const [place, one] of answers.azure.entries())
      if (one !== '') expect(one).toBe(answers.original[place]);
  },
  FULL ? 900_000 : 120_000,
);

async function manifestApartFromTime(path: string): Promise<string> {
  const archive = await openBackup(path, 1_000_000);
  const text = (await archive.whole('manifest.json')).toString();
  archive.close();
  return text.replace(/"at": "[^"]+"/, '');
}

const ASKED_ON_AZURE = 24;
const ASKERS = [
  ['alex', {}],
  ['bola', {}],
  ['farid', {}],
  ['olu', {}],
  ['carys', {}],
  ['alex', inChannel(GENERAL)],
] as const;

const questions = (): string[] => [
  ...rowsUnder('Asking').map(([phrase]) => phrase),
  ...[
    'my requests',
    'my round-up',
    'redactions',
    'who is away',
    'what has the Partnership decided',
    'preview',
  ],
  ...['history of 3.7a', 'history of 3.1a', 'evidence on 3.1a', 'when does the Partnership meet'],
  ...readPhrases(80),
];

function wordsIn({ say, replace }: Answer): string {
  const messages = [...say, ...(replace ? [replace] : [])];
  return messages
    .map((one) => [one.summary, ...('card' in one ? cardText(one.card) : [one.text])].join('\n'))
    .join('\n--\n');
}

/** The same done over each record, each on a clock that shows the same. */
async function each<T>(
  act: (voices: Voices, clock: ReturnType<typeof testClock>, name: keyof typeof places) => Promise<T>,
): Promise<Record<keyof typeof places, T>> {
  const over = async (name: keyof typeof places): Promise<T> => {
    const clock = testClock(AFTER);
    return act(voicesOver(room, places[name], clock, 1000), clock, name);
  };
  return { original: await over('original'), embedded: await over('embedded'), azure: await over('azure') };
}

test('nothing that was said is lost by asking: the records are still the same', async () => {
  // On Azure not everything was asked.
  const stable = (lines: string[]) =>
    lines.filter((line) => !/^\["(frame|plain|file|outbox|clock|person):/.test(line));
  expect(stable(await contentOf(places.embedded.store))).toEqual(
    stable(await contentOf(places.original.store)),
  );
  expect(stable(await contentOf(places.azure.store))).toEqual(stable(await contentOf(places.original.store)));
});
