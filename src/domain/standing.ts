/** How an action stands for a board: boards count actions, and an action has as many milestones as it needs. */
import { isOverdue, type Milestone } from './milestone.ts';
import type { Action, PlainDate } from './plan.ts';
import type { Standing } from './snapshot.ts';

export type ActionStanding = {
  action: Action;
  /** Earliest agreed date first, without a date last. */
  milestones: readonly Milestone[];
  standing: Standing;
  /** The milestone that the standing is taken from; null for an action that has none. */
  decisive: Milestone | null;
};

/** Past when the plan went live, and nobody has said a word of it since. */
export const isUnreported = (milestone: Pick<Milestone, 'open' | 'inherited' | 'lastUpdate'>): boolean =>
  milestone.open && milestone.inherited && milestone.lastUpdate === null;

/** The standing of each action, in the order given. Milestones of other actions are left aside. */
export function standingsOf(
  actions: readonly Action[],
  milestones: readonly Milestone[],
  today: PlainDate,
): ActionStanding[] {
  const ofItem = Map.groupBy(milestones, (milestone) => milestone.item);
  return actions.map((action) => {
    const own = earliestFirst(ofItem.get(action.id) ?? []);
    return { action, milestones: own, ...standingOf(own, today) };
  });
}

/**
 * By the first of these that holds:
 * 1. overdue: an open milestone is. Whatever else was said of it shows on its line, in words.
 * 2. the last stated status of the earliest open milestone that is more than inherited.
 * 3. inherited: all that is open is inherited and unreported. What is live goes before, so that it is not hidden.
 * 4. complete: all is closed, and something was completed.
 * 5. withdrawn: all is closed, and nothing was completed.
 * An action without milestones has not started.
 */
function standingOf(
  milestones: readonly Milestone[],
  today: PlainDate,
): Pick<ActionStanding, 'standing' | 'decisive'> {
  const overdue = milestones.find((milestone) => isOverdue(milestone, today));
  if (overdue) return { standing: 'overdue', decisive: overdue };
  const live = milestones.find((milestone) => milestone.open && !isUnreported(milestone));
  if (live) return { standing: live.status, decisive: live };
  const inherited = milestones.find(isUnreported);
  if (inherited) return { standing: 'inherited', decisive: inherited };
  const lastCompleted = milestones
    .filter((milestone) => milestone.status === 'complete')
    .sort((a, b) => (a.completedOn ?? '').localeCompare(b.completedOn ?? ''))
    .at(-1);
  if (lastCompleted) return { standing: 'complete', decisive: lastCompleted };
  const withdrawn = milestones.at(-1);
  return withdrawn
    ? { standing: 'withdrawn', decisive: withdrawn }
    : { standing: 'not-started', decisive: null };
}

const NO_DATE = '9999';

const earliestFirst = (milestones: readonly Milestone[]): Milestone[] =>
  [...milestones].sort((a, b) => (a.due ?? NO_DATE).localeCompare(b.due ?? NO_DATE));

/** Something of it is still to be done. */
export const isOpenAction = (one: ActionStanding): boolean =>
  one.standing !== 'complete' && one.standing !== 'withdrawn';

/** Open, and nothing open in it has an agreed date: it can't be overdue, whatever happens. */
export const hasNoDate = (one: ActionStanding): boolean =>
  isOpenAction(one) && one.milestones.every((milestone) => !milestone.open || milestone.due === null);
