/** Rows: quarters, of the financial year (April to March) and of the calendar year. */
import type { YearKind } from './anchors.ts';
import { type Dated, type Doubt, type Row, row, SAID, type Sight, UNSURE } from './sight.ts';
import { monthsFrom, type Span, union } from './spans.ts';
import { NTH, nthOf, SPLIT_YEAR, splitYear, YEAR, yearNumber } from './words.ts';

const Q = `(?:q(?:tr|uarter)?\\.? ?([1-4])|quarter (one|two|three|four)|(${NTH}|(?:last|final)(?= quarter of)) quarter(?! of (?!(?:the )?(?:fin|fis|cal|FY)|${SPLIT_YEAR})))`;
const YEARS = `(?:FY ?|(?:financial|fiscal|calendar) year )?(?:(${SPLIT_YEAR})|'?(${YEAR}|(?<='|FY ?)\\d\\d))`;
const TAIL = `(?:[ ,(:/-]{0,2}(?:of |in )?(?:the )?${YEARS})?`;
const HEAD = `(FY ?)?(?:(${SPLIT_YEAR})|(${YEAR}))[ ,:/-]{0,2}`;

const BASED_ON_YEAR: Doubt = { ...UNSURE, basis: 'year-convention' };

/** Quarters of the year that begins in `year`. */
function quarters(kind: YearKind, year: number, first: number, last: number): Span {
  const begins = kind === 'financial' ? 4 : 1;
  const of = (quarter: number): Span => {
    const month = begins + 3 * (quarter - 1);
    return monthsFrom(month > 12 ? year + 1 : year, month > 12 ? month - 12 : month, 3);
  };
  return union(of(first), of(last));
}

function meaning(
  sight: Sight,
  first: number | null,
  last: number | null,
  words: { split?: string | undefined; single?: string | undefined; all: string },
): Dated | null {
  if (first === null || last === null || first < 1 || last > 4 || first > last) return null;
  const range = first !== last;
  const grain = range ? 'stretch' : 'quarter';
  const split = words.split === undefined ? null : splitYear(words.split);
  if (words.split !== undefined)
    return split === null
      ? null
      : { ...withSpan(quarters('financial', split, first, last), SAID), grain, range };
  // "Q1 2027" is of the calendar year, unless the plan counts in financial ones.
  const said = /FY|f(?:in|is)/i.test(words.all) ? 'financial' : /cal/i.test(words.all) ? 'calendar' : null;
  const kind = said ?? (sight.anchors.yearKind === 'financial' ? 'financial' : 'calendar');
  const doubt = said ? SAID : BASED_ON_YEAR;
  if (words.single === undefined)
    return { as: 'yearly', in: (year) => quarters(kind, year, first, last), grain, doubt, range, bare: true };
  const year = yearNumber(words.single);
  return year === null ? null : { ...withSpan(quarters(kind, year, first, last), doubt), grain, range };
}
const withSpan = (span: Span, doubt: Doubt) => ({ as: 'span', span, doubt }) as const;

function number(...words: (string | undefined)[]): number | null {
  const word = words.find((one) => one !== undefined) ?? '';
  return /^(?:last|final)/i.test(word) ? 4 : nthOf(word);
}

export const quarterRows: readonly Row[] = [
  row(`\\bh([12])(?!\\d)${TAIL}`, (m, sight) =>
    meaning(sight, m[1] === '1' ? 1 : 3, m[1] === '1' ? 2 : 4, { split: m[2], single: m[3], all: m[0] }),
  ),
  row(`\\bq(?:uarters?)? ?([1-4]) ?(?:-|to|and|&|/) ?q?(?:uarter)? ?([1-4])(?!\\d)${TAIL}`, (m, sight) =>
    meaning(sight, Number(m[1]), Number(m[2]), { split: m[3], single: m[4], all: m[0] }),
  ),
  row(`\\b${HEAD}\\(?q(?:uarter|tr)? ?([1-4])(?!\\d)`, (m, sight) =>
    meaning(sight, Number(m[4]), Number(m[4]), { split: m[2], single: m[3], all: m[0] }),
  ),
  row(`\\b${Q}(?!\\d)${TAIL}`, (m, sight) => {
    const quarter = number(m[1], m[2], m[3]);
    return meaning(sight, quarter, quarter, { split: m[4], single: m[5], all: m[0] });
  }),
];
