/** A plan's tree held in memory: from a ref to an item, to what lies under it and above it. */
import { type Action, type Item, isAction, type Plan } from './plan.ts';

export type Book = {
  plan: Plan;
  /** Every item in document order, the duties of bodies last; what was withdrawn from the plan is not among them. */
  items: readonly Item[];
  /** Withdrawn items too: their history can still be told. */
  byId: ReadonlyMap<string, Item>;
  byRef: ReadonlyMap<string, Item>;
  childrenOf: ReadonlyMap<string | null, readonly Item[]>;
};

/** Builds the book of a plan. Items may come in any order. */
export function openBook(plan: Plan, stored: readonly Item[]): Book {
  const childrenOf = new Map<string | null, Item[]>();
  for (const item of stored) {
    if (item.withdrawn) continue;
    const siblings = childrenOf.get(item.parent);
    if (siblings) siblings.push(item);
    else childrenOf.set(item.parent, [item]);
  }
  for (const siblings of childrenOf.values()) siblings.sort((a, b) => a.position - b.position);
  const items: Item[] = [];
  const walk = (parent: string | null): void => {
    for (const item of childrenOf.get(parent) ?? []) {
      items.push(item);
      walk(item.id);
    }
  };
  walk(null);
  return {
    plan,
    items,
    byId: new Map(stored.map((item) => [item.id, item])),
    byRef: new Map(items.map((item) => [item.ref, item])),
    childrenOf,
  };
}

/** The item and everything above it, from the item up to its priority. */
export function upwards(book: Book, item: Item): Item[] {
  const path = [item];
  for (let above = item.parent; above !== null; ) {
    const parent = book.byId.get(above);
    if (!parent) break;
    path.push(parent);
    above = parent.parent;
  }
  return path;
}

/** The item itself and everything below it. */
export function subtree(book: Book, item: Item): Item[] {
  return [item, ...(book.childrenOf.get(item.id) ?? []).flatMap((child) => subtree(book, child))];
}

/** The plan's own actions: what boards count. A duty of a body is asked about, and is none of them. */
export const actionsOf = (book: Book): Action[] =>
  book.items.filter(isAction).filter((item) => item.duty === null);

/** The top-level item above an item: its priority, theme, phase ... */
export const topOf = (book: Book, item: Item): Item => upwards(book, item).at(-1) ?? item;
