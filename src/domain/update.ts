/** One append-only record of what was said about a milestone: who, when, through what. */
import { z } from 'zod/v4';
import { Evidence, HandOver, Milestone, Status } from './milestone.ts';
import { Instant, OwnerKey, PlainDate } from './plan.ts';
import { Vouched } from './privacy/vouched.ts';

export { HandOver } from './milestone.ts';

export const Through = z.enum(['card', 'message', 'import']);
export type Through = z.infer<typeof Through>;

/** A figure that somebody gave beside a status, as it was said: "98 of 132 audits returned". Never a percentage complete. */
export const SaidFigure = z.strictObject({
  value: z.number(),
  of: z.number().nullable(),
  target: z.number().nullable(),
  /** What is counted, in the speaker's words; "%" first where it is a percentage. */
  unit: z.string().max(200),
});
export type SaidFigure = z.infer<typeof SaidFigure>;

/**
 * What a person says of a milestone. A field that is absent was not spoken of and keeps its value;
 * null takes the value back.
 */
export const Said = z.strictObject({
  status: Status.optional(),
  percent: z.int().min(0).max(100).nullable().optional(),
  reason: z.string().max(2000).nullable().optional(),
  forecast: PlainDate.nullable().optional(),
  evidence: z.array(Evidence).max(10).optional(),
  blocked: z.boolean().optional(),
  figures: z.array(SaidFigure).max(10).optional(),
  snooze: PlainDate.nullable().optional(),
  handOver: HandOver.nullable().optional(),
});
export type Said = z.infer<typeof Said>;

export const Update = z.strictObject({
  id: z.string(),
  plan: z.string(),
  item: z.string(),
  milestone: z.string(),
  at: Instant,
  by: z.string(),
  /** Who said so, in their own words for themselves, when `by` has only entered it; null when `by` said it. */
  onBehalf: z.string().max(320).nullable().default(null),
  /** In whose place `by` said it: who held the key, where they covered, deputised or passed it on. */
  standsFor: z
    .strictObject({
      as: z.enum(['cover', 'deputy', 'link-officer']),
      key: OwnerKey,
      person: z.string().nullable(),
    })
    .optional(),
  through: Through,
  said: Said,
  /** The update that this one puts right, if it does. */
  corrects: z.string().nullable(),
  /** It is no word of its own: these updates are to be as if they had not been said. */
  putsBack: z.array(z.string()).max(20).optional(),
  /** It asks a lead for more time and says no more: no word on how it goes. */
  asksForTime: z.literal(true).optional(),
  /** The file that this update takes off the milestone, where that is what it does: it is evidence no longer. */
  takenOff: z.string().optional(),
  /** What a lead said of a completion, and why, where this is that word. */
  checked: z
    .strictObject({ as: z.enum(['accepted', 'returned']), reason: z.string().max(2000).nullable() })
    .optional(),
  /** Its words or files look like a pupil's data, and this person said that they are about no child. */
  vouched: Vouched.optional(),
  /** Its content was removed by two officers: the redaction, which says who and why. */
  redacted: z.string().optional(),
  /** How the milestone stood after it: what "as at" questions are answered from. */
  left: Milestone.pick({ status: true, percent: true, due: true, forecast: true }),
});
export type Update = z.infer<typeof Update>;

/** Whether it tells how it goes: more than a wish for another owner, for more time, or for another day to be asked on. */
export const isWord = ({ said, asksForTime }: Pick<Update, 'said' | 'asksForTime'>): boolean =>
  !asksForTime &&
  Object.entries(said).some(
    ([field, value]) => value !== undefined && field !== 'handOver' && field !== 'snooze',
  );
