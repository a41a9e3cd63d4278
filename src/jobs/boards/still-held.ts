/** A post that was held before its day and is held on it: whoever could release it is told, before it lapses unseen. */
import type { Preview } from '../../cards/boards/preview.ts';
import { isBoards, latestOccasion, nextOccasion, type Occasion } from '../../domain/boards/occasion.ts';
import { addWorkingDays, localDate } from '../../domain/calendar.ts';
import type { Board, Plan } from '../../domain/plan.ts';
import { boardPost } from '../../store/board-posts.ts';
import type { Clockwork } from '../clockwork.ts';

/** On its day, and on the working day after for whomever no message could reach on it; null where nobody holds it. */
export async function stillHeld(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
): Promise<Occasion | null> {
  const now = work.asOf.now();
  const today = localDate(now, plan.timezone);
  const { terms } = plan.about;
  const near = [latestOccasion, nextOccasion]
    .map((occasion) => occasion(board, plan.timezone, now, terms))
    .find(({ day }) => day <= today && today <= addWorkingDays(day, 1));
  if (!near || near.day < plan.goLive || !isBoards(board, near)) return null;
  const hold = (await boardPost(work.store, tenant, plan.id, board.id, near.week))?.doc.body.hold;
  // Of a hold on the day itself they were told at once.
  const isOlder = hold && localDate(Temporal.Instant.from(hold.at), plan.timezone) < near.day;
  return isOlder ? near : null;
}

export const isStillHeld = ({ said, postsOn, at, zone }: Preview): boolean =>
  said?.hold != null && (postsOn === null || postsOn === localDate(Temporal.Instant.from(at), zone));
