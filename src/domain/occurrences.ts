/** The occurrences of a recurrence: which ones fall due between two days, each with a name and a key that stay. */
import type { ByWhenReading, Rule } from './by-when.ts';
import { addDays, isoWeek, startOfIsoWeek } from './calendar.ts';
import type { PlainDate } from './kinds.ts';
import {
  EARLIEST,
  halfTermsOf,
  LATEST,
  monthOf,
  schoolYearName,
  schoolYearOf,
  type TermCalendar,
  termsOf,
  yearOf,
} from './terms.ts';

/** `key` is one of the recurrence's for ever: `2026-27/autumn-1`, `2027-03`, `2026-27`, `2027-W10`. */
export type Occurrence = { key: string; label: string; start: PlainDate; due: PlainDate };
export type Rhythm = Pick<ByWhenReading, 'rule' | 'every' | 'month' | 'start' | 'end'>;

const MOST = 400;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * Those due from one day to another, both included, in order: half-terms and terms on their last day, months and
 * quarters on theirs, a yearly one at the end of its month, on the anniversary of its first or last day, or, where
 * nothing was said, with the school year. None where the reading has no rhythm; 400 at most.
 */
export function occurrencesOf(
  reading: Rhythm,
  calendar: TermCalendar,
  from: PlainDate,
  to: PlainDate,
): Occurrence[] {
  const first = later(later(from, reading.start), EARLIEST);
  const last = earlier(earlier(to, reading.end), LATEST);
  if (first > last) return [];
  return candidates(reading, calendar, first, last)
    .filter(({ due }) => due >= first && due <= last)
    .sort((a, b) => a.due.localeCompare(b.due))
    .slice(0, MOST);
}

/** The next check-in of a duty without an end: the first that falls due after a day. */
export function nextCheckIn(rule: Rule, calendar: TermCalendar, after: PlainDate): Occurrence {
  const rhythm = { rule, every: null, month: null, start: null, end: null };
  const [next] = occurrencesOf(rhythm, calendar, addDays(after, 1), yearsOn(after, 2));
  if (!next) throw new Error(`no ${rule} check-in was found in the two years after ${after}`);
  return next;
}

const later = (date: PlainDate, other: PlainDate | null): PlainDate =>
  other !== null && other > date ? other : date;
const earlier = (date: PlainDate, other: PlainDate | null): PlainDate =>
  other !== null && other < date ? other : date;
const day = (date: PlainDate): Temporal.PlainDate => Temporal.PlainDate.from(date);
const yearsOn = (date: PlainDate, years: number): PlainDate => day(date).add({ years }).toString();
const monthsOn = (date: PlainDate, months: number): PlainDate => day(date).add({ months }).toString();

/** The occurrences of every year that the two days touch, a few too many. */
function candidates(reading: Rhythm, calendar: TermCalendar, from: PlainDate, to: PlainDate): Occurrence[] {
  const schoolYears = yearsBetween(schoolYearOf(from) - 1, schoolYearOf(to) + 1);
  switch (reading.rule) {
    case 'HALF-TERMLY':
      return schoolYears.flatMap((year) => halfTermsOf(calendar, year)).map(asHalfTerm);
    case 'TERMLY':
      return schoolYears.flatMap((year) => termsOf(calendar, year)).map(asTerm);
    case 'MONTHLY':
      return everyMonths(1, null, from, to);
    case 'YEARLY':
      return everyYears(1, reading, from, to);
    case null:
      return everyDuration(reading, from, to);
  }
}
const yearsBetween = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step);

const asHalfTerm = (half: ReturnType<typeof halfTermsOf>[number]): Occurrence => ({
  key: `${schoolYearName(half.year)}/${half.season.toLowerCase()}-${half.half}`,
  label: `${half.name} ${schoolYearName(half.year)}`,
  start: half.start,
  due: half.end,
});
const asTerm = (term: ReturnType<typeof termsOf>[number]): Occurrence => ({
  key: `${schoolYearName(term.year)}/${term.season.toLowerCase()}`,
  label: `${term.season} term ${schoolYearName(term.year)}`,
  start: term.start,
  due: term.end,
});

function everyDuration(reading: Rhythm, from: PlainDate, to: PlainDate): Occurrence[] {
  const [, digits, unit] = /^P(\d{1,3})([WMY])$/.exec(reading.every ?? '') ?? [];
  const count = Number(digits);
  if (!count) return [];
  if (unit === 'W') return everyWeeks(count, reading.start, from, to);
  return unit === 'M' ? everyMonths(count, reading.start, from, to) : everyYears(count, reading, from, to);
}

/** Weeks end on their Friday. Without a first day they are counted from the first Monday of 2001. */
function everyWeeks(count: number, start: PlainDate | null, from: PlainDate, to: PlainDate): Occurrence[] {
  const anchor = startOfIsoWeek(start ?? '2001-01-01');
  const weeks = day(anchor).until(day(from), { largestUnit: 'weeks' }).weeks;
  const found: Occurrence[] = [];
  for (let at = Math.floor(weeks / count) - 1; found.length < MOST + 3; at++) {
    const monday = addDays(anchor, 7 * count * at);
    if (monday > to) break;
    const start = addDays(monday, 7 * (1 - count));
    found.push({ key: isoWeek(monday), label: `week of ${spoken(monday)}`, start, due: addDays(monday, 4) });
  }
  return found;
}

/** So many months to each, from a first day on; without one they end with the calendar's quarters and halves. */
function everyMonths(count: number, start: PlainDate | null, from: PlainDate, to: PlainDate): Occurrence[] {
  const anchor = start ?? '2000-01-01';
  const months = day(anchor).until(day(from), { largestUnit: 'months' }).months;
  const found: Occurrence[] = [];
  for (let at = Math.floor(months / count) - 1; found.length < MOST + 3; at++) {
    const begins = monthsOn(anchor, at * count);
    if (begins > to) break;
    const due = addDays(monthsOn(anchor, (at + 1) * count), -1);
    found.push({ key: due.slice(0, 7), label: stretchName(begins, due), start: begins, due });
  }
  return found;
}

const SCHOOL_YEAR_END = '2000-08-31';
/** The first day of a calendar or school year is where a year begins, and no day of its own. */
const namesDay = (date: PlainDate): boolean => !/-(?:01|09)-01$/.test(date);

/** The key of a yearly one is its school year, so that it outlasts a change of the month. */
function everyYears(count: number, reading: Rhythm, from: PlainDate, to: PlainDate): Occurrence[] {
  const { month, start, end } = reading;
  const anchor = [end, start].find((date) => date !== null && namesDay(date)) ?? SCHOOL_YEAR_END;
  const base = yearOf(start ?? end ?? SCHOOL_YEAR_END);
  return yearsBetween(yearOf(from) - 1, yearOf(to) + 1)
    .filter((year) => (year - base) % count === 0)
    .map((year) => {
      const due =
        month === null
          ? day(anchor).with({ year }).toString()
          : Temporal.PlainDate.from({ year, month, day: 31 }).toString();
      const begins = month === null ? addDays(yearsOn(due, -count), 1) : `${due.slice(0, 8)}01`;
      const name = schoolYearName(schoolYearOf(due));
      const label =
        month !== null ? monthName(due) : due.endsWith('-08-31') && count === 1 ? name : spoken(due);
      return { key: name, label, start: begins, due };
    });
}

const monthName = (date: PlainDate): string => `${MONTHS[monthOf(date) - 1]} ${yearOf(date)}`;
const spoken = (date: PlainDate): string => `${day(date).day} ${monthName(date)}`;
function stretchName(start: PlainDate, due: PlainDate): string {
  if (!start.endsWith('-01')) return `to ${spoken(due)}`;
  if (start.slice(0, 7) === due.slice(0, 7)) return monthName(due);
  const first = yearOf(start) === yearOf(due) ? `${MONTHS[monthOf(start) - 1]}` : monthName(start);
  return `${first} to ${monthName(due)}`;
}
