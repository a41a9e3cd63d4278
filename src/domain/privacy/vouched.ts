/** What was stored although it looks like a pupil's data: whoever sent it said at the door that it is about no child. */
import { z } from 'zod/v4';
import { Instant } from '../kinds.ts';
import { FindingKind } from './finding.ts';
import { kindsIn } from './guard.ts';

/** Who said so, when, and what it looks like. */
export const Vouched = z.strictObject({ by: z.string(), at: Instant, kinds: z.array(FindingKind) });
export type Vouched = z.infer<typeof Vouched>;

/** Goes into the record beside the words; nothing where none of them fires. What fires comes this far on that word alone. */
export function vouchedFor(
  words: readonly (string | null | undefined)[],
  by: string,
  at: string,
): { vouched?: Vouched } {
  const kinds = kindsIn(words.filter((one) => typeof one === 'string'));
  return kinds.length === 0 ? {} : { vouched: { by, at, kinds } };
}
