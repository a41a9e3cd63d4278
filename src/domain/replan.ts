/** Fits the milestones of an action to what it is planned as now: after an import, a new date, owner or rhythm. */
import type { Book } from './book.ts';
import type { Milestone } from './milestone.ts';
import { type Action, accountable, type Item, isAction, type Plan } from './plan.ts';
import { type Planned, plannedMilestones, type Span } from './planned.ts';

export type Replanning = {
  /** The plan as it was, and as it is now: which action a cross-reference is chased at stands in the tree. */
  was: Book;
  book: Book;
  /** From go-live to a year ahead: the days between which recurrences have occurrences. */
  span: Span;
  newId: () => string;
  /** What was inherited and is still to be done: its date, which is past, is no longer one to keep. */
  reopens?: boolean;
};

/**
 * The milestones that have to be written: new ones, and those that change. What somebody has spoken of is never
 * taken away: its date moves, and its first date stays. What nobody spoke of and is not planned any more is withdrawn.
 * `before` is null for a new item; `own` are all milestones of the item.
 */
export function replan(
  before: Item | null,
  after: Item,
  own: readonly Milestone[],
  how: Replanning,
): Milestone[] {
  if (after.withdrawn || !isAction(after)) return own.filter((one) => one.open).map(withdrawn);
  const planned = plannedMilestones(after, how.book, how.span);
  const was = new Map(
    (before && isAction(before) ? plannedMilestones(before, how.was, how.span) : []).map((one) => [
      keyOf(one),
      one,
    ]),
  );
  const byKey = new Map(own.map((milestone) => [keyOf(milestone), milestone]));
  const known = new Set(planned.map(keyOf));
  const spare = own.filter(
    (milestone) => !known.has(keyOf(milestone)) && milestone.open && milestone.lastUpdate !== null,
  );
  const fitted = planned.map((one) => {
    const mine = byKey.get(keyOf(one)) ?? spare.shift();
    return mine
      ? refitted(how.reopens ? reopened(mine) : mine, one, was.get(keyOf(one)), after, how.book.plan)
      : fresh(after, one, { plan: how.book.plan, newId: how.newId });
  });
  const used = new Set(fitted.map(({ id }) => id));
  const dropped = own.filter(
    (milestone) =>
      !used.has(milestone.id) &&
      milestone.open &&
      milestone.lastUpdate === null &&
      !known.has(keyOf(milestone)),
  );
  const stored = new Map(own.map((milestone) => [milestone.id, milestone]));
  return [...fitted, ...dropped.map(withdrawn)].filter((one) => !same(one, stored.get(one.id)));
}

const keyOf = ({ kind, occurrence }: Pick<Planned, 'kind' | 'occurrence'>): string =>
  `${kind}:${occurrence ?? ''}`;

const same = (one: Milestone, other: Milestone | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A new milestone of an action, that nobody has spoken of. */
export function fresh(
  item: Action,
  planned: Planned,
  { plan, newId }: { plan: Plan; newId: () => string },
): Milestone {
  return {
    id: newId(),
    plan: item.plan,
    item: item.id,
    label: planned.label,
    kind: planned.kind,
    occurrence: planned.occurrence,
    start: planned.start,
    owner: accountable(item),
    firstDue: planned.due,
    due: planned.due,
    forecast: null,
    status: 'not-started',
    percent: null,
    reason: null,
    evidence: null,
    lastUpdate: null,
    completedOn: null,
    inherited: planned.due !== null && planned.due < plan.goLive,
    open: true,
    askedOn: null,
    askOn: null,
  };
}

/** A date that the plan has moved moves here, too; one that people have agreed on since stays. */
function refitted(
  own: Milestone,
  planned: Planned,
  was: Planned | undefined,
  item: Action,
  plan: Plan,
): Milestone {
  const moved = own.open && planned.due !== own.due && planned.due !== was?.due;
  const due = moved ? planned.due : own.due;
  return {
    ...own,
    label: planned.label,
    kind: planned.kind,
    occurrence: planned.occurrence,
    start: planned.start,
    owner: own.open ? accountable(item) : own.owner,
    due,
    firstDue: own.firstDue ?? due,
    inherited: moved ? due !== null && due < plan.goLive : own.inherited,
  };
}

const reopened = (own: Milestone): Milestone =>
  own.open && own.inherited ? { ...own, due: null, inherited: false } : own;

const withdrawn = (own: Milestone): Milestone => ({ ...own, status: 'withdrawn', open: false, askOn: null });
