/** Which of a person's plans a conversation is about, where the words do not say it. */
import type { Book } from '../../domain/book.ts';
import type { Frame } from './frame.ts';

/** Of several plans the one that this conversation asked about last, else that of what is in hand; of one, that one. */
export function planInUse(books: readonly Book[], frame: Frame): string | null {
  const [only, ...others] = books;
  if (only && others.length === 0) return only.plan.id;
  const last = frame.lastQuestion?.question.plan ?? frame.inHand[0]?.plan ?? null;
  return books.some((book) => book.plan.id === last) ? last : null;
}
