/** "All done" with one action in hand and more on the list: it is taken for that one, which is said. */
import type { One } from '../../understanding/intent.ts';
import type { App } from '../context.ts';
import { openActions } from '../conversation/own-lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';

const OF_ALL =
  /^(?:(?:please|pls|can you|could you|ok|so|yes|just|now|mark|set|put|make|record|close|change|update)[\s,]+)*(?:all|everything)(?: of (?:them|mine|my actions))?(?: (?:mine|my actions))?(?:['’]s| is| are)?(?: (?:as|to|now|all))* (?:done|complete[d]?|finished|on track|off track|at risk|green|amber|red|closed|fine|good|ok|okay|under control|going well)[\s.!]*$/i;

export async function oneOfAll(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { text, context }: Pick<Heard, 'text' | 'context'>,
  { items }: Extract<One, { kind: 'reply' }>,
): Promise<string[]> {
  const [only, ...others] = context.inHand;
  if (!only || others.length > 0 || items.length > 0 || !OF_ALL.test(text.trim())) return [];
  const { mine } = await openActions(app, origin, speaker);
  return mine.some(({ ref }) => ref !== only)
    ? [`This is about ${only} alone. For your whole list, say “mine” first, and then the same again.`]
    : [];
}
