/** One tap too many on "All on track": all answers of it are put back after one yes, or one of them alone. */

import { press } from '../support/card-text.ts';
import { ALEX } from '../support/sample-plan.ts';
import { cardOf, OFFICER, openRoom, type Room, shown, wordsOf } from './room.ts';

const REFS = ['1.1(a)', '1.1(b)'];
let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const says = async (text: string): Promise<string> => wordsOf(await room.says(ALEX, text));
const standing = () =>
  Promise.all(
    REFS.map(async (ref) => {
      const { status, percent, reason, forecast, due, evidence, lastUpdate, completedOn } =
        await room.milestone(ref);
      return { status, percent, reason, forecast, due, evidence, lastUpdate, completedOn };
    }),
  );
const seenNow = async (ref: string) => shown(ref, (await room.milestone(ref)).lastUpdate?.id ?? null);
const tapAll = async () =>
  room.taps(ALEX, { do: 'all-on-track', list: await Promise.all(REFS.map(seenNow)) });

test('one yes puts all of them back to how they stood, and the history keeps what was said', async () => {
  await says('1.1a off track, two posts are vacant, 20%, now end of February');
  room.clock.set('2026-12-04T10:00:00Z');
  const before = await standing();
  await tapAll();
  const asked = await says('undo');
  expect(asked).toContain('Shall I put both back to how they stood before:');
  for (const ref of REFS) expect(asked).toContain(`Undo ${ref}`);
  expect((await standing()).map(({ status }) => status)).toEqual(['on-track', 'on-track']);
  const receipt = await says('yes');
  expect(receipt).toMatch(/^Put back: 2 answers/);
  expect(await standing()).toEqual(before);
  expect((await room.updates('1.1(b)')).map(({ said }) => said.status)).toEqual(['on-track', 'not-started']);
});

test('the button does the same, and twice it is done once', async () => {
  await tapAll();
  const card = cardOf(await room.says(ALEX, 'undo'));
  const yes = press(card, 'Yes, both');
  expect(wordsOf(await room.taps(ALEX, yes))).toMatch(/^Put back: 2 answers/);
  await room.taps(ALEX, yes);
  expect(await room.updates('1.1(b)')).toHaveLength(2);
});

test('a no leaves all, and one is put back by its number', async () => {
  await tapAll();
  await says('undo');
  expect(await says('no')).toContain('All right: all stay as they are. Nothing was changed.');
  await says('undo');
  expect(await says('undo 1.1b')).toContain('Put it back to Not started?');
  await says('yes');
  expect((await standing()).map(({ status }) => status)).toEqual(['on-track', 'not-started']);
});

test('one of which more was said since stays, and is named', async () => {
  await tapAll();
  const card = cardOf(await room.says(ALEX, 'undo'));
  const yes = press(card, 'Yes, both');
  await says('1.1a at risk, the post is vacant');
  const receipt = wordsOf(await room.taps(ALEX, yes));
  expect(receipt).toMatch(/^Put back: 1 answer, 1 not/);
  expect(receipt).toContain('you have said more of it since');
  expect((await standing()).map(({ status }) => status)).toEqual(['at-risk', 'not-started']);
});

test('what the tap left as it was is named apart', async () => {
  await says('1.1b on track');
  room.clock.set('2026-12-04T10:00:00Z');
  const officers = { do: 'all-on-track', list: await Promise.all([...REFS, '2.1(a)'].map(seenNow)) };
  await room.taps(OFFICER, officers);
  const asked = wordsOf(await room.says(OFFICER, 'undo'));
  expect(asked).toContain('Shall I put both back to how they stood before: 1.1(a), 2.1(a)?');
  expect(asked).toContain('1.1(b) stood the same before.');
});
