/** The action that a board's decision becomes: where it stands in the plan, and under which ref. */
import type { Book } from '../book.ts';
import { Item, type OwnerKey, type PlainDate } from '../plan.ts';
import type { Decision } from './decision.ts';

/** Why nothing can be added below an item, in words; null when it can. */
export function refusalOf({ plan }: Book, parent: Item | undefined): string | null {
  if (!parent) return null;
  if (parent.nature !== null) return `${parent.ref} is an action itself. Name what it stands under.`;
  if (parent.duty !== null) return `${parent.ref} is a duty of a body, and no part of the plan's tree.`;
  return parent.level + 1 < plan.levels.length ? null : `nothing stands below ${parent.ref} in this plan.`;
}

/** The id of an action is that of its decision, so that one decision becomes one action. */
export function newActionOf(
  book: Book,
  parent: Item,
  decision: Decision,
  owner: OwnerKey | null,
  due: PlainDate | null,
): Item {
  const siblings = book.childrenOf.get(parent.id) ?? [];
  return Item.parse({
    id: `decision-${decision.id}`,
    plan: book.plan.id,
    ref: freeRef(book, parent, siblings),
    printedRef: null,
    parent: parent.id,
    level: parent.level + 1,
    position: siblings.reduce((last, { position }) => Math.max(last, position + 1), 0),
    title: decision.text.replace(/\s+/g, ' ').slice(0, 1000),
    aliases: [],
    kind: null,
    nature: 'deliverable',
    byWhen: null,
    due,
    owners: owner === null ? [] : [{ key: owner, part: 'accountable' }],
    lead: null,
  });
}

/** The next of its siblings' letters or numbers: "3.2(d)" after "3.2(c)". */
function freeRef(book: Book, parent: Item, siblings: readonly Item[]): string {
  const numbered = siblings.some(({ ref }) => /\.\d+$/.test(ref));
  for (let place = siblings.length; ; place += 1) {
    const ref = numbered ? `${parent.ref}.${place + 1}` : `${parent.ref}(${letters(place)})`;
    if (!book.byRef.has(ref)) return ref;
  }
}

/** a to z, then aa, ab ... */
const letters = (place: number): string =>
  (place < 26 ? '' : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(97 + (place % 26));
