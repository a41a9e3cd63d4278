/** Days, weeks and working days of England: the date arithmetic that reminders, answers and summaries stand on. */
import HolidayData from 'date-holidays';
import { type PlainDate, Weekday } from './kinds.ts';

/** The zone of people and commands that no plan gives one to. */
export const HOME_ZONE = 'Europe/London';

const day = (date: PlainDate): Temporal.PlainDate => Temporal.PlainDate.from(date);

export const addDays = (date: PlainDate, days: number): PlainDate => day(date).add({ days }).toString();

/** Whole days from one date to another; negative when `to` is the earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  day(from).until(day(to), { largestUnit: 'days' }).days;

export const weekdayOf = (date: PlainDate): Weekday =>
  Weekday.parse(Weekday.options[day(date).dayOfWeek - 1]);

/** The Monday on or before the date. */
export const startOfIsoWeek = (date: PlainDate): PlainDate => addDays(date, 1 - day(date).dayOfWeek);

/** `2026-W48`; the first days of January may belong to the last week of the year before. */
export function isoWeek(date: PlainDate): string {
  // The year of an ISO week is the year of its Thursday, and its number counts the Thursdays so far.
  const thursday = day(startOfIsoWeek(date)).add({ days: 3 });
  const week = Math.ceil(thursday.dayOfYear / 7);
  return `${thursday.year}-W${String(week).padStart(2, '0')}`;
}

/** A working day is a weekday that is no bank holiday in England. */
export function isWorkingDay(date: PlainDate): boolean {
  return day(date).dayOfWeek <= 5 && !bankHolidaysOf(day(date).year).has(date);
}

export function lastWorkingDayOnOrBefore(date: PlainDate): PlainDate {
  let found = date;
  while (!isWorkingDay(found)) found = addDays(found, -1);
  return found;
}

export function nextWorkingDayOnOrAfter(date: PlainDate): PlainDate {
  let found = date;
  while (!isWorkingDay(found)) found = addDays(found, 1);
  return found;
}

/** The n-th working day after the date, or before it when n is negative; the date itself when n is 0. */
export function addWorkingDays(date: PlainDate, n: number): PlainDate {
  const step = Math.sign(n);
  let found = date;
  for (let left = Math.abs(n); left > 0; ) {
    found = addDays(found, step);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}

/** The date on the wall of a zone (`Europe/London`) at an instant. */
export const localDate = (instant: Temporal.Instant, zone: string): PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate().toString();

/** The instant at which a zone's clocks show the time; a time that spring skips means the hour after it. */
export const localInstant = (date: PlainDate, time: string, zone: string): Temporal.Instant =>
  day(date).toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();

/** Easter Sunday of a year. */
export const easterOf = (year: number): PlainDate => holidaysOf(year).easter;

type Holidays = { bank: ReadonlySet<PlainDate>; easter: PlainDate };
let england: HolidayData | undefined;
const years = new Map<number, Holidays>();

const bankHolidaysOf = (year: number): ReadonlySet<PlainDate> => holidaysOf(year).bank;

function holidaysOf(year: number): Holidays {
  const known = years.get(year);
  if (known) return known;
  england ??= new HolidayData('GB', 'ENG', { types: ['public'] });
  const listed = england.getHolidays(year);
  const dateOf = (holiday: { date: string }): PlainDate => holiday.date.slice(0, 10);
  const goodFriday = listed.find(({ rule }) => rule === 'easter -2');
  if (goodFriday === undefined) throw new Error(`the holiday data has no Good Friday in ${year}`);
  const found = { bank: new Set(listed.map(dateOf)), easter: addDays(dateOf(goodFriday), 2) };
  years.set(year, found);
  return found;
}
