/** Days on which somebody is not asked, and the working days around them that are taken instead. */
import { addDays, lastWorkingDayOnOrBefore, nextWorkingDayOnOrAfter, weekdayOf } from '../calendar.ts';
import type { PlainDate, Quiet } from '../kinds.ts';
import { type HalfTerm, halfTermsOf, schoolYearOf, type TermCalendar } from '../terms.ts';

export type DayOff = (day: PlainDate) => boolean;

/** Weekends and bank holidays alone. */
export const NO_DAYS_OFF: DayOff = () => false;

/** Whether these quiet days hold on a day, by the plan's school terms; nothing is set where they are null. */
export function isQuiet(quiet: Quiet | null | undefined, day: PlainDate, terms: TermCalendar): boolean {
  if (!quiet) return false;
  return (
    quiet.weekdays.includes(weekdayOf(day)) ||
    quiet.spans.some(({ from, to }) => from <= day && day <= to) ||
    (quiet.schoolHolidays && !isSchoolTime(day, terms))
  );
}

type Halves = Map<number, readonly HalfTerm[]>;
const england: Halves = new Map();
const own = new WeakMap<object, Halves>();

/** Between the first and the last day of a half-term: what lies outside is holidays. */
function isSchoolTime(day: PlainDate, terms: TermCalendar): boolean {
  const year = schoolYearOf(day);
  return [year - 1, year, year + 1].some((one) =>
    halvesOf(terms, one).some(({ start, end }) => start <= day && day <= end),
  );
}

function halvesOf(terms: TermCalendar, year: number): readonly HalfTerm[] {
  const kept = terms === 'england' ? england : (own.get(terms) ?? new Map());
  if (terms !== 'england') own.set(terms, kept);
  const halves = kept.get(year) ?? halfTermsOf(terms, year);
  kept.set(year, halves);
  return halves;
}

/** How far a day is looked for that is not off: longer than any leave or span that is taken, on top of each other. */
const FURTHEST = 1200;

/** The last working day on or before a date that is not off; the last working day where there is none for years. */
export function lastDayToAsk(date: PlainDate, off: DayOff): PlainDate {
  const first = lastWorkingDayOnOrBefore(date);
  if (off === NO_DAYS_OFF) return first;
  let found = first;
  for (let looked = 0; looked < FURTHEST; looked += 1) {
    if (!off(found)) return found;
    found = lastWorkingDayOnOrBefore(addDays(found, -1));
  }
  return first;
}

/** The next working day on or after a date that is not off; the next working day where there is none for years. */
export function nextDayToAsk(date: PlainDate, off: DayOff): PlainDate {
  const first = nextWorkingDayOnOrAfter(date);
  if (off === NO_DAYS_OFF) return first;
  let found = first;
  for (let looked = 0; looked < FURTHEST; looked += 1) {
    if (!off(found)) return found;
    found = nextWorkingDayOnOrAfter(addDays(found, 1));
  }
  return first;
}
