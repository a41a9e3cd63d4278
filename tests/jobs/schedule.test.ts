/** A board's weekly occasion: around midnight, the changes of clocks, and the turn of the year. */
import type { Board } from '../../src/domain/plan.ts';
import { latestOccasion, nextOccasion } from '../../src/jobs/schedule.ts';
import { samplePlanHead } from '../support/sample-plan.ts';

const LONDON = 'Europe/London';
const board = (day: Board['summary']['day'], time: string): Board => {
  const [first] = samplePlanHead().boards;
  if (!first) throw new Error('the sample plan has no board');
  return { ...first, summary: { day, time } };
};
const latest = (one: Board, now: string, zone = LONDON) => {
  const { day, week, at } = latestOccasion(one, zone, Temporal.Instant.from(now));
  return { day, week, at: at.toString() };
};
const next = (one: Board, now: string, zone = LONDON) =>
  nextOccasion(one, zone, Temporal.Instant.from(now)).at.toString();

const friday = board('Friday', '16:00');

test.each([
  ['a minute before', '2026-12-04T15:59:00Z', '2026-11-27', '2026-W48', '2026-12-04T16:00:00Z'],
  ['on the stroke', '2026-12-04T16:00:00Z', '2026-12-04', '2026-W49', '2026-12-11T16:00:00Z'],
  ['the day after', '2026-12-05T00:00:00Z', '2026-12-04', '2026-W49', '2026-12-11T16:00:00Z'],
  ['in the week after', '2026-12-09T10:00:00Z', '2026-12-04', '2026-W49', '2026-12-11T16:00:00Z'],
])('%s', (_, now, day, week, coming) => {
  expect(latest(friday, now)).toMatchObject({ day, week });
  expect(next(friday, now)).toBe(coming);
});

test('at midnight the day that begins counts, in the zone of the plan', () => {
  const midnight = board('Monday', '00:00');
  expect(latest(midnight, '2026-12-06T23:59:59Z').day).toBe('2026-11-30');
  expect(latest(midnight, '2026-12-07T00:00:00Z').day).toBe('2026-12-07');
  // In summer London is an hour ahead: its Monday begins on Sunday evening of universal time.
  expect(latest(midnight, '2026-07-05T23:00:00Z').day).toBe('2026-07-06');
  expect(latest(board('Sunday', '23:59'), '2026-12-06T23:59:00Z')).toMatchObject({
    day: '2026-12-06',
    week: '2026-W49',
  });
});

test('the local time stays when the clocks change', () => {
  const nine = board('Monday', '09:00');
  expect(next(nine, '2026-10-19T12:00:00Z')).toBe('2026-10-26T09:00:00Z');
  expect(latest(nine, '2026-10-19T12:00:00Z').at).toBe('2026-10-19T08:00:00Z');
  expect(next(nine, '2027-03-29T12:00:00Z')).toBe('2027-04-05T08:00:00Z');
});

test('a time that spring skips comes an hour later, once', () => {
  const skipped = board('Sunday', '01:30');
  expect(latest(skipped, '2027-03-28T00:59:00Z').day).toBe('2027-03-21');
  expect(latest(skipped, '2027-03-28T01:30:00Z')).toEqual({
    day: '2027-03-28',
    week: '2027-W12',
    at: '2027-03-28T01:30:00Z',
  });
});

test('the first days of January may belong to the last week of the year before', () => {
  const saturday = board('Saturday', '16:00');
  expect(latest(saturday, '2027-01-02T17:00:00Z')).toMatchObject({ day: '2027-01-02', week: '2026-W53' });
  expect(latest(friday, '2027-01-08T17:00:00Z').week).toBe('2027-W01');
});

test('on a bank holiday nobody is posted to: it comes on the last working day before, once a week', () => {
  expect(latest(friday, '2026-12-26T12:00:00Z')).toMatchObject({ day: '2026-12-24', week: '2026-W52' });
  expect(next(friday, '2026-12-24T16:00:00Z')).toBe('2026-12-31T16:00:00Z');
  expect(next(friday, '2027-03-20T12:00:00Z')).toBe('2027-03-25T16:00:00Z');
  // A Monday's is still the post of that Monday's week: the week before has had its own.
  const monday = board('Monday', '09:00');
  expect(latest(monday, '2026-12-28T12:00:00Z')).toMatchObject({ day: '2026-12-24', week: '2026-W53' });
  expect(latest(monday, '2026-12-23T12:00:00Z')).toMatchObject({ day: '2026-12-21', week: '2026-W52' });
});

test('the first post is on a later day than that of the set-up', () => {
  const since = { ...friday, since: '2026-12-04' };
  expect(next(since, '2026-12-04T09:00:00Z')).toBe('2026-12-11T16:00:00Z');
  expect(next({ ...since, since: '2026-12-03' }, '2026-12-03T09:00:00Z')).toBe('2026-12-04T16:00:00Z');
});

test('over two years every occasion is a week after the one before it, and its name is its own', () => {
  const seen = new Set<string>();
  let now = Temporal.Instant.from('2026-01-01T00:00:00Z');
  for (let n = 0; n < 105; n += 1) {
    const coming = nextOccasion(friday, LONDON, now);
    expect(latestOccasion(friday, LONDON, coming.at)).toEqual(coming);
    expect(coming.at.toZonedDateTimeISO(LONDON).toPlainTime().toString()).toBe('16:00:00');
    seen.add(coming.week);
    now = coming.at;
  }
  expect(seen.size).toBe(105);
});
