/** A milestone as a list shows it: what cards, answers and summaries have in common. */
import { type Book, topOf } from './book.ts';
import { type Evidence, type HandOver, isOverdue, type Milestone, type Status } from './milestone.ts';
import { accountable, type Item, type OwnerKey, type PlainDate, personBehind } from './plan.ts';

export type Line = {
  plan: string;
  milestone: string;
  item: string;
  ref: string;
  /** Ends with the note in brackets, where there is one. */
  title: string;
  /** The occurrence that it is, or the action at which a cross-reference is chased: "see 1.1(a)". */
  note: string | null;
  kind: Milestone['kind'];
  /** The occurrence's own name: "Autumn 2 2026-27". */
  label: string | null;
  start: PlainDate | null;
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
  blocked: boolean;
  /** Of what is complete: what shows that. */
  evidence: { count: number; latest: Evidence } | null;
  /** Declared complete, and not accepted by a lead yet. */
  awaitingCheck?: true;
  lastUpdate: { id: string; at: string; by: string } | null;
  completedOn: PlainDate | null;
  overdue: boolean;
  inherited: boolean;
  open: boolean;
  /** Before that day its owner asked not to be asked. */
  snoozedUntil: PlainDate | null;
  /** The last day on which its owner asked for more time. */
  answeredOn?: PlainDate;
  /** Whom its owner wants to have it. */
  handOver: HandOver | null;
  /** The next day on which it is to be asked about. */
  askOn: PlainDate | null;
  /** Who chased its owner last, and when. */
  chase?: NonNullable<Milestone['chase']>;
  /** The ref at which the action of this line is chased, for a cross-reference. */
  chasedAt: string | null;
  /** What a status does not list of an action with several milestones; null where there is nothing else. */
  others: {
    open: number;
    until: PlainDate | null;
    lastDone: Pick<Line, 'label' | 'completedOn' | 'evidence'> | null;
  } | null;
};

/**
 * The line of a milestone; `referring` is the cross-reference that shows it as its own.
 * @throws Error when the milestone's item is not in the book: a broken record, not a user's fault.
 */
export function lineOf(book: Book, milestone: Milestone, today: PlainDate, referring?: Item): Line {
  const item = book.byId.get(milestone.item);
  if (!item) throw new Error(`milestone ${milestone.id} belongs to no item of plan ${book.plan.id}`);
  const key = accountable(item);
  const shown = referring ?? item;
  const note = [
    ...(referring ? [`see ${item.ref}`] : []),
    ...(milestone.label === null ? [] : [milestone.label]),
  ].join(', ');
  const post = book.plan.posts.find((candidate) => `post:${candidate.id}` === key);
  return {
    plan: book.plan.id,
    milestone: milestone.id,
    item: item.id,
    ref: shown.ref,
    title: note === '' ? shown.title : `${shown.title} (${note})`,
    note: note || null,
    kind: milestone.kind,
    label: milestone.label,
    start: milestone.start,
    under: topOf(book, shown).title,
    owner: key && { key, post: post?.title ?? null, person: personBehind(book.plan, key, today) },
    firstDue: milestone.firstDue,
    due: milestone.due,
    forecast: milestone.forecast,
    byWhen: shown.byWhen,
    status: milestone.status,
    percent: milestone.percent,
    reason: milestone.reason,
    blocked: milestone.blocked,
    evidence: milestone.unproven ? null : milestone.evidence,
    ...(milestone.signOff?.state === 'awaiting' && { awaitingCheck: true }),
    lastUpdate: milestone.lastUpdate,
    completedOn: milestone.completedOn,
    overdue: isOverdue(milestone, today),
    inherited: milestone.inherited,
    open: milestone.open,
    snoozedUntil: milestone.snoozedUntil,
    handOver: milestone.handOver,
    askOn: milestone.askOn,
    ...(milestone.chase && { chase: milestone.chase }),
    ...(milestone.answeredOn !== undefined && { answeredOn: milestone.answeredOn }),
    chasedAt: referring ? item.ref : null,
    others: null,
  };
}

/** One line an action, the first of each: what "9 actions" counts wherever a list has a line a date. */
export function eachAction(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter(({ plan, item }) => {
    const key = `${plan}\n${item}`;
    const news = !seen.has(key);
    seen.add(key);
    return news;
  });
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
