/** Which item of a changed plan is which item of the record: by words and ref, and a question where these disagree. */
import type { Item } from '../../domain/plan.ts';
import type { FileItem, FileItemAlone } from '../../domain/plan-file.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { type Pairing, pairingOf, sameKind } from './pairing.ts';
import { takeSameWords } from './same-words.ts';
import { NEAR } from './wordings.ts';

/** An item of a file with its place in the tree. */
export type Node = { says: FileItemAlone; parent: Node | null; level: number; position: number };

export type Match = { node: Node; item: Item | null };
export type Doubt = {
  /** The ref in the new file: what an answer names. */
  ref: string;
  /** The new file's title, and the item of the record that it may be: the one that an answer is about. */
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

/**
 * `items` are those of the record that are not withdrawn. `withdrawn` ones come back where the new file has them
 * again, and are never among those that are gone. Answers to some doubts may bring others, about items that are
 * free only now.
 */
export function matched(
  nodes: readonly Node[],
  items: readonly Item[],
  answers: Answers,
  withdrawn: readonly Item[] = [],
): Matching {
  const pairing = pairingOf([...items, ...withdrawn]);
  takeSameWords(pairing, nodes, items, withdrawn);
  const open = (): Node[] => nodes.filter((node) => !pairing.itemOf(node));
  const candidates = (among: readonly Node[]): Candidate[] =>
    candidatesFor(among, items.filter(pairing.isFree), withdrawn.filter(pairing.isFree));
  takeReworded(pairing, candidates(open()));

  const doubts = askedOf(pairing, answers, (among) => candidates(open().filter((node) => !among.has(node))));
  const itemOf = (node: Node): Item | null =>
    answers.get(node.says.ref) === 'new' ? null : (pairing.itemOf(node) ?? null);
  const matches = nodes.map((node) => ({ node, item: itemOf(node) }));
  const kept = new Set(matches.map(({ item }) => item));
  const place = new Map(nodes.map((node, index) => [node, index]));
  return {
    matches,
    gone: items.filter((item) => !kept.has(item)),
    doubts: doubts
      .sort((a, b) => (place.get(a.node) ?? 0) - (place.get(b.node) ?? 0))
      .map(({ node, item }) => ({ ref: node.says.ref, title: node.says.title, item })),
  };
}

/**
 * Takes what was answered "same", and returns what is to be asked. A round is asked and answered whole before the
 * next begins: which item a question is about must not depend on the answers to the others.
 */
function askedOf(
  pairing: Pairing,
  answers: Answers,
  candidates: (butFor: ReadonlySet<Node>) => Candidate[],
): Candidate[] {
  const asked = new Set<Node>();
  for (;;) {
    const round = oneEach(candidates(asked));
    for (const { node, item } of round) {
      asked.add(node);
      if (answers.get(node.says.ref) === 'same') pairing.take(node, item);
    }
    const unanswered = round.filter(({ node }) => !answers.has(node.says.ref));
    if (round.length === 0 || unanswered.length > 0) return unanswered;
  }
}

/** Takes what was reworded a little under its ref, unless either of the two is nearer to another. */
function takeReworded(pairing: Pairing, candidates: readonly Candidate[]): void {
  const best = new Map<Node | Item, number>();
  for (const { node, item, share } of candidates)
    for (const one of [node, item]) best.set(one, Math.max(share, best.get(one) ?? 0));
  // From the top down: what is above an action tells whether its ref still means the same place.
  for (const { node, item, share, sameRef } of candidates.toSorted((a, b) => a.node.level - b.node.level)) {
    const isNearest = share === best.get(node) && share === best.get(item);
    if (!sameRef || share < NEAR || !isNearest || !sameKind(node, item)) continue;
    if (!pairing.itemOf(node) && pairing.isFree(item) && !pairing.apart(node, item)) pairing.take(node, item);
  }
}

/** The likeliest candidates such that each node is asked about once, and about an item of its own. */
function oneEach(candidates: readonly Candidate[]): Candidate[] {
  const spoken = new Set<Node | Item>();
  return candidates.filter(({ node, item }) => {
    if (spoken.has(node) || spoken.has(item)) return false;
    spoken.add(node).add(item);
    return true;
  });
}
