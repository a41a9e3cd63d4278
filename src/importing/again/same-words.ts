/** The pairs of a changed plan and the record that have the same words, and of which there is no doubt. */
import type { Item } from '../../domain/plan.ts';
import type { Node } from './matching.ts';
import type { Pairing } from './pairing.ts';
import { plain, squeezed } from './title-words.ts';

/**
 * Takes words that nobody else has; then words that nobody else has under one parent, from the top down; then the
 * same words under the same ref, of withdrawn items last.
 */
export function takeSameWords(
  pairing: Pairing,
  nodes: readonly Node[],
  items: readonly Item[],
  withdrawn: readonly Item[],
): void {
  takeOnly(pairing, nodes, items, nodeWords, itemWords);
  for (const [, level] of [...Map.groupBy(nodes, (node) => node.level)].sort(([a], [b]) => a - b)) {
    takeOnly(
      pairing,
      level.filter((node) => node.parent === null || pairing.itemOf(node.parent)),
      items,
      (node) => key((node.parent && pairing.itemOf(node.parent)?.id) ?? '', nodeWords(node)),
      (item) => key(item.parent ?? '', itemWords(item)),
    );
  }
  takeSameRef(pairing, nodes, items, refAndWords);
  // What people have reworded or renumbered is still known by what the last document said of it.
  takeSameRef(pairing, nodes, items, importedRefAndWords);
  takeSameRef(pairing, nodes, withdrawn, refAndWords);
  takeSameRef(pairing, nodes, withdrawn, importedRefAndWords);
}

const key = (...parts: string[]): string => parts.join('\n');
const kindAndWords = (isAction: boolean, title: string): string =>
  key(isAction ? 'action' : 'heading', plain(title));
const nodeWords = ({ says }: Node): string => kindAndWords(says.nature !== undefined, says.title);
const itemWords = ({ nature, title }: Item): string => kindAndWords(nature !== null, title);
const refAndWords = (item: Item): string => key(squeezed(item.ref), itemWords(item));
const importedRefAndWords = ({ imported, nature }: Item): string | null =>
  imported && key(squeezed(imported.ref), kindAndWords(nature !== null, imported.title));

/** Takes the pairs whose key nobody else has on either side. */
function takeOnly(
  pairing: Pairing,
  nodes: readonly Node[],
  items: readonly Item[],
  keyOfNode: (node: Node) => string,
  keyOfItem: (item: Item) => string,
): void {
  const here = Map.groupBy(
    nodes.filter((node) => !pairing.itemOf(node)),
    keyOfNode,
  );
  const there = Map.groupBy(items.filter(pairing.isFree), keyOfItem);
  for (const [words, [node, ...others]] of here) {
    const [item, ...more] = there.get(words) ?? [];
    if (node && item && others.length + more.length === 0) pairing.take(node, item);
  }
}

function takeSameRef(
  pairing: Pairing,
  nodes: readonly Node[],
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): void {
  const there = Map.groupBy(items.filter(pairing.isFree), keyOf);
  for (const node of nodes) {
    if (pairing.itemOf(node)) continue;
    const known = there.get(key(squeezed(node.says.ref), nodeWords(node))) ?? [];
    const item = known.find((one) => pairing.isFree(one) && !pairing.apart(node, one));
    if (item) pairing.take(node, item);
  }
}
