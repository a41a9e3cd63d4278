import {
  addDays,
  addWorkingDays,
  daysBetween,
  isoWeek,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  localDate,
  localInstant,
  nextWorkingDayOnOrAfter,
  startOfIsoWeek,
  weekdayOf,
} from '../../src/domain/calendar.ts';

const LONDON = 'Europe/London';

describe('working days of England', () => {
  test.each([
    ['2026-05-04', 'early May'],
    ['2026-05-25', 'spring'],
    ['2026-08-31', 'summer'],
    ['2026-12-25', 'Christmas'],
    ['2026-12-28', 'in place of Boxing Day on a Saturday'],
    ['2027-01-01', 'New Year'],
    ['2027-03-26', 'Good Friday'],
    ['2027-03-29', 'Easter Monday'],
    ['2027-12-27', 'in place of Christmas on a Saturday'],
    ['2027-12-28', 'in place of Boxing Day on a Sunday'],
    ['2028-01-03', 'in place of New Year on a Saturday'],
    ['2023-05-08', 'the coronation'],
    ['2026-12-05', 'a Saturday'],
    ['2026-12-06', 'a Sunday'],
  ])('nobody works on %s: %s', (date) => {
    expect(isWorkingDay(date)).toBe(false);
  });

  test.each([
    ['2026-12-24', 'Christmas Eve'],
    ['2026-12-29', 'the day after the holidays'],
    ['2027-01-04', 'the first Monday of the year'],
    ['2027-03-25', 'Maundy Thursday'],
    ['2026-08-03', 'a bank holiday of Scotland alone'],
    ['2027-03-17', 'a bank holiday of Northern Ireland alone'],
  ])('people work on %s: %s', (date) => {
    expect(isWorkingDay(date)).toBe(true);
  });

  test('a step on Boxing Day moves back to Christmas Eve, or on to the Tuesday', () => {
    expect(lastWorkingDayOnOrBefore('2026-12-28')).toBe('2026-12-24');
    expect(nextWorkingDayOnOrAfter('2026-12-25')).toBe('2026-12-29');
    expect(lastWorkingDayOnOrBefore('2026-12-04')).toBe('2026-12-04');
    expect(nextWorkingDayOnOrAfter('2026-12-04')).toBe('2026-12-04');
  });

  test('working days are counted over weekends, holidays and the year', () => {
    expect(addWorkingDays('2026-12-04', 3)).toBe('2026-12-09');
    expect(addWorkingDays('2026-12-05', 1)).toBe('2026-12-07');
    expect(addWorkingDays('2026-12-24', 1)).toBe('2026-12-29');
    expect(addWorkingDays('2026-12-30', 2)).toBe('2027-01-04');
    expect(addWorkingDays('2026-12-29', -1)).toBe('2026-12-24');
    expect(addWorkingDays('2026-12-05', 0)).toBe('2026-12-05');
  });
});

describe('days and weeks', () => {
  test('days are counted, not hours, where the clocks change', () => {
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
    expect(daysBetween('2026-12-04', '2027-12-04')).toBe(365);
    expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  test.each([
    ['2026-12-04', '2026-W49'],
    ['2026-12-27', '2026-W52'],
    ['2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-01-01', '2026-W01'],
  ])('%s lies in week %s', (date, week) => {
    expect(isoWeek(date)).toBe(week);
  });

  test('a week starts on Monday', () => {
    expect(weekdayOf('2026-12-04')).toBe('Friday');
    expect(weekdayOf('2026-12-06')).toBe('Sunday');
    expect(startOfIsoWeek('2026-12-06')).toBe('2026-11-30');
    expect(startOfIsoWeek('2026-11-30')).toBe('2026-11-30');
    expect(weekdayOf(startOfIsoWeek('2027-01-01'))).toBe('Monday');
  });
});

describe('zones', () => {
  test('an hour before midnight UTC is tomorrow in a London summer and today in winter', () => {
    expect(localDate(Temporal.Instant.from('2026-07-01T23:30:00Z'), LONDON)).toBe('2026-07-02');
    expect(localDate(Temporal.Instant.from('2026-12-01T23:30:00Z'), LONDON)).toBe('2026-12-01');
  });

  test('nine in the morning stays nine where the clocks change', () => {
    expect(localInstant('2027-03-27', '09:00', LONDON).toString()).toBe('2027-03-27T09:00:00Z');
    expect(localInstant('2027-03-28', '09:00', LONDON).toString()).toBe('2027-03-28T08:00:00Z');
    expect(localInstant('2026-10-24', '09:00', LONDON).toString()).toBe('2026-10-24T08:00:00Z');
    expect(localInstant('2026-10-25', '09:00', LONDON).toString()).toBe('2026-10-25T09:00:00Z');
  });

  test('a time that spring skips is an hour later on the wall, and the day stays', () => {
    const skipped = localInstant('2027-03-28', '01:30', LONDON);
    expect(skipped.toString()).toBe('2027-03-28T01:30:00Z');
    expect(localDate(skipped, LONDON)).toBe('2027-03-28');
  });
});
