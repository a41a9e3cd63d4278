/** Turns a merge into the records that it changes: the plan's head, and each item before and after. */
import { isDeepStrictEqual } from 'node:util';
import { anchorsOf } from '../../domain/by-when.ts';
import type { Item, Measure, Plan } from '../../domain/plan.ts';
import type { FileItemAlone } from '../../domain/plan-file.ts';
import { dutyNode } from '../draft.ts';
import { dutiesOf } from '../duties.ts';
import { planHead } from '../head-record.ts';
import { itemFacts } from '../item-record.ts';
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
  const fresh = planHead(merge.head, merge.head.goLive ?? plan.goLive, names, newId);
  const head: Plan = {
    ...fresh,
    id: plan.id,
    measures: withIds(fresh.measures, plan.measures),
    imported: asImported ? fresh.imported : plan.imported,
    edition: plan.edition,
  };
  const anchors = anchorsOf(head.about, head.goLive);
  const ids = new Map(merge.items.map(({ node, item }) => [node, item?.id ?? newId()]));
  const idOf = (node: Node): string => ids.get(node) ?? newId();
  const made = (
    file: FileItemAlone,
    item: Item | null,
    place: Pick<Item, 'id' | 'parent' | 'level' | 'position' | 'duty'>,
    says: FileItemAlone,
  ): Item => {
    const facts = itemFacts(file, names, anchors, newId);
    return {
      ...facts,
      ...place,
      plan: plan.id,
      // The same words were read, confirmed and started before.
      reading: item && item.byWhen === facts.byWhen ? item.reading : facts.reading,
      measures: withIds(facts.measures, item?.measures ?? []),
      withdrawn: false,
      imported: asImported || item === null ? says : item.imported,
    };
  };
  const inTree = merge.items.map(({ node, item, file }): Edit => {
    const place = {
      id: idOf(node),
      parent: node.parent && idOf(node.parent),
      level: node.level,
      position: node.position,
      duty: null,
    };
    return { before: item, after: made(file, item, place, node.says) };
  });
  const held = book.items.filter((item) => item.duty !== null);
  const refs = merge.items.map(({ node }) => node.says.ref);
  const duties = dutiesOf(merge.head, refs, anchors).map(({ body, item: says }, index): Edit => {
    const item = held.find(({ ref, duty }) => ref === says.ref && duty === body) ?? null;
    const file = item ? mergedItem(item.imported, before.itemNow(item), says, choices).file : says;
    const { says: _, ...place } = dutyNode(says, head, merge.items.length + index, newId);
    return {
      before: item,
      after: made(file, item, { ...place, id: item?.id ?? place.id, duty: body }, says),
    };
  });
  const stay = new Set(duties.map(({ before: item }) => item));
  const gone = [...merge.gone, ...held.filter((item) => !stay.has(item))];
  const edits = [
    ...inTree,
    ...duties,
    ...gone.map((item): Edit => ({ before: item, after: { ...item, withdrawn: true } })),
  ];
  return { head, edits: edits.filter(({ before: was, after }) => !isDeepStrictEqual(was, after)) };
}

/** Measures keep their ids, known by their text. */
const withIds = (measures: readonly Measure[], known: readonly Measure[]): Measure[] =>
  measures.map((measure) => ({
    ...measure,
    id: known.find(({ text }) => text === measure.text)?.id ?? measure.id,
  }));
