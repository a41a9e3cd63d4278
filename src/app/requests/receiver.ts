/** Whom somebody names to take an action over: found in the plan or the record, and whether the bot can write to them. */
import type { Book } from '../../domain/book.ts';
import { type OwnerKey, type PlainDate, personBehind } from '../../domain/plan.ts';
import type { Named } from '../../domain/set-up.ts';
import { type App, momentIn } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { whomOf } from '../set-up/whom.ts';
import type { Asks } from './ask.ts';

export type Receiver =
  | { kind: 'reached'; key: OwnerKey; person: string; label: string }
  /** In the record, and out of the bot's reach: asked once they open it. */
  | { kind: 'unmet'; key: OwnerKey; person: string; label: string }
  /** An address that is nobody's yet: it can be given to them, and they cannot be asked. */
  | { kind: 'stranger'; label: string }
  /** A post that nobody holds. */
  | { kind: 'vacant'; label: string }
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
  if (whom.kind === 'unknown') return { kind: 'unknown' };
  const { key, label } = whom;
  if (whom.newcomer) return { kind: 'stranger', label };
  const { today } = momentIn(app, book.plan.timezone);
  const person = personBehind(book.plan, key, today);
  if (person === speaker.person.id) return { kind: 'owner' };
  const known = person === null ? undefined : (await app.records.person(origin.tenant, person))?.doc.body;
  if (!known) return { kind: 'vacant', label };
  return { kind: known.address ? 'reached' : 'unmet', key, person: known.id, label };
}

/** Undefined where nobody is named whom the bot can ask, now or once they open it: officers are told of the wish. */
export const asksOfReceiver = (receiver: Receiver, from: PlainDate | null): Asks | undefined =>
  receiver.kind === 'reached' || receiver.kind === 'unmet'
    ? { kind: 'hand-over', to: receiver.person, owner: receiver.key, from }
    : undefined;

function namedBy(words: string, book: Book): Named {
  const name = words.trim().replace(/^(?:to\s+)?(?:the\s+)?/i, '');
  const post = book.plan.posts.find(({ title }) => title.toLowerCase() === name.toLowerCase());
  if (post) return { kind: 'post', post: post.id };
  return name.includes('@')
    ? { kind: 'address', email: name }
    : { kind: 'name', name: name === '' ? words : name };
}
