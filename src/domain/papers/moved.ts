/** What moved in the scope of a report since a day: completed, stood otherwise, re-dated, asked about and not answered. */
import { isSlippage } from '../changed.ts';
import type { Milestone } from '../milestone.ts';
import type { Item, PlainDate } from '../plan.ts';
import type { Standing } from '../snapshot.ts';
import type { ActionStanding } from '../standing.ts';
import type { Scoped } from './record.ts';

export type Completed = { item: Item; milestone: Milestone };

/** Completed from a day on, by the day of completion; a cross-reference is told of at its target. */
export function completedSince(scope: Scoped, from: PlainDate): Completed[] {
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

/** What was completed from a day on: actions as they are counted, and beside them parts of such as go on. */
export type Completions = { actions: ActionStanding[]; parts: Completed[] };

/**
 * An action is told of where it is complete now and was not in the figures that it is compared with: so the actions
 * here, and those that are complete no longer, are the change of that figure. Parts are the rounds of recurring work,
 * and dates of actions that have further ones.
 */
export function completionsSince(scope: Scoped, from: PlainDate): Completions {
  const isNews = ({ action, standing, decisive }: ActionStanding): boolean => {
    if (standing !== 'complete') return false;
    return scope.before === null
      ? (decisive?.completedOn ?? '') >= from
      : scope.before.standings[action.id] !== 'complete';
  };
  const actions = scope.standings.filter(isNews);
  const told = new Set(actions.flatMap(({ decisive }) => decisive?.id ?? []));
  const awaiting = new Set(
    scope.standings.flatMap(({ action, standing }) => (standing === 'awaiting-check' ? [action.id] : [])),
  );
  const parts = completedSince(scope, from).filter(
    ({ item, milestone }) => !told.has(milestone.id) && !awaiting.has(item.id),
  );
  return { actions, parts };
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
