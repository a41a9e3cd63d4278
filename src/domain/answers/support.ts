/** What supports the selected actions: every piece of evidence that still stands, and what lacks it. */
import { localDate } from '../calendar.ts';
import type { Line } from '../line.ts';
import type { Evidence } from '../milestone.ts';
import type { Period } from '../question.ts';
import { liesIn } from '../scope.ts';
import { type ActionStanding, isOpenAction } from '../standing.ts';
import { supporting } from '../supporting.ts';
import type { Update } from '../update.ts';
import { type Day, eachOnce, rowOf } from './rows.ts';

/** A piece with the line that it supports, who gave it and when; `onBehalf` is whose word it was, where somebody else entered it. */
export type Proof = { line: Line; piece: Evidence; by: string; onBehalf: string | null; at: string };
export type SupportTold = {
  kind: 'support';
  /** By action in the plan's order, within an action the newest first. */
  proofs: Proof[];
  /** Completed, and nothing supports it. */
  unevidenced: Line[];
  /** Open actions that nothing supports yet. */
  without: number;
};

export function supportOf(
  chosen: readonly ActionStanding[],
  period: Period | null,
  updates: readonly Update[],
  day: Day,
): SupportTold {
  const zone = day.book.plan.timezone;
  const ofMilestone = Map.groupBy(
    updates.toSorted((a, b) => a.at.localeCompare(b.at)),
    (update) => update.milestone,
  );
  const parts = chosen.flatMap((one) => one.milestones.map((milestone) => ({ one, milestone })));
  const lines = eachOnce(parts.map(({ one, milestone }) => rowOf(one, milestone, day)));
  const proofs = lines.flatMap((line) =>
    supporting(ofMilestone.get(line.milestone) ?? [])
      .map(({ piece, update: { by, onBehalf, at } }) => ({ line, piece, by, onBehalf, at }))
      .filter(({ at }) => period === null || liesIn(period, localDate(Temporal.Instant.from(at), zone)))
      .toReversed(),
  );
  return {
    kind: 'support',
    proofs,
    unevidenced: lines.filter(({ status, evidence }) => status === 'complete' && evidence === null),
    without: chosen.filter(
      (one) => isOpenAction(one) && one.milestones.every(({ evidence }) => evidence === null),
    ).length,
  };
}
