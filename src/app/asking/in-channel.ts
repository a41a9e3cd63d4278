/** What is heard otherwise where a board reads along: nothing is taken back there, and nobody's own actions are in hand. */
import { noticeCard } from '../../cards/notice.ts';
import { undone } from '../../understanding/answers/undo.ts';
import type { Reading } from '../../understanding/intent.ts';
import { understand } from '../../understanding/understand.ts';
import type { Message, Origin } from '../message.ts';
import type { Heard } from '../text-turn.ts';

/** Undefined where nothing is to be taken back, or it is said in the speaker's own chat. */
export const undoElsewhere = ({ scope }: Origin, { text, lexicon, context }: Heard): Message | undefined =>
  scope === 'channel' && undone(text, lexicon, context) ? ELSEWHERE : undefined;

const ELSEWHERE = noticeCard({
  text: 'Nothing was changed here. An answer is taken back in our own chat: write “undo” to me there. A post of mine stands; where a figure of it was wrong, I say so in a reply under it.',
  suggestions: [],
});

/** What was not understood beside an action of the speaker's is read once more without it: "termly report". */
export function heardInChannel({ scope }: Origin, { reading, text, lexicon, context }: Heard): Reading {
  const missed = reading.kind === 'unclear' || reading.kind === 'clarify' || reading.kind === 'reply';
  if (scope !== 'channel' || !missed || context.inHand.length === 0) return reading;
  const again = understand(text, lexicon, { ...context, inHand: [], due: null, asked: null });
  return again.kind === 'errand' ? again : reading;
}
