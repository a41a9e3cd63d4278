/** School terms: the plan's own list, and for every year without one the usual dates of England. */
import { addDays, easterOf, nextWorkingDayOnOrAfter, weekdayOf } from './calendar.ts';
import type { PlainDate } from './kinds.ts';
import type { PlanFile } from './plan-file.ts';

/** `england`, or the plan's own terms; of a year that these leave open, England's are taken. */
export type TermCalendar = NonNullable<PlanFile['terms']>;

export const SEASONS = ['Autumn', 'Spring', 'Summer'] as const;
export type Season = (typeof SEASONS)[number];
export type Span = { start: PlainDate; end: PlainDate };

/** `year` is the calendar year in which the school year begins; `halfTerm` is the break. */
export type Term = Span & { name: string; season: Season; year: number; halfTerm: Span };
export type HalfTerm = Span & { name: string; season: Season; half: 1 | 2; year: number };

/** No plan reaches beyond these days, and the holiday data does not either. */
export const EARLIEST: PlainDate = '1950-01-01';
export const LATEST: PlainDate = '2150-12-31';

const partOf = (date: PlainDate, from: number, to: number): number => Number(date.slice(from, to));
export const yearOf = (date: PlainDate): number => partOf(date, 0, 4);
export const monthOf = (date: PlainDate): number => partOf(date, 5, 7);
const on = (year: number, month: number, day: number): PlainDate =>
  Temporal.PlainDate.from({ year, month, day }).toString();

/** The year in which the school year of a date began: it runs from 1 September to 31 August. */
export const schoolYearOf = (date: PlainDate): number => yearOf(date) - (monthOf(date) < 9 ? 1 : 0);
/** `2026-27` */
export const schoolYearName = (year: number): string =>
  `${year}-${String((year + 1) % 100).padStart(2, '0')}`;

const monday = (date: PlainDate): PlainDate => addDays(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);
/** The Monday among the seven days from a date on. */
const mondayFrom = (date: PlainDate): PlainDate => monday(addDays(date, 6));
const schoolWeek = (start: PlainDate): Span => ({ start, end: addDays(start, 4) });
function weekdayBefore(date: PlainDate): PlainDate {
  let found = addDays(date, -1);
  while (/^S/.test(weekdayOf(found))) found = addDays(found, -1);
  return found;
}
function weekdayAfter(date: PlainDate): PlainDate {
  let found = addDays(date, 1);
  while (/^S/.test(weekdayOf(found))) found = addDays(found, 1);
  return found;
}

/**
 * What most English councils settle on. Autumn: from the first weekday of September (a Friday waits for its Monday)
 * to the last Friday up to the 22nd of December. Spring: two weeks later, to the Friday nine days before Easter; an
 * Easter in March ends the term on its Thursday, a very late one falls in the holidays' second half. Summer: two
 * weeks later, to the last weekday up to the 21st of July.
 */
function england(year: number): Term[] {
  const first = weekdayAfter(on(year, 8, 31));
  const autumnEnd = addDays(monday(on(year, 12, 18)), 4);
  const autumn = {
    start: weekdayOf(first) === 'Friday' ? addDays(first, 3) : first,
    end: autumnEnd > on(year, 12, 22) ? addDays(autumnEnd, -7) : autumnEnd,
  };
  const easter = easterOf(year + 1);
  const springEnd =
    easter < on(year + 1, 4, 1)
      ? addDays(easter, -3)
      : addDays(easter, easter < on(year + 1, 4, 18) ? -9 : -16);
  const spring = { start: backAfterTwoWeeks(autumn.end), end: springEnd };
  const summer = { start: backAfterTwoWeeks(springEnd), end: weekdayBefore(on(year + 1, 7, 22)) };
  // The later Easter, the longer the term, and the later its break.
  const february = easter < on(year + 1, 3, 26) ? 9 : easter < on(year + 1, 4, 16) ? 12 : 15;
  return [
    { ...named('Autumn', year), ...autumn, halfTerm: schoolWeek(mondayFrom(on(year, 10, 22))) },
    { ...named('Spring', year), ...spring, halfTerm: schoolWeek(mondayFrom(on(year + 1, 2, february))) },
    { ...named('Summer', year), ...summer, halfTerm: schoolWeek(mondayFrom(on(year + 1, 5, 25))) },
  ];
}

const named = (season: Season, year: number) => ({
  name: `${season} ${season === 'Autumn' ? year : year + 1}`,
  season,
  year,
});
const backAfterTwoWeeks = (end: PlainDate): PlainDate => nextWorkingDayOnOrAfter(addDays(monday(end), 21));

const englandByYear = new Map<number, Term[]>();
function englandOf(year: number): Term[] {
  const known = englandByYear.get(year) ?? england(year);
  englandByYear.set(year, known);
  return known;
}

/** The three terms of the school year that begins in `year`, in order. */
export function termsOf(calendar: TermCalendar, year: number): Term[] {
  const usual = englandOf(year);
  if (calendar === 'england') return usual;
  const own = ownTerms(calendar, year);
  const open = usual.filter((term) => !own.some((one) => one.season === term.season));
  return [...own, ...open].sort((a, b) => a.start.localeCompare(b.start));
}

/** The plan's terms of one year; six short ones, as some councils have, are two to a term. */
function ownTerms(calendar: Exclude<TermCalendar, 'england'>, year: number): Term[] {
  // A year may begin in the last days of August.
  const listed = calendar
    .filter(({ start, end }) => schoolYearOf(addDays(start, 14)) === year && start <= end)
    .sort((a, b) => a.start.localeCompare(b.start));
  return SEASONS.flatMap((season, place) => {
    const parts = listed.filter((term) => seasonOf(term) === season);
    const [first] = parts;
    const last = parts.at(-1);
    if (!first || !last) return [];
    const whole = { start: first.start, end: last.end };
    if (first === last)
      return [
        { name: first.name, season, year, ...whole, halfTerm: first.halfTerm ?? splitOf(whole, place, year) },
      ];
    const gap = { start: addDays(first.end, 1), end: addDays(parts[1]?.start ?? last.start, -1) };
    return [{ ...named(season, year), ...whole, halfTerm: gap }];
  });
}

function seasonOf({ name, start }: { name: string; start: PlainDate }): Season {
  const said = SEASONS.find((season) => name.toLowerCase().includes(season.toLowerCase()));
  if (said) return said;
  const month = monthOf(start);
  return month >= 8 ? 'Autumn' : month < 4 ? 'Spring' : 'Summer';
}

/** England's break where it lies inside the term; else the term's middle, without a break. */
function splitOf(term: Span, place: number, year: number): Span {
  const usual = englandOf(year)[place]?.halfTerm;
  if (usual && usual.start > term.start && usual.end < term.end) return usual;
  const days = Temporal.PlainDate.from(term.start).until(term.end).days;
  const middle = addDays(term.start, Math.ceil(days / 2));
  return { start: middle, end: addDays(middle, -1) };
}

/** The six half-terms of a school year: "Autumn 1" to "Summer 2", each from its first to its last weekday. */
export const halfTermsOf = (calendar: TermCalendar, year: number): HalfTerm[] =>
  termsOf(calendar, year).flatMap(halvesKept);

/** A large plan asks for the same half-terms ten thousand times. */
const halvesByTerm = new WeakMap<Term, HalfTerm[]>();
function halvesKept(term: Term): HalfTerm[] {
  const known = halvesByTerm.get(term) ?? halvesOf(term);
  halvesByTerm.set(term, known);
  return known;
}

function halvesOf(term: Term): HalfTerm[] {
  const { season, year, halfTerm } = term;
  const half = (which: 1 | 2, start: PlainDate, end: PlainDate): HalfTerm => ({
    name: `${season} ${which}`,
    season,
    half: which,
    year,
    start,
    end,
  });
  return [half(1, term.start, weekdayBefore(halfTerm.start)), half(2, weekdayAfter(halfTerm.end), term.end)];
}

const around = (date: PlainDate): number[] => [-1, 0, 1].map((step) => schoolYearOf(date) + step);
const covers = (span: Span, date: PlainDate): boolean => span.start <= date && date <= span.end;

/** The term that a date lies in, its break included; null in the holidays. */
export const termAt = (calendar: TermCalendar, date: PlainDate): Term | null =>
  around(date)
    .flatMap((year) => termsOf(calendar, year))
    .find((term) => covers(term, date)) ?? null;

/** The terms that are running on a date or come after it, the nearest first: those of two school years. */
export const termsFrom = (calendar: TermCalendar, date: PlainDate): Term[] =>
  around(date)
    .flatMap((year) => termsOf(calendar, year))
    .filter(({ end }) => end >= date);

export const halfTermsFrom = (calendar: TermCalendar, date: PlainDate): HalfTerm[] =>
  around(date)
    .flatMap((year) => halfTermsOf(calendar, year))
    .filter(({ end }) => end >= date);
