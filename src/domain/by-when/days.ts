/** Rows: days of the calendar, in UK order, with or without a year. */

import {
  before,
  type Dated,
  dated,
  FROM_WRITTEN,
  GUESSED,
  type Row,
  row,
  SAID,
  UNSURE,
  type Undated,
  undated,
} from './sight.ts';
import { dayIn, type Span, shiftDays, single } from './spans.ts';
import { MONTH, monthNumber, ORDINAL, WEEKDAY, YEAR, yearNumber } from './words.ts';

const DAY = `(?<![\\d/.,£-])(\\d{1,2})(?:${ORDINAL})?`;
/** A year after a day and month: "2027", "-27", "'27", and "27" where the words end. */
const TAIL = `(?:[ ,-]{0,2}(${YEAR})|(?: ?'|-)(\\d\\d)(?![\\d/%]|\\.\\d)| (\\d\\d)(?= ?(?:$|[,;:!?)]|\\.(?!\\d)|-)))?`;

/** A day that the calendar has not: somebody must say which was meant. */
const impossible = undated('vague', 'low');

function span(year: number, month: number, first: number, last = first): Span | null {
  const from = dayIn(year, month, first);
  const to = dayIn(year, month, last);
  return from !== null && to !== null && from <= to ? { start: from, end: to } : null;
}

/** Days of a month, in the year that was said or, yearless, in any. */
function days(year: string | undefined, month: number, first: number, last = first): Dated | Undated {
  const range = first !== last;
  const grain = range ? 'stretch' : 'day';
  if (year === undefined) {
    if (span(2028, month, first, last) === null) return impossible;
    return { as: 'yearly', in: (one) => span(one, month, first, last), grain, doubt: SAID, range };
  }
  const number = yearNumber(year);
  const found = dated(number === null ? null : span(number, month, first, last), grain);
  return found ? { ...found, range } : impossible;
}

/** What an unmarked "31/3" must have before it, unless it stands alone. */
const EXPECTS_DAY =
  /(?:\b(?:by|on|before|until|till|from|to|due|after|date)|w\/?[ceb]|[:(-])[ :]*(?:the )?$|^$/i;

export const dayRows: readonly Row[] = [
  row('\\b(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:t[\\d:.]+z?)?(?!\\d)', (m) =>
    days(m[1], Number(m[2]), Number(m[3])),
  ),
  row(`(?<![\\d./-])(\\d{1,2}) ?([/.-]) ?(\\d{1,2}) ?\\2 ?(${YEAR}|\\d\\d(?!\\d))(?!/\\d|[.-]\\d)`, (m) =>
    days(m[4], Number(m[3]), Number(m[1])),
  ),
  row(`${DAY} ?(?:-|/|to|and|&) ?(\\d{1,2})(?:${ORDINAL})?(?: of)?[ -]?(${MONTH})${TAIL}`, (m) =>
    days(m[4] ?? m[5] ?? m[6], monthNumber(m[3] ?? ''), Number(m[1]), Number(m[2])),
  ),
  row(`(?:${WEEKDAY},? )?(?:the )?${DAY}(?: of)?[ -]?(?:the )?(${MONTH})${TAIL}`, (m) =>
    days(m[3] ?? m[4] ?? m[5], monthNumber(m[2] ?? ''), Number(m[1])),
  ),
  row(`\\b(${MONTH}) ?(?:the )?(\\d{1,2})(?:${ORDINAL})?(?![\\d%/:]|[.,]\\d|-\\d)(?:,? (${YEAR}))?`, (m) =>
    days(m[3], monthNumber(m[1] ?? ''), Number(m[2])),
  ),
  // Without a year "1/2" may be a share: only where a day is expected is it one.
  row('(?<![\\d./-])(\\d{1,2})/(\\d{1,2})(?![\\d/%]|[.-]\\d)', (m, sight) => {
    const alone = m[0].length === sight.text.trim().length;
    if (!alone && !(before(sight, m) !== '' && EXPECTS_DAY.test(before(sight, m)))) return null;
    const [first, second] = [Number(m[1]), Number(m[2])];
    if (second > 12) return null;
    const read = days(undefined, second, first);
    return read.as === 'yearly' ? { ...read, doubt: alone ? GUESSED : UNSURE } : null;
  }),
  row('\\b(?:today|tomorrow)\\b(?! and\\b)', (m, { anchors }) => {
    const step = /today/i.test(m[0]) ? 0 : 1;
    return dated(single(shiftDays(anchors.written, step)), 'day', FROM_WRITTEN);
  }),
];
