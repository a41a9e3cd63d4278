/** Files that cannot be had at once: the words count, the clock fetches again, and whoever sent them is told. */
import { pendingFiles } from '../../src/app/evidence/pending.ts';
import { all, type Store } from '../../src/store/store.ts';
import { wakeUpOf } from '../../src/store/wake-up.ts';
import { cardText, press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { retry, type StrictMessenger, strictMessenger, unreachable } from '../support/strict-messenger.ts';
import { cardOf, linesOf, openRoom, type Room, TENANT, wordsOf } from './room.ts';

const MINUTES = 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n';

let room: Room;
let messenger: StrictMessenger;
/** When it is set, the next commit of this many ends the process that makes it. */
let dieAt: number | null;
let commits: number;

class Died extends Error {}

const mortal = (store: Store): Store => ({
  get: (...args) => store.get(...args),
  query: (...args) => store.query(...args),
  close: () => store.close(),
  async commit(...args) {
    commits += 1;
    if (commits === dieAt) throw new Died();
    return store.commit(...args);
  },
});

beforeEach(async () => {
  commits = 0;
  dieAt = null;
  room = await openRoom({ around: mortal });
  messenger = strictMessenger(room.clock);
  for (const who of [ALEX, ROBIN]) await room.meets(who);
});
afterEach(() => room.close());

const look = (): Promise<void> => pendingFiles(room.app, messenger)(TENANT);
const file = async () => {
  const [one, ...others] = (await all(room.store, TENANT, { kind: 'file' })).map(({ doc }) => doc.body);
  if (!one || others.length > 0) throw new Error(`there are ${others.length + 1} files`);
  return one;
};
const told = (): string[] =>
  messenger.attempts.map(({ message }) =>
    'card' in message ? cardText(message.card).join('\n') : message.text,
  );
const hidden = (): void => void room.shelf.set('minutes.txt', 'unreachable');
const there = (): void => void room.shelf.set('minutes.txt', MINUTES);
const pass = async (minutes: number): Promise<void> => {
  room.clock.forward({ minutes });
  await look();
};
const evidenceOf = async (ref: string) =>
  (await room.updates(ref)).flatMap(({ said }) => said.evidence ?? []);

test('the words are recorded, the file is pending, and the board sees "unevidenced" until it is here', async () => {
  hidden();
  const answer = await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
  expect(linesOf(answer)).toEqual(
    expect.arrayContaining([
      'Recorded: 1.1(b) Check on every two-year-old',
      'File pending: minutes.txt could not be fetched just now. I go on trying for an hour, and tell you what comes of it. Until then it does not count as evidence.',
    ]),
  );
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: null });
  expect(await file()).toMatchObject({ state: 'pending', milestone: 'milestone-1.1(b)', expires: null });
  const woken = await wakeUpOf(room.store, TENANT);
  expect(woken && woken.doc.body.at <= '2026-12-04T09:01:10').toBe(true);

  await look();
  expect(messenger.attempts).toEqual([]);
  await pass(2);
  expect(await file()).toMatchObject({ state: 'pending', attempts: 2 });
  there();
  await pass(3);
  expect(told()).toEqual([expect.stringMatching(/^Recorded: 1\.1\(b\) .*\nEvidence: minutes\.txt\n/)]);
  expect(messenger.attempts[0]?.to.conversation).toBe('chat-alex');
  expect(await room.milestone('1.1(b)')).toMatchObject({ evidence: { count: 1 } });
  expect((await room.updates('1.1(b)')).map(({ by, said }) => [by, said.status])).toEqual([
    [ALEX, 'complete'],
    [ALEX, undefined],
  ]);
  expect(await file()).toMatchObject({ state: 'stored', source: null, notBefore: null, expires: null });
  await pass(60);
  expect(told()).toHaveLength(1);
});

test('a file nobody has placed is asked about, before it is here and after', async () => {
  hidden();
  const answer = await room.sends(ALEX, ['minutes.txt']);
  expect(wordsOf(answer)).toContain('File pending');
  expect(linesOf(await room.taps(ALEX, press(cardOf(answer), '1.1(a)')))[0]).toBe(
    'Noted for 1.1(a) Offer home visits',
  );
  expect(wordsOf(await room.taps(ALEX, press(cardOf(answer), '1.1(a)')))).toMatch(
    /^minutes\.txt is noted for 1\.1\(a\) Offer home visits already/,
  );
  there();
  await pass(1);
  expect(told()).toEqual([expect.stringMatching(/^Recorded: 1\.1\(a\)/)]);
});

test('one that comes before anybody said what for is asked about again', async () => {
  hidden();
  await room.sends(ALEX, ['minutes.txt']);
  there();
  await pass(1);
  expect(told()).toEqual([
    expect.stringMatching(/^minutes\.txt: evidence for which\?\nminutes\.txt is here now\./),
  ]);
  expect(linesOf(await room.says(ALEX, '1.1b'))[0]).toMatch(/^Recorded: 1\.1\(b\)/);
});

test('after an hour they are told that it could not be had, and that their words stand', async () => {
  hidden();
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
  for (let minute = 0; minute < 90; minute += 1) await pass(1);
  expect(told()).toEqual([
    'I do not have minutes.txt: it could not be fetched for an hour. Please send it again, or send a link to where it is kept. It was for 1.1(b) Check on every two-year-old; what you told me of that stands.',
  ]);
  expect(await file()).toMatchObject({ state: 'lost', source: null, attempts: 8 });
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: null });
});

test('a link that runs out meanwhile ends the trying at once', async () => {
  hidden();
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
  room.shelf.set('minutes.txt', 'gone');
  await pass(1);
  expect(told()).toEqual([
    expect.stringMatching(/^I do not have minutes\.txt: Teams did not let me open it/),
  ]);
});

test('what turns out to be no evidence is said as kindly later', async () => {
  hidden();
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
  room.shelf.set('minutes.txt', Buffer.from('MZ\x90\x00'.padEnd(200, '\0'), 'latin1'));
  await pass(1);
  expect(told()).toEqual([expect.stringMatching(/^minutes\.txt is a program/)]);
  expect(room.blobs.kept.size).toBe(0);
});

test('while the files’ store is down it is pending, too', async () => {
  there();
  room.blobs.down = true;
  expect(wordsOf(await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' }))).toContain('File pending');
  room.blobs.down = false;
  await pass(1);
  expect(await evidenceOf('1.1(b)')).toHaveLength(1);
});

test('an action that passed to somebody else meanwhile: they are told, and may place it anew', async () => {
  hidden();
  const answer = await room.sends(ALEX, ['minutes.txt']);
  await room.taps(ALEX, press(cardOf(answer), '1.1(a)'));
  const plan = await room.store.get(TENANT, 'plan', 'plan:sample');
  if (!plan) throw new Error('no plan');
  const posts = plan.doc.body.posts.map((post) =>
    post.id === 'head-of-early-years' ? { ...post, holders: [{ person: ROBIN, from: null }] } : post,
  );
  const moved = { ...plan.doc, body: { ...plan.doc.body, posts, edition: 2 } };
  await room.store.commit(TENANT, 'moved', [{ op: 'put', doc: moved, expect: plan.version }]);
  there();
  await pass(1);
  expect(told()).toEqual([
    expect.stringMatching(/^Nothing was recorded: 1\.1\(a\) .* is for the accountable owner/),
  ]);
  expect(await file()).toMatchObject({ state: 'waits', milestone: null });
});

describe('telling', () => {
  test('what Teams could not take is told again, what it cannot take is not', async () => {
    hidden();
    await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
    there();
    messenger.script(retry());
    await pass(1);
    expect(await evidenceOf('1.1(b)')).toHaveLength(1);
    await pass(6);
    expect(messenger.delivered()).toHaveLength(1);
    await pass(60);
    expect(messenger.attempts).toHaveLength(2);
    expect(await evidenceOf('1.1(b)')).toHaveLength(1);
  });

  test('somebody who cannot be reached has their file recorded all the same', async () => {
    hidden();
    await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
    there();
    messenger.script(unreachable);
    await pass(1);
    await pass(60);
    expect(messenger.attempts).toHaveLength(1);
    expect(await evidenceOf('1.1(b)')).toHaveLength(1);
  });

  test('somebody who has left the chat has their file recorded, too', async () => {
    hidden();
    await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
    await room.leaves(ALEX);
    there();
    await pass(1);
    expect(messenger.attempts).toEqual([]);
    expect(await evidenceOf('1.1(b)')).toHaveLength(1);
    expect(await file()).toMatchObject({ state: 'stored', notBefore: null });
  });

  test('two replicas that look at once fetch and tell once', async () => {
    hidden();
    await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
    there();
    room.clock.forward({ minutes: 1 });
    await Promise.all([look(), look()]);
    expect(told()).toHaveLength(1);
    expect(await evidenceOf('1.1(b)')).toHaveLength(1);
  });
});

describe('forgetting', () => {
  test('a file nobody placed within a day is gone, with its bytes', async () => {
    there();
    const answer = await room.sends(ALEX, ['minutes.txt']);
    await pass(60 * 23);
    expect((await file()).state).toBe('waits');
    await pass(61);
    expect(await all(room.store, TENANT, { kind: 'file' })).toEqual([]);
    expect(room.blobs.kept.size).toBe(0);
    expect(told()).toEqual([]);
    expect(wordsOf(await room.taps(ALEX, press(cardOf(answer), '1.1(a)')))).toMatch(/no longer here/);
  });

  test('bytes that another file has stay', async () => {
    there();
    await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
    const answer = await room.sends(ALEX, ['minutes.txt']);
    await room.taps(ALEX, press(cardOf(answer), 'None of these'));
    await look();
    expect((await file()).milestone).toBe('milestone-1.1(b)');
    expect(room.blobs.kept.size).toBe(1);
  });

  test('the same bytes that come in while they go are fetched again a minute later', async () => {
    there();
    await room.sends(ALEX, ['minutes.txt']);
    room.clock.forward({ hours: 25 });
    const remove = room.blobs.remove;
    room.blobs.remove = async (tenant, sha256) => {
      room.blobs.remove = remove;
      const answer = await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
      expect(wordsOf(answer)).toContain('File pending');
      await remove(tenant, sha256);
    };
    await look();
    expect(room.blobs.kept.size).toBe(0);
    await pass(2);
    expect(room.blobs.kept.size).toBe(1);
    expect(await evidenceOf('1.1(b)')).toHaveLength(1);
  });
});

describe('a process that ends at any commit', () => {
  /** The turn, ended at its nth commit; then the clock, and Teams' second delivery in either order. */
  async function ended(at: number, again: boolean): Promise<boolean> {
    const turn = { id: 'the-turn', text: '1.1b done' };
    dieAt = commits + at;
    let died = false;
    try {
      await room.sends(ALEX, ['minutes.txt'], turn);
    } catch (error) {
      if (!(error instanceof Error && error.cause instanceof Died)) throw error;
      died = true;
    }
    dieAt = null;
    if (again) await room.sends(ALEX, ['minutes.txt'], turn);
    await pass(6);
    await pass(6);
    return died;
  }

  test.each([true, false])('with a second delivery: %s, nothing is lost or doubled', async (again) => {
    there();
    let died = true;
    for (let at = 1; died; at += 1) {
      expect(at).toBeLessThan(40);
      died = await ended(at, again);
      const kept = await file().catch(() => null);
      const evidence = await evidenceOf('1.1(b)');
      expect(evidence.length).toBeLessThanOrEqual(1);
      if (again) expect(evidence).toHaveLength(1);
      // Without it, whatever was taken on is either evidence or asked about.
      else if (kept?.state === 'waits') expect(told().at(-1)).toContain('evidence for which?');
      expect(kept === null || kept.state === 'waits' || kept.state === 'stored').toBe(true);
      await room.close();
      commits = 0;
      room = await openRoom({ around: mortal });
      messenger = strictMessenger(room.clock);
      there();
      await room.meets(ALEX);
    }
  });

  test('the clock, ended at its nth commit and started again', async () => {
    let died = true;
    for (let at = 1; died; at += 1) {
      expect(at).toBeLessThan(40);
      hidden();
      await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
      there();
      dieAt = commits + at;
      died = await pass(1).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Died)) throw error;
          return true;
        },
      );
      dieAt = null;
      await pass(6);
      await pass(6);
      expect(await evidenceOf('1.1(b)')).toHaveLength(1);
      expect(messenger.attempts.length).toBeGreaterThanOrEqual(1);
      expect(messenger.attempts.length).toBeLessThanOrEqual(2);
      expect((await file()).notBefore).toBeNull();
      await room.close();
      commits = 0;
      room = await openRoom({ around: mortal });
      messenger = strictMessenger(room.clock);
      await room.meets(ALEX);
    }
  });
});
