/** Rows: the breaks that people name as dates. "By" one means the last working day before it. */
import { easterOf } from '../calendar.ts';
import { halfTermsFrom, type Season, termsFrom } from '../terms.ts';
import type { Anchors } from './anchors.ts';
import { breakIn, byTerms, daysAfter } from './school-days.ts';
import { type Dated, type Doubt, dated, FROM_WRITTEN, type Row, row, SAID, type Sight } from './sight.ts';
import { type Span, shiftDays } from './spans.ts';
import { SPLIT_YEAR, splitYear, YEAR, yearNumber } from './words.ts';

const TAIL = `(?:[ ,(]{1,2}(?:of |in )?(?:(${SPLIT_YEAR})|(${YEAR})|'(\\d\\d)(?!\\d)))?`;

const easter = (year: number): Span => ({
  start: shiftDays(easterOf(year), -2),
  end: shiftDays(easterOf(year), 1),
});
const christmas = (year: number): Span => ({ start: `${year}-12-25`, end: `${year}-12-26` });
const newYear = (year: number): Span => ({ start: `${year}-01-01`, end: `${year}-01-01` });

/** Of the calendar year that was said, or the part of a school year that the holiday lies in. */
function holiday(
  words: (string | undefined)[],
  inAutumn: boolean,
  doubtOf: (span: Span | null) => Doubt,
  spanIn: (year: number) => Span | null,
  grain: 'day' | 'week' = 'week',
): Dated | null {
  const [split, year, short] = words;
  const first = split === undefined ? null : splitYear(split);
  if (split !== undefined && first === null) return null;
  const number = first === null ? yearNumber(year ?? short ?? '') : inAutumn ? first : first + 1;
  if (number === null) return { as: 'yearly', in: spanIn, grain, doubt: doubtOf(null), holiday: true };
  const span = spanIn(number);
  const found = dated(span, grain, doubtOf(span));
  return found && { ...found, holiday: true };
}

const certain = (): Doubt => SAID;
const schoolHoliday = (
  m: RegExpExecArray,
  season: Season,
  anchors: Anchors,
  spanIn: (anchors: Anchors, season: Season, year: number) => Span | null,
): Dated | null =>
  holiday(
    m.slice(2, 5),
    season === 'Autumn',
    (span) => byTerms(anchors, span && { start: shiftDays(span.start, -1), end: shiftDays(span.end, 1) }),
    (year) => spanIn(anchors, season, year),
  );

const SEASON_OF_BREAK: [RegExp, Season][] = [
  [/^(?:oct|aut)/i, 'Autumn'],
  [/^(?:feb|spr)/i, 'Spring'],
  [/./, 'Summer'],
];
const SEASON_BEFORE: [RegExp, Season][] = [
  [/^(?:christmas|xmas|winter)/i, 'Autumn'],
  [/^(?:easter|spring)/i, 'Spring'],
  [/./, 'Summer'],
];
const seasonIn = (table: [RegExp, Season][], word: string | undefined): Season =>
  table.find(([pattern]) => pattern.test(word ?? ''))?.[1] ?? 'Summer';

export const holidayRows: readonly Row[] = [
  row(
    `\\b(oct(?:ober)?|autumn|feb(?:ruary)?|spring|may|whit(?:sun)?|summer|june) half[- ]?term(?: (?:break|holidays?|week))?\\b(?! ?\\d(?!\\d))${TAIL}`,
    (m, { anchors }) => {
      const season = seasonIn(SEASON_OF_BREAK, m[1]);
      return schoolHoliday(m, season, anchors, breakIn);
    },
  ),
  row(
    `\\b(?:the )?(christmas|xmas|winter|easter|spring|summer) (?:holidays?|break|vacation)\\b${TAIL}`,
    (m, { anchors }) => {
      const season = seasonIn(SEASON_BEFORE, m[1]);
      return schoolHoliday(m, season, anchors, daysAfter);
    },
  ),
  row(`\\beaster(?: sunday| weekend)?\\b(?! (?:term|egg|school|club))${TAIL}`, (m) =>
    holiday(m.slice(1, 4), false, certain, easter, 'day'),
  ),
  row(`\\b(?:christmas|xmas)(?: day)?\\b(?! (?:term|fair|card|part|concert))${TAIL}`, (m) =>
    holiday(m.slice(1, 4), true, certain, christmas, 'day'),
  ),
  row(`\\b(?:the )?new year(?:'s day)?\\b(?! (?:group|\\d ))${TAIL}`, (m) =>
    holiday(m.slice(1, 4), false, certain, newYear, 'day'),
  ),
  // "By half term": the next break.
  row('\\b(?:the )?half[- ]?term(?: (?:break|holidays?|week))?\\b(?! ?\\d)', (_, sight) => nextBreak(sight)),
];

function nextBreak({ anchors }: Sight): Dated | null {
  const halves = halfTermsFrom(anchors.terms, anchors.written);
  const first = halves.find((half) => half.half === 1);
  const term = termsFrom(anchors.terms, anchors.written).find(
    ({ season, year }) => season === first?.season && year === first.year,
  );
  const found = dated(term?.halfTerm ?? null, 'week', FROM_WRITTEN);
  return found && { ...found, holiday: true, bare: true };
}
