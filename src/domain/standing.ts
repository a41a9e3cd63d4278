/** How an action stands for a board: boards count actions, and an action has as many milestones as it needs. */
import type { Book } from './book.ts';
import { chasedAt } from './cross-reference.ts';
import { isOverdue, type Milestone, type Status } from './milestone.ts';
import { type Action, accountable, type OwnerKey, type PlainDate } from './plan.ts';
import type { Standing } from './snapshot.ts';

export type ActionStanding = {
  action: Action;
  /** The action at which this one is chased, when it is a cross-reference: it stands as that one does. */
  chasedAt: Action | null;
  /** Earliest agreed date first, without a date last; of a cross-reference those of its target. */
  milestones: readonly Milestone[];
  standing: Standing;
  /** The milestone that the standing is taken from; null for an action that has none. */
  decisive: Milestone | null;
  /** What was stated, however late it is; in progress between one occurrence that is done and the next that begins. */
  status: Status;
};

/** Past when the plan went live, and nobody has said a word of it since. */
export const isUnreported = (milestone: Pick<Milestone, 'open' | 'inherited' | 'lastUpdate'>): boolean =>
  milestone.open && milestone.inherited && milestone.lastUpdate === null;

/** The standing of each action, in the order given. Milestones of other actions are left aside. */
export function standingsOf(
  book: Pick<Book, 'byRef'>,
  actions: readonly Action[],
  milestones: readonly Milestone[],
  today: PlainDate,
): ActionStanding[] {
  const ofItem = Map.groupBy(milestones, (milestone) => milestone.item);
  return actions.map((action) => {
    const target = chasedAt(action, book.byRef);
    const own = earliestFirst(ofItem.get((target ?? action).id) ?? []);
    const { standing, decisive } = standingOf(own, today);
    const status = standing === 'in-progress' ? standing : (decisive?.status ?? 'not-started');
    return { action, chasedAt: target, milestones: own, standing, decisive, status };
  });
}

/**
 * By the first of these that holds:
 * 1. overdue: an open milestone is. Whatever else was said of it shows on its line, in words.
 * 2. the last stated status of the earliest open milestone that is more than inherited; in progress where that is
 *    an occurrence of which nobody has spoken and which has not begun, and an earlier one is complete.
 * 3. inherited: all that is open is inherited and unreported. What is live goes before, so that it is not hidden.
 * 4. complete: all is closed, and something was completed; awaiting check as long as a lead has not accepted it.
 * 5. withdrawn: all is closed, and nothing was completed.
 * An action without milestones has not started.
 */
function standingOf(
  milestones: readonly Milestone[],
  today: PlainDate,
): Pick<ActionStanding, 'standing' | 'decisive'> {
  const overdue = milestones.find((milestone) => isOverdue(milestone, today));
  if (overdue) return { standing: 'overdue', decisive: overdue };
  const lastCompleted = milestones
    .filter((milestone) => milestone.status === 'complete')
    .sort((a, b) => (a.completedOn ?? '').localeCompare(b.completedOn ?? ''))
    .at(-1);
  const live = milestones.find((milestone) => milestone.open && !isUnreported(milestone));
  if (live) {
    const between = lastCompleted !== undefined && isAhead(live, today) && live.lastUpdate === null;
    return { standing: between ? 'in-progress' : live.status, decisive: live };
  }
  const inherited = milestones.find(isUnreported);
  if (inherited) return { standing: 'inherited', decisive: inherited };
  const unchecked = milestones.find(({ signOff }) => signOff?.state === 'awaiting');
  if (unchecked) return { standing: 'awaiting-check', decisive: unchecked };
  if (lastCompleted) return { standing: 'complete', decisive: lastCompleted };
  const withdrawn = milestones.at(-1);
  return withdrawn
    ? { standing: 'withdrawn', decisive: withdrawn }
    : { standing: 'not-started', decisive: null };
}

/** An occurrence whose time has not come yet. */
export const isAhead = (milestone: Pick<Milestone, 'kind' | 'start'>, today: PlainDate): boolean =>
  milestone.kind === 'occurrence' && milestone.start !== null && milestone.start > today;

const NO_DATE = '9999';

const earliestFirst = (milestones: readonly Milestone[]): Milestone[] =>
  [...milestones].sort((a, b) => (a.due ?? NO_DATE).localeCompare(b.due ?? NO_DATE));

/** Something of it is still to be done. */
export const isOpenAction = ({ standing }: ActionStanding): boolean =>
  standing !== 'complete' && standing !== 'awaiting-check' && standing !== 'withdrawn';

/** Open, and nothing open in it has an agreed date: it can't be overdue, whatever happens. */
export const hasNoDate = (one: ActionStanding): boolean =>
  isOpenAction(one) && one.milestones.every((milestone) => !milestone.open || milestone.due === null);

/** Who answers for it: for a cross-reference, whoever answers for its target. */
export const answersFor = (one: Pick<ActionStanding, 'action' | 'chasedAt'>): OwnerKey | null =>
  accountable(one.chasedAt ?? one.action);
