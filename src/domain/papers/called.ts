/** Whom the call for a board's papers asks: everybody in its scope who has not reported since the last round. */
import { addDays, localDate } from '../calendar.ts';
import type { Milestone } from '../milestone.ts';
import type { PlainDate } from '../plan.ts';
import { ASKED_LATELY } from '../reminders.ts';
import type { Round } from '../rounds.ts';

/** Whether the call asks about the milestone today. What is asked about anyway, or was lately, is not asked about twice. */
export function isCalled(milestone: Milestone, round: Round, zone: string, today: PlainDate): boolean {
  const { open, inherited, forecast, owner, start, lastUpdate, askedOn, askOn, snoozedUntil } = milestone;
  if (!open || owner === null || (inherited && forecast === null)) return false;
  if (start !== null && start > today) return false;
  if (snoozedUntil !== null && snoozedUntil > today) return false;
  if (askOn !== null && askOn <= today) return false;
  if (askedOn !== null && askedOn >= addDays(round.opens, -ASKED_LATELY)) return false;
  return lastUpdate === null || localDate(Temporal.Instant.from(lastUpdate.at), zone) < round.since;
}
