/** The next day on which a milestone is to be asked about, for whoever writes milestones in numbers. */
import { daysOffOf, EVERYBODY_IN } from '../../domain/away/who-answers.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { PlainDate, Plan } from '../../domain/plan.ts';
import { nextAsk } from '../../domain/reminders.ts';

/** Nothing is asked before the plan has gone live, nor on a day off of whoever answers (`presence`). */
export const asksOn =
  (plan: Plan, today: PlainDate, presence = EVERYBODY_IN) =>
  (milestone: Milestone): PlainDate | null =>
    nextAsk(
      milestone,
      plan,
      today < plan.goLive ? plan.goLive : today,
      daysOffOf(plan, milestone.owner, presence),
    );
