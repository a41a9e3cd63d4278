/** How an action is rated in every answer: once, so that lists, counts and a board's paragraph agree. */
import { Status } from '../milestone.ts';
import { type ActionStanding, isOpenAction } from '../standing.ts';

/** What was stated of it, or the worst that was stated of any open part; late or not. */
export function ratingOf(one: ActionStanding): Status {
  if (!isOpenAction(one)) return one.status;
  const says = (status: Status): boolean =>
    one.milestones.some((part) => part.open && part.status === status);
  if (says('off-track')) return 'off-track';
  return says('at-risk') ? 'at-risk' : one.status;
}

/** Called on track, and overdue: it never counts as on track. */
export const isLateGreen = (one: ActionStanding): boolean =>
  one.standing === 'overdue' && ratingOf(one) === 'on-track';

export type Rated = {
  /** Each action once; none is 0. On track are those that are not overdue. */
  counts: { status: Status; count: number }[];
  /** Called on track, and overdue: what the counts leave out. */
  lateGreen: number;
};

export function ratedIn(actions: readonly ActionStanding[]): Rated {
  const counted = actions.filter((one) => !isLateGreen(one));
  return {
    counts: Status.options
      .map((status) => ({ status, count: counted.filter((one) => ratingOf(one) === status).length }))
      .filter(({ count }) => count > 0),
    lateGreen: actions.length - counted.length,
  };
}
