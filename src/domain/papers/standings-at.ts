/** How the actions stood on an earlier day, counted back from what was said and changed: what a period is compared with. */
import type { Book } from '../book.ts';
import { localInstant } from '../calendar.ts';
import type { Change } from '../change.ts';
import { isOpen, type Milestone } from '../milestone.ts';
import { isAction, type PlainDate } from '../plan.ts';
import { stamp } from '../stamp.ts';
import { standingsOf } from '../standing.ts';
import type { Update } from '../update.ts';
import type { Before } from './record.ts';

/** All that the record has of a plan: a last word may be as old as the plan. */
export type Past = {
  milestones: readonly Milestone[];
  updates: readonly Update[];
  changes: readonly Change[];
};

/**
 * The standings as the day began in the plan's zone, by the plan as it is now: words and dates are counted back, and what
 * was added to the plan since has no standing. A word that was put right since counts as it reads by now.
 */
export function standingsAt(book: Book, past: Past, day: PlainDate): Before {
  const at = stamp(localInstant(day, '00:00', book.plan.timezone));
  const since = past.changes
    .filter((change) => change.at >= at && change.item !== null)
    .sort((a, b) => b.at.localeCompare(a.at));
  const changes = Map.groupBy(since, ({ item }) => item ?? '');
  const updates = Map.groupBy(past.updates, ({ milestone }) => milestone);
  const then = past.milestones.map((milestone) =>
    milestoneAt(milestone, updates.get(milestone.id) ?? [], changes.get(milestone.item) ?? [], at),
  );
  const isThere = (id: string): boolean => !changes.get(id)?.some(({ what }) => what === 'added');
  const actions = book.items.filter(isAction).filter(({ id }) => isThere(id));
  const standings = standingsOf(book, actions, then, day);
  return { at, standings: Object.fromEntries(standings.map((one) => [one.action.id, one.standing])) };
}

/** `changes` are those of its item since then, the latest first. */
function milestoneAt(
  milestone: Milestone,
  updates: readonly Update[],
  changes: readonly Change[],
  at: string,
): Milestone {
  const inOrder = updates.toSorted((a, b) => a.at.localeCompare(b.at));
  const said = inOrder.findLast((one) => one.at < at);
  const dated = { ...milestone, due: dueAt(milestone, said, updates.length > 0, changes) };
  if (!said) {
    // Without a word its status is the plan's own: it may have been taken out of the plan since.
    const takenOut = milestone.status === 'withdrawn' && changes.some(({ what }) => what === 'withdrawn');
    if (updates.length === 0 && (milestone.lastUpdate?.at ?? '') < at)
      return takenOut ? { ...dated, status: milestone.left ?? 'not-started', open: true } : dated;
    return { ...dated, ...SILENT };
  }
  let reads = said;
  for (const later of inOrder) if (later.at >= at && later.corrects === reads.id) reads = later;
  const { status, percent, forecast } = reads.left;
  const complete = status === 'complete';
  return {
    ...dated,
    status,
    percent,
    forecast,
    open: isOpen(status),
    completedOn: complete ? (milestone.completedOn ?? at.slice(0, 10)) : null,
    signOff: complete ? signOffAt(milestone, at) : null,
    lastUpdate: { id: reads.id, at: said.at, by: reads.by },
  };
}

const SILENT = {
  status: 'not-started',
  open: true,
  completedOn: null,
  lastUpdate: null,
  signOff: null,
} as const;

/** A date that was moved since stood where it was moved from; a check-in's moves on with each answer. */
function dueAt(
  { kind, due, firstDue }: Milestone,
  said: Update | undefined,
  isSpokenOf: boolean,
  changes: readonly Change[],
): PlainDate | null {
  if (kind === 'check-in') return said ? said.left.due : isSpokenOf ? firstDue : due;
  return changes
    .filter(({ what }) => what === 'due')
    .reduce<PlainDate | null>((then, { from, to }) => (to === then ? from : then), due);
}

/** What a lead has accepted or returned since waited for them then. */
const signOffAt = ({ signOff }: Milestone, at: string): Milestone['signOff'] =>
  signOff !== null && signOff.state !== 'awaiting' && signOff.at >= at
    ? { ...signOff, state: 'awaiting', reason: null }
    : signOff;
