/** What moved within a period: what was completed, rated anew, became overdue, was dated or handed over otherwise. */
import type { Book } from '../book.ts';
import { addDays, localDate } from '../calendar.ts';
import type { Change } from '../change.ts';
import { isOpen, isOverdue, type Milestone, type Status } from '../milestone.ts';
import type { Item, PlainDate } from '../plan.ts';
import type { Period, StatusFilter } from '../question.ts';
import { liesIn } from '../scope.ts';
import type { Update } from '../update.ts';
import type { Past } from './asked.ts';

export const MoveKind = [
  'completed',
  'gone-red',
  'gone-amber',
  'newly-overdue',
  /** The agreed date; then the one that its owner expects. */
  'date-moved',
  'forecast-moved',
  'recovered',
  'reopened',
  'started',
  'withdrawn',
  'added',
  'owner',
  'holder',
] as const;
export type MoveKind = (typeof MoveKind)[number];

/** `from` and `to` are statuses, dates or owner keys, by its kind; null for nothing. */
export type Move = {
  kind: MoveKind;
  /** Null for what is of the whole plan. */
  of: { ref: string; title: string } | null;
  on: PlainDate;
  from: string | null;
  to: string | null;
  reason: string | null;
};
export type MovesTold = {
  kind: 'moves';
  /** By kind in the order of `MoveKind`, within a kind the latest first. */
  moves: Move[];
  /** Changes of words, measures and settings within the period: counted, not listed. */
  otherEdits: number;
};

type Scene = { book: Book; milestones: readonly Milestone[]; today: PlainDate; period: Period };

/**
 * `isAbout` says of an item whether the question is about it; `whole` whether it is about the plan as a whole. `past`
 * holds the updates of the period and, of every milestone among them, the one before. Status filters keep what came
 * to stand so within the period; of what slipped, dates that were missed or moved later come first.
 */
export function movesOf(
  scene: Scene,
  past: Past,
  isAbout: (item: Item) => boolean,
  whole: boolean,
  status: readonly StatusFilter[],
): MovesTold {
  const { book, period, today } = scene;
  const dayOf = (at: string): PlainDate => localDate(Temporal.Instant.from(at), book.plan.timezone);
  const about = (id: string): Item | null => {
    const item = book.byId.get(id);
    return item && isAbout(item) ? item : null;
  };
  const labels = new Map(scene.milestones.map((milestone) => [milestone.id, milestone.label]));
  const said = [...Map.groupBy(past.updates, (update) => update.milestone).values()].flatMap((updates) => {
    const item = about(updates[0]?.item ?? '');
    const named = item && nameOf(item, labels.get(updates[0]?.milestone ?? '') ?? null);
    return named ? saidMoves(updates, named, (at) => liesIn(period, dayOf(at)), dayOf) : [];
  });
  const late = scene.milestones.flatMap((milestone): Move[] => {
    const item = about(milestone.item);
    if (!item || !isOverdue(milestone, today) || milestone.due === null) return [];
    const on = addDays(milestone.due, 1);
    const of = nameOf(item, milestone.label);
    return liesIn(period, on)
      ? [{ kind: 'newly-overdue', of, on, from: milestone.due, to: null, reason: milestone.reason }]
      : [];
  });
  const changes = past.changes.filter(
    ({ at, item }) => liesIn(period, dayOf(at)) && (item === null ? whole : about(item) !== null),
  );
  const changed = changes.flatMap((change): Move[] => {
    const kind = kindOf(change);
    const item = change.item === null ? null : about(change.item);
    const { from, to, reason } = change;
    return kind === null
      ? []
      : [{ kind, of: item && nameOf(item, null), on: dayOf(change.at), from, to, reason }];
  });
  const slips = asksOfSlips(status);
  const isWanted = (move: Move): boolean =>
    status.length === 0 || status.some((one) => cameToStand(move, one)) || (slips && isSlip(move));
  const place = ({ kind }: Move): number =>
    (slips && SLIPPED.has(kind) ? 0 : MoveKind.length) + MoveKind.indexOf(kind);
  const moves = [...said, ...late, ...changed]
    .filter(isWanted)
    .sort((a, b) => place(a) - place(b) || b.on.localeCompare(a.on));
  return {
    kind: 'moves',
    moves,
    otherEdits: changes.filter((change) => kindOf(change) === null && !asksOnly(change)).length,
  };
}

/** At risk and off track together are how "what slipped" is asked: a date missed, or moved later, is a slip as well. */
export const asksOfSlips = (status: readonly StatusFilter[]): boolean =>
  status.includes('at-risk') && status.includes('off-track');

const SLIPPED: ReadonlySet<MoveKind> = new Set(['newly-overdue', 'date-moved', 'forecast-moved']);

const isSlip = ({ kind, from, to }: Move): boolean =>
  kind === 'newly-overdue' || (SLIPPED.has(kind) && from !== null && to !== null && to > from);

const nameOf = ({ ref, title }: Item, label: string | null): { ref: string; title: string } => ({
  ref,
  title: label === null ? title : `${title} (${label})`,
});

const RATED: ReadonlySet<MoveKind> = new Set(['recovered', 'reopened', 'started']);

/** Whether the move brought it to stand so: from red to amber is a recovery, and none to green. */
function cameToStand({ kind, to }: Move, status: StatusFilter): boolean {
  switch (status) {
    case 'off-track':
      return kind === 'gone-red';
    case 'at-risk':
      return kind === 'gone-amber';
    case 'complete':
      return kind === 'completed';
    case 'overdue':
      return kind === 'newly-overdue';
    case 'in-progress':
      return kind === 'started';
    case 'not-complete':
      return kind === 'reopened';
    case 'withdrawn':
      return kind === 'withdrawn';
    default:
      return RATED.has(kind) && to === status;
  }
}

/** What each word that still stands made of the milestone. */
function saidMoves(
  updates: readonly Update[],
  of: { ref: string; title: string },
  isIn: (at: string) => boolean,
  dayOf: (at: string) => PlainDate,
): Move[] {
  const replaced = new Set(updates.flatMap(({ corrects, putsBack }) => putsBack ?? corrects ?? []));
  const standing = updates
    .filter(({ id }) => !replaced.has(id))
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  return standing.flatMap((update, index): Move[] => {
    if (!isIn(update.at)) return [];
    const before = standing[index - 1]?.left ?? null;
    const on = dayOf(update.at);
    const reason = update.said.reason ?? null;
    const rating = ratingMove(before?.status ?? 'not-started', update.left.status);
    const expected = { from: before?.forecast ?? update.left.due, to: update.left.forecast };
    const later =
      expected.to !== null &&
      expected.to !== before?.forecast &&
      (expected.from === null || expected.to > expected.from) &&
      isOpen(update.left.status);
    return [
      ...(rating ? [{ ...rating, of, on, reason }] : []),
      ...(later ? [{ kind: 'forecast-moved' as const, of, on, ...expected, reason }] : []),
    ];
  });
}

function ratingMove(from: Status, to: Status): Pick<Move, 'kind' | 'from' | 'to'> | null {
  if (from === to) return null;
  const kind = cameTo(from, to);
  return kind && { kind, from, to };
}

function cameTo(from: Status, to: Status): MoveKind | null {
  if (to === 'complete') return 'completed';
  if (to === 'withdrawn') return 'withdrawn';
  if (to === 'off-track') return 'gone-red';
  if (to === 'at-risk') return from === 'off-track' ? 'recovered' : 'gone-amber';
  if (!isOpen(from)) return 'reopened';
  if (from === 'off-track' || from === 'at-risk') return 'recovered';
  return from === 'not-started' ? 'started' : null;
}

/** Somebody was asked, or a date stayed: nothing of the plan was edited. */
const asksOnly = ({ what }: Change): boolean => STIRS_NOTHING.has(what);

/** What is asked, answered and noted beside the plan, and changes nothing of it. */
const STIRS_NOTHING: ReadonlySet<Change['what']> = new Set<Change['what']>([
  'chase',
  'date-kept',
  'hand-over-declined',
  'hand-over-agreed',
  'leave',
]);

/** A first date or a first owner is no move of one; null for what is only counted. */
function kindOf({ what, from, to }: Change): MoveKind | null {
  switch (what) {
    case 'due':
      return 'date-moved';
    case 'owners':
      return from === null && to === null ? null : 'owner';
    case 'holder':
      return 'holder';
    case 'added':
    case 'restored':
      return 'added';
    case 'withdrawn':
      return 'withdrawn';
    default:
      return null;
  }
}
