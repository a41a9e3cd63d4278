/** What an owner wishes is no word on how it goes; what was announced stands; a new owner begins anew. */
import { sampleMilestone } from '../../support/sample-plan.ts';
import { wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const begin = (over: Partial<Parameters<typeof sampleMilestone>[0]> = {}) =>
  openWeeks(['alex', 'robin', 'sam', 'olu'], '2026-12-03T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu'),
    milestones: [sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)', ...over })],
  });

const cardsOf = (who: string) => weeks.sentTo(who).filter(({ text }) => text.includes('Need more time'));

test('a wish to hand it over says nothing of how it goes, and silence counts on', async () => {
  weeks = await begin();
  await weeks.until('2026-12-16');
  expect(cardsOf('alex').at(-1)?.text).toContain('If I hear nothing by Fri 18 Dec');
  await weeks.says('alex', 'pass 1.1b to Zoe Nobody');
  await weeks.says('alex', 'yes');
  expect(wordsOf(await weeks.says('alex', 'mine'))).toContain('never updated');
  await weeks.until('2026-12-21');
  expect(weeks.sentTo('sam').at(-1)?.text).toContain('No word for two weeks past the date (1)');
});

test('a request for more time leaves the last word as old as it is, and quietens the card', async () => {
  weeks = await begin({
    status: 'at-risk',
    lastUpdate: { id: 'u0', at: '2026-11-13T10:00:00Z', by: 'alex' },
  });
  await weeks.says('alex', 'need more time for 1.1b, until 15 Jan because the post is frozen');
  const { lastUpdate, forecast } = await weeks.milestone('1.1(b)');
  expect(lastUpdate?.id).toBe('u0');
  expect(forecast).toBe('2027-01-15');
  expect(wordsOf(await weeks.says('alex', 'mine'))).toContain('At risk ▲, 2 weeks ago');
  await weeks.until('2026-12-09');
  expect(cardsOf('alex')).toEqual([]);
  const chase = wordsOf(await weeks.says('sam', 'chase 1.1(b)'));
  expect(chase).not.toContain('gave an update');
});

test('a wish of somebody else’s is not told as the owner’s update', async () => {
  weeks = await begin();
  await weeks.says('sam', '1.1b should be passed to Robin');
  await weeks.says('sam', 'yes');
  expect(wordsOf(await weeks.says('sam', 'chase 1.1(b)'))).not.toContain('gave an update');
});

test('whoever gets an overdue action has two weeks of their own before its lead is told', async () => {
  weeks = await begin({ due: '2026-11-12', firstDue: '2026-11-12', askedOn: '2026-11-26' });
  await weeks.says('olu', 'assign 1.1(b) to Robin');
  await weeks.says('olu', 'yes');
  await weeks.until('2026-12-18');
  const cards = cardsOf('robin');
  expect(cards.length).toBeGreaterThan(1);
  expect(cards[0]?.text).not.toContain('I tell the Director');
  expect(
    weeks
      .sentTo('sam')
      .map(({ text }) => text)
      .join(),
  ).not.toContain('No word for two weeks');
  for (const { text } of cards)
    expect(text).not.toMatch(/by (?:Mon 7|Tue 8|Wed 9|Thu 10|Fri 11) Dec, I tell/);
});

test('what came along on a card is not listed just so on the next day, and a promised day stands', async () => {
  weeks = await openWeeks(['alex'], '2026-11-27T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1'),
    people: everybody('alex', 'sam'),
    milestones: [
      sampleMilestone({ id: 'milestone-1.1(a)', item: 'item-1.1(a)', due: '2026-11-25' }),
      sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)', due: '2026-12-03' }),
    ].map((one) => ({ ...one, askOn: '2026-11-30' })),
  });
  await weeks.until('2026-12-11');
  expect(cardsOf('alex').map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-03', '2026-12-08']);
  const promised = cardsOf('alex').flatMap(({ text }) => text.match(/by (.*?), I tell/)?.[1] ?? []);
  expect(new Set(promised)).toEqual(new Set(['Wed 9 Dec']));
});
