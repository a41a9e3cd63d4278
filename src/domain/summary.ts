/** The week's summary for a board, computed from the record and last week's snapshot. */
import type { Book } from './book.ts';
import type { Line } from './line.ts';
import type { Milestone } from './milestone.ts';
import type { Board } from './plan.ts';
import type { Snapshot, Standing } from './snapshot.ts';

export type Summary = {
  plan: { id: string; title: string };
  board: { id: string; body: string };
  asAt: string;
  week: string;
  /** Actions in scope, withdrawn ones left out. */
  actions: number;
  /** Every standing in a fixed order; `change` since the previous snapshot, null when there is none. */
  counts: { standing: Standing; now: number; change: number | null }[];
  since: string | null;
  newlyOverdue: Line[];
  completed: Line[];
  atRisk: Line[];
  comingUp: Line[];
  overdue: number;
  noDate: number;
  noOwner: number;
  inherited: number;
};

export declare function summarise(
  book: Book,
  board: Board,
  milestones: readonly Milestone[],
  previous: Snapshot | null,
  at: Temporal.Instant,
): { summary: Summary; snapshot: Snapshot };
