/** What a board has decided at a meeting, as an officer recorded it; it may have become an action. */
import { z } from 'zod/v4';
import { Instant, PlainDate } from '../kinds.ts';
import { Vouched } from '../privacy/vouched.ts';

export const Decision = z.strictObject({
  id: z.string(),
  plan: z.string(),
  board: z.string(),
  /** The day of the meeting. */
  meeting: PlainDate,
  text: z.string().min(1).max(2000),
  /** Refs of the actions that it speaks of, as they were then. */
  refs: z.array(z.string()).max(50),
  by: z.string(),
  at: Instant,
  /** The item that it became; null while it is none. */
  action: z.string().nullable(),
  /** Its text looks like a pupil's data, and whoever recorded it said that it is not. */
  vouched: Vouched.optional(),
  /** Who took it back while a hold kept it, and when: no board reads it from then on. */
  takenBack: z.strictObject({ by: z.string(), at: Instant }).optional(),
});
export type Decision = z.infer<typeof Decision>;

/** Latest meeting first; of one meeting in the order in which they were recorded. */
export const latestFirst = (decisions: readonly Decision[]): Decision[] =>
  [...decisions].sort((a, b) => b.meeting.localeCompare(a.meeting) || a.at.localeCompare(b.at));
