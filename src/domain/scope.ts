/** The actions that a question or a board is about, from the refs that it names. */
import { actionsOf, type Book, subtree } from './book.ts';
import type { Action, Item } from './plan.ts';

/** The items that the refs name, each once, in the order named; refs that the plan lacks are left out. */
export const itemsNamed = (book: Book, refs: readonly string[]): Item[] =>
  [...new Set(refs)].map((ref) => book.byRef.get(ref)).filter((item) => item !== undefined);

/**
 * The actions at and below the named items, in the plan's order. No refs mean the whole plan; refs of which the
 * plan has none mean nothing, so that a question about "9.9" is not answered with everything.
 */
export function actionsUnder(book: Book, refs: readonly string[]): Action[] {
  if (refs.length === 0) return actionsOf(book);
  const below = new Set(itemsNamed(book, refs).flatMap((item) => subtree(book, item).map(({ id }) => id)));
  return actionsOf(book).filter((action) => below.has(action.id));
}
