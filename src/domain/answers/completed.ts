/** What was completed in a time: by the day on which it was, whenever it was planned for. */
import type { Milestone } from '../milestone.ts';
import type { Action } from '../plan.ts';
import type { Period, Question } from '../question.ts';
import { isPlannedExactlyFor, liesIn } from '../scope.ts';

/** "What did we complete this month"; a time that the plan itself gives to actions ("Year 1") is when they are planned. */
export function asksWhatWasCompleted(
  { intent, status, period }: Question,
  about: readonly Action[],
): boolean {
  if (intent !== 'list' && intent !== 'status') return false;
  if (period === null || status.join() !== 'complete') return false;
  return !about.some((action) => isPlannedExactlyFor(action, period));
}

export const wasCompletedIn =
  (period: Period) =>
  ({ status, completedOn }: Milestone): boolean =>
    status === 'complete' && liesIn(period, completedOn);
