/** What moved in the scope of a report since a day: completed, stood otherwise, re-dated, asked about and not answered. */
import { isSlippage } from '../changed.ts';
import { chasedAt } from '../cross-reference.ts';
import type { Milestone } from '../milestone.ts';
import type { Item, PlainDate } from '../plan.ts';
import type { Standing } from '../snapshot.ts';
import { type ActionStanding, answersFor, isOpenAction } from '../standing.ts';
import type { Scoped } from './record.ts';

/** Completed from a day on, by the day of completion; a cross-reference is told of at its target. */
export function completedSince(scope: Scoped, from: PlainDate): { item: Item; milestone: Milestone }[] {
  const own = new Map(scope.actions.map((action) => [action.id, action]));
  return scope.milestones
    .flatMap((milestone) => {
      const item = own.get(milestone.item);
      const on = milestone.completedOn;
      const done = milestone.status === 'complete' && on !== null && on >= from && on <= scope.today;
      return item && done ? [{ item, milestone }] : [];
    })
    .sort((a, b) => (a.milestone.completedOn ?? '').localeCompare(b.milestone.completedOn ?? ''));
}

export type Moved = { one: ActionStanding; was: Standing };

/** What stands otherwise than it was kept; completions are told by themselves. What was not kept has not moved. */
export const movedSince = ({ standings, before }: Scoped): Moved[] =>
  standings.flatMap((one) => {
    const was = before?.standings[one.action.id];
    return was === undefined || was === one.standing || one.standing === 'complete' ? [] : [{ one, was }];
  });

export type Redated = { item: Item; at: string; from: PlainDate; to: PlainDate | null };

/** Agreed dates that were moved after an instant, oldest first. */
export function redatedSince(scope: Scoped, since: string): Redated[] {
  const own = new Map(scope.actions.map((action) => [action.id, action]));
  return scope.changes
    .filter((change) => isSlippage(change) && change.at > since)
    .sort((a, b) => a.at.localeCompare(b.at))
    .flatMap(({ item: id, at, from, to }) => {
      const item = id === null ? undefined : own.get(id);
      return item && from !== null ? [{ item, at, from, to }] : [];
    });
}

/** Open actions of which a card asked from a day on, and of which nobody has spoken since it did. */
export const unanswered = (scope: Scoped, from: PlainDate): ActionStanding[] =>
  scope.standings.filter(
    (one) =>
      isOpenAction(one) &&
      answersFor(one) !== null &&
      chasedAt(one.action, scope.book.byRef) === null &&
      one.milestones.some(
        ({ open, askedOn, lastUpdate }) =>
          open &&
          askedOn !== null &&
          askedOn >= from &&
          (lastUpdate === null || scope.dayOf(lastUpdate.at) < askedOn),
      ),
  );
