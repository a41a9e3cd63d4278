/** Turns a merge into the records that it changes: the plan's head, and each item before and after. */
import { isDeepStrictEqual } from 'node:util';
import { anchorsOf } from '../../domain/by-when.ts';
import type { Item, Measure, Plan } from '../../domain/plan.ts';
import type { FileItemAlone } from '../../domain/plan-file.ts';
import { dutyNode } from '../draft.ts';
import { dutiesOf } from '../duties.ts';
import { planHead } from '../head-record.ts';
import { type ItemFacts, itemFacts } from '../item-record.ts';
import type { Names } from '../names.ts';
import type { Node } from './matching.ts';
import { type Before, type Choices, type Merge, mergedItem } from './merge.ts';

export type Edit = { before: Item | null; after: Item };
export type Edited = { head: Plan; edits: Edit[] };

/**
 * `asImported`: whether the new file is the plan's new edition, that later ones are compared with; a workbook that
 * people filled in is not.
 */
export function editsOf(
  before: Before,
  merge: Merge,
  choices: Choices,
  names: Names,
  newId: () => string,
  asImported: boolean,
): Edited {
  const { book } = before;
  const { plan } = book;
  const head = headOf(before, merge, names, newId, asImported);
  const anchors = anchorsOf(head.about, head.goLive);
  const moved = merge.headTaken.some((field) => ANCHORS.includes(field));
  const ids = new Map(merge.items.map(({ node, item }) => [node, item?.id ?? newId()]));
  const idOf = (node: Node): string => ids.get(node) ?? newId();
  const made = (
    file: FileItemAlone,
    item: Item | null,
    place: Pick<Item, 'id' | 'parent' | 'level' | 'position' | 'duty'>,
    says: FileItemAlone,
    taken: readonly string[],
  ): Item => {
    const facts = itemFacts(file, names, anchors, newId);
    // Of an item that is there only what the file changes is taken: people without an address have no other place.
    const own = item === null ? facts : { ...facts, ...kept(item, facts, taken) };
    return {
      ...own,
      ...place,
      plan: plan.id,
      // The same words were read, confirmed and started before; they are read again when what they count from moves.
      reading:
        item && item.byWhen === facts.byWhen && !(moved && item.due === null) ? item.reading : facts.reading,
      measures:
        taken.includes('measures') || item === null
          ? withIds(facts.measures, item?.measures ?? [])
          : item.measures,
      withdrawn: false,
      imported: asImported ? says : (item?.imported ?? null),
    };
  };
  const inTree = merge.items.map(({ node, item, file, taken }): Edit => {
    const place = {
      id: idOf(node),
      parent: node.parent && idOf(node.parent),
      level: node.level,
      position: node.position,
      duty: null,
    };
    return { before: item, after: made(file, item, place, node.says, taken) };
  });
  const held = book.items.filter((item) => item.duty !== null);
  const refs = merge.items.map(({ node }) => node.says.ref);
  const duties = dutiesOf(merge.head, refs, anchors).map(({ body, item: says }, index): Edit => {
    // A duty is known by its words: its running number may be another's by now.
    const item = held.find(({ title, duty }) => title === says.title && duty === body) ?? null;
    const merged = item ? mergedItem(item.imported, before.itemNow(item), says, choices) : null;
    const { says: _, ...place } = dutyNode(says, head, merge.items.length + index, newId);
    return {
      before: item,
      after: made(
        merged?.file ?? says,
        item,
        { ...place, id: item?.id ?? place.id, duty: body },
        says,
        merged?.taken ?? [],
      ),
    };
  });
  const stay = new Set(duties.map(({ before: item }) => item));
  const gone = [...merge.gone, ...held.filter((item) => !stay.has(item))];
  const edits = [
    ...inTree,
    ...duties,
    // What a document leaves out it may name again; what people took out stays out until the document changes it.
    // From the last to the first: what stands under a heading that is gone already would be left as it is.
    ...gone.toReversed().map(
      (item): Edit => ({
        before: item,
        after: { ...item, withdrawn: true, imported: asImported ? null : item.imported },
      }),
    ),
  ];
  return { head, edits: edits.filter(({ before: was, after }) => moved || !isDeepStrictEqual(was, after)) };
}

/** The record's own values of the fields that the file does not change, by their names in the file. */
function kept(item: Item, facts: ItemFacts, taken: readonly string[]): Partial<ItemFacts> {
  const changed = new Set(taken.map((field) => (field === 'when' ? 'byWhen' : field)));
  return Object.fromEntries(
    Object.keys(facts)
      .filter((field) => !changed.has(field))
      .map((field) => [field, Reflect.get(item, field)]),
  );
}

/** What dates are counted from: when one of these changes, every date is looked at again. */
const ANCHORS: readonly string[] = ['terms', 'yearOne', 'delivery', 'period'];

/** Posts and boards that the file does not change stay as the record has them. */
function headOf(before: Before, merge: Merge, names: Names, newId: () => string, asImported: boolean): Plan {
  const { plan } = before.book;
  const fresh = planHead(merge.head, plan.goLive, names, newId);
  const taken = new Set(merge.headTaken);
  return {
    ...fresh,
    id: plan.id,
    posts: fresh.posts.map((post) =>
      taken.has(post.id) ? post : (plan.posts.find(({ id }) => id === post.id) ?? post),
    ),
    boards: fresh.boards.map((board) =>
      taken.has(board.body) ? board : (plan.boards.find(({ id }) => id === board.id) ?? board),
    ),
    measures: taken.has('measures') ? withIds(fresh.measures, plan.measures) : plan.measures,
    imported: asImported ? merge.says : plan.imported,
    edition: plan.edition,
  };
}

/** Measures keep their ids, known by their text; of several with the same text each keeps its own. */
function withIds(measures: readonly Measure[], known: readonly Measure[]): Measure[] {
  const left = [...known];
  return measures.map((measure) => {
    const place = left.findIndex(({ text }) => text === measure.text);
    const [same] = place === -1 ? [] : left.splice(place, 1);
    return same ? { ...measure, id: same.id } : measure;
  });
}
