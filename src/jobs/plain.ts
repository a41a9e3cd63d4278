/** A message to somebody who wants text instead of cards: the card as numbered text, and what the numbers stand for. */
import { plainOf } from '../cards/plain.ts';
import { nothingSaid, PlainTalk } from '../cards/plain-card.ts';
import type { Person } from '../domain/person.ts';
import { plainTalkChange, plainTalkOf } from '../store/plain-talk.ts';
import type { Clockwork } from './clockwork.ts';
import type { Composed } from './composed.ts';

export function plainFor(
  work: Clockwork,
  tenant: string,
  person: Pick<Person, 'id' | 'plain'>,
  composed: Composed,
): Composed {
  if (!person.plain || composed.kind !== 'message' || !('card' in composed.message)) return composed;
  const { text, card } = plainOf(composed.message.card);
  return {
    ...composed,
    message: { summary: composed.message.summary, text },
    async onceSent() {
      const now = work.asOf.now();
      const before = PlainTalk.safeParse(await plainTalkOf(work.store, tenant, person.id, now));
      const { pressed } = before.success ? before.data : nothingSaid;
      const talk: PlainTalk = { cards: [card], pressed };
      return [
        ...(await composed.onceSent()),
        await plainTalkChange(work.store, tenant, person.id, talk, now),
      ];
    },
  };
}
