/** The plans that somebody may see where they ask, each as they may see it. */
import type { Book } from '../../domain/book.ts';
import { may } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import { seenBy } from '../../domain/restricted.ts';
import type { App } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

/**
 * The plans that the speaker may see here, with the speaker as an actor of each. Where others read along it is
 * the plan of the channel's own board and no other.
 */
export async function visible(
  app: App,
  origin: Origin,
  speaker: Speaker,
): Promise<{ book: Book; actor: Actor }[]> {
  const books = await app.records.books(origin.tenant);
  return books
    .map((book) => ({ book, actor: actorIn(app, book, origin, speaker) }))
    .filter(
      ({ book, actor }) =>
        may(actor, 'see-plan', book, null) && (origin.scope === 'personal' || actor.board !== null),
    )
    .map(({ book, actor }) => ({ book: seenBy(book, actor), actor }));
}
