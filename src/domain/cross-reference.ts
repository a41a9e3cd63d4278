/** Where a cross-reference is chased: once, at the action that it points at, and nowhere else. */
import type { Book } from './book.ts';
import { type Action, type Item, isAction } from './plan.ts';

/**
 * The action at which a cross-reference is chased: the end of its same-as links. Null for any other action, and for
 * a cross-reference that leads to no other action of this plan (another document, a ref that is gone, a circle).
 */
export function chasedAt(item: Item, byRef: Book['byRef']): Action | null {
  const passed = new Set<Item>([item]);
  let end: Action | null = null;
  for (let next = sameAs(item, byRef); next; next = sameAs(next, byRef)) {
    if (passed.has(next)) return null;
    passed.add(next);
    end = next;
  }
  return end;
}

const sameAs = (item: Item, byRef: Book['byRef']): Action | undefined =>
  item.nature === 'cross-reference'
    ? item.links
        .filter(({ kind }) => kind === 'same-as')
        .flatMap(({ to }) => byRef.get(to) ?? [])
        .find(isAction)
    : undefined;
