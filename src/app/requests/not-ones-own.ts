/** A date that somebody asked for waits for whoever decides it: asking, and setting it in words, is not both theirs. */
import type { Book } from '../../domain/book.ts';
import { itemsNamed } from '../../domain/scope.ts';
import type { SetUp } from '../../domain/set-up.ts';
import { openRequests } from '../../store/requests.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { judged } from './decide.ts';

/** Why the speaker does not set this date; undefined where nothing of their own waits for somebody else. */
export async function waitsForOthers(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  request: SetUp,
): Promise<Message | undefined> {
  if (request.do !== 'date') return undefined;
  const items = new Set(itemsNamed(book, request.items).map(({ id }) => id));
  const { open } = await openRequests(app, origin.tenant, app.clock.now());
  const own = open.filter(
    (one) =>
      one.request.kind === 'more-time' && one.request.by === speaker.person.id && items.has(one.request.item),
  );
  for (const one of own) {
    const found = await judged(app, origin, speaker, one.request.id);
    if (!found.ok) return found.message;
  }
  return undefined;
}
