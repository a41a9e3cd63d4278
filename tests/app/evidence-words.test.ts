/** What is written beside a file, and typed after it: one word answers one question, and nothing is dropped unsaid. */
import { pendingFiles } from '../../src/app/evidence/pending.ts';
import { all, type Store } from '../../src/store/store.ts';
import { cardText, press } from '../support/card-text.ts';
import { ALEX } from '../support/sample-plan.ts';
import { type StrictMessenger, strictMessenger } from '../support/strict-messenger.ts';
import { cardOf, linesOf, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

/** A picture of one dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

class Died extends Error {}

let room: Room;
let messenger: StrictMessenger;
/** When it is set, the process ends at the next commit that puts a document of this kind. */
let diesAt: string | null;

const mortal = (store: Store): Store => ({
  get: (...args) => store.get(...args),
  query: (...args) => store.query(...args),
  close: () => store.close(),
  async commit(partition, id, changes) {
    if (changes.some((one) => one.op === 'put' && one.doc.kind === diesAt)) throw new Died();
    return store.commit(partition, id, changes);
  },
});

beforeEach(async () => {
  diesAt = null;
  room = await openRoom({ around: mortal });
  messenger = strictMessenger(room.clock);
  for (const who of [ALEX, OFFICER]) await room.meets(who);
  room.shelf.set('photo.png', PNG);
});
afterEach(() => room.close());

const files = async () => (await all(room.store, TENANT, { kind: 'file' })).map(({ doc }) => doc.body);
const saidOf = async (ref: string) => (await room.updates(ref)).map(({ said }) => said);
const pass = async (minutes: number): Promise<void> => {
  room.clock.forward({ minutes });
  await pendingFiles(room.app, messenger)(TENANT);
};
const told = (): string[] =>
  messenger.attempts.map(({ message }) =>
    'card' in message ? cardText(message.card).join('\n') : message.text,
  );
/** A turn during which the process ends. */
async function cutOff(kind: string, turn: () => Promise<unknown>): Promise<void> {
  diesAt = kind;
  await expect(turn()).rejects.toMatchObject({ cause: expect.any(Died) });
  diesAt = null;
}

describe('a yes answers what was asked last, and nothing before it', () => {
  test.each(['', 'lovely weather today'])(
    'a photo with the words "%s" comes after a question',
    async (text) => {
      const question = await room.says(ALEX, '1.1b 80% there');
      expect(wordsOf(question)).toContain('Is it right?');
      await room.sends(ALEX, ['photo.png'], { text });
      await room.says(ALEX, 'yes');
      expect((await saidOf('1.1(b)')).filter(({ status }) => status !== undefined)).toEqual([]);
    },
  );

  test('what was asked before keeps its button', async () => {
    const question = await room.says(ALEX, '1.1b 80% there');
    await room.sends(ALEX, ['photo.png']);
    expect(linesOf(await room.taps(ALEX, press(cardOf(question), 'Confirm')))).toContain(
      'Status: On track (green) ●',
    );
  });

  test('a photo that is placed by its words turns away from the question, too', async () => {
    await room.says(ALEX, '1.1b 80% there');
    await room.sends(ALEX, ['photo.png'], { text: '1.1a' });
    expect(wordsOf(await room.says(ALEX, 'yes'))).not.toContain('Recorded: 1.1(b)');
    expect((await room.milestone('1.1(b)')).status).not.toBe('on-track');
  });

  test('a file that the clock brings in is asked about last', async () => {
    room.shelf.set('photo.png', 'unreachable');
    await room.sends(ALEX, ['photo.png']);
    await room.says(ALEX, '1.1b 80% there');
    room.shelf.set('photo.png', PNG);
    await pass(2);
    expect(told()).toEqual([expect.stringMatching(/^photo\.png: evidence for which\?/)]);
    await room.says(ALEX, 'yes');
    expect(await saidOf('1.1(b)')).toEqual([{ percent: 80 }]);
  });
});

describe('a process that ends between a file and its words', () => {
  test('the file is asked about, and that the words were not recorded is said', async () => {
    await cutOff('update', () => room.sends(ALEX, ['photo.png'], { text: '1.1b done' }));
    await pass(6);
    expect(told()).toEqual([
      expect.stringMatching(
        /^photo\.png: evidence for which\?\nphoto\.png is here now\.\nWhat you wrote with it was not recorded; please tell me again\./,
      ),
    ]);
  });

  test('nothing is said of words where there were none, or where they were answered', async () => {
    await cutOff('frame', () => room.sends(ALEX, ['photo.png']));
    room.shelf.set('later.png', 'unreachable');
    await room.sends(ALEX, ['later.png'], { text: "what's overdue" });
    room.shelf.set('later.png', PNG);
    await pass(6);
    expect(told()).toHaveLength(2);
    expect(told().join()).not.toContain('wrote with it');
    expect((await files()).map(({ words }) => words ?? false)).toEqual([false, false]);
  });

  test('a file that could not be had takes the same words with it', async () => {
    room.shelf.set('photo.png', 'unreachable');
    await cutOff('update', () => room.sends(ALEX, ['photo.png'], { text: '1.1b done' }));
    room.shelf.set('photo.png', 'gone');
    await pass(6);
    expect(told()).toEqual([
      'I do not have photo.png: Teams did not let me open it. Its link may have run out; please send the file again. What you wrote with it was not recorded; please tell me again.',
    ]);
  });

  test('where a part of the words is in the record, it never says that they are not', async () => {
    let updates = 0;
    const { commit } = room.store;
    room.store.commit = (partition, id, changes) => {
      if (changes.some((one) => one.op === 'put' && one.doc.kind === 'update') && ++updates === 2)
        return Promise.reject(new Died());
      return commit(partition, id, changes);
    };
    const turn = room.sends(ALEX, ['photo.png'], { text: '1.1a and 1.1b on track' });
    await expect(turn).rejects.toMatchObject({ recorded: 'something' });
    await pass(6);
    expect(told().join()).toContain('I may not have recorded all that you wrote with it: say "mine"');
    expect(told().join()).not.toContain('was not recorded');
  });
});

describe('what is still to come is not said to be recorded', () => {
  test('a message delivered again finds its file on its way', async () => {
    room.shelf.set('photo.png', 'unreachable');
    const turn = { id: 'one-and-the-same', text: '1.1b' };
    await room.sends(ALEX, ['photo.png'], turn);
    expect(wordsOf(await room.sends(ALEX, ['photo.png'], { ...turn, text: '' }))).toBe(
      'photo.png is noted for 1.1(b) Check on every two-year-old already, and still to be fetched.',
    );
    // Here, but not in an update yet: the clock was cut off between the two.
    room.shelf.set('photo.png', PNG);
    diesAt = 'update';
    await expect(pass(2)).rejects.toThrow(Died);
    diesAt = null;
    expect(wordsOf(await room.sends(ALEX, ['photo.png'], { ...turn, text: '' }))).toBe(
      'photo.png is noted for 1.1(b) Check on every two-year-old already, and on its way into the record.',
    );
    await pass(6);
    expect(wordsOf(await room.sends(ALEX, ['photo.png'], { ...turn, text: '' }))).toMatch(
      /^photo\.png is recorded for 1\.1\(b\)/,
    );
  });

  test.each(['1.1b 80% there', '1.1 done'])(
    '"%s" is asked about, and the pending file is told of',
    async (text) => {
      room.shelf.set('slow.png', 'unreachable');
      await room.says(ALEX, 'mine');
      const answer = await room.sends(ALEX, ['photo.png', 'slow.png'], { text });
      expect(wordsOf(answer)).toContain('File pending: slow.png could not be fetched just now.');
    },
  );

  test('a question about which action is meant tells of it as well', async () => {
    room.shelf.set('slow.png', 'unreachable');
    await room.says(ALEX, 'mine');
    const answer = await room.sends(ALEX, ['photo.png', 'slow.png'], { text: 'done' });
    expect(wordsOf(answer)).toContain('Which one is complete?');
    expect(wordsOf(answer)).toContain('File pending: slow.png could not be fetched just now.');
    const [question] = answer.say;
    if (!question || !('card' in question)) throw new Error('nothing was asked');
    await room.taps(ALEX, press(question.card, '1.1(b)'));
    expect(await saidOf('1.1(b)')).toMatchObject([{ status: 'complete', evidence: [{ name: 'photo.png' }] }]);
    room.shelf.set('slow.png', PNG);
    await pass(2);
    expect(told()).toEqual([expect.stringMatching(/^slow\.png: evidence for which\?/)]);
  });
});

test('ten files and a link: the link is kept, and the file that has no place is asked about', async () => {
  const names = Array.from({ length: 10 }, (_, nth) => `photo-${nth}.png`);
  // Different bytes: the same are kept once.
  for (const [nth, name] of names.entries())
    room.shelf.set(name, Buffer.concat([PNG, Buffer.from(String(nth))]));
  const answer = await room.sends(ALEX, names, { text: '1.1b done https://example.org/minutes' });
  const [said] = await saidOf('1.1(b)');
  expect(said?.evidence).toHaveLength(10);
  expect(said?.evidence).toContainEqual({ kind: 'link', url: 'https://example.org/minutes' });
  expect(wordsOf(answer)).toContain('One update takes ten pieces of evidence, so photo-9.png was left out.');
  expect(wordsOf(answer)).toContain('Is photo-9.png evidence for 1.1(b)?');
  await room.says(ALEX, 'yes');
  expect(await room.milestone('1.1(b)')).toMatchObject({ evidence: { count: 11 } });
});

describe('an example is an action of theirs', () => {
  test('of whoever has one', async () => {
    await room.sends(ALEX, ['photo.png']);
    expect(wordsOf(await room.says(ALEX, 'yes'))).toContain('type its number, for example "1.1(a)".');
  });

  test('and there is none for whoever has none', async () => {
    const answer = await room.sends(OFFICER, ['photo.png']);
    expect(linesOf(answer)).toContainEqual(
      expect.stringMatching(/^Type the number of the action\. Nothing is recorded until you do\./),
    );
    expect(wordsOf(await room.says(OFFICER, 'yes'))).toMatch(/or type its number\.$/);
  });
});

describe('words of which all was inferred, about what is in hand: the file waits for the same yes', () => {
  beforeEach(async () => {
    await room.says(ALEX, 'status of 1.1b');
  });
  const sent = () => room.sends(ALEX, ['photo.png'], { text: '8' });

  test('nothing is recorded before it, and both are after it', async () => {
    const asked = wordsOf(await sent());
    expect(asked).toContain('8% complete?');
    expect(asked).toContain('photo.png');
    expect(await saidOf('1.1(b)')).toEqual([]);
    await room.says(ALEX, 'yes');
    expect(await saidOf('1.1(b)')).toMatchObject([
      { percent: 8, evidence: [{ kind: 'file', name: 'photo.png' }] },
    ]);
    expect(await files()).toMatchObject([{ state: 'stored' }]);
  });

  test('a no records neither, and the file can still be placed', async () => {
    await sent();
    await room.says(ALEX, 'no');
    expect(await saidOf('1.1(b)')).toEqual([]);
    expect(await files()).toMatchObject([{ state: 'waits' }]);
  });

  test('where it is named, the file is given for it at once', async () => {
    await room.sends(ALEX, ['photo.png'], { text: '1.1b: HR froze the post' });
    expect(await saidOf('1.1(b)')).toMatchObject([{ evidence: [{ name: 'photo.png' }] }]);
  });
});
