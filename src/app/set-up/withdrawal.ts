/** "Delete 3.2b": whoever may take an action out of the plan is asked for that, and not whether to ask the lead. */
import { listed } from '../../cards/format.ts';
import { may } from '../../domain/permission.ts';
import type { AskBack, One } from '../../understanding/intent.ts';
import type { App } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';

/** The question beside a reply; another one only where the speaker's own word withdraws all that it is about. */
export function withdrawalAsked(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { books, context }: Pick<Heard, 'books' | 'context'>,
  { items, reply, ask }: Extract<One, { kind: 'reply' }>,
): AskBack | null {
  if (ask?.wants !== 'yes-or-no' || reply.status?.value !== 'withdrawn') return ask;
  const refs = items.length > 0 ? items : context.inHand;
  const theirs =
    refs.length > 0 &&
    refs.every((ref) =>
      books.some((book) => {
        const item = book.byRef.get(ref);
        return item && may(actorIn(app, book, origin, speaker), 'withdraw-action', book, item);
      }),
    );
  if (!theirs) return ask;
  return {
    ...ask,
    words: `Shall I take ${listed(refs)} out of the plan, as no longer needed? Its history stays.`,
  };
}
