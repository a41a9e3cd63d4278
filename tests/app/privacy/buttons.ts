/** What a card's button sends, found by its title. */
import { z } from 'zod/v4';

const Tree = z.record(z.string(), z.unknown());

/** @throws Error when the card has no such button. */
export function buttonIn(card: unknown, title: string): Record<string, unknown> {
  const found = search(card, title);
  if (!found) throw new Error(`no button "${title}"`);
  return found;
}

function search(node: unknown, title: string): Record<string, unknown> | undefined {
  if (Array.isArray(node)) {
    for (const one of node) {
      const found = search(one, title);
      if (found) return found;
    }
    return undefined;
  }
  const tree = Tree.safeParse(node);
  if (!tree.success) return undefined;
  if (tree.data.type === 'Action.Execute' && tree.data.title === title) return Tree.parse(tree.data.data);
  return search(Object.values(tree.data), title);
}
