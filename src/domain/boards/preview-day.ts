/** When those who lead see a board's post before the board does: two working days before it, at the plan's hour. */
import { addWorkingDays, localDate, localInstant } from '../calendar.ts';
import type { Board, PlainDate, Plan } from '../plan.ts';
import { whyHeld } from './held.ts';
import { nextOccasion, type Occasion } from './occasion.ts';

/** Two working days: enough to ask somebody, and few enough that the figures are nearly those of the post. */
const BEFORE = 2;

export const previewDay = ({ day }: Occasion): PlainDate => addWorkingDays(day, -BEFORE);

export const previewAt = (plan: Plan, next: Occasion): Temporal.Instant =>
  localInstant(previewDay(next), plan.reminders.at, plan.timezone);

/**
 * The board's next post, where it is to be seen by now; null before that day, on the day of the post itself (there is
 * no time left to ask anybody), and where an election keeps it back.
 */
export function previewedNow(plan: Plan, board: Board, now: Temporal.Instant): Occasion | null {
  const today = localDate(now, plan.timezone);
  const next = nextOccasion(board, plan.timezone, now, plan.about.terms);
  const isNear = previewDay(next) <= today && today < next.day;
  return isNear && next.day >= plan.goLive && whyHeld(plan, board, null, next.day) === null ? next : null;
}
