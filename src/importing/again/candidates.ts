/** Which items of the record each node of a changed plan may be: those under its ref, and those with nearly its words. */
import type { Item } from '../../domain/plan.ts';
import type { Node } from './matching.ts';
import { sameKind } from './pairing.ts';
import { alike, plain, squeezed, telling } from './title-words.ts';
import { NEAR, wordingsOf } from './wordings.ts';

export type Candidate = { node: Node; item: Item; share: number; sameRef: boolean };

/** Of the items with the same words, and of all items, so many are looked at for one node. */
const OF_ONE_WORDING = 5;
const IN_ALL = 20;

/** The candidates among items that are free, likeliest first; `withdrawn` ones only with the same ref or words. */
export function candidatesFor(
  nodes: readonly Node[],
  items: readonly Item[],
  withdrawn: readonly Item[],
): Candidate[] {
  const near = wordingsOf(items);
  const byRef = Map.groupBy([...items, ...withdrawn], ({ ref }) => squeezed(ref));
  const takenOut = Map.groupBy(withdrawn, ({ title }) => plain(title));
  const told = new Map(items.map((item) => [item, telling(item.title)]));
  const met = new Map<object, number>();
  // Several nodes with the same words are not all shown the same few items.
  const some = (group: readonly Item[]): Item[] => {
    const from = (met.get(group) ?? 0) % group.length;
    met.set(group, from + 1);
    return [...group.slice(from, from + OF_ONE_WORDING), ...group.slice(0, from)].slice(0, OF_ONE_WORDING);
  };
  const found = nodes.flatMap((node): Candidate[] => {
    const words = telling(node.says.title);
    const ref = squeezed(node.says.ref);
    const underRef = (byRef.get(ref) ?? [])
      .map((item) => ({
        node,
        item,
        share: alike(words, told.get(item) ?? telling(item.title)),
        sameRef: true,
      }))
      .filter(({ item, share }) => !item.withdrawn || (share >= NEAR && sameKind(node, item)));
    const reworded = near(words)
      .slice(0, IN_ALL)
      .flatMap(({ wording, share }) =>
        some(wording.items)
          .filter((item) => squeezed(item.ref) !== ref && (share === 1 || sameKind(node, item)))
          .map((item) => ({ node, item, share, sameRef: false })),
      );
    const back = node.says.nature === undefined ? [] : (takenOut.get(plain(node.says.title)) ?? []);
    const again = back
      .filter((item) => squeezed(item.ref) !== ref && sameKind(node, item))
      .slice(0, OF_ONE_WORDING)
      .map((item) => ({ node, item, share: 1, sameRef: false }));
    return [...underRef, ...reworded.slice(0, IN_ALL), ...again];
  });
  return found.sort(
    (a, b) =>
      b.share - a.share ||
      Number(a.item.withdrawn) - Number(b.item.withdrawn) ||
      Number(b.sameRef) - Number(a.sameRef),
  );
}
