/** Somebody is away for a while, and perhaps somebody covers: for everything of theirs, in every plan. */
import { z } from 'zod/v4';
import { Instant, PlainDate } from './kinds.ts';

export const Leave = z.strictObject({
  id: z.string(),
  person: z.string(),
  from: PlainDate,
  /** The last day away. */
  until: PlainDate,
  /** Who is asked instead, and may answer; null where nobody is asked until they are back. */
  cover: z.string().nullable(),
  at: Instant,
  /** Who entered it: themselves, or an officer. */
  by: z.string(),
  /** Taken back before it was over. */
  ended: z.boolean().default(false),
  /** Who took it back, and when; absent where another leave took its place. */
  endedBy: z.strictObject({ by: z.string(), at: Instant }).optional(),
  /** Who was named to cover and said that they cannot, and when. */
  refused: z.strictObject({ by: z.string(), at: Instant }).optional(),
  /** Whoever covers has been told, or there is nobody to tell. */
  told: z.boolean().default(false),
});
export type Leave = z.infer<typeof Leave>;

export const isAway = (leave: Leave, day: PlainDate): boolean =>
  !leave.ended && leave.from <= day && day <= leave.until;
