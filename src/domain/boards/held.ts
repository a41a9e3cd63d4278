/** Why a board's post is not posted: somebody holds it, or an election is near. */

import type { Board, PlainDate, Plan } from '../plan.ts';
import type { BoardPost } from './board-post.ts';
import { electionOn, postingOn } from './elections.ts';

/** Null where nothing keeps it; `day` is the day on which it is due. */
export function whyHeld(plan: Plan, board: Board, said: BoardPost | null, day: PlainDate): string | null {
  const election = electionOn(plan, day);
  if (election && postingOn(plan, board, day) === 'hold')
    return `pre-election period until ${election.to}: this board is posted nothing`;
  return said?.hold ? `held by the ${said.hold.post} until it is released` : null;
}
