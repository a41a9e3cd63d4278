/** Terms, half-terms and breaks as spans, and how sure they are: the plan's own, or England's. */
import { halfTermsOf, type Season, type Term, termsOf } from '../terms.ts';
import type { Anchors } from './anchors.ts';
import type { Doubt } from './sight.ts';
import { type Span, shiftDays } from './spans.ts';

type Calendar = Pick<Anchors, 'terms'>;

/** The plan's own terms are as sure as words; England's are an assumption that a person confirms. */
export function byTerms({ terms }: Calendar, span: Span | null): Doubt {
  const own =
    terms !== 'england' && terms.some(({ start, end }) => span && start <= span.end && span.start <= end);
  return { certainty: own ? 'high' : 'medium', basis: 'terms', confirm: !own };
}

export const plain = (span: Span | undefined): Span | null =>
  span ? { start: span.start, end: span.end } : null;

const term = ({ terms }: Calendar, season: Season, school: number): Term | undefined =>
  termsOf(terms, school).find((one) => one.season === season);
export const termIn = (calendar: Calendar, season: Season, school: number): Span | null =>
  plain(term(calendar, season, school));
export const halfIn = ({ terms }: Calendar, season: Season, half: number, school: number): Span | null =>
  plain(halfTermsOf(terms, school).find((one) => one.season === season && one.half === half));

/** The school year in which a season of a calendar year lies. */
export const schoolYearWith = (season: Season, calendar: number): number =>
  season === 'Autumn' ? calendar : calendar - 1;

/** The break in the middle of a term of a calendar year. */
export const breakIn = (calendar: Calendar, season: Season, year: number): Span | null =>
  term(calendar, season, schoolYearWith(season, year))?.halfTerm ?? null;

/** The days between the term of a calendar year and the next one. */
export function daysAfter({ terms }: Calendar, season: Season, year: number): Span | null {
  const school = schoolYearWith(season, year);
  const all = [...termsOf(terms, school), ...termsOf(terms, school + 1)];
  const place = all.findIndex((one) => one.season === season);
  const [ended, begins] = [all[place], all[place + 1]];
  return ended && begins ? { start: shiftDays(ended.end, 1), end: shiftDays(begins.start, -1) } : null;
}
