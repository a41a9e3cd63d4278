/** Date words in a sentence about the past: "closed in Dec" means the last December, not the next to come. */
import type { PlainDate } from '../../domain/plan.ts';
import type { Days } from '../mark.ts';
import { iso } from './calendar-words.ts';

/** The days as the past has them: those that lie ahead only because it was assumed are the last such days. */
export function lately(days: Days, today: PlainDate): Days {
  if (days.from <= today) return days;
  if (days.last) return { ...days.last, assumed: null };
  if (days.assumed === null) return days;
  const back = { [`${days.assumed}s`]: 1 };
  const earlier = (day: PlainDate): PlainDate => iso(Temporal.PlainDate.from(day).subtract(back));
  const { from, to, by } = days;
  return { from: earlier(from), to: earlier(to), by: earlier(by), assumed: null };
}
