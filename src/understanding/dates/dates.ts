/** Parser: date words in UK order, in four stages: days and times by themselves, parts of them, what is counted from them. */

import type { Parser } from '../mark.ts';
import { countedFrom } from './counted-from.ts';
import { dateSight, markOf, readRows } from './date-rows.ts';
import { holidayWords } from './holiday-words.ts';
import { monthWords } from './month-words.ts';
import { nearDays } from './near-days.ts';
import { daysOfMonths, partsOfTimes } from './parts-of-times.ts';
import { schoolTimes } from './school-times.ts';
import { numberedDays, writtenDays } from './written-days.ts';
import { yearWords } from './year-words.ts';

/** Order is data: a written day takes its month, and a holiday its "Friday", before the bare words are read. */
const stages = [
  ...writtenDays,
  ...holidayWords,
  ...schoolTimes,
  ...monthWords,
  ...yearWords,
  ...nearDays,
  ...daysOfMonths,
  ...numberedDays,
  ...partsOfTimes,
  ...countedFrom,
];

/** Without one of these no row can match. */
const MAY_HOLD_A_DATE = /\d|[a-z]{3}/i;

export const dates: Parser = (sight) =>
  MAY_HOLD_A_DATE.test(sight.left)
    ? readRows(stages, dateSight(sight))
        .found.toSorted((a, b) => a.start - b.start)
        .map((dating) => markOf(dating, sight.text))
    : [];
