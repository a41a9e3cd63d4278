/** Fits the milestones of an action to what it is planned as now: after an import, a new date, owner or rhythm. */
import type { Book } from './book.ts';
import type { Milestone } from './milestone.ts';
import {
  type Action,
  accountable,
  type Item,
  isAction,
  type OwnerKey,
  type PlainDate,
  type Plan,
} from './plan.ts';
import { type Planned, plannedMilestones, type Span } from './planned.ts';

export type Replanning = {
  /** The plan as it was, and as it is now: which action a cross-reference is chased at stands in the tree. */
  was: Book;
  book: Book;
  /** From go-live to a year ahead: the days between which recurrences have occurrences. */
  span: Span;
  newId: () => string;
  /** The id of an occurrence of an item, the same for ever. */
  idOf: (item: string, occurrence: string) => string;
  /** What was inherited and is still to be done: its date, which is past, is no longer one to keep. */
  reopens?: boolean;
  /** The day: whoever owns something anew has it from then on. */
  today: PlainDate;
};

/**
 * The milestones that have to be written: new ones, and those that change. What somebody has spoken of is never
 * taken away: its date moves, and its first date stays. What nobody spoke of and is not planned any more is withdrawn,
 * and is open again once it is planned again. `before` is null for a new item; `own` are all milestones of the item.
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
  const known = new Set(planned.map(keyOf));
  const back = comingBack(own, known);
  const mine = own.map((one) => (back.has(one) ? openAgain(one) : one));
  const again = new Set([...back].map(({ id }) => id));
  // Of two of one occurrence, the one that was spoken of is it.
  const byKey = new Map(
    [...mine.filter((one) => one.lastUpdate === null), ...mine.filter((one) => one.lastUpdate !== null)].map(
      (milestone) => [keyOf(milestone), milestone],
    ),
  );
  const spare = mine.filter(
    (milestone) => !known.has(keyOf(milestone)) && milestone.open && milestone.lastUpdate !== null,
  );
  const ids = new Set(own.map(({ id }) => id));
  const fitted = planned.map((one) => {
    const fit = byKey.get(keyOf(one)) ?? spare.shift();
    if (!fit) {
      const newId = (): string =>
        one.occurrence === null ? how.newId() : freeId(how.idOf, after.id, one.occurrence, ids);
      return fresh(after, one, { plan: how.book.plan, newId });
    }
    // The next check-in is counted from today, whatever it was when the plan left it out.
    const old = again.has(fit.id) && one.kind === 'check-in' ? undefined : was.get(keyOf(one));
    return refitted(how.reopens ? reopened(fit) : fit, one, old, after, how);
  });
  const used = new Set(fitted.map(({ id }) => id));
  const rest = mine
    .filter((milestone) => milestone.open && !used.has(milestone.id))
    .map((one) => (one.lastUpdate === null ? withdrawn(one) : ownedBy(one, accountable(after), how.today)));
  const stored = new Map(own.map((milestone) => [milestone.id, milestone]));
  return [...fitted, ...rest].filter((one) => !same(one, stored.get(one.id)));
}

/** Those that the plan had closed, and nobody else, and that it names again; and all that people had spoken of. */
function comingBack(own: readonly Milestone[], known: ReadonlySet<string>): ReadonlySet<Milestone> {
  const closed = own.filter(
    (one) => one.status === 'withdrawn' && (one.lastUpdate === null || one.left !== undefined),
  );
  const there = new Set(own.filter((one) => !closed.includes(one)).map(keyOf));
  return new Set(
    closed.filter((one) => one.left !== undefined || (known.has(keyOf(one)) && !there.has(keyOf(one)))),
  );
}

function openAgain({ left, ...own }: Milestone): Milestone {
  const again = { ...own, status: left ?? ('not-started' as const), open: true };
  return own.kind === 'check-in' ? { ...again, firstDue: null } : again;
}

/**
 * The id of an occurrence: whoever makes it gives it the same, so that it is made once. Where an occurrence that
 * people had spoken of has become another one and kept its id, the next is free.
 */
export function freeId(
  idOf: Replanning['idOf'],
  item: string,
  occurrence: string,
  taken: ReadonlySet<string>,
): string {
  for (let count = 1; ; count += 1) {
    const id = idOf(item, count === 1 ? occurrence : `${occurrence}#${count}`);
    if (!taken.has(id)) return id;
  }
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
    signOff: null,
    status: 'not-started',
    percent: null,
    reason: null,
    blocked: false,
    evidence: null,
    lastUpdate: null,
    completedOn: null,
    inherited: planned.due !== null && planned.due < plan.goLive,
    open: true,
    snoozedUntil: null,
    handOver: null,
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
  { book: { plan }, today }: Replanning,
): Milestone {
  const moved = own.open && planned.due !== own.due && planned.due !== was?.due;
  const due = moved ? planned.due : own.due;
  return {
    ...ownedBy(own, own.open ? accountable(item) : own.owner, today),
    label: planned.label,
    kind: planned.kind,
    occurrence: planned.occurrence,
    start: planned.start,
    due,
    firstDue: own.firstDue ?? due,
    inherited: moved ? due !== null && due < plan.goLive : own.inherited,
  };
}

/** What one owner wanted, was asked and was told is over with another, who begins anew. */
function ownedBy(own: Milestone, owner: OwnerKey | null, today: PlainDate): Milestone {
  if (owner === own.owner) return own;
  const { warned: _, chase: __, answeredOn: ___, ...anew } = own;
  return { ...anew, owner, handOver: null, snoozedUntil: null, askedOn: null, ownedFrom: today };
}

const reopened = (own: Milestone): Milestone =>
  own.open && own.inherited ? { ...own, due: null, inherited: false } : own;

const withdrawn = (own: Milestone): Milestone => ({
  ...own,
  status: 'withdrawn',
  open: false,
  askOn: null,
  ...(own.lastUpdate === null ? {} : { left: own.status }),
});
