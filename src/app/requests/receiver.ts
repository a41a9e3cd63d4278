/** Whom somebody names to take an action over: found in the plan or the record, and whether the bot can write to them. */
import type { Book } from '../../domain/book.ts';
import { type OwnerKey, personBehind } from '../../domain/plan.ts';
import type { Named } from '../../domain/set-up.ts';
import { type App, momentIn } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { whomOf } from '../set-up/whom.ts';

export type Receiver =
  | { kind: 'reached'; key: OwnerKey; person: string }
  /** Nobody whom the bot can ask: officers are told instead. */
  | { kind: 'unknown' }
  | { kind: 'several' }
  /** Whoever hands it over. */
  | { kind: 'owner' };

export async function receiverOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  words: string,
): Promise<Receiver> {
  const whom = await whomOf(app, origin, speaker, book, namedBy(words, book), []);
  if (whom.kind === 'several') return { kind: 'several' };
  if (whom.kind === 'unknown' || whom.newcomer) return { kind: 'unknown' };
  const { today } = momentIn(app, book.plan.timezone);
  const person = personBehind(book.plan, whom.key, today);
  if (person === speaker.person.id) return { kind: 'owner' };
  const known = person === null ? undefined : (await app.records.person(origin.tenant, person))?.doc.body;
  return known?.address ? { kind: 'reached', key: whom.key, person: known.id } : { kind: 'unknown' };
}

function namedBy(words: string, book: Book): Named {
  const name = words.trim().replace(/^(?:to\s+)?(?:the\s+)?/i, '');
  const post = book.plan.posts.find(({ title }) => title.toLowerCase() === name.toLowerCase());
  if (post) return { kind: 'post', post: post.id };
  return name.includes('@')
    ? { kind: 'address', email: name }
    : { kind: 'name', name: name === '' ? words : name };
}
