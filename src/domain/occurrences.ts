/** The times of a recurrence: each with a key that is its own for ever, the day it begins, and the day it is due. */
import type { ByWhenReading, Rule } from './by-when.ts';
import { addDays } from './calendar.ts';
import type { PlainDate } from './kinds.ts';
import { halfTermsOf, schoolYearName, schoolYearOf, type TermCalendar, termsOf } from './terms.ts';

export type Occurrence = { key: string; label: string; start: PlainDate; due: PlainDate };

/** More than these no plan needs, however wide the days are apart. */
const MOST = 300;

/** The occurrences that are due from one day to another, both included; none for what does not recur. */
export function occurrencesOf(
  reading: ByWhenReading,
  calendar: TermCalendar,
  from: PlainDate,
  to: PlainDate,
): Occurrence[] {
  if (from > to) return [];
  const all =
    reading.rule !== null ? byRule(reading, reading.rule, calendar, from, to) : byLength(reading, from, to);
  return all.filter(({ due }) => due >= from && due <= to).slice(0, MOST);
}

function byRule(
  reading: ByWhenReading,
  rule: Rule,
  calendar: TermCalendar,
  from: PlainDate,
  to: PlainDate,
): Occurrence[] {
  const years = range(schoolYearOf(from) - 1, Math.min(schoolYearOf(to) + 1, schoolYearOf(from) + MOST));
  switch (rule) {
    case 'HALF-TERMLY':
      return years.flatMap((year) =>
        halfTermsOf(calendar, year).map((half) => ({
          key: `${schoolYearName(year)}/${half.season.toLowerCase()}-${half.half}`,
          label: `${half.season} ${half.half} ${schoolYearName(year)}`,
          start: half.start,
          due: half.end,
        })),
      );
    case 'TERMLY':
      return years.flatMap((year) =>
        termsOf(calendar, year).map((term) => ({
          key: `${schoolYearName(year)}/${term.season.toLowerCase()}`,
          label: `${term.season} ${schoolYearName(year)}`,
          start: term.start,
          due: term.end,
        })),
      );
    case 'MONTHLY':
      return byLength({ ...reading, start: null, end: null, every: 'P1M' }, from, to);
    case 'YEARLY':
      return yearly(reading, years);
  }
}
const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);

const MONTH_NAMES = [
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

function yearly({ month }: ByWhenReading, years: readonly number[]): Occurrence[] {
  return years.map((year) => {
    if (month === null) {
      return {
        key: schoolYearName(year),
        label: schoolYearName(year),
        start: `${year}-09-01`,
        due: `${year + 1}-08-31`,
      };
    }
    const first = Temporal.PlainDate.from({ year: month < 9 ? year + 1 : year, month, day: 1 });
    return {
      key: first.toString().slice(0, 7),
      label: `${MONTH_NAMES[month - 1]} ${first.year}`,
      start: first.toString(),
      due: first.with({ day: first.daysInMonth }).toString(),
    };
  });
}

function byLength({ every, start }: ByWhenReading, from: PlainDate, to: PlainDate): Occurrence[] {
  if (every === null) return [];
  const length = Temporal.Duration.from(every);
  let begin = Temporal.PlainDate.from(start ?? `${from.slice(0, 4)}-01-01`);
  const found: Occurrence[] = [];
  for (let n = 0; n < MOST * 20 && found.length < MOST && begin.toString() <= to; n += 1) {
    const next = begin.add(length);
    if (Temporal.PlainDate.compare(next, begin) <= 0) return found;
    const due = addDays(next.toString(), -1);
    if (due >= from) {
      const monthly = every === 'P1M' && begin.day === 1;
      const key = monthly ? begin.toString().slice(0, 7) : begin.toString();
      const label = monthly ? `${MONTH_NAMES[begin.month - 1]} ${begin.year}` : `from ${begin.toString()}`;
      found.push({ key, label, start: begin.toString(), due });
    }
    begin = next;
  }
  return found;
}

/** The first check-in date after a day, in a rhythm. */
export function nextCheckIn(rule: Rule, calendar: TermCalendar, after: PlainDate): Occurrence | null {
  const reading: ByWhenReading = {
    text: '',
    kind: 'recurrence',
    start: null,
    end: null,
    rule,
    every: null,
    month: null,
    certainty: 'high',
    basis: 'terms',
    confirm: false,
  };
  const from = addDays(after, 1);
  const to = Temporal.PlainDate.from(from).add({ years: 2 }).toString();
  return occurrencesOf(reading, calendar, from, to)[0] ?? null;
}
