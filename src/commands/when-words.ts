/** A reading of date words in a line that a person can check. */
import { longDay } from '../cards/format.ts';
import type { ByWhenReading } from '../domain/by-when.ts';

const BASIS: { readonly [B in ByWhenReading['basis']]: string } = {
  words: 'the words themselves',
  'plan-start': "the plan's first day",
  'year-one': "the plan's year one",
  terms: 'the term dates',
  period: "the plan's period",
  written: 'the day they were written',
  'year-convention': "the plan's kind of year",
};

/** `Spring term 2027: Mon 4 Jan 2027 to Thu 25 Mar 2027 (medium, by the term dates; to be confirmed)` */
export function spokenReading(reading: ByWhenReading): string {
  const { text, certainty, basis, confirm } = reading;
  return `${text}: ${meaning(reading)} (${certainty}, by ${BASIS[basis]}${confirm ? '; to be confirmed' : ''})`;
}

function meaning(reading: ByWhenReading): string {
  const dates = stretch(reading);
  switch (reading.kind) {
    case 'point':
    case 'window':
    case 'open-window':
      return dates;
    case 'recurrence':
      return [rhythm(reading), dates].filter((part) => part !== '').join(', ');
    case 'continuous':
      return ['goes on', dates].filter((part) => part !== '').join(', ');
    case 'event':
      return 'waits for something that has no date here';
    case 'vague':
      return 'no date yet';
    case 'none':
      return 'no date';
  }
}

function stretch({ start, end }: ByWhenReading): string {
  if (start !== null && start === end) return longDay(start);
  if (start !== null && end !== null) return `${longDay(start)} to ${longDay(end)}`;
  if (end !== null) return `by ${longDay(end)}`;
  return start === null ? '' : `from ${longDay(start)}`;
}

const RULES = {
  YEARLY: 'every year',
  TERMLY: 'every term',
  'HALF-TERMLY': 'every half-term',
  MONTHLY: 'every month',
};
const UNITS: Record<string, string> = { W: 'week', M: 'month', Y: 'year' };
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function rhythm({ rule, every, month }: ByWhenReading): string {
  const named = month === null ? '' : ` in ${MONTHS[month - 1]}`;
  if (rule !== null) return `${RULES[rule]}${named}`;
  const [, count, unit] = /^P(\d+)([WMY])$/.exec(every ?? '') ?? [];
  const word = UNITS[unit ?? ''] ?? 'time';
  return count === '1' ? `every ${word}${named}` : `every ${count} ${word}s${named}`;
}
