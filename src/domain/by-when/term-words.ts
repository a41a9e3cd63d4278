/** Rows: school terms, half-terms and the seasons that stand for them. */
import { halfTermsFrom, halfTermsOf, SEASONS, type Season, termsFrom, termsOf } from '../terms.ts';
import type { Anchors } from './anchors.ts';
import { byTerms, halfIn, plain, schoolYearWith, termIn } from './school-days.ts';
import { type Dated, dated, FROM_WRITTEN, type Grain, type Row, row, type Sight, UNSURE } from './sight.ts';
import { monthsFrom, type Span, union } from './spans.ts';
import { SPLIT_YEAR, splitYear, YEAR, yearNumber } from './words.ts';

const SEASON = '(autumn|spring|summer|aut|spr|sum)';
const YEARS = `(?:(?:academic|school) year |AY ?)?(?:(${SPLIT_YEAR})|(${YEAR})|'(\\d\\d)(?!\\d))`;
/** Two numbers after the season: a split year, or the rest in `years`. */
const TAIL = `(?:[ ,(]{1,2}(?:of |in )?(?:the )?${YEARS})?`;

const seasonOf = (word: string | undefined): Season =>
  SEASONS.find((season) => season.toLowerCase().startsWith((word ?? '').slice(0, 3).toLowerCase())) ??
  'Autumn';

/** The year said: the school year that "2026-27" names, or the calendar year that a season lies in. */
type Said = { school: number } | { calendar: number } | null | 'none such';
function said(split: string | undefined, year: string | undefined, short: string | undefined): Said {
  if (split !== undefined) {
    const school = splitYear(split);
    return school === null ? 'none such' : { school };
  }
  const calendar = year === undefined && short === undefined ? null : yearNumber(year ?? short ?? '');
  return calendar === null ? null : { calendar };
}

/** A span of the school year that is meant: fixed where a year was said, else one of every year. */
function inSchoolYear(
  anchors: Anchors,
  season: Season,
  year: Said,
  grain: Grain,
  spanIn: (school: number) => Span | null,
): Dated | null {
  if (year === 'none such') return null;
  if (year === null) {
    const inOne = (one: number): Span | null => spanIn(schoolYearWith(season, one));
    return { as: 'yearly', in: inOne, grain, doubt: byTerms(anchors, null) };
  }
  const span = spanIn('school' in year ? year.school : schoolYearWith(season, year.calendar));
  return dated(span, grain, byTerms(anchors, span));
}

/** From one season to another that follows it: "Autumn and Spring 2026-27". */
function pair(first: Season, last: Season, year: Said, { anchors }: Sight): Dated | null {
  const wraps = SEASONS.indexOf(first) > SEASONS.indexOf(last);
  const spanIn = (school: number): Span | null => {
    const [from, to] = [termIn(anchors, first, wraps ? school - 1 : school), termIn(anchors, last, school)];
    return from && to && union(from, to);
  };
  const found = first === last ? null : inSchoolYear(anchors, last, year, 'stretch', spanIn);
  return found && { ...found, range: true };
}

const MONTHS_OF: Record<string, [number, number]> = {
  spring: [3, 3],
  summer: [6, 3],
  autumn: [9, 3],
  winter: [12, 3],
};

/** "Spring 2027" of a plan that counts in school years is the term; of another, the season's three months. */
function season(word: string, year: Said, { anchors }: Sight): Dated | null {
  const name = word.toLowerCase();
  if (anchors.yearKind === 'academic' && name !== 'winter') {
    const which = seasonOf(name);
    const found = inSchoolYear(anchors, which, year, 'term', (school) => termIn(anchors, which, school));
    return found && { ...found, doubt: byTerms(anchors, null) };
  }
  const [month, months] = MONTHS_OF[name] ?? [1, 12];
  const spanIn = (one: number): Span => monthsFrom(one, month, months);
  if (year === 'none such') return null;
  if (year === null) return { as: 'yearly', in: spanIn, grain: 'quarter', doubt: UNSURE };
  const first = 'calendar' in year ? year.calendar : month < 9 ? year.school + 1 : year.school;
  return dated(spanIn(first), 'quarter', UNSURE);
}

export const termRows: readonly Row[] = [
  row(
    `\\b${SEASON}(?:[ -]terms?)?(?: ?[-/&] ?| and | to )${SEASON}(?:[ -]terms?)?(?![a-z])${TAIL}`,
    (m, sight) => pair(seasonOf(m[1]), seasonOf(m[2]), said(m[3], m[4], m[5]), sight),
  ),
  row(
    `\\b${SEASON}(?:[ -]term)?,? ?(?:half[- ]?term ?)?([12])(?![\\d./-])(?: ?(?:and|&) ?([12])(?!\\d))?${TAIL}`,
    (m, { anchors }) => {
      const which = seasonOf(m[1]);
      const both = m[3] !== undefined;
      return inSchoolYear(anchors, which, said(m[4], m[5], m[6]), 'term', (school) =>
        both ? termIn(anchors, which, school) : halfIn(anchors, which, Number(m[2]), school),
      );
    },
  ),
  row(
    `\\b(first|second|1st|2nd) half(?:[- ]term)? of (?:the )?${SEASON}(?: term)?(?![a-z])${TAIL}`,
    (m, { anchors }) => {
      const which = seasonOf(m[2]);
      const half = /^(?:f|1)/i.test(m[1] ?? '') ? 1 : 2;
      return inSchoolYear(anchors, which, said(m[3], m[4], m[5]), 'term', (school) =>
        halfIn(anchors, which, half, school),
      );
    },
  ),
  row(`\\b(?:${YEARS}[ ,:-]{1,3})?${SEASON}[- ]terms?\\b(?!ly)${TAIL}`, (m, { anchors }) => {
    const which = seasonOf(m[4]);
    const year = said(m[1] ?? m[5], m[2] ?? m[6], m[3] ?? m[7]);
    return inSchoolYear(anchors, which, year, 'term', (school) => termIn(anchors, which, school));
  }),
  row(`\\b(spring|summer|autumn|winter)[ ,(]{1,2}(?:of )?${YEARS}`, (m, sight) =>
    season(m[1] ?? '', said(m[2], m[3], m[4]), sight),
  ),
  row(`\\b${YEARS}[ ,:-]{1,3}(spring|summer|autumn|winter)\\b`, (m, sight) =>
    season(m[4] ?? '', said(m[1], m[2], m[3]), sight),
  ),
  // Numbered terms: three a year, or six where a number above three is said.
  row(`\\bterms? ?([1-6])(?: ?(?:-|to|and|&) ?([1-6]))?(?![\\d./-])${TAIL}`, (m, { anchors }) => {
    const [first, last] = [Number(m[1]), Number(m[2] ?? m[1])];
    const six =
      last > 3 ||
      (anchors.terms !== 'england' &&
        anchors.terms.length > 3 &&
        anchors.terms.some(({ name }) => /\b[4-6]\b/.test(name)));
    const spanIn = (school: number): Span | null => {
      const all: Span[] = six ? halfTermsOf(anchors.terms, school) : termsOf(anchors.terms, school);
      const [from, to] = [plain(all[first - 1]), plain(all[last - 1])];
      return from && to && first <= last ? union(from, to) : null;
    };
    const which = SEASONS[six ? Math.floor((first - 1) / 2) : first - 1] ?? 'Autumn';
    const found = inSchoolYear(anchors, which, said(m[3], m[4], m[5]), 'term', spanIn);
    return found && { ...found, doubt: { certainty: 'low', basis: 'terms', confirm: true } };
  }),
  row(
    '\\b(this|the current|current|the next|next|the coming) (half[- ]?)?term\\b(?! (?:plan|vision|goal|strateg|holiday|break))',
    (m, sight) => termNow(/next|coming/i.test(m[1] ?? '') ? 1 : 0, m[2] !== undefined, sight),
  ),
  row(
    '(?<=\\b(?:end|close|start|beginning|middle) of )(?:the |each )?(half[- ]?)?term\\b(?! ?\\d)',
    (m, sight) => (/each/i.test(m[0]) ? null : termNow(0, m[1] !== undefined, sight)),
  ),
  row(
    '\\b(spring|summer|autumn|winter)\\b(?![ -](?:half|schools?|clubs?|camps?|holiday|break|exams?|born|reading|programme|fair|into))',
    (m, sight) => {
      const found = season(m[1] ?? '', null, sight);
      return found && { ...found, bare: true };
    },
  ),
];

/** The term that runs on the written day, or the next where none does; `ahead` counts on from it. */
function termNow(ahead: number, half: boolean, { anchors }: Sight): Dated | null {
  const all: Span[] = (half ? halfTermsFrom : termsFrom)(anchors.terms, anchors.written);
  const runs = (all[0]?.start ?? '9') <= anchors.written;
  return dated(plain(all[runs ? ahead : 0]), 'term', FROM_WRITTEN);
}
