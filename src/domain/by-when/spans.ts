/** The days that calendar words stand for, and sums with them. */
import type { PlainDate } from '../kinds.ts';
import type { Span } from '../terms.ts';
import type { YearKind } from './anchors.ts';

export type { Span } from '../terms.ts';

const day = (date: PlainDate): Temporal.PlainDate => Temporal.PlainDate.from(date);

/** A day beyond the end of its month is the last of it. */
const dayOf = (year: number, month: number, number: number): PlainDate =>
  Temporal.PlainDate.from({ year, month, day: number }).toString();

/** The day, or null when the calendar has none such. */
export function dayIn(year: number, month: number, number: number): PlainDate | null {
  if (month < 1 || month > 12 || number < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return number > first.daysInMonth ? null : first.with({ day: number }).toString();
}

/** So many months from the first of one, the last of them included. */
export function monthsFrom(year: number, month: number, months: number): Span {
  const last = month - 1 + months - 1;
  return { start: dayOf(year, month, 1), end: dayOf(year + Math.floor(last / 12), (last % 12) + 1, 31) };
}
export const monthSpan = (year: number, month: number): Span => monthsFrom(year, month, 1);

const FIRST_MONTH: Record<YearKind, number> = { academic: 9, financial: 4, calendar: 1 };
/** The year that begins in `year`, or so many of them. */
export const yearSpan = (kind: YearKind, year: number, years = 1): Span =>
  monthsFrom(year, FIRST_MONTH[kind], 12 * years);

/** The year of that kind that a date lies in: the calendar year in which it began. */
export function yearOfKind(kind: YearKind, date: PlainDate): number {
  const { year, month } = day(date);
  return month < FIRST_MONTH[kind] ? year - 1 : year;
}

/** The same day of the month so many months later, or the month's last where it is shorter. */
export const addMonths = (date: PlainDate, months: number): PlainDate => day(date).add({ months }).toString();
/** So many months from a day on: to the day before the same one. */
export const stretchFrom = (start: PlainDate, months: number): Span => ({
  start,
  end: shiftDays(addMonths(start, months), -1),
});
/** So many months up to a day, which is the last of them. */
export const stretchTo = (end: PlainDate, months: number): Span => ({
  start: addMonths(shiftDays(end, 1), -months),
  end,
});
/** The same month and day of another year. */
export const inYear = (date: PlainDate, year: number): PlainDate => day(date).with({ year }).toString();
export const shiftDays = (date: PlainDate, days: number): PlainDate => day(date).add({ days }).toString();
export const daysTo = (from: PlainDate, to: PlainDate): number =>
  day(from).until(day(to), { largestUnit: 'days' }).days;
const monthsIn = ({ start, end }: Span): number =>
  day(start).until(day(end).add({ days: 1 }), { largestUnit: 'months' }).months;
/** Whether a span lasts so many years, give or take a month. */
export const lastsYears = (span: Span, years: number): boolean => Math.abs(monthsIn(span) - 12 * years) <= 1;

/** Monday to Friday of the week that the date lies in. */
export function weekOf(date: PlainDate): Span {
  const monday = day(date).subtract({ days: day(date).dayOfWeek - 1 });
  return { start: monday.toString(), end: monday.add({ days: 4 }).toString() };
}

export const single = (date: PlainDate): Span => ({ start: date, end: date });
export const union = (first: Span, last: Span): Span => ({
  start: first.start < last.start ? first.start : last.start,
  end: first.end > last.end ? first.end : last.end,
});

/** Days between a date and the nearest day of a span; 0 inside it. */
export const distance = (span: Span, date: PlainDate): number =>
  date < span.start ? daysTo(date, span.start) : date > span.end ? daysTo(span.end, date) : 0;
