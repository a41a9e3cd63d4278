/** What a board's post had wrong because a word that it counted was put right afterwards. Its figures stay as posted. */
import type { Book } from '../book.ts';
import { localDate } from '../calendar.ts';
import { isOpen, type Milestone } from '../milestone.ts';
import { isAction, type PlainDate } from '../plan.ts';
import type { Snapshot, Standing } from '../snapshot.ts';
import { standingsOf } from '../standing.ts';
import { supporting } from '../supporting.ts';
import type { Update } from '../update.ts';

/** `unevidenced`: it was told as evidenced, and what supported it has been put right since. */
export type Wrong = { item: string; was: Standing; right: Standing; unevidenced: boolean };

/** Those of the updates that put right a word which a post of that instant had counted. */
export const corrections = (updates: readonly Update[], posted: string): Update[] =>
  updates.filter(({ corrects, at }) => corrects !== null && at > posted);

/**
 * Each action that the post counted as something else than it was, by the corrections made since. `updates` are all of
 * the milestones that were corrected, and of the others of their actions.
 */
export function wrongIn(
  posted: Snapshot,
  book: Book,
  milestones: readonly Milestone[],
  updates: readonly Update[],
): Wrong[] {
  const today = localDate(Temporal.Instant.from(posted.at), book.plan.timezone);
  const ofMilestone = Map.groupBy(updates, ({ milestone }) => milestone);
  const corrected = new Set(corrections(updates, posted.at).map(({ item }) => item));
  return [...corrected].flatMap((id): Wrong[] => {
    const action = book.byId.get(id);
    const was = posted.standings[id];
    if (!action || !isAction(action) || was === undefined) return [];
    const own = milestones.filter(({ item }) => item === id);
    const then = own.map((milestone) =>
      asOf(milestone, ofMilestone.get(milestone.id) ?? [], posted.at, today),
    );
    // What was said in another way than by a correction was right at its time: only these are judged again.
    if (!own.some(({ id: one }) => standsCorrected(ofMilestone.get(one) ?? [], posted.at))) return [];
    const right = standingsOf(book, [action], then, today)[0]?.standing ?? was;
    const unevidenced = then.some(
      ({ id: one, status }) => status === 'complete' && lostEvidence(ofMilestone.get(one) ?? [], posted.at),
    );
    return right === was && !unevidenced ? [] : [{ item: id, was, right, unevidenced }];
  });
}

const byTime = (updates: readonly Update[]): Update[] =>
  [...updates].sort((a, b) => a.at.localeCompare(b.at));

/** Whether something supported it at the post, and nothing does by what was put right since. */
function lostEvidence(updates: readonly Update[], posted: string): boolean {
  const then = byTime(updates).filter(({ at }) => at <= posted);
  const righted = [...then, ...byTime(corrections(updates, posted))];
  return supporting(then).length > 0 && supporting(righted).length === 0;
}

/** The last word before the post, as it reads by now; undefined where nobody had spoken. */
function lastWord(updates: readonly Update[], posted: string): { said: Update; reads: Update } | undefined {
  const said = byTime(updates)
    .filter(({ at }) => at <= posted)
    .at(-1);
  if (!said) return undefined;
  let reads = said;
  for (const later of byTime(updates)) if (later.at > posted && later.corrects === reads.id) reads = later;
  return { said, reads };
}

const standsCorrected = (updates: readonly Update[], posted: string): boolean => {
  const last = lastWord(updates, posted);
  return last !== undefined && last.reads !== last.said;
};

/** The milestone as it was at the time of the post, with what is known by now of what was said until then. */
function asOf(milestone: Milestone, updates: readonly Update[], posted: string, today: PlainDate): Milestone {
  const last = lastWord(updates, posted);
  if (!last) {
    const silent = { status: 'not-started', open: true, completedOn: null, lastUpdate: null } as const;
    return updates.length === 0 ? milestone : { ...milestone, ...silent, signOff: null };
  }
  const { left, id, at, by } = last.reads;
  const complete = left.status === 'complete';
  return {
    ...milestone,
    ...left,
    open: isOpen(left.status),
    completedOn: complete ? (milestone.completedOn ?? today) : null,
    signOff: complete ? milestone.signOff : null,
    lastUpdate: { id, at, by },
  };
}
