/** Rows: months, alone or with their year; pairs of them are joined later. */

import { yearOf } from '../terms.ts';
import { WANTS_MONTH } from './company.ts';
import { before, dated, planStart, type Row, row, SAID, type Sight, UNSURE } from './sight.ts';
import { monthSpan } from './spans.ts';
import { MONTH, monthNumber, ORDINAL, SPLIT_YEAR, splitYear, YEAR, yearNumber } from './words.ts';

const VERB_FOLLOWS =
  '(?! (?:be|have|need|not|also|include|require|take|help|we|it|they|lead|differ|vary)\\b)';

/** Whether two digits after a month can be a year of this plan: "Sept 26" against "September 26". */
function plansYear(digits: string, { anchors }: Sight): number | null {
  const year = yearNumber(digits);
  if (year === null) return null;
  const first = yearOf(planStart(anchors) ?? anchors.written) - 2;
  const last = anchors.period ? yearOf(anchors.period.end) + 2 : yearOf(anchors.written) + 8;
  return year >= first && year <= last ? year : null;
}

/** What must go before days: "Mar-27" and "Mar 27" are months of the plan's years. */
export const shortMonthRows: readonly Row[] = [
  row(`\\b(${MONTH}) ?(?:'|-) ?(\\d\\d)(?![\\d/%-]|\\.\\d)`, (m) => {
    const year = yearNumber(m[2] ?? '');
    return year === null ? null : dated(monthSpan(year, monthNumber(m[1] ?? '')), 'month');
  }),
  row(
    `(?<!\\d(?:${ORDINAL})?(?: of)?[ -]?)\\b(${MONTH}) (\\d\\d)(?!\\d|${ORDINAL}|,? ${YEAR}|[%/:]|[.,]\\d)`,
    (m, sight) => {
      const year = plansYear(m[2] ?? '', sight);
      return year === null ? null : dated(monthSpan(year, monthNumber(m[1] ?? '')), 'month', UNSURE);
    },
  ),
];

export const monthRows: readonly Row[] = [
  // The month of a school or financial year: "March 2026/27" is that of 2027.
  row(`\\b(${MONTH})[ ,]{1,2}(?:of )?(${SPLIT_YEAR})`, (m, { anchors }) => {
    const year = splitYear(m[2] ?? '');
    const month = monthNumber(m[1] ?? '');
    const begins = anchors.yearKind === 'financial' ? 4 : 9;
    return year === null ? null : dated(monthSpan(month < begins ? year + 1 : year, month), 'month');
  }),
  row(`\\b(${MONTH})(?:[ ,/-]{0,2}|,? (?:of|in) )(${YEAR})`, (m) =>
    inYearSaid(m[2], monthNumber(m[1] ?? '')),
  ),
  row(`\\b(${YEAR}),? (${MONTH})(?! ?\\d)`, (m) => inYearSaid(m[1], monthNumber(m[2] ?? ''))),
  row(`(?<![\\d./-])(0?[1-9]|1[0-2]) ?[/.-] ?(${YEAR})(?![/.-]?\\d)`, (m) => inYearSaid(m[2], Number(m[1]))),
  row(`(?<![\\d./-])(${YEAR}) ?[/-] ?(0[1-9]|1[0-2])(?![\\d/]|-\\d)`, (m) => {
    // "2007-09" is a stretch of years: its second number is the greater.
    const isRange = Number(m[2]) > Number((m[1] ?? '').slice(2));
    return isRange ? null : inYearSaid(m[1], Number(m[2]));
  }),
  // All of a spreadsheet's cell: "03/27".
  row('^(0?[1-9]|1[0-2])[/-](\\d\\d)$', (m) => inYearSaid(m[2], Number(m[1]))),
  row(`\\b(${MONTH})${VERB_FOLLOWS}`, (m, sight) => {
    if (/^(?:may|march)$/.test(m[0]) && !WANTS_MONTH.test(before(sight, m))) return null;
    const month = monthNumber(m[1] ?? '');
    return { as: 'yearly', in: (year) => monthSpan(year, month), grain: 'month', doubt: SAID, bare: true };
  }),
];

function inYearSaid(digits: string | undefined, month: number) {
  const year = yearNumber(digits ?? '');
  return year === null ? null : dated(monthSpan(year, month), 'month');
}
