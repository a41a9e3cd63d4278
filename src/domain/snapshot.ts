/** A board's figures as they were posted: kept, so that numbers in an old post never change. */
import { z } from 'zod/v4';
import { Instant } from './plan.ts';

/** What a board counts an action as. Overdue takes precedence over every open status but off-track stays readable. */
export const Standing = z.enum([
  'complete',
  /** Declared complete, and not yet accepted by a lead. */
  'awaiting-check',
  'on-track',
  'in-progress',
  'at-risk',
  'off-track',
  'overdue',
  'not-started',
  'inherited',
  'withdrawn',
]);
export type Standing = z.infer<typeof Standing>;

export const Snapshot = z.strictObject({
  plan: z.string(),
  board: z.string(),
  /** ISO week, `2026-W48`: one snapshot a board and week. */
  week: z.string(),
  at: Instant,
  /** How each action of the board's scope stood, by item id. */
  standings: z.record(z.string(), Standing),
  /** Ids of the actions that were off track, overdue or not; absent in figures that were kept before it was asked. */
  red: z.array(z.string()).optional(),
});
export type Snapshot = z.infer<typeof Snapshot>;
