/** What a board's channel gets while an election is near. */
import type { BeforeElections, PlainDate } from '../kinds.ts';
import type { Board, Plan } from '../plan.ts';

/** The pre-election period that a day lies in, first and last day among it. */
export const electionOn = (
  plan: Pick<Plan, 'elections'>,
  day: PlainDate,
): Plan['elections'][number] | undefined => plan.elections.find(({ from, to }) => from <= day && day <= to);

/** `post` outside of such periods, else what the board chose. */
export const postingOn = (
  plan: Pick<Plan, 'elections'>,
  board: Pick<Board, 'beforeElections'>,
  day: PlainDate,
): BeforeElections => (electionOn(plan, day) ? board.beforeElections : 'post');
