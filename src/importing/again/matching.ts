/** Which item of a changed plan is which item of the record: by ref and title, and a question where the two disagree. */
import type { Item } from '../../domain/plan.ts';
import type { FileItem, FileItemAlone } from '../../domain/plan-file.ts';

/** An item of a file with its place in the tree. */
export type Node = { says: FileItemAlone; parent: Node | null; level: number; position: number };

/** `asks` is set where ref and title disagree: the pair is only taken as one when somebody says so. */
export type Match = { node: Node; item: Item | null };
export type Doubt = {
  /** The ref in the new file: what an answer names. */
  ref: string;
  /** The new file's title, and the item of the record that it may be. */
  title: string;
  item: Item;
};
export type Matching = { matches: Match[]; gone: Item[]; doubts: Doubt[] };

/** `same`: one item, its history goes on. `new`: another item; the old one is withdrawn unless it is found elsewhere. */
export type Answers = ReadonlyMap<string, 'same' | 'new'>;

export function nodesOf(items: readonly FileItem[], parent: Node | null = null, level = 0): Node[] {
  return items.flatMap((item, position) => {
    const { items: below, ...says } = item;
    const node: Node = { says, parent, level, position };
    return [node, ...nodesOf(below ?? [], node, level + 1)];
  });
}

/** `items` are those of the record that are not withdrawn. */
export function matched(nodes: readonly Node[], items: readonly Item[], answers: Answers): Matching {
  const byRef = new Map(items.map((item) => [squeezed(item.ref), item]));
  const found = new Map<Node, Item>();
  const taken = new Set<Item>();
  const take = (node: Node, item: Item): void => {
    found.set(node, item);
    taken.add(item);
  };
  const free = (item: Item | undefined): item is Item => item !== undefined && !taken.has(item);

  for (const node of nodes) {
    const item = byRef.get(squeezed(node.says.ref));
    if (!item) continue;
    const answer = answers.get(node.says.ref);
    if (answer === 'same' || (answer === undefined && alike(node.says.title, item.title) >= REWORDED))
      take(node, item);
  }
  for (const [node, item] of sameWords(
    nodes.filter((one) => !found.has(one)),
    items.filter(free),
  )) {
    if (answers.get(node.says.ref) !== 'new') take(node, item);
  }
  const doubts = nodes.flatMap((node): Doubt[] => {
    if (found.has(node) || answers.has(node.says.ref)) return [];
    const item = byRef.get(squeezed(node.says.ref));
    const other = free(item) ? item : likeliest(node, items.filter(free));
    return other ? [{ ref: node.says.ref, title: node.says.title, item: other }] : [];
  });
  // An answer "same" under a new ref speaks of the likeliest item of the record.
  for (const node of nodes) {
    if (found.has(node) || answers.get(node.says.ref) !== 'same') continue;
    const item = likeliest(node, items.filter(free));
    if (item) take(node, item);
  }
  return {
    matches: nodes.map((node) => ({ node, item: found.get(node) ?? null })),
    gone: items.filter(free),
    doubts,
  };
}

/** Under the same ref, titles that share this much of their words are one title reworded. */
const REWORDED = 0.5;
/** Under another ref, this much is asked about. */
const LIKELY = 0.75;

/** Pairs with the same words whose words nobody else has on either side. */
function sameWords(nodes: readonly Node[], items: readonly Item[]): [Node, Item][] {
  const there = Map.groupBy(items, ({ title }) => plain(title));
  const here = Map.groupBy(nodes, ({ says }) => plain(says.title));
  return [...here].flatMap(([words, [node, ...others]]): [Node, Item][] => {
    const [item, ...more] = there.get(words) ?? [];
    return node && item && others.length === 0 && more.length === 0 ? [[node, item]] : [];
  });
}

function likeliest(node: Node, items: readonly Item[]): Item | undefined {
  const ranked = items
    .filter((item) => (item.nature === null) === (node.says.nature === undefined))
    .map((item) => ({ item, share: alike(node.says.title, item.title) }))
    .filter(({ share }) => share >= LIKELY)
    .sort((a, b) => b.share - a.share);
  return ranked[0]?.item;
}

const squeezed = (ref: string): string => ref.replace(/\s/g, '').toLowerCase();
const plain = (title: string): string => wordsIn(title).join(' ');
const wordsIn = (title: string): string[] => title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The share of words that two titles have in common, 0 to 1 (Dice). */
export function alike(one: string, other: string): number {
  const a = new Set(wordsIn(one));
  const b = new Set(wordsIn(other));
  if (a.size + b.size === 0) return 1;
  const both = [...a].filter((word) => b.has(word)).length;
  return (2 * both) / (a.size + b.size);
}
