/** Nobody is written to unasked on a quiet day of theirs, at a weekend or on leave: it waits for their next day. */
import { sampleMilestone } from '../../support/sample-plan.ts';
import { wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const quiet = (...weekdays: ('Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday')[]) => ({
  weekdays,
  schoolHolidays: false,
  spans: [],
});

const begin = (who: string, days: ReturnType<typeof quiet>, begins = '2026-12-03T10:00:00Z') =>
  openWeeks(['alex', 'robin', 'sam', 'olu'], begins, {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu').map((one) =>
      one.id === who ? { ...one, quiet: days } : one,
    ),
    milestones: [
      sampleMilestone({ id: 'milestone-1.1(a)', item: 'item-1.1(a)', due: null, firstDue: null }),
      sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)' }),
    ],
  });

const toSam = (about: RegExp) => weeks.sentTo('sam').filter(({ text }) => about.test(text));

test('a lead who works from Thursday reads the week’s note on Thursday', async () => {
  weeks = await begin('sam', quiet('Monday', 'Tuesday', 'Wednesday'), '2026-12-04T10:00:00Z');
  await weeks.until('2026-12-11');
  expect(toSam(/No date \(1\)/).map(({ day }) => day)).toEqual(['2026-12-10']);
});

test('a request that is made on a Saturday comes on the lead’s next day, and once', async () => {
  weeks = await begin('sam', quiet('Monday'), '2026-12-05T10:00:00Z');
  await weeks.says('alex', 'need more time for 1.1b, until 15 Jan because the post is frozen');
  await weeks.tick();
  await weeks.until('2026-12-10');
  expect(toSam(/asks for Fri 15 Jan/).map(({ day }) => day)).toEqual(['2026-12-08']);
});

test('what goes red on a lead’s quiet day comes on the next, in one message; on their own day at once', async () => {
  weeks = await begin('sam', quiet('Thursday'));
  await weeks.says('alex', '1.1b off track, two posts are vacant');
  weeks.clock.set('2026-12-03T15:00:00Z');
  await weeks.says('alex', '1.1a off track, no room');
  await weeks.tick();
  await weeks.until('2026-12-04');
  const [alert, ...more] = toSam(/Off track/);
  expect(more).toEqual([]);
  expect(alert?.day).toBe('2026-12-04');
  expect(alert?.text).toContain('1.1(a)');
  expect(alert?.text).toContain('1.1(b)');
  await weeks.says('alex', '1.1a on track');
  weeks.clock.set('2026-12-04T14:00:00Z');
  await weeks.says('alex', '1.1a off track, the room is lost');
  await weeks.tick();
  expect(toSam(/Off track/).map(({ day }) => day)).toEqual(['2026-12-04', '2026-12-04']);
});

test('“chase now” says that today is a day off of theirs, and comes on the next', async () => {
  weeks = await begin('alex', quiet('Wednesday'));
  weeks.clock.set('2026-12-09T11:00:00Z');
  const preview = wordsOf(await weeks.says('sam', 'chase alex about 1.1b now'));
  expect(preview).toContain('today is a day off of theirs, so with their card of Thu 10 Dec');
  await weeks.says('sam', 'yes');
  await weeks.until('2026-12-10');
  const asked = weeks.sentTo('alex').filter(({ text }) => text.includes('asked for an update'));
  expect(asked.map(({ day }) => day)).toEqual(['2026-12-10']);
});
