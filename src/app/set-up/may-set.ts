/** Who may set what in words: officers everything, a lead dates and owners within what they lead. */
import type { Book } from '../../domain/book.ts';
import { type Deed, may } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import { itemsNamed } from '../../domain/scope.ts';
import type { SetUp } from '../../domain/set-up.ts';

const DEEDS: { readonly [D in 'date' | 'assign']: Deed } = { date: 'set-date', assign: 'assign' };

/** Whoever leads a part leads what is under it. */
export function maySet(actor: Actor, book: Book, request: SetUp): boolean {
  if (may(actor, 'change-plan', book, null)) return true;
  if (request.do !== 'date' && request.do !== 'assign') return false;
  const items = itemsNamed(book, request.items);
  return items.length > 0 && items.every((item) => may(actor, DEEDS[request.do], book, item));
}
