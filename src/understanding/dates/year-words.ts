/** Rows: school, financial, calendar and plan years, and quarters. A year of no said kind is one of the plan's. */

import { addMonths, monthsFrom, stretchFrom, yearOfKind, yearSpan } from '../../domain/by-when/spans.ts';
import { SPLIT_YEAR, splitYear } from '../../domain/by-when/words.ts';
import { planEndIn } from '../../domain/by-when/years.ts';
import type { Anchors, YearKind } from '../../domain/by-when.ts';
import { type DateRow, type DateSight, dateRow, spanOf, type Times } from './date-rows.ts';
import { countOf } from './number-words.ts';

const KIND = '(academic|school|financial|fiscal|calendar|fy|ay)';
const COUNTED =
  '(?!\\s+(?:schools?|pupils?|children|young|people|staff|places|returned|responses|done|complete|of|forms?|cases|settings)\\b)';
const YEAR = '(?:19|20)\\d\\d(?!\\d)';

const kindOf = (word: string | undefined, { yearKind }: Anchors): YearKind =>
  /^(?:academic|school|ay)/i.test(word ?? '')
    ? 'academic'
    : /^f/i.test(word ?? '')
      ? 'financial'
      : /^cal/i.test(word ?? '')
        ? 'calendar'
        : yearKind;

const year = (span: { start: string; end: string }, doubt = false): Times => ({
  days: { ...spanOf(span), ...(doubt && { doubt: true }) },
  grain: 'year',
});

function running(sight: DateSight, word: string | undefined, ahead: number): Times {
  const kind = kindOf(word, sight.anchors());
  const last = yearSpan(kind, yearOfKind(kind, sight.today.toString()) + ahead);
  return year(last, word === undefined);
}

const near = (first: number | null, { today }: DateSight): first is number =>
  first !== null && Math.abs(first - today.year) <= 15;

/** From the first day of one plan year to the last of another; null beyond the plan's own length. */
function planYears(sight: DateSight, first: number | null, last: number | null): Times | null {
  const { yearOne, period, delivery } = sight.anchors();
  const life = period ?? delivery;
  if (yearOne === null || first === null || last === null || first < 1 || last < first || last > 10)
    return null;
  const month = `${yearOne.slice(0, 8)}01`;
  const start = first === 1 ? yearOne : addMonths(month, 12 * (first - 1));
  const { end } = stretchFrom(month, 12 * last);
  // A plan that says nothing of its end is no longer than three years.
  const ends = life?.end ?? stretchFrom(month, 36).end;
  if (addMonths(month, 12 * (last - 1)) > ends) return null;
  return year({ start, end });
}

/** The calendar's quarters, or those of a year from April where the plan or the words count so. */
function quarter(sight: DateSight, number: number, words: string, said: string | undefined): Times | null {
  const financial = /\bf(?:y|in|is)/i.test(words) || sight.anchors().yearKind === 'financial';
  const split = said === undefined ? null : splitYear(said);
  const begins = financial || split !== null ? 4 : 1;
  const of = (one: number) => {
    const month = begins + 3 * (number - 1);
    return month > 12 ? monthsFrom(one + 1, month - 12, 3) : monthsFrom(one, month, 3);
  };
  if (split !== null || (said !== undefined && /^\d{4}$/.test(said)))
    return year(of(split ?? Number(said)), split === null);
  const today = sight.today.toString();
  const next = [-1, 0, 1].map((step) => of(sight.today.year + step)).find(({ end }) => end >= today);
  return next ? year(next, true) : null;
}

const N = '(\\d|one|two|three|four|five)(?!\\d)';
/** A school class is a "Year 1", too. */
const PUPILS =
  '(?!\\s+(?:\\w+\\s+)?(?:olds?|pupils?|child(?:ren)?|students?|learners?|class(?:es)?|cohort|phonics|groups?|parents?|teachers?|sats|transition|girls|boys)\\b)';

export const yearWords: readonly DateRow[] = [
  dateRow(
    `\\b(?:(fy|financial\\s+year)\\s*)?q(?:tr|uarter)?\\.?\\s?([1-4])(?!\\d)(?:[\\s,/-]{1,3}(?:of\\s+|in\\s+)?(?:(?:fy|financial\\s+year)\\s?)?(${SPLIT_YEAR}|${YEAR}))?|\\bquarter\\s+(one|two|three|four)\\b`,
    (m, sight) => quarter(sight, countOf(m[2] ?? m[4] ?? '') ?? 0, m[0], m[3]),
  ),
  dateRow(
    `(?:\\b${KIND}(?:[\\s-]years?)?[\\s-]?\\(?)?(${SPLIT_YEAR})\\)?(?:\\s+${KIND}(?:\\s+years?)?\\b)?(?!\\s*%)${COUNTED}`,
    (m, sight) => {
      const first = splitYear(m[2] ?? '');
      if (!near(first, sight)) return null;
      const kind = kindOf(m[1] ?? m[3], sight.anchors());
      return year(yearSpan(kind === 'calendar' ? 'academic' : kind, first));
    },
  ),
  dateRow(
    `\\b(?:(?:the|this|our)\\s+)?(this|current|present|next|nxt|last|previous|coming)\\s+(?:${KIND}\\s+)?(?:year|yr)\\b(?!\\s+(?:\\d|group|on|olds?)|')`,
    (m, sight) =>
      running(sight, m[2], /next|nxt|coming/i.test(m[1] ?? '') ? 1 : /last|prev/i.test(m[1] ?? '') ? -1 : 0),
  ),
  dateRow(`\\b(?:the\\s+)?(?:${KIND}\\s+)?year[\\s-]end\\b`, (m, sight) => {
    const { days } = running(
      sight,
      m[1] ?? (sight.anchors().yearKind === 'calendar' ? 'calendar' : 'financial'),
      0,
    );
    return { days: { ...days, from: days.to, ...(!m[1] && { doubt: true }) }, grain: 'day' };
  }),
  dateRow(
    `(?:\\bthe\\s+|(?<=\\b(?:of|in|for|by|during|over)\\s+))${KIND}\\s+year\\b(?!\\s*\\(?\\d)`,
    (m, sight) => running(sight, m[1], 0),
  ),
  dateRow(
    '(?<=\\b(?:end|close|start|beginning|middle|half|day|week|month|later|late|early)\\s+(?:of|in)\\s+)the\\s+(?:year|yr)\\b(?!\\s+\\d)|(?<=\\bend\\s+(?:of\\s+)?)year\\b(?!\\s+(?:\\d|one|two|three|four|five)\\b)|\\beoy\\b',
    (_, sight) => running(sight, undefined, 0),
  ),
  dateRow(
    `(?<!\\d\\s?)\\b(?:years?|yrs?\\.?|y)\\s?${N}(?:\\s*(?:-|to|and|&|\\/|through)\\s*(?:years?|yrs?\\.?|y)?\\s?${N})?(?![\\w]|-\\d|\\.\\d)${PUPILS}`,
    (m, sight) => {
      const first = countOf(m[1] ?? '');
      return planYears(sight, first, m[2] ? countOf(m[2]) : first);
    },
  ),
  dateRow(`\\b(${YEAR})\\s?(?:-|to|until)\\s?(${YEAR})(?![\\d/-])`, (m) =>
    Number(m[1]) < Number(m[2]) ? year({ start: `${m[1]}-01-01`, end: `${m[2]}-12-31` }, true) : null,
  ),
  dateRow(
    `(?<=\\b(?:by|in|for|during|since|until|till|til|before|after|from|to|into|through(?:out)?|end\\s+of|end|start\\s+of|beginning\\s+of|early|mid|late)[\\s-]+(?:the\\s+end\\s+of\\s+|the\\s+year\\s+)?)(${YEAR})(?![\\d/%]|[-.,]\\d)${COUNTED}`,
    (m, sight) => {
      const said = Number(m[1]);
      if (!near(said, sight)) return null;
      const end = planEndIn(sight.anchors(), said);
      return year({ start: `${said}-01-01`, end: end ?? `${said}-12-31` }, true);
    },
  ),
];
