/** What one person asks another to decide: more time, a hand-over, a sign-off. Nothing of the plan moves until they do. */
import { z } from 'zod/v4';
import { Instant, PlainDate } from './kinds.ts';
import { OwnerKey } from './plan.ts';
import { Vouched } from './privacy/vouched.ts';

export const RequestKind = z.enum(['more-time', 'hand-over', 'sign-off']);
export type RequestKind = z.infer<typeof RequestKind>;

export const Request = z.strictObject({
  id: z.string(),
  kind: RequestKind,
  plan: z.string(),
  item: z.string(),
  milestone: z.string(),
  /** Who asks, and when. */
  by: z.string(),
  at: Instant,
  /** The person who is to decide; null where it is whoever leads the action on the day. */
  to: z.string().nullable(),
  /** The update that it came with: what it asks for is judged against the record as it stands. */
  update: z.string().nullable(),
  /** The date that is asked for (more time), or from when on (hand-over). */
  date: PlainDate.nullable(),
  /** The agreed date when more time was asked for. */
  agreed: PlainDate.nullable().default(null),
  /** On whom the action turns once a hand-over is accepted. */
  owner: OwnerKey.nullable().default(null),
  /** Who had the action when its hand-over was asked for; null for other kinds, and for requests of before. */
  giver: OwnerKey.nullable().default(null),
  reason: z.string().max(2000).nullable(),
  /** `overtaken`: the record has moved on, and there is nothing left to decide. `withdrawn`: taken back by who asked. */
  state: z.enum(['open', 'accepted', 'declined', 'withdrawn', 'overtaken']),
  decided: z
    .strictObject({
      by: z.string(),
      at: Instant,
      reason: z.string().max(2000).nullable(),
      /** The date that was agreed, where it is another than was asked for. */
      date: PlainDate.nullable(),
      /** The reason looks like a pupil's data, and whoever decided said that it is not. */
      vouched: Vouched.optional(),
    })
    .nullable(),
  /** From this day on what was accepted is to be carried out; null where nothing is left to carry out. */
  carryOn: PlainDate.nullable().default(null),
  /** When the record moved past it after it was accepted, or a date was set that it does not ask for: that is told. */
  overtakenAt: Instant.nullable().default(null),
});
export type Request = z.infer<typeof Request>;
