/** The wrong file: whoever sent it, or an officer, takes it off, and it is gone. */

import { openFile } from '../../src/app/evidence/open.ts';
import { pendingFiles } from '../../src/app/evidence/pending.ts';
import type { Answer } from '../../src/app/message.ts';
import { BlobsUnavailable } from '../../src/store/blobs.ts';
import { all } from '../../src/store/store.ts';
import { cardActions, press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { strictMessenger } from '../support/strict-messenger.ts';
import { cardOf, inChannel, linesOf, OFFICER, openRoom, type Room, shown, TENANT, wordsOf } from './room.ts';

const PUPILS = 'Pupils of class 4b\n\nNames and marks of everybody.\n';
const MINUTES = 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n';

let room: Room;
let receipt: Answer;
beforeEach(async () => {
  room = await openRoom();
  for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
  room.shelf.set('pupils.txt', PUPILS);
  room.shelf.set('minutes.txt', MINUTES);
  receipt = await room.sends(ALEX, ['pupils.txt'], { text: '1.1b done' });
});
afterEach(() => room.close());

const files = () => all(room.store, TENANT, { kind: 'file' });
const asksOff = (who: string, on: Answer): Promise<Answer> =>
  room.taps(who, press(cardOf(on), 'Take file off'));
const listFor = async (who: string): Promise<Answer> => {
  const status = await room.says(who, 'status of 1.1b');
  return room.taps(who, press(cardOf(status), 'All evidence (1)'));
};

test('from the receipt: asked once, then it is gone, and the completion is unevidenced', async () => {
  const question = await asksOff(ALEX, receipt);
  expect(question.replace).toBeNull();
  expect(linesOf(question)).toEqual([
    'Take pupils.txt off 1.1(b) Check on every two-year-old?',
    'I delete the file, and it no longer counts as evidence. What you told me of the action stands, and the record says who took the file off.',
    'Yes, take it off',
    'No, keep it',
  ]);
  expect(await room.milestone('1.1(b)')).toMatchObject({ evidence: { count: 1 } });
  const before = await room.updates('1.1(b)');

  const yes = press(cardOf(question), 'Yes, take it off');
  const done = await room.taps(ALEX, yes);
  expect(linesOf(done).slice(0, 2)).toEqual([
    'Taken off 1.1(b): pupils.txt',
    'It has no evidence now, and is unevidenced. Send me the right file when you have it.',
  ]);
  expect(wordsOf(await room.taps(ALEX, yes))).toContain('Taken off 1.1(b): pupils.txt');
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: null });
  expect(await files()).toEqual([]);
  expect(room.blobs.kept.size).toBe(0);
  const updates = await room.updates('1.1(b)');
  expect(updates.slice(0, -1)).toEqual(before);
  expect(updates.at(-1)).toMatchObject({ by: ALEX, said: {}, takenOff: expect.any(String) });
  expect(wordsOf(await room.says(ALEX, 'status of 1.1b'))).toContain('unevidenced');
  expect(wordsOf(await room.taps(ALEX, press(cardOf(receipt), 'Open file')))).toMatch(/no longer here/);
});

test('a typed yes takes it off, a typed no keeps it', async () => {
  await asksOff(ALEX, receipt);
  expect(wordsOf(await room.says(ALEX, 'no'))).toBe('All right: pupils.txt stays where it is.');
  expect(await files()).toHaveLength(1);
  await asksOff(ALEX, receipt);
  expect(wordsOf(await room.says(ALEX, 'yes'))).toContain('Taken off 1.1(b): pupils.txt');
  expect(await files()).toEqual([]);
});

test('an officer takes it off from all evidence; somebody else is not offered to, and cannot', async () => {
  expect(linesOf(await listFor(ROBIN))).not.toContain('Take file off');
  const forged = await asksOff(ROBIN, receipt);
  expect(wordsOf(forged)).toBe(
    'Nothing was changed: taking a file off is for whoever sent it, or an officer.',
  );
  const question = await asksOff(OFFICER, await listFor(OFFICER));
  await room.taps(OFFICER, press(cardOf(question), 'Yes, take it off'));
  expect(await files()).toEqual([]);
  // The word that came with it is still Alex's to change.
  expect(await room.milestone('1.1(b)')).toMatchObject({ lastUpdate: { by: ALEX }, evidence: null });
});

test('whoever is no officer any more when they say yes is refused', async () => {
  const question = await asksOff(OFFICER, await listFor(OFFICER));
  room.app.officers = new Set();
  const answer = await room.taps(OFFICER, press(cardOf(question), 'Yes, take it off'));
  expect(wordsOf(answer)).toMatch(/^Nothing was changed/);
  expect(await files()).toHaveLength(1);
});

test('somebody who may not see the plan, and a channel, take nothing off', async () => {
  expect(wordsOf(await asksOff('sam', receipt))).toMatch(/^Nothing was changed: that file is no longer/);
  const { file } = press(cardOf(receipt), 'Take file off');
  const answer = await room.taps(ALEX, { do: 'take-off', file }, inChannel());
  expect(wordsOf(answer)).toMatch(/^Nothing was recorded here/);
});

test('what is left counts, and comes back to nothing when the word is put right', async () => {
  await room.sends(ALEX, ['minutes.txt'], { text: 'for 1.1b' });
  const question = await asksOff(ALEX, receipt);
  const done = await room.taps(ALEX, press(cardOf(question), 'Yes, take it off'));
  expect(linesOf(done)).toContain('It still has 1 piece of evidence.');
  expect(await room.milestone('1.1(b)')).toMatchObject({
    evidence: { count: 1, latest: { name: 'minutes.txt' } },
  });
  expect(linesOf(await listFor(ALEX)).filter((line) => /\.txt$/.test(line))).toEqual(['minutes.txt']);
});

test('"Change" on the word that it came with does not bring it back', async () => {
  const question = await asksOff(ALEX, receipt);
  await room.taps(ALEX, press(cardOf(question), 'Yes, take it off'));
  const [update] = await room.updates('1.1(b)');
  const form = await room.taps(ALEX, {
    do: 'open-form',
    shown: shown('1.1(b)', update?.id),
    corrects: update?.id,
  });
  const saved = await room.taps(ALEX, press(cardOf(form), 'Save', { status: 'on-track' }));
  expect(linesOf(saved)[0]).toMatch(/^Recorded/);
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'on-track', evidence: null });
});

test('of several files the list lets choose', async () => {
  const several = await room.sends(ALEX, ['pupils.txt', 'minutes.txt'], { text: '1.1a done' });
  const list = await room.taps(ALEX, press(cardOf(several), 'Take a file off'));
  const offered = cardActions(cardOf(list)).filter(({ title }) => title === 'Take file off');
  expect(offered).toHaveLength(2);
  await room.taps(ALEX, offered[0]?.data);
  await room.says(ALEX, 'yes');
  expect(await room.milestone('1.1(a)')).toMatchObject({ evidence: { count: 1 } });
});

test('bytes that another action needs stay', async () => {
  await room.sends(ALEX, ['pupils.txt'], { text: '1.1a done' });
  await asksOff(ALEX, receipt);
  await room.says(ALEX, 'yes');
  expect(await files()).toHaveLength(1);
  expect(room.blobs.kept.size).toBe(1);
});

test('a link that was given out before opens nothing any more', async () => {
  const link = /files\/([^"]+)/.exec(
    JSON.stringify(await room.taps(ALEX, press(cardOf(receipt), 'Open file'))),
  )?.[1];
  expect(await openFile(room.app, link ?? '')).toBeDefined();
  await asksOff(ALEX, receipt);
  await room.says(ALEX, 'yes');
  expect(await openFile(room.app, link ?? '')).toBeUndefined();
});

test('while the files’ store is down it is taken off all the same, and its bytes go later', async () => {
  room.blobs.remove = async () => {
    throw new BlobsUnavailable('the files cannot be reached; try again later');
  };
  const { remove } = room.blobs;
  await asksOff(ALEX, receipt);
  expect(wordsOf(await room.says(ALEX, 'yes'))).toContain('Taken off');
  expect(await room.milestone('1.1(b)')).toMatchObject({ evidence: null });
  expect(room.blobs.remove).toBe(remove);
  room.blobs.remove = async (tenant, sha256) => void room.blobs.kept.delete(`${tenant}/${sha256}`);
  room.clock.forward({ minutes: 6 });
  await pendingFiles(room.app, strictMessenger(room.clock))(TENANT);
  expect(await files()).toEqual([]);
  expect(room.blobs.kept.size).toBe(0);
});

test('a process that ends at any commit of it: the second yes, or the clock, brings it to its end', async () => {
  for (let at = 1, died = true; died; at += 1) {
    expect(at).toBeLessThan(20);
    const question = await asksOff(ALEX, receipt);
    const yes = press(cardOf(question), 'Yes, take it off');
    const { store } = room.app;
    let commits = 0;
    room.app.store = Object.assign(Object.create(store), {
      async commit(...args: Parameters<typeof store.commit>) {
        commits += 1;
        if (commits === at) throw new Error('the process has ended');
        return store.commit(...args);
      },
    });
    died = await room.taps(ALEX, yes).then(
      () => false,
      () => true,
    );
    room.app.store = store;
    if (died) expect(wordsOf(await room.taps(ALEX, yes))).toContain('Taken off 1.1(b): pupils.txt');
    room.clock.forward({ minutes: 6 });
    await pendingFiles(room.app, strictMessenger(room.clock))(TENANT);
    expect(await files()).toEqual([]);
    expect(room.blobs.kept.size).toBe(0);
    expect(await room.milestone('1.1(b)')).toMatchObject({ evidence: null });
    receipt = await room.sends(ALEX, ['pupils.txt'], { text: '1.1b done' });
  }
});

describe('the same file sent again for the same action', () => {
  test('counts once, and that is said', async () => {
    const answer = await room.sends(ALEX, ['pupils.txt'], { text: 'for 1.1b' });
    expect(linesOf(answer)).toEqual(
      expect.arrayContaining([
        'Recorded: 1.1(b) Check on every two-year-old',
        'I had pupils.txt for 1.1(b) already: it counts once.',
      ]),
    );
    expect(await room.milestone('1.1(b)')).toMatchObject({ evidence: { count: 1 } });
    expect(await files()).toHaveLength(1);
    expect(room.blobs.kept.size).toBe(1);
    expect(linesOf(await listFor(ALEX)).filter((line) => /\.txt$/.test(line))).toEqual(['pupils.txt']);
  });

  test('twice in one message it counts once, too', async () => {
    room.shelf.set('copy.txt', MINUTES);
    await room.sends(ALEX, ['minutes.txt', 'copy.txt'], { text: '1.1a done' });
    expect(await room.milestone('1.1(a)')).toMatchObject({ evidence: { count: 1 } });
  });

  test('taken off, it is off', async () => {
    await room.sends(ALEX, ['pupils.txt'], { text: 'for 1.1b' });
    await asksOff(ALEX, receipt);
    await room.says(ALEX, 'yes');
    expect(await room.milestone('1.1(b)')).toMatchObject({ evidence: null });
    expect(room.blobs.kept.size).toBe(0);
  });
});
