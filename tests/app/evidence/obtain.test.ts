/** Files are brought in two at a time, and one that ends its process whenever somebody looks at it is given up. */
import { pendingFiles } from '../../../src/app/evidence/pending.ts';
import { all } from '../../../src/store/store.ts';
import { cardText } from '../../support/card-text.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { type StrictMessenger, strictMessenger } from '../../support/strict-messenger.ts';
import { openRoom, type Room, TENANT, wordsOf } from '../room.ts';

const MINUTES = 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n';

let room: Room;
let messenger: StrictMessenger;

beforeEach(async () => {
  room = await openRoom();
  messenger = strictMessenger(room.clock);
  await room.meets(ALEX);
});
afterEach(() => room.close());

const shelved = (content: string): void => void room.shelf.set('minutes.txt', content);
const pass = async (minutes: number): Promise<void> => {
  room.clock.forward({ minutes });
  await pendingFiles(room.app, messenger)(TENANT);
};
const told = (): string[] =>
  messenger.attempts.map(({ message }) =>
    'card' in message ? cardText(message.card).join('\n') : message.text,
  );
const files = async () => (await all(room.store, TENANT, { kind: 'file' })).map(({ doc }) => doc.body);
const evidenceOf = async (ref: string) =>
  (await room.updates(ref)).flatMap(({ said }) => said.evidence ?? []);

describe('a file that ends whichever process looks at it', () => {
  test('is given up after three of them, and its sender is told', async () => {
    shelved(MINUTES);
    let looks = 0;
    const { judge } = room.app;
    room.app.judge = async () => {
      looks += 1;
      throw new Error('the process ended here');
    };
    await expect(room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' })).rejects.toThrow();
    for (let minute = 0; minute < 30; minute += 1) await pass(1).catch(() => undefined);
    expect(looks).toBe(3);
    expect(told()).toEqual([expect.stringMatching(/^I could not read minutes\.txt to its end/)]);
    expect(await files()).toMatchObject([{ state: 'refused', reason: 'damaged', notBefore: null }]);
    room.app.judge = judge;
    expect(wordsOf(await room.sends(ALEX, ['minutes.txt'], { id: 'again', text: '1.1b done' }))).toMatch(
      /^Recorded: 1\.1\(b\)/,
    );
  });

  test('one that could not be fetched in between is not', async () => {
    shelved('unreachable');
    const { judge } = room.app;
    await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
    let looks = 0;
    room.app.judge = async () => {
      looks += 1;
      throw new Error('the process ended here');
    };
    // Longer than any pause: one attempt each.
    for (let times = 0; times < 4; times += 1) {
      shelved(MINUTES);
      await expect(pass(20)).rejects.toThrow('the process ended here');
      shelved('unreachable');
      if (times < 3) await pass(20);
    }
    expect(looks).toBe(4);
    shelved(MINUTES);
    room.app.judge = judge;
    await pass(20);
    expect(await evidenceOf('1.1(b)')).toHaveLength(1);
  });
});

test('of many files that come at once, two at most are fetched and looked at at a time', async () => {
  let held = 0;
  let most = 0;
  const { files: shelf, blobs } = room.app;
  room.app.files = {
    async fetch(url, largest) {
      held += 1;
      most = Math.max(most, held);
      return shelf.fetch(url, largest);
    },
  };
  room.app.blobs = {
    ...blobs,
    async put(...args) {
      await blobs.put(...args);
      held -= 1;
    },
  };
  const names = Array.from({ length: 6 }, (_, n) => `minutes-${n}.txt`);
  for (const name of names) room.shelf.set(name, `${MINUTES}${name}`);
  await Promise.all(names.map((name) => room.sends(ALEX, [name])));
  expect(room.blobs.kept.size).toBe(6);
  expect(most).toBe(2);
});
