/** The table of all that by-when words can mean, in order, and the marks it leaves on a text. */
import { dayRows } from './days.ts';
import { holidayRows } from './holidays.ts';
import { monthRows, shortMonthRows } from './months.ts';
import { notDates } from './not-dates.ts';
import { planYearRows } from './plan-years.ts';
import { quarterRows } from './quarters.ts';
import { relativeRows } from './relative.ts';
import { rhythmRows } from './rhythms.ts';
import type { Mark, Row, Sight } from './sight.ts';
import { termRows } from './term-words.ts';
import { undatedRows } from './undated.ts';
import { yearRows } from './years.ts';

const ROWS: readonly Row[] = [
  ...notDates,
  ...rhythmRows,
  ...termRows,
  ...holidayRows,
  ...relativeRows,
  ...planYearRows,
  ...quarterRows,
  ...shortMonthRows,
  ...dayRows,
  ...monthRows,
  ...yearRows,
  ...undatedRows,
];

/** No letter, digit, blank or punctuation: what is claimed fits no row. */
const CLAIMED = '\u0001';

/** Every mark, in the order of the text. What one row has claimed, later ones cannot read. */
export function marksIn(sight: Sight): Mark[] {
  const found: Mark[] = [];
  let left = sight.text;
  for (const { pattern, read } of ROWS) {
    // A loop of `exec`, as `matchAll` copies the expression each time: most rows match nothing.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(left); match; match = pattern.exec(left)) {
      const to = match.index + match[0].length;
      const meaning = match[0] === '' ? null : read(match, sight);
      pattern.lastIndex = Math.max(to, match.index + 1);
      if (!meaning) continue;
      found.push({ ...meaning, from: match.index, to });
      left = left.slice(0, match.index) + CLAIMED.repeat(match[0].length) + left.slice(to);
    }
  }
  return found.sort((a, b) => a.from - b.from);
}
