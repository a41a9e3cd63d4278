/** The pairs found so far while a changed plan is matched: each node has at most one item, each item one node. */
import type { Item } from '../../domain/plan.ts';
import type { Node } from './matching.ts';

export type Pairing = {
  itemOf: (node: Node) => Item | undefined;
  isFree: (item: Item) => boolean;
  take: (node: Node, item: Item) => void;
  /** Whether the places of the two in their trees contradict each other, as far as the items above are known. */
  apart: (node: Node, item: Item) => boolean;
};

/** `items`: every item that may be met, withdrawn ones too. */
export function pairingOf(items: readonly Item[]): Pairing {
  const byId = new Map(items.map((item) => [item.id, item]));
  const found = new Map<Node, Item>();
  const takers = new Map<string, Node>();
  const above = (item: Item): Item | undefined => (item.parent === null ? undefined : byId.get(item.parent));
  const isUnder = (item: Item | undefined, other: Item): boolean =>
    item !== undefined && (item === other || isUnder(above(item), other));
  return {
    itemOf: (node) => found.get(node),
    isFree: (item) => !takers.has(item.id),
    take: (node, item) => {
      found.set(node, item);
      takers.set(item.id, node);
    },
    apart: (node, item) => {
      const parent = node.parent && found.get(node.parent);
      const taker = item.parent === null ? undefined : takers.get(item.parent);
      return (
        (!!parent && !isUnder(above(item), parent)) || (taker !== undefined && !isBelow(node.parent, taker))
      );
    },
  };
}

const isBelow = (node: Node | null, other: Node): boolean =>
  node !== null && (node === other || isBelow(node.parent, other));

/** An action and a heading are never one without somebody saying so. */
export const sameKind = (node: Node, item: Item): boolean =>
  (node.says.nature === undefined) === (item.nature === null);
