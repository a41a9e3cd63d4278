/** The day that a dated phrase means: its date mark, and the word before it ("after", "before", "until"). */
import type { PlainDate } from '../../domain/plan.ts';
import { claimed, type MarkOf, marksOf, type Sight } from '../mark.ts';
import { iso } from './calendar-words.ts';

export const DATE = claimed('date');
export const UNTIL = "(?:until|untill|till|'?til)";

/** The date within a match; null where no words were read as one. */
export function dateIn(match: RegExpExecArray, sight: Sight): MarkOf<'date'> | null {
  const end = match.index + match[0].length;
  return marksOf(sight, 'date').find((mark) => mark.start >= match.index && mark.end <= end) ?? null;
}

/** The date that comes last within a match. */
export function lastDateIn(match: RegExpExecArray, sight: Sight): MarkOf<'date'> | null {
  const end = match.index + match[0].length;
  return marksOf(sight, 'date').findLast((mark) => mark.start >= match.index && mark.end <= end) ?? null;
}

/**
 * The day to come back on: "in May" is its first, "end of May" its last, "after half term" the first working day
 * behind it. `lead` are the words right before the date. Null where that day is not to come.
 */
export function dayToReturn(date: MarkOf<'date'>, lead: string, today: PlainDate): PlainDate | null {
  const { from, to, by, assumed } = date.days;
  const chosen = /\bafter\s+(?:the\s+)?$/i.test(lead)
    ? working(plusDays(to, 1), 1)
    : /\bbefore\s+(?:the\s+)?$/i.test(lead)
      ? working(plusDays(from, -1), -1)
      : from > today && !/^(?:the\s+)?(?:end|eo|mid|late|close|cop)/i.test(date.text)
        ? from
        : by;
  if (chosen === today && assumed === 'week') return plusDays(chosen, 7);
  return chosen > today ? chosen : null;
}

const plusDays = (day: PlainDate, days: number): PlainDate => iso(Temporal.PlainDate.from(day).add({ days }));

export const dayAfter = (day: PlainDate): PlainDate => working(plusDays(day, 1), 1);

/** The same day, or the next working day in that direction where it falls on a weekend. */
function working(day: PlainDate, step: 1 | -1): PlainDate {
  let found = day;
  while (Temporal.PlainDate.from(found).dayOfWeek > 5) found = plusDays(found, step);
  return found;
}
