/** That a person was taken out of the record: what is needed to do it again after a restore, and nothing that names them. */
import { z } from 'zod/v4';
import { Instant } from '../kinds.ts';
import type { Person } from '../person.ts';

/** What stands wherever their name stood. It begins with no first name, so that nobody is taken for them. */
export const FORMER = 'A former colleague';

export const Erasure = z.strictObject({
  id: z.string(),
  /** Stands in the record in place of their id, while it goes on; null once done, so that nothing joins it to the digests. */
  person: z.string().nullable(),
  /** Their id while it goes on; null once nothing is left to do. */
  was: z.string().nullable(),
  /** Ids of what they were found by, which are digests: kept so that a restored backup can be put right. */
  aliases: z.array(z.string()),
  at: Instant,
  /** The officer who ran it; null where a retention rule did. */
  by: z.string().nullable(),
  reason: z.string().max(300).nullable(),
  state: z.enum(['going', 'done']),
  /** What stays and why, and what others have to see to, in words without a name. */
  kept: z.array(z.string()),
  left: z.array(z.string()),
  /** Ids of other records of theirs that are to go after that one: a restored backup may have two of one human. */
  also: z.array(z.string()).optional(),
  /** When it was last tried in vain, while something that leads to them cannot be written without them. */
  tried: Instant.optional(),
});
export type Erasure = z.infer<typeof Erasure>;

/** What is left of a person: an id that leads to nobody, and words for a list. */
export const formerPerson = (id: string): Person => ({
  id,
  aadObjectId: null,
  name: FORMER,
  emails: [],
  address: null,
  welcomedAt: null,
  cardDays: [],
  plain: false,
  zone: null,
  quiet: null,
  left: true,
});
