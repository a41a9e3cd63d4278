/** A changed plan against the record: what is which, what changes, what clashes, and what has to be asked first. */
import { isDeepStrictEqual } from 'node:util';
import type { Book } from '../../domain/book.ts';
import type { Item } from '../../domain/plan.ts';
import { FileHead, FileItemAlone, type PlanFile } from '../../domain/plan-file.ts';
import type { Fault } from '../fault.ts';
import { checkedPlan } from '../plan-file.ts';
import { type Answers, type Doubt, matched, type Node, nodesOf } from './matching.ts';
import { byWords, type Clash, threeWay, threeWayList } from './three-way.ts';

export type Choices = {
  /** By ref of the new file: whether an item under a known ref and with another title is the same. */
  answers: Answers;
  /** Who wins where both sides changed a field: for the item with this ref, or for the head under ''. */
  prefer: (ref: string, field: string) => 'record' | 'file';
};

export type MergedItem = {
  node: Node;
  /** The item of the record; null for one that is new. */
  item: Item | null;
  /** The item as it is to be. */
  file: FileItemAlone;
  /** The fields that change in the record. */
  taken: string[];
};

export type ItemClash = Clash & { ref: string };
export type Merge = {
  head: FileHead;
  items: MergedItem[];
  /** In the record and not in the new file: to be withdrawn. */
  gone: Item[];
  doubts: Doubt[];
  clashes: ItemClash[];
  headTaken: string[];
  /** The head as the new file has it: what a later edition is compared with. */
  says: FileHead;
  /** What would not fit together if this were applied; nothing may be applied while there are any. */
  faults: Fault[];
};

/** The plan in the record, in the three forms that a merge needs: as last imported, and as it would be exported now. */
export type Before = { book: Book; head: FileHead; itemNow: (item: Item) => FileItemAlone };

/**
 * Merges three ways. `base` is what the new file started from, where it is not the last import: the workbook says
 * what it held when it was exported. Nothing may be applied while there are doubts.
 */
export function merge(before: Before, file: PlanFile, choices: Choices, base: PlanFile | null = null): Merge {
  const { book } = before;
  const tree = book.items.filter((item) => item.duty === null);
  const inBook = new Set(book.items);
  const withdrawn = [...book.byId.values()].filter((item) => !inBook.has(item) && item.duty === null);
  const matching = matched(nodesOf(file.items), tree, choices.answers, withdrawn);
  // What people took out of the plan stays out, as long as the document says of it what it said before.
  const stayOut = new Set(
    matching.matches
      .filter(({ node, item }) => item?.withdrawn && isDeepStrictEqual(item.imported, node.says))
      .map(({ node }) => node),
  );
  const matches = matching.matches.filter(({ node }) => !isUnder(node, stayOut));
  const started = base && new Map(nodesOf(base.items).map(({ says }) => [says.ref, says]));
  const clashes: ItemClash[] = [];
  const items = matches.map(({ node, item }): MergedItem => {
    if (!item) return { node, item, file: node.says, taken: Object.keys(node.says) };
    const was = started ? (started.get(item.ref) ?? null) : item.imported;
    const merged = mergedItem(was, before.itemNow(item), node.says, choices);
    clashes.push(...merged.clashes);
    return { node, item, file: merged.file, taken: merged.taken };
  });
  const head = mergedHead(before, file, base ?? book.plan.imported, choices, items);
  return {
    ...head,
    items,
    // A document withdraws what an earlier one named; what people have added is not its to take away.
    gone: matching.gone.filter((item) => base !== null || item.imported !== null),
    doubts: matching.doubts,
    clashes: [...head.clashes, ...clashes],
    faults: faultsIn(head.head, items),
  };
}

const isUnder = (node: Node | null, set: ReadonlySet<Node>): boolean =>
  node !== null && (set.has(node) || isUnder(node.parent, set));

/** The merged plan is held to the rules of any plan file. */
function faultsIn(head: FileHead, items: readonly MergedItem[]): Fault[] {
  const below = Map.groupBy(items, ({ node }) => node.parent);
  const tree = (parent: Node | null): unknown[] =>
    (below.get(parent) ?? []).map(({ node, file }) => {
      const children = tree(node);
      return { ...file, ...(children.length > 0 ? { items: children } : {}) };
    });
  const checked = checkedPlan({ ...head, items: tree(null) });
  return checked.ok ? [] : checked.faults;
}

/** One item in its three forms; its measures are merged one by one, known by their text. */
export function mergedItem(
  was: FileItemAlone | null,
  now: FileItemAlone,
  says: FileItemAlone,
  choices: Choices,
): { file: FileItemAlone; taken: string[]; clashes: ItemClash[] } {
  const prefer = (field: string) => choices.prefer(says.ref, field);
  const { measures: before, ...base } = was ?? {};
  const { measures: held, ...record } = now;
  const { measures: told, ...file } = says;
  const fields = threeWay(was && base, record, file, prefer);
  const measures = threeWayList(was && (before ?? []), held ?? [], told ?? [], byWords, prefer);
  const value = { ...fields.value, ...(measures.value.length > 0 ? { measures: measures.value } : {}) };
  return {
    file: FileItemAlone.parse(value),
    taken: [...fields.taken, ...(measures.taken.length > 0 ? ['measures'] : [])],
    clashes: [...fields.clashes, ...measures.clashes].map((clash) => ({ ref: says.ref, ...clash })),
  };
}

function mergedHead(
  before: Before,
  file: PlanFile,
  base: PlanFile | FileHead | null,
  choices: Choices,
  items: readonly MergedItem[],
): Pick<Merge, 'head' | 'clashes' | 'headTaken' | 'says'> {
  const prefer = (field: string) => choices.prefer('', field);
  const [now, then, was] = [lists(before.head), lists(file), base && lists(base)];
  const posts = threeWayList(was?.posts ?? null, now.posts, then.posts, (post) => post.id, prefer);
  const boards = threeWayList(was?.boards ?? null, now.boards, then.boards, (board) => board.body, prefer);
  const measures = threeWayList(was?.measures ?? null, now.measures, then.measures, byWords, prefer);
  const rest = threeWay(was?.rest ?? null, now.rest, then.rest, prefer);
  // A post that somebody still owns actions by stays, whatever the new file leaves out.
  const held = new Set(posts.value.map(({ id }) => id));
  const used = new Set(
    items.flatMap(({ file: { owners, lead } }) => [...(owners ?? []), ...(lead ? [lead] : [])]),
  );
  const kept = now.posts.filter(({ id }) => !held.has(id) && used.has(id));
  const value = {
    ...rest.value,
    // The plan is live already; a new edition does not move the day.
    ...(before.head.goLive === undefined ? {} : { goLive: before.head.goLive }),
    ...(posts.value.length + kept.length > 0 ? { posts: [...posts.value, ...kept] } : {}),
    ...(boards.value.length > 0 ? { boards: boards.value } : {}),
    ...(measures.value.length > 0 ? { measures: measures.value } : {}),
  };
  const dropped = new Set<unknown>(kept.map(({ id }) => id));
  return {
    head: FileHead.parse(value),
    says: then.head,
    clashes: [...posts.clashes, ...boards.clashes, ...measures.clashes, ...rest.clashes].map((clash) => ({
      ref: '',
      ...clash,
    })),
    headTaken: [
      ...rest.taken,
      ...posts.taken.filter((id) => !dropped.has(id)),
      ...boards.taken,
      ...(measures.taken.length > 0 ? ['measures'] : []),
    ],
  };
}

/** A head with its lists apart, and without the day on which it went live. */
function lists(whole: PlanFile | FileHead) {
  const { items: _, ...head } = { items: undefined, ...whole };
  const { posts, boards, measures, goLive: __, ...rest } = head;
  return { head, posts: posts ?? [], boards: boards ?? [], measures: measures ?? [], rest };
}
