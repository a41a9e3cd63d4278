/** The removal of what an update said, or of words at another place, by two officers: who asked, who agreed, how far it has come. It holds none of the content. */
import { z } from 'zod/v4';
import { Instant } from '../kinds.ts';

/** How long a second officer has to agree. */
export const AGREE_WITHIN = Temporal.Duration.from({ hours: 24 * 7 });

export const Redaction = z.strictObject({
  id: z.string(),
  plan: z.string(),
  /** Null for words that are about no one action. */
  item: z.string().nullable(),
  milestone: z.string().nullable(),
  /** The update whose content goes, or the place of other words (`Worded`). */
  update: z.string(),
  /** The officer who asked, when, and why. */
  by: z.string(),
  at: Instant,
  reason: z.string().min(1).max(300),
  /** Until when another officer may agree. */
  until: Instant,
  /** `agreed`: two officers have said so, and it is being carried out; `done`: nothing is left to do. */
  state: z.enum(['asked', 'agreed', 'done', 'withdrawn', 'refused', 'lapsed']),
  second: z.strictObject({ by: z.string(), at: Instant }).nullable(),
  /** Messages that showed it, by the keys of their rows: still to be replaced. */
  posts: z.array(z.string()),
  /** Where it could not be removed, in words for both officers. */
  left: z.array(z.string()),
});
export type Redaction = z.infer<typeof Redaction>;

/** Said of one whose words are not at their place, although the record that they stood in is there. */
const UNFOUND =
  'The words were not at their place, although the record that they stood in is there: it may be older than they are, or they may have been changed. Look whether they stand in it.';

export const unfound = ({ left }: Redaction): Pick<Redaction, 'left'> => ({
  left: [...new Set([...left, UNFOUND])],
});
export const isUnfound = ({ left }: Redaction): boolean => left.includes(UNFOUND);

/** Open for another officer's word at that moment. */
export const isAsked = ({ state, until }: Redaction, now: string): boolean =>
  state === 'asked' && now < until;
