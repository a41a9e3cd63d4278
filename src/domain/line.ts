/** A milestone as a list shows it: what cards, answers and summaries have in common. */
import { type Book, topOf } from './book.ts';
import { type Evidence, isOverdue, type Milestone, type Status } from './milestone.ts';
import { accountable, type OwnerKey, type PlainDate, personBehind } from './plan.ts';

export type Line = {
  plan: string;
  milestone: string;
  item: string;
  ref: string;
  title: string;
  /** The title of the priority (or theme, phase ...) that it stands under. */
  under: string;
  /** Null when nobody is accountable. `post` is the post's title, null for a person named directly. */
  owner: { key: OwnerKey; post: string | null; person: string | null } | null;
  /** The first agreed date: differs from `due` once a lead has moved it. */
  firstDue: PlainDate | null;
  due: PlainDate | null;
  forecast: PlainDate | null;
  byWhen: string | null;
  status: Status;
  percent: number | null;
  reason: string | null;
  evidence: { count: number; latest: Evidence } | null;
  lastUpdate: { id: string; at: string; by: string } | null;
  completedOn: PlainDate | null;
  overdue: boolean;
  inherited: boolean;
  open: boolean;
};

/**
 * The line of a milestone.
 * @throws Error when the milestone's item is not in the book: a broken record, not a user's fault.
 */
export function lineOf(book: Book, milestone: Milestone, today: PlainDate): Line {
  const item = book.byId.get(milestone.item);
  if (!item) throw new Error(`milestone ${milestone.id} belongs to no item of plan ${book.plan.id}`);
  const key = accountable(item);
  const post = book.plan.posts.find((candidate) => `post:${candidate.id}` === key);
  return {
    plan: book.plan.id,
    milestone: milestone.id,
    item: item.id,
    ref: item.ref,
    title: milestone.label === null ? item.title : `${item.title} (${milestone.label})`,
    under: topOf(book, item).title,
    owner: key && { key, post: post?.title ?? null, person: personBehind(book.plan, key, today) },
    firstDue: milestone.firstDue,
    due: milestone.due,
    forecast: milestone.forecast,
    byWhen: item.byWhen,
    status: milestone.status,
    percent: milestone.percent,
    reason: milestone.reason,
    evidence: milestone.evidence,
    lastUpdate: milestone.lastUpdate,
    completedOn: milestone.completedOn,
    overdue: isOverdue(milestone, today),
    inherited: milestone.inherited,
    open: milestone.open,
  };
}

/** Worst first: longest overdue, then soonest due, then no date, inherited, closed; equals in the order given. */
export function worstFirst(lines: readonly Line[]): Line[] {
  return [...lines].sort(
    (a, b) => urgency(a) - urgency(b) || (a.due ?? a.forecast ?? '').localeCompare(b.due ?? b.forecast ?? ''),
  );
}

function urgency(line: Line): number {
  if (!line.open) return 3;
  if (line.inherited) return 2;
  return line.due === null && line.forecast === null ? 1 : 0;
}
