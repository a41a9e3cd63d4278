/** A question back about what is missing, once some of it was given a moment ago: only the rest is asked for. */
import type { PlainDate } from '../../domain/plan.ts';
import type { AskBack } from '../intent.ts';
import { aboutThese } from '../suggestions.ts';
import { likelyDates, WANT_A_DATE, WHY } from './reply-ask.ts';

/** Null where nothing is missing any more. `given` is what was said just before, in words of their own. */
export function stillMissing(
  ask: AskBack,
  given: { reason: boolean; date: boolean },
  ref: string,
  today: PlainDate,
): AskBack | null {
  if (ask.wants === 'date') return given.date && WANT_A_DATE.includes(ask.words) ? null : ask;
  if (ask.wants !== 'reason' || !(given.reason || given.date)) return ask;
  if (given.reason && given.date) return null;
  return given.reason
    ? { wants: 'date', words: 'What is the new date?', suggestions: aboutThese(likelyDates(today), [ref]) }
    : { wants: 'reason', words: WHY, suggestions: [] };
}
