/** The one person of the record whom words name, or the question that finds them. */
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import type { Person } from '../../domain/person.ts';
import { personBehind } from '../../domain/plan.ts';
import type { Named } from '../../domain/set-up.ts';
import { type App, momentIn } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { whomOf } from '../set-up/whom.ts';

/** Of a post it is whoever holds it today. */
export async function personNamed(
  app: App,
  origin: Origin,
  speaker: Speaker,
  books: readonly Book[],
  named: Named,
): Promise<Person | { ask: Message }> {
  const book =
    named.kind === 'post'
      ? books.find(({ plan }) => plan.posts.some(({ id }) => id === named.post))
      : books[0];
  if (!book) return ask('Nothing was noted: there is no plan here that you have a part in.');
  const whom = await whomOf(app, origin, speaker, book, named, []);
  if (whom.kind === 'several')
    return ask(
      `Nothing was noted: I know several people called ${whom.name}. Say it again with the address of the one you mean: ${whom.addresses.slice(0, 5).join(', ')}.`,
    );
  if (whom.kind === 'unknown' || whom.newcomer)
    return ask(
      `Nothing was noted: I do not know ${whom.kind === 'unknown' ? whom.name : whom.label} yet. Name somebody who has a part in a plan, or ask them to open a chat with me in Teams first.`,
    );
  const { today } = momentIn(app, book.plan.timezone);
  const id = personBehind(book.plan, whom.key, today);
  const person = id === null ? undefined : (await app.records.person(origin.tenant, id))?.doc.body;
  return person ?? ask(`Nothing was noted: nobody holds ${whom.label} at the moment. Name a person.`);
}

const ask = (text: string): { ask: Message } => ({ ask: noticeCard({ text, suggestions: [] }) });
