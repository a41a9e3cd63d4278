/** Whoever stands in for a lead decides what others ask, and never what they asked for themselves. */
import type { Item } from '../../src/domain/plan.ts';
import { all } from '../../src/store/store.ts';
import { press } from '../support/card-text.ts';
import { ALEX, ROBIN, samplePlan } from '../support/sample-plan.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { cardOf, OFFICER, TENANT, wordsOf } from './room.ts';

let room: Waiting;
afterEach(() => room.close());

const says = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));
const states = async () =>
  (await all(room.store, TENANT, { kind: 'request' })).map(({ doc }) => doc.body.state);
const ASKS = 'need more time for 1.1b, until 26 February because HR froze the post';
/** Robin leads; Alex, whose action it is, answers for Robin. */
const covered = async (): Promise<void> => {
  await says(ROBIN, "I'm away until 31 December, Alex Sample covers");
  await says(ROBIN, 'yes');
};

test('more time: it waits for the officer, who decides; the cover is told so when they try', async () => {
  room = await openRequestsRoom();
  await says(ALEX, ASKS);
  await covered();
  expect(await says(ALEX, 'my requests')).toContain('Waiting for Olu Sample');
  await says(ALEX, 'accept 1.1b');
  expect(await states()).toEqual(['open']);
  expect((await room.milestone('1.1(b)')).due).not.toBe('2027-02-26');
  await says(OFFICER, 'accept 1.1b');
  expect(await states()).toEqual(['accepted']);
  expect((await room.milestone('1.1(b)')).due).toBe('2027-02-26');
});

test('asked while they stand in, the form names who is asked, and a date of theirs is not set by a tap', async () => {
  room = await openRequestsRoom();
  await covered();
  const form = wordsOf(await room.taps(ALEX, { do: 'more-time', of: 'milestone-1.1(b)' }));
  expect(form).not.toContain('You lead this');
  expect(form).toContain('Olu Sample');
  expect(await says(ALEX, ASKS)).toContain('Olu Sample');
  expect(await states()).toEqual(['open']);
});

test('a hand-over is its receiver’s: whoever gives it does not accept for them', async () => {
  room = await openRequestsRoom();
  await says(ALEX, 'hand 1.1b over to Olu Sample');
  await says(ALEX, 'yes');
  await covered();
  await says(ALEX, 'accept 1.1b');
  expect(await states()).toEqual(['open']);
  await says(OFFICER, 'accept 1.1b');
  expect(await states()).toEqual(['accepted']);
});

test('nor does a standing deputy of the lead decide their own', async () => {
  const { book } = samplePlan();
  const items = book.items.map(
    (one): Item => (one.ref === '1' ? { ...one, lead: 'post:attendance-lead' } : one),
  );
  const posts = book.plan.posts.map((one) =>
    one.id === 'attendance-lead' ? { ...one, deputy: `person:${ALEX}` as const } : one,
  );
  room = await openRequestsRoom({ items, plan: { posts } });
  await says(ALEX, ASKS);
  expect(await says(ALEX, 'accept 1.1b')).toContain('Nothing was changed');
  expect(await states()).toEqual(['open']);
});

test('“Move the date” tapped twice moves it once, and says that it stands', async () => {
  const { book } = samplePlan();
  const items = book.items.map((one): Item => (one.ref === '1' ? { ...one, lead: `person:${ALEX}` } : one));
  room = await openRequestsRoom({ items });
  const form = cardOf(await room.taps(ALEX, { do: 'more-time', of: 'milestone-1.1(b)' }));
  const filled = press(form, 'Move the date', { 'in:date': '2027-03-05', 'in:reason': 'the post is frozen' });
  expect(wordsOf(await room.taps(ALEX, filled))).toContain('nobody was asked');
  expect(wordsOf(await room.taps(ALEX, filled))).toBe(
    'Nothing more was changed: 1.1(b) is due Fri 5 Mar 2027 already, as you set it.',
  );
  const other = { ...filled, 'in:reason': 'the hall is shut' };
  expect(wordsOf(await room.taps(ALEX, other))).toContain('no later than the agreed date');
});
