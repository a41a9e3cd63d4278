/** Whose word an order is: an officer's, or a lead's over what they lead; an owner's is a wish to hand over. */
import type { Book } from '../../domain/book.ts';
import { may } from '../../domain/permission.ts';
import type { Named, SetUp } from '../../domain/set-up.ts';
import type { App } from '../context.ts';
import type { Frame } from '../conversation/frame.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { NOTHING_BESIDE, spokenOf } from '../replies/spoken.ts';
import { maySet } from './may-set.ts';
import { setUpTurn } from './turn.ts';

/** `book` is undefined when several plans would do. */
export async function orderTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  book: Book | undefined,
  request: SetUp,
): Promise<Message[]> {
  if (book && request.do === 'assign' && request.to !== null && origin.scope === 'personal') {
    const actor = actorIn(app, book, origin, speaker);
    const owns = request.items.every((ref) => may(actor, 'update-action', book, book.byRef.get(ref) ?? null));
    if (!maySet(actor, book, request) && owns) {
      const name = nameOf(request.to, book);
      const handOver = { value: { name, from: null }, how: 'implied', text: name } as const;
      return spokenOf(app, origin, speaker, frame, {
        items: [...request.items],
        reply: { handOver },
        ask: null,
        command: true,
        asked: null,
        beside: NOTHING_BESIDE,
        books: [book],
      });
    }
  }
  return [await setUpTurn(app, origin, speaker, frame, book, request)];
}

function nameOf(named: Named, book: Book): string {
  if (named.kind === 'post') return book.plan.posts.find(({ id }) => id === named.post)?.title ?? named.post;
  return named.kind === 'address' ? named.email : named.name;
}
