/** The plan as a board's channel reads what is typed there: what lies outside the board's scope is not in it at all. */
import { type Book, openBook, upwards } from '../book.ts';
import type { Board } from '../plan.ts';
import { itemsNamed } from '../scope.ts';

/** Books are kept and compared by identity: so are their parts, by the scope. */
const parts = new WeakMap<Book, Map<string, Book>>();

/** The items in the board's scope with all below them; the same book where the board sees the whole plan. */
export function withinScope(book: Book, { scope }: Pick<Board, 'scope'>): Book {
  if (scope.length === 0) return book;
  const key = scope.join('\n');
  const kept = parts.get(book) ?? new Map<string, Book>();
  parts.set(book, kept);
  const known = kept.get(key);
  if (known) return known;
  const named = new Set(itemsNamed(book, scope).map(({ id }) => id));
  const seen = [...book.byId.values()].filter((item) => upwards(book, item).some(({ id }) => named.has(id)));
  const ids = new Set(seen.map(({ id }) => id));
  const part = openBook(
    book.plan,
    seen.map((item) => (item.parent === null || ids.has(item.parent) ? item : { ...item, parent: null })),
  );
  kept.set(key, part);
  return part;
}
