/** A changed plan against the record: what is which, what changes, what clashes, and what has to be asked first. */
import type { Book } from '../../domain/book.ts';
import type { Item } from '../../domain/plan.ts';
import { FileHead, FileItemAlone, type FilePost, type PlanFile } from '../../domain/plan-file.ts';
import { type Answers, type Doubt, matched, type Node, nodesOf } from './matching.ts';
import { type Clash, threeWay, threeWayList } from './three-way.ts';

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
};

/** The plan in the record, in the three forms that a merge needs: as last imported, and as it would be exported now. */
export type Before = { book: Book; head: FileHead; itemNow: (item: Item) => FileItemAlone };

/**
 * Merges three ways. `base` is what the new file started from, where it is not the last import: the workbook says
 * what it held when it was exported. Nothing may be applied while there are doubts.
 */
export function merge(before: Before, file: PlanFile, choices: Choices, base: PlanFile | null = null): Merge {
  const { book } = before;
  const nodes = nodesOf(file.items);
  const tree = book.items.filter((item) => item.duty === null);
  const matching = matched(nodes, tree, choices.answers);
  const started = base && new Map(nodesOf(base.items).map(({ says }) => [says.ref, says]));
  const clashes: ItemClash[] = [];
  const items = matching.matches.map(({ node, item }): MergedItem => {
    if (!item) return { node, item, file: node.says, taken: Object.keys(node.says) };
    const was = started ? (started.get(item.ref) ?? null) : item.imported;
    const merged = mergedItem(was, before.itemNow(item), node.says, choices);
    clashes.push(...merged.clashes);
    return { node, item, file: merged.file, taken: merged.taken };
  });
  const head = mergedHead(before, file, base ?? book.plan.imported, choices);
  return {
    ...head,
    items,
    gone: matching.gone,
    doubts: matching.doubts,
    clashes: [...head.clashes, ...clashes],
  };
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
  const measures = threeWayList(was && (before ?? []), held ?? [], told ?? [], ({ text }) => text, prefer);
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
): Pick<Merge, 'head' | 'clashes' | 'headTaken'> {
  const prefer = (field: string) => choices.prefer('', field);
  const [now, then, was] = [lists(before.head), lists(file), base && lists(base)];
  const posts = threeWayList(was?.posts ?? null, now.posts, then.posts, (post) => post.id, prefer);
  const boards = threeWayList(was?.boards ?? null, now.boards, then.boards, (board) => board.body, prefer);
  const rest = threeWay(was?.rest ?? null, now.rest, then.rest, prefer);
  const value = {
    ...rest.value,
    ...(posts.value.length > 0 ? { posts: posts.value } : {}),
    ...(boards.value.length > 0 ? { boards: boards.value } : {}),
  };
  return {
    head: FileHead.parse(value),
    clashes: [...posts.clashes, ...boards.clashes, ...rest.clashes].map((clash) => ({ ref: '', ...clash })),
    headTaken: [...rest.taken, ...posts.taken, ...boards.taken],
  };
}

function lists(head: PlanFile | FileHead): {
  posts: FilePost[];
  boards: NonNullable<FileHead['boards']>;
  rest: Partial<FileHead>;
} {
  const { posts, boards, ...others } = head;
  const { items: _, ...rest } = { items: undefined, ...others };
  return { posts: posts ?? [], boards: boards ?? [], rest };
}
