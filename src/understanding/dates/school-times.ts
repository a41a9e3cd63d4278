/** Rows: terms, half terms and school holidays, from the plan's own term dates or England's usual ones. */
import { addDays, nextWorkingDayOnOrAfter } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/plan.ts';
import {
  type HalfTerm,
  halfTermsOf,
  type Season,
  schoolYearOf,
  type Term,
  termsOf,
} from '../../domain/terms.ts';
import { type DateRow, type DateSight, dateRow, spanOf, type Times } from './date-rows.ts';
import { nthOf } from './number-words.ts';

const HALF_TERM = 'half[\\s-]?terms?\\b(?!ly)';
const RHYTHM = '(?<!\\b(?:every|each|per|a|of|two|three|six|\\d)[\\s-]+)';
const SEASON = '(autumn|aut|spring|spr|summer|sum)';
const YEARS = "(?:,?\\s+(?:of\\s+|in\\s+)?(20\\d\\d|'\\d\\d)(?![\\d/-]))?";
const DEADLINE = /\b(?:by|before|b4|until|till|til|up\s+to)\s+(?:the\s+)?$/i;

const yearsAround = ({ today }: DateSight): number[] =>
  [-1, 0, 1, 2].map((step) => schoolYearOf(today.toString()) + step);
const termsAround = (sight: DateSight): Term[] =>
  yearsAround(sight).flatMap((year) => termsOf(sight.anchors().terms, year));
const halvesAround = (sight: DateSight): HalfTerm[] =>
  yearsAround(sight).flatMap((year) => halfTermsOf(sight.anchors().terms, year));

const seasonOf = (word: string): Season =>
  /^aut|^oct|^chr|^xmas|^win/i.test(word) ? 'Autumn' : /^spr|^feb|^eas/i.test(word) ? 'Spring' : 'Summer';
const wanted = (sight: DateSight, m: RegExpExecArray): boolean =>
  DEADLINE.test(sight.left.slice(Math.max(0, m.index - 14), m.index));
const yearOf = (words: string | undefined): string | null => words?.replace("'", '20') ?? null;

/** A term or half: the running one or the next, so many ahead of it, with the last of its kind beside it. */
function term(
  all: readonly (Term | HalfTerm)[],
  { today }: DateSight,
  ahead: number,
  said: string | null = null,
): Times | null {
  const day = today.toString();
  const begins = (one: Term | HalfTerm): boolean => said !== null && one.start.startsWith(said);
  const at = said === null ? all.findIndex(({ end }) => end >= day) : all.findIndex(begins);
  // In the holidays the next term is the one that begins next.
  const coming = ahead > 0 && (all[at]?.start ?? '') > day ? ahead - 1 : ahead;
  const found = at < 0 ? undefined : all[at + coming];
  const last = all[at - 1];
  if (!found) return null;
  const days = spanOf(found);
  if (said !== null || ahead !== 0 || !last) return { days, grain: 'term' };
  const { from, to, by } = spanOf(last);
  return { days: { ...days, last: { from, to, by } }, grain: 'term' };
}

type Break = { before: PlainDate; start: PlainDate; end: PlainDate };

/** A break, from the first day without school to the last; as a deadline it means the last day of school before it. */
function breakOf(
  all: readonly Break[],
  sight: DateSight,
  m: RegExpExecArray,
  said: string | null,
): Times | null {
  const day = sight.today.toString();
  const open = (one: Break): boolean =>
    said !== null ? one.start.startsWith(said) : wanted(sight, m) ? one.before >= day : one.end >= day;
  const at = all.findIndex(open);
  const [found, last] = [all[at], all[at - 1]];
  if (!found) return null;
  const daysOf = ({ before, start, end }: Break) => spanOf({ start, end }, before);
  const back = nextWorkingDayOnOrAfter(addDays(found.end, 1));
  if (!last || said !== null) return { days: daysOf(found), grain: 'break', back };
  const { from, to, by } = daysOf(last);
  return { days: { ...daysOf(found), last: { from, to, by } }, grain: 'break', back };
}

/** The breaks in the middle of terms. */
const halfTermBreaks = (sight: DateSight, season: Season | null): Break[] =>
  termsAround(sight)
    .filter((one) => season === null || one.season === season)
    .map(({ halfTerm: { start, end } }) => {
      const [from, to] = [Temporal.PlainDate.from(start), Temporal.PlainDate.from(end)];
      const weekend = from.dayOfWeek === 1 ? 3 : 1;
      const sunday = to.dayOfWeek === 5 ? 2 : 0;
      return { before: addDays(start, -weekend), start, end: addDays(end, sunday) };
    });

/** The holidays between terms. */
function holidays(sight: DateSight, season: Season): Break[] {
  const all = termsAround(sight);
  return all.flatMap((one, at) => {
    const next = all[at + 1];
    if (one.season !== season || !next) return [];
    return [{ before: one.end, start: addDays(one.end, 1), end: addDays(next.start, -1) }];
  });
}

const aheadOf = (word: string): number => (/next|coming/i.test(word) ? 1 : /last|prev/i.test(word) ? -1 : 0);
const ofSeason = <T extends Term | HalfTerm>(all: readonly T[], word: string): T[] =>
  all.filter(({ season }) => season === seasonOf(word));

const guessed = (found: Times | null): Times | null =>
  found && { ...found, days: { ...found.days, doubt: true } };

export const schoolTimes: readonly DateRow[] = [
  // "Next half term" is a stretch of school, but nobody says "before" it and means anything but the break.
  dateRow(
    `\\b(?:(?:this|the|our)\\s+)?(this|current|present|next|last|previous|coming)\\s+${HALF_TERM}(?!\\s*(?:break|hols?|holidays?|week)\\b)`,
    (m, sight) => {
      const word = m[1] ?? '';
      if (aheadOf(word) === 1 && wanted(sight, m))
        return breakOf(halfTermBreaks(sight, null), sight, m, null);
      return term(halvesAround(sight), sight, aheadOf(word));
    },
  ),
  dateRow(
    `${RHYTHM}\\b(?:(?:the|over|this|next|coming)\\s+){0,3}(?:(oct(?:ober)?|autumn|feb(?:ruary)?|spring|may|whit(?:sun)?|june|summer)\\s+)?${HALF_TERM}(?:\\s+(?:break|hols?|holidays?|week))?(?!\\s+\\d\\b)${YEARS}`,
    (m, sight) => {
      const season = m[1] ? seasonOf(m[1]) : null;
      return breakOf(halfTermBreaks(sight, season), sight, m, yearOf(m[2]));
    },
  ),
  dateRow(
    `\\b(?:the\\s+)?(first|second|1st|2nd)\\s+half(?:[\\s-]term)?\\s+of\\s+(?:the\\s+)?${SEASON}(?:\\s+term)?\\b${YEARS}`,
    (m, sight) => {
      const halves = ofSeason(halvesAround(sight), m[2] ?? '').filter(
        ({ half }) => half === nthOf(m[1] ?? ''),
      );
      return term(halves, sight, 0, yearOf(m[3]));
    },
  ),
  dateRow(
    `\\b(?:the\\s+)?${SEASON}(?:\\s+(?:half[\\s-]?)?term)?\\s?([12])(?![\\d./-])${YEARS}`,
    (m, sight) => {
      const halves = ofSeason(halvesAround(sight), m[1] ?? '').filter(({ half }) => half === Number(m[2]));
      return term(halves, sight, 0, yearOf(m[3]));
    },
  ),
  dateRow(`\\b(?:(?:the|this|next|last)\\s+)?${SEASON}[\\s-]+terms?\\b(?!ly)${YEARS}`, (m, sight) =>
    term(ofSeason(termsAround(sight), m[1] ?? ''), sight, /\blast\s/i.test(m[0]) ? -1 : 0, yearOf(m[2])),
  ),
  dateRow(
    '\\b(?:(?:this|the|our)\\s+)?(this|current|present|next|last|previous|coming)\\s+(?:school\\s+)?term\\b(?!\\s+(?:plan|vision|goals?|strateg\\w+|holidays?|break)\\b)',
    (m, sight) => term(termsAround(sight), sight, aheadOf(m[1] ?? '')),
  ),
  dateRow(
    '(?<=\\b(?:(?:half|day|week|[a-z]{3,6}day|mon|tues?|wed|thurs?|fri|later?|early|mid|end|start|beginning|middle|close)\\s+(?:of|in)|end|start|mid|late|early)[\\s-]+)(?:the\\s+)?(half[\\s-]?)?term\\b(?!\\s+(?:plan|vision|goals?|strateg\\w+)\\b)|(?<=\\bby\\s+)(?:the\\s+)?term[\\s-]end\\b',
    (m, sight) => term(m[1] ? halvesAround(sight) : termsAround(sight), sight, 0),
  ),
  dateRow(
    `\\b(?:(?:the|over|this|next)\\s+){0,3}(christmas|xmas|winter|easter|spring|summer|school)\\s+(?:school\\s+)?(?:hol(?:iday)?s?|break|vacation|recess)\\b${YEARS}`,
    (m, sight) => {
      const seasons: Season[] = /school/i.test(m[1] ?? '')
        ? ['Autumn', 'Spring', 'Summer']
        : [seasonOf(m[1] ?? '')];
      const all = seasons.flatMap((season) => holidays(sight, season));
      return breakOf(
        all.sort((a, b) => a.start.localeCompare(b.start)),
        sight,
        m,
        yearOf(m[2]),
      );
    },
  ),
  dateRow('\\b(summer|autumn|spring)(?:\\s+(?:of\\s+)?|,\\s+)(20\\d\\d)(?![\\d/-])', (m, sight) =>
    guessed(term(ofSeason(termsAround(sight), m[1] ?? ''), sight, 0, yearOf(m[2]))),
  ),
  // The summer is its holidays; another season without more is its term, and that is a guess.
  dateRow(
    `(?<=\\b(?:by|before|b4|after|over|in|during|this|next|last|since|until|till|til|for|end\\s+of|late|early|mid)[\\s-]+)(?:the\\s+)?(summer|autumn|spring)\\b(?!\\s+(?:schools?|clubs?|camps?|programmes?|reading|fairs?|fayre|exams?|born|budget|statement|\\d))`,
    (m, sight) => {
      const word = (m[1] ?? '').toLowerCase();
      return word === 'summer'
        ? breakOf(holidays(sight, 'Summer'), sight, m, null)
        : guessed(term(ofSeason(termsAround(sight), word), sight, 0));
    },
  ),
];
