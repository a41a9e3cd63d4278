/** One change of the plan itself, append-only: who set which owner, date or title, from what to what. */
import { z } from 'zod/v4';
import { Instant } from './kinds.ts';
import { Vouched } from './privacy/vouched.ts';

export const Changed = z.enum([
  'due',
  'by-when',
  'owners',
  'lead',
  'holder',
  'check-ins',
  'wording',
  'nature',
  'description',
  /** Under which item it stands: ids, because refs change. */
  'place',
  /** How the same words for a date are read now: a start that was set, a date that no longer counts. */
  'reading',
  'measure',
  'added',
  'withdrawn',
  /** It is part of the plan again. */
  'restored',
  'title',
  'go-live',
  /** A post came, went, or has another name. */
  'post',
  'cover',
  'deputy',
  /** Who gets the card of a post, or of a person, outside the tenant. */
  'link-officer',
  /** The quiet days of a post. */
  'quiet',
  'board',
  /** Somebody asked its owner for an answer: `to` is the key of the person who was asked. */
  'chase',
  /** The agreed date stands although its owner expects another: `from` is the agreed one, `to` the other. */
  'date-kept',
  /** Whoever was asked to take it said no, or yes from a later day (`from`): `to` is the key that it would be, or becomes. */
  'hand-over-declined',
  'hand-over-agreed',
  /** Somebody is away from `from` on: `to` holds their key, the last day, and the key of who covers; of who is back, the key alone. */
  'leave',
  /** Anything else: its values begin with the name of the field. */
  'detail',
]);
export type Changed = z.infer<typeof Changed>;

/** `from` and `to` hold dates, owner keys and words as the record has them; null for nothing. */
export const Change = z.strictObject({
  id: z.string(),
  plan: z.string(),
  item: z.string().nullable(),
  at: Instant,
  /** The person who said so; null for the command line. */
  by: z.string().nullable(),
  through: z.enum(['message', 'card', 'import']),
  what: Changed,
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  /** The person who asked for it, where that is somebody else than who said so. */
  proposed: z.string().optional(),
  /** Its words look like a pupil's data, and whoever gave them said that they are not. */
  vouched: Vouched.optional(),
});
export type Change = z.infer<typeof Change>;
