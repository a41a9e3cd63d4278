/** Who is asked for readings alone: seldom, and not while they have said that there is no figure yet. */
import { isPaused, mayAskForReadings, pausedUntil, pauseUntil } from '../../../src/domain/measures/asking.ts';

const TODAY = '2026-12-07';
const wants = { since: '2026-12-01', measures: ['m1', 'm2'] };

test('"no figure yet" holds for a week; a day that is named holds instead, where it is to come, and a year at most', () => {
  expect(pauseUntil(null, TODAY)).toBe('2026-12-14');
  expect(pauseUntil('2027-01-04', TODAY)).toBe('2027-01-04');
  expect(pauseUntil('2026-12-01', TODAY)).toBe('2026-12-14');
  expect(pauseUntil('2031-01-01', TODAY)).toBe('2027-12-08');
});

test('nobody is asked while all of it is put off; a measure beside it is asked for', () => {
  const person = { readingsPaused: pausedUntil({}, ['m1', 'm2'], '2026-12-14', TODAY) };
  expect(isPaused(person, 'm1', TODAY)).toBe(true);
  expect(mayAskForReadings(person, wants, TODAY)).toBe(false);
  expect(mayAskForReadings(person, { ...wants, measures: ['m1', 'm3'] }, TODAY)).toBe(true);
  expect(mayAskForReadings(person, { ...wants, measures: null }, TODAY)).toBe(true);
});

test('once the day has come it is asked for again, and not four weeks after the last card', () => {
  const person = { readingsAskedOn: '2026-12-07', readingsPaused: { m1: '2026-12-14' } };
  expect(mayAskForReadings(person, { ...wants, measures: ['m1'] }, '2026-12-11')).toBe(false);
  expect(mayAskForReadings(person, { ...wants, measures: ['m1'] }, '2026-12-14')).toBe(true);
  const asked = { ...person, readingsAskedOn: '2026-12-14' };
  expect(mayAskForReadings(asked, { ...wants, measures: ['m1'] }, '2026-12-21')).toBe(false);
  expect(mayAskForReadings(asked, { ...wants, measures: ['m1'] }, '2027-01-11')).toBe(true);
});

test('what was put off long ago is forgotten when something else is', () => {
  const old = { readingsPaused: { m1: '2026-10-01' } };
  expect(pausedUntil(old, ['m2'], '2026-12-14', TODAY)).toEqual({ m2: '2026-12-14' });
});
