import {
  age,
  count,
  day,
  dueWords,
  listed,
  moment,
  nearDay,
  STATUS,
  STATUS_CHOICES,
} from '../../src/cards/format.ts';
import { OwnerStatus } from '../../src/domain/milestone.ts';
import { line, TODAY, ZONE } from './lines.ts';

test('a day has its year only when it is not this one', () => {
  expect(day('2026-12-04', TODAY)).toBe('Fri 4 Dec');
  expect(day('2027-03-12', TODAY)).toBe('Fri 12 Mar 2027');
  expect(day('2025-09-30', TODAY)).toBe('Tue 30 Sep 2025');
});

test.each([
  ['2026-11-22', 'today'],
  ['2026-11-23', 'tomorrow'],
  ['2026-11-27', 'Friday'],
  ['2026-11-29', 'Sun 29 Nov'],
  ['2026-11-20', 'Fri 20 Nov'],
])('%s is called %s', (date, words) => {
  expect(nearDay(date, TODAY)).toBe(words);
});

test.each([
  [{ due: '2026-12-04' }, 'due Fri 4 Dec'],
  [{ due: '2026-11-22' }, 'due today'],
  [{ due: '2026-11-23' }, 'due tomorrow'],
  [{ due: '2026-11-27' }, 'due Fri 27 Nov'],
  [{ due: '2026-11-13', overdue: true }, '9 days overdue'],
  [{ due: '2026-11-21', overdue: true }, '1 day overdue'],
  [{ kind: 'check-in', due: '2026-12-18' }, 'next check-in Fri 18 Dec'],
  [{ kind: 'check-in', due: '2026-11-23' }, 'check-in tomorrow'],
  [{ kind: 'check-in', due: '2026-11-22' }, 'check-in today'],
  [{ kind: 'check-in', due: '2026-11-13', overdue: true }, 'check-in 9 days overdue'],
  [{ kind: 'occurrence', start: '2026-11-02', due: '2026-12-18' }, 'due Fri 18 Dec'],
  [
    { kind: 'occurrence', start: '2027-01-04', due: '2027-02-12' },
    'begins Mon 4 Jan 2027, due Fri 12 Feb 2027',
  ],
  [{ due: null }, 'no date set'],
  [{ due: null, byWhen: 'Year 1-2' }, 'no date set (the plan says “Year 1-2”)'],
  [{ due: '2025-09-05', inherited: true }, 'was due Fri 5 Sep 2025, inherited'],
  [{ open: false, status: 'complete', completedOn: '2026-11-20' }, 'completed Fri 20 Nov'],
  [{ open: false, status: 'complete' }, 'completed'],
  [{ open: false, status: 'withdrawn' }, 'withdrawn'],
] as const)('a milestone with %j reads "%s"', (over, words) => {
  expect(dueWords(line(over), TODAY)).toBe(words);
});

test.each([
  ['2026-11-22T09:00:00Z', 'today'],
  ['2026-11-21T23:59:00Z', 'yesterday'],
  ['2026-11-19T10:00:00Z', '3 days ago'],
  ['2026-11-09T10:00:00Z', '13 days ago'],
  ['2026-11-01T10:00:00Z', '3 weeks ago'],
  ['2026-05-20T10:00:00Z', '6 months ago'],
  ['2026-11-23T10:00:00Z', 'today'],
])('an update of %s was %s', (at, words) => {
  expect(age(at, TODAY, ZONE)).toBe(words);
});

test('a moment and an age are told in the zone’s own calendar', () => {
  expect(moment('2026-11-22T15:30:00Z', ZONE)).toBe('Sun 22 Nov 2026, 15:30');
  expect(moment('2026-07-01T08:05:00Z', ZONE)).toBe('Wed 1 Jul 2026, 09:05');
  expect(age('2026-07-01T23:30:00Z', '2026-07-02', ZONE)).toBe('today');
});

test('counts and lists are plural-safe', () => {
  expect([0, 1, 2].map((many) => count(many, 'action'))).toEqual(['0 actions', '1 action', '2 actions']);
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test('no two statuses share a word or a shape, so that colour is never needed', () => {
  const looks = Object.values(STATUS);
  expect(new Set(looks.map(({ word }) => word)).size).toBe(looks.length);
  expect(new Set(looks.map(({ shape }) => shape)).size).toBe(looks.length);
});

test('the choices are all that an owner can give', () => {
  expect(STATUS_CHOICES.map(({ value }) => value).sort()).toEqual([...OwnerStatus.options].sort());
});
