/** What holds up an action whose status was chosen on a card: asked on its receipt, as after a sentence. */
import { listed } from '../../cards/format.ts';
import type { Line } from '../../domain/line.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Said } from '../../domain/update.ts';
import type { AskBack } from '../../understanding/intent.ts';
import { WHY, WHY_AND_WHEN } from '../../understanding/replies/reply-ask.ts';

/** One that was answered on a card, as it stands after that. */
export type Answered = { line: Line; said: Said; milestone: Milestone };

/**
 * Null where nothing slips, or a reason stands. `of` is what the next sentence answers for: with several it is null,
 * since one reason is hardly that of all, and each has its form.
 */
export function whyItSlips(answered: readonly Answered[]): { ask: AskBack; of: Line | null } | null {
  const slipping = answered.filter(isUnexplained);
  const [one] = slipping;
  if (!one) return null;
  const of = one.line;
  if (answered.length === 1) return { ask: asks(one.milestone.forecast === null ? WHY_AND_WHEN : WHY), of };
  const refs = slipping.map(({ line }) => line.ref);
  const words = `What is holding up ${refs.length > MOST ? 'what is at risk or off track' : listed(refs)}?`;
  if (slipping.length === 1) return { ask: asks(words), of };
  return {
    ask: asks(`${words} “Change” beside each takes the reason, and the date that you expect.`),
    of: null,
  };
}

/** More references than this are no sentence any more. */
const MOST = 6;

const isUnexplained = ({ said, milestone }: Answered): boolean =>
  (said.status === 'at-risk' || said.status === 'off-track') && milestone.reason === null;

const asks = (words: string): AskBack => ({ wants: 'reason', words, suggestions: [] });
