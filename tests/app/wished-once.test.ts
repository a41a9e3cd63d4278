/** A wish is recorded once, however often its form is sent, and its reason stands with a day of its own. */
import { all } from '../../src/store/store.ts';
import { press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { cardOf, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const requests = async () => (await all(room.store, TENANT, { kind: 'request' })).map(({ doc }) => doc.body);

async function filled() {
  const form = cardOf(await room.taps(ALEX, { do: 'more-time', of: 'milestone-1.1(b)' }));
  return press(form, 'Ask for more time', { 'in:date': '2027-01-29', 'in:reason': 'HR froze the post' });
}

test('two taps on "Ask for more time" are one request, and get the same answer', async () => {
  const sent = await filled();
  const first = wordsOf(await room.taps(ALEX, sent));
  const second = wordsOf(await room.taps(ALEX, sent));
  expect(second).toBe(first);
  expect(await room.updates('1.1(b)')).toHaveLength(1);
  expect(await requests()).toMatchObject([{ state: 'open' }]);
});

test('two at the same moment are one as well', async () => {
  const sent = await filled();
  await Promise.all([room.taps(ALEX, sent), room.taps(ALEX, sent)]);
  expect(await room.updates('1.1(b)')).toHaveLength(1);
  expect(await requests()).toHaveLength(1);
});

test('once it is decided, or of another date, it is asked anew', async () => {
  const sent = await filled();
  await room.taps(ALEX, sent);
  await room.says(ROBIN, 'decline 1.1b’s date because it was promised to schools');
  await room.taps(ALEX, sent);
  expect(await room.updates('1.1(b)')).toHaveLength(2);
  await room.says(ALEX, 'need more time for 1.1b, until 5 Feb because HR froze the post');
  expect(await room.updates('1.1(b)')).toHaveLength(3);
});

test('a wish to be asked later, and one to hand over, are taken once', async () => {
  const later = cardOf(await room.taps(ALEX, { do: 'open-wish', of: 'milestone-1.1(b)', wish: 'later' }));
  const day = press(later, 'Remind me then', { 'in:day': '2026-12-10' });
  for (let tap = 0; tap < 2; tap += 1) await room.taps(ALEX, day);
  expect(await room.updates('1.1(b)')).toHaveLength(1);
  for (let tap = 0; tap < 2; tap += 1) await room.says(ALEX, '1.1b chase me 11 Dec');
  expect(await room.updates('1.1(b)')).toHaveLength(2);
});

test('the reason given today does not stand with the age of a status of weeks ago', async () => {
  await room.says(ALEX, '1.1b on track');
  room.clock.forward({ hours: 24 * 21 });
  await room.taps(ALEX, await filled());
  const words = wordsOf(await room.says(ALEX, "what's overdue in priority 1?"));
  expect(words).toContain('On track ●, 3 weeks ago; more time asked today: “HR froze the post”');
  expect(wordsOf(await room.says(ALEX, '1.1b?'))).toContain('More time asked today: HR froze the post');
  await room.says(ALEX, '1.1b at risk');
  expect(wordsOf(await room.says(ALEX, "what's overdue in priority 1?"))).toContain(
    'At risk ▲: “HR froze the post”, today',
  );
});
