/** The lead's note and the card of a request are about one date: what is decided by one holds for the other, and is in the history. */
import { press } from '../../support/card-text.ts';
import { sampleMilestone } from '../../support/sample-plan.ts';
import { cardOf, wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, tap, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const begin = () =>
  openWeeks(['alex', 'robin', 'sam', 'olu'], '2026-12-03T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu'),
    milestones: [sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)', due: '2026-12-18' })],
  });
const ASKS = 'need more time for 1.1b, until 15 Jan because the post is frozen';
const words = (who: string) =>
  weeks
    .sentTo(who)
    .map(({ text }) => text)
    .join('\n');

test('“Keep” in the note declines the request, and the owner reads it', async () => {
  weeks = await begin();
  await weeks.says('alex', ASKS);
  await weeks.until('2026-12-07');
  const note = weeks.sentTo('sam').findLast(({ text }) => text.includes('Keep Fri 18 Dec'));
  await tap(weeks, 'sam', note?.message, 'Keep Fri 18 Dec');
  expect(wordsOf(await weeks.says('sam', 'my requests'))).toContain('Nothing waits for you to decide');
  await weeks.until('2026-12-08');
  expect(words('alex')).toContain('Declined: 1.1(b) stays due Fri 18 Dec.');
});

test('a declined date is not asked about again, until the owner gives another; it is in the history', async () => {
  weeks = await begin();
  await weeks.says('alex', ASKS);
  const said = await weeks.says('sam', "decline 1.1(b)'s date because it was promised to schools");
  expect(wordsOf(said)).toContain('Declined');
  expect(wordsOf(await weeks.says('olu', 'history of 1.1b'))).toContain(
    'agreed date kept at Fri 18 Dec, not moved to Fri 15 Jan 2027: “it was promised to schools”, asked for by',
  );
  await weeks.until('2026-12-07');
  expect(words('sam')).not.toContain('Keep Fri 18 Dec');
  await weeks.says('alex', '1.1b at risk, now 5 February');
  await weeks.until('2026-12-14');
  expect(words('sam')).toContain('Keep Fri 18 Dec');
});

test('a declined hand-over, a dated one, and settings of the plan are told in the history in words', async () => {
  weeks = await begin();
  await weeks.says('alex', 'pass 1.1b to Robin');
  await weeks.says('alex', 'yes');
  const form = cardOf(await weeks.says('robin', 'decline 1.1(b)'));
  await weeks.taps('robin', press(form, 'Decline', { 'in:reason': 'I leave in May' }));
  await weeks.says('alex', 'pass 1.1b to Robin from 4 January');
  await weeks.says('alex', 'yes');
  await weeks.says('robin', 'accept 1.1(b)');
  const told = wordsOf(await weeks.says('olu', 'history of 1.1b'));
  expect(told).toMatch(/hand-over to .* declined: “I leave in May”/);
  expect(told).toMatch(/hand-over to .* agreed, from Mon 4 Jan 2027/);
  await weeks.until('2027-01-05');
  expect((await weeks.milestone('1.1(b)')).owner).toMatch(/^person:/);

  await weeks.says('olu', 'pre-election period 22 March to 6 May');
  await weeks.says('olu', 'yes');
  await weeks.says('sam', 'restrict 1.1b');
  await weeks.says('sam', 'yes');
  const all = wordsOf(await weeks.says('olu', 'history of the plan'));
  expect(all).toContain('pre-election periods: Mon 22 Mar to Thu 6 May');
  expect(all).toContain('restricted: boards are told no more of it');
  expect(all).not.toContain('detail changed');
});
