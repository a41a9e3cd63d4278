/** "All mine fine except 3.1a", with a list in hand: said of all of it but what is named, and waits for one yes. */
import { saidOfAll } from '../../understanding/answers/all-but.ts';
import { namedItems } from '../../understanding/plan-words/named-items.ts';
import { untaken } from '../../understanding/replies/untaken.ts';
import { understand } from '../../understanding/understand.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { NOTHING_BESIDE, spokenOf } from './spoken.ts';

/** Undefined where there is no list, what is left out is not on it, or the words are no answer. */
export async function allTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { frame, hand, text, reading: whole, lexicon, context, books }: Heard,
): Promise<Message[] | undefined> {
  const all = saidOfAll(text);
  if (all === null || hand.length < 2 || origin.scope === 'channel') return undefined;
  // What is left out may have a word of its own: then each part is taken by itself.
  if (whole.kind === 'several') return undefined;
  const { inHand } = context;
  const named = all.but === null ? [] : namedItems(all.but, lexicon, context).refs;
  const known = named.length > 0 && named.every((ref) => inHand.includes(ref));
  if (all.but !== null && !known) return undefined;
  const items = inHand.filter((ref) => !named.includes(ref));
  if (items.length === 0) return undefined;
  const reading = understand(all.words, lexicon, { ...context, inHand: items, due: null, asked: null });
  if (reading.kind !== 'reply' || reading.items.some((ref) => !items.includes(ref))) return undefined;
  const missed = untaken(all.words, [reading], lexicon, context);
  const said = { ...reading, items, command: true, asked: null, beside: NOTHING_BESIDE };
  const spoken = { ...said, books, named: [], missed };
  return spokenOf(app, origin, speaker, frame, spoken);
}
