/** What a message names besides what it is read as speaking of: nothing of it is written to another, and it is told. */
import type { One, ReplyReading } from '../../understanding/intent.ts';
import { namedItems } from '../../understanding/plan-words/named-items.ts';
import { bare } from '../conversation/pending.ts';
import type { Heard } from '../text-turn.ts';

/** The reply without a hand-over that may be the other action's, and what the receipt is to say. */
export function leftOut({
  reading,
  text,
  lexicon,
  context,
}: Pick<Heard, 'text' | 'lexicon' | 'context'> & { reading: Extract<One, { kind: 'reply' }> }): {
  reply: ReplyReading;
  notes: string[];
} {
  const { items, reply } = reading;
  const kept = bare([reply.reason?.value ?? '', reply.sameAs?.value ?? ''].join(' '));
  const others =
    items.length === 0
      ? []
      : namedItems(text, lexicon, context).refs.filter(
          (ref) => !items.includes(ref) && !kept.includes(bare(ref)) && isAction(ref, lexicon),
        );
  if (others.length === 0) return { reply, notes: [] };
  const { handOver: _, ...rest } = reply;
  const named = others.join(', ');
  return { reply: rest, notes: [`Nothing was done about ${named}: tell me about ${named} by itself.`] };
}

const isAction = (ref: string, lexicon: Heard['lexicon']): boolean =>
  [...lexicon.refs.values()].flat().some((entry) => entry.ref === ref && entry.action);
