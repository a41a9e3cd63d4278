/** Rows: school, financial and calendar years, stretches of years, and a year alone. */
import type { PlainDate } from '../kinds.ts';
import { yearOf } from '../terms.ts';
import type { Anchors, YearKind } from './anchors.ts';
import { FOLLOWS_YEAR, LEADS_TO_YEAR, STATE_IN_YEAR, WHOLE_YEAR } from './company.ts';
import {
  after,
  before,
  type Dated,
  type Doubt,
  dated,
  FROM_PERIOD,
  GUESSED,
  type Row,
  row,
  SAID,
  type Sight,
  UNSURE,
  undated,
} from './sight.ts';
import { inYear, type Span, yearSpan } from './spans.ts';
import { MONTH, ORDINAL, SPLIT_YEAR, splitYear, YEAR, yearNumber } from './words.ts';

const KIND = '(academic|school|financial|fiscal|calendar|FY|AY)';
const PLANS_YEAR: Doubt = { certainty: 'high', basis: 'year-convention', confirm: true };

function kindSaid(word: string | undefined): YearKind | null {
  const said = word?.toLowerCase() ?? '';
  if (/^(?:academic|school|ay)/.test(said)) return 'academic';
  if (/^f/.test(said)) return 'financial';
  return said.startsWith('calendar') ? 'calendar' : null;
}

/** "2026-27": the plan's own kind of year, unless the words say which. */
function splitMeaning(first: number, said: YearKind | null, { anchors }: Sight): Dated | null {
  if (said === 'calendar') return null;
  const kind = said ?? anchors.yearKind;
  const doubt = said ? SAID : kind === 'calendar' ? { ...PLANS_YEAR, certainty: 'low' as const } : PLANS_YEAR;
  // No calendar year has two numbers: where the plan counts in such, a school year is meant.
  return dated(yearSpan(kind === 'calendar' ? 'academic' : kind, first), 'year', doubt);
}

/** Years from one to another: the plan's own period where they name it, or its months where they touch it. */
function rangeMeaning(first: number, last: number, short: boolean, { anchors }: Sight): Dated {
  const own = [anchors.period, anchors.delivery].find(
    (span) => span && yearOf(span.start) === first && yearOf(span.end) === last,
  );
  if (own) return { ...spanned(own, FROM_PERIOD), range: true };
  const touched = touching(anchors.period, first, last);
  if (touched) return { ...spanned(touched, FROM_PERIOD), range: true };
  const kind = short ? anchors.yearKind : 'calendar';
  const span =
    kind === 'calendar' ? yearSpan('calendar', first, last - first + 1) : yearSpan(kind, first, last - first);
  return { ...spanned(span, short ? { ...UNSURE, basis: 'year-convention' } : UNSURE), range: true };
}
const spanned = (span: Span, doubt: Doubt) => ({ as: 'span', span, grain: 'year', doubt }) as const;

/** A stretch that begins where the plan does or where it ends, or ends with it, keeps the plan's months. */
function touching(period: Span | null, first: number, last: number): Span | null {
  if (!period) return null;
  const [begins, ends] = [yearOf(period.start), yearOf(period.end)];
  if (first !== begins && first !== ends && last !== ends) return null;
  const span = { start: inYear(period.start, first), end: inYear(period.end, last) };
  return span.start < span.end ? span : null;
}

function yearAlone(m: RegExpExecArray, sight: Sight): Dated | ReturnType<typeof undated> | null {
  const year = yearNumber(m[1] ?? '');
  if (year === null) return null;
  const lead = before(sight, m);
  if (!LEADS_TO_YEAR.test(lead)) return undated('none', 'medium');
  const whole = yearSpan('calendar', year);
  const rest = after(sight, m);
  if (STATE_IN_YEAR.test(rest)) {
    const said = dated(whole, 'year', UNSURE);
    return said && { ...said, backward: true };
  }
  if (!FOLLOWS_YEAR.test(rest)) return undated('none', 'medium');
  if (WHOLE_YEAR.test(lead)) {
    const ends = planEndIn(sight.anchors, year);
    return dated(
      ends === null ? whole : { start: whole.start, end: ends },
      'year',
      ends ? FROM_PERIOD : SAID,
    );
  }
  return { as: 'span', span: whole, grain: 'year', doubt: UNSURE, horizon: true };
}

/** The plan's last day where it lies in the year: what falls due in a plan's last year is due by its end. */
export function planEndIn({ period, delivery }: Anchors, year: number): PlainDate | null {
  return [period, delivery].find((span) => span && yearOf(span.end) === year)?.end ?? null;
}

export const yearRows: readonly Row[] = [
  row(
    `(?:\\b${KIND}(?:[ -]years?)?[ -]?\\(?)?(${SPLIT_YEAR})\\)?(?: ${KIND}(?: years?)?\\b)?`,
    (m, sight) => {
      const first = splitYear(m[2] ?? '');
      const said = kindSaid(m[1] ?? m[3]);
      // Of "26-27" and "26/27" in running text, only the years that lie near are meant.
      const near = first !== null && Math.abs(first - yearOf(sight.anchors.written)) <= 40;
      return first === null || !near ? null : splitMeaning(first, said, sight);
    },
  ),
  row("^'?(\\d\\d)-(\\d\\d)$", (m, sight) => {
    const first = splitYear(m[0]);
    return first === null || Number(m[1]) < 20 ? null : splitMeaning(first, null, sight);
  }),
  row(`\\b(${YEAR}) ?(-|/|to|until|and|&) ?(${YEAR}|\\d\\d(?!\\d))(?![\\d/%]|-\\d|[.,]\\d)`, (m, sight) => {
    const first = yearNumber(m[1] ?? '');
    const short = (m[3] ?? '').length === 2;
    const last = short ? century(first, m[3]) : yearNumber(m[3] ?? '');
    const dateFollows = new RegExp(`^(?:${ORDINAL})?(?: of)? ?${MONTH}`, 'i').test(after(sight, m));
    if (first === null || last === null || last <= first || last - first > 40) return null;
    if (short && (dateFollows || !/[-/]/.test(m[2] ?? ''))) return null;
    return rangeMeaning(first, last, short, sight);
  }),
  row(
    `\\b(academic|school|financial|fiscal|FY|AY)(?: year)? ?'?(${YEAR}|\\d\\d(?![\\d/-]))|\\b(${YEAR}) (academic|school|financial|fiscal) year`,
    (m) => {
      const year = yearNumber(m[2] ?? m[3] ?? '');
      const kind = kindSaid(m[1] ?? m[4]);
      return year === null || kind === null ? null : dated(yearSpan(kind, year), 'year', GUESSED);
    },
  ),
  row(`\\b(?:calendar )?year (${YEAR})`, (m) => {
    const year = yearNumber(m[1] ?? '');
    return year === null ? null : dated(yearSpan('calendar', year), 'year');
  }),
  row(`(?<![\\w£$€]|\\d[-/.,])(${YEAR})(?![\\w%]|[.,/-]\\d)`, yearAlone),
];

function century(first: number | null, digits: string | undefined): number | null {
  return first === null ? null : Math.floor(first / 100) * 100 + Number(digits);
}
