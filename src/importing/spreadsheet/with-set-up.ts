/** Lays what people filled in over a plan file; everything else of the file stays as it is. */
import { isDeepStrictEqual } from 'node:util';
import type { FileBoard, FileItem, FileMeasure, FilePost, PlanFile } from '../../domain/plan-file.ts';
import {
  itemOf,
  keyOf,
  measureOf,
  postOf,
  type SetUp,
  type SetUpItem,
  type SetUpMeasure,
  type SetUpPost,
} from './set-up.ts';

/**
 * The file with exactly the posts, boards, items, measures and duties of the set-up. What the set-up does not carry
 * (descriptions, links, a board's meetings) stays with the item, post or board of that name. Of a set-up that was
 * read from a workbook the result may still break the file's rules: check it.
 */
export function withSetUp(file: PlanFile, setUp: SetUp): PlanFile {
  const known = new Map(flat(file.items).map((one) => [one.item.ref, one]));
  const measures = Map.groupBy(setUp.measures, ({ item }) => item);
  const children = Map.groupBy(setUp.items, ({ under }) => under);
  const tree = (item: SetUpItem): FileItem => {
    const was = known.get(keyOf(item)) ?? null;
    const below = (children.get(keyOf(item)) ?? []).map(tree);
    const own = measuresWith(was?.item.measures, measures.get(keyOf(item)) ?? [], was?.item.ref ?? null);
    const { measures: _, ...alone } = itemWith(was?.item ?? null, was?.under ?? null, item);
    return {
      ...alone,
      ...some('measures', own, was?.item.measures),
      ...some('items', below, was?.item.items),
    };
  };
  const { goLive, posts, boards, bodies, measures: whole, ...rest } = file;
  return {
    ...rest,
    title: setUp.head.title,
    authority: setUp.head.authority,
    ...(setUp.head.goLive === null ? {} : { goLive: setUp.head.goLive }),
    ...some(
      'posts',
      setUp.posts.map((post) => postWith(posts, post)),
      posts,
    ),
    ...some(
      'boards',
      setUp.boards.map((board) => boardWith(boards, board)),
      boards,
    ),
    ...some(
      'bodies',
      bodies?.map((body) => withDuties(body, setUp)),
      bodies,
    ),
    ...some('measures', measuresWith(whole, measures.get(null) ?? [], null), whole),
    items: (children.get(null) ?? []).map(tree),
  };
}

/** A list under its name; an empty one only where the file had one. */
const some = <K extends string, T>(
  key: K,
  list: readonly T[] | undefined,
  before: readonly T[] | undefined,
) => (list === undefined || (list.length === 0 && before === undefined) ? {} : { [key]: list });

type Known = { item: FileItem; under: string | null };
const flat = (items: readonly FileItem[], under: string | null = null): Known[] =>
  items.flatMap((item) => [{ item, under }, ...flat(item.items ?? [], item.ref)]);

/** The item without what stands below it. */
function itemWith(was: FileItem | null, under: string | null, item: SetUpItem): FileItem {
  const { items: _, ...kept } = was ?? { ref: item.ref, title: item.title, items: undefined };
  const before = was === null ? null : itemOf(was, under);
  const changed: Record<string, unknown> = { ...kept, ref: item.ref, title: item.title };
  const put = (key: 'nature' | 'when' | 'due' | 'owners' | 'lead' | 'checkIns' | 'aliases'): void => {
    const value = item[key];
    if (before !== null && isDeepStrictEqual(before[key], value)) return;
    if (value === null || (Array.isArray(value) && value.length === 0)) delete changed[key];
    else changed[key] = value;
  };
  for (const key of ['nature', 'when', 'due', 'owners', 'lead', 'checkIns', 'aliases'] as const) put(key);
  return { ...kept, ...changed };
}

function postWith(posts: PlanFile['posts'], post: SetUpPost): FilePost {
  const was = posts?.find(({ id }) => id === post.id);
  if (was !== undefined && isDeepStrictEqual(postOf(was), post)) return was;
  const [only, ...others] = post.holders.map(({ holder, from }) => ({
    holder,
    ...(from === null ? {} : { from }),
  }));
  return {
    id: post.id,
    title: post.title,
    ...(only === undefined ? {} : others.length === 0 ? only : { holders: [only, ...others] }),
    ...(post.cover === null ? {} : { cover: post.cover }),
    ...(post.deputy === null ? {} : { deputy: post.deputy }),
  };
}

function boardWith(boards: PlanFile['boards'], board: SetUp['boards'][number]): FileBoard {
  const was = boards?.find(({ body }) => body === board.body);
  const { scope: before, ...kept } = was ?? { scope: undefined };
  return {
    ...kept,
    body: board.body,
    channel: board.channel,
    summary: { every: 'week', day: board.day, time: board.time },
    ...some('scope', board.scope, before),
  };
}

function measuresWith(
  before: readonly FileMeasure[] | undefined,
  measures: readonly SetUpMeasure[],
  item: string | null,
): FileMeasure[] | undefined {
  if (measures.length === 0) return before === undefined ? undefined : [];
  const left = [...(before ?? [])];
  return measures.map((measure) => {
    const index = left.findIndex(({ text }) => text === measure.was);
    const [was] = index < 0 ? [] : left.splice(index, 1);
    if (was !== undefined && isDeepStrictEqual(measureOf(was, item), measure)) return was;
    const { target: _t, baseline: _b, unit: _u, frequency: _f, owner: _o, readings: _r, ...kept } = was ?? {};
    return {
      ...kept,
      text: measure.text,
      direction: measure.direction,
      ...(measure.target === null ? {} : { target: measure.target }),
      ...(measure.baseline === null ? {} : { baseline: measure.baseline }),
      ...(measure.unit === null ? {} : { unit: measure.unit }),
      ...(measure.frequency === null ? {} : { frequency: measure.frequency }),
      ...(measure.owner === null ? {} : { owner: measure.owner }),
      ...(measure.readings.length === 0 ? {} : { readings: measure.readings }),
    };
  });
}

type Body = NonNullable<PlanFile['bodies']>[number];
function withDuties(body: Body, setUp: SetUp): Body {
  const { duties: before, ...rest } = body;
  const duties = setUp.duties
    .filter((duty) => duty.body === body.name)
    .map(({ ref, text, when, owner }) => ({ ref, text, when, ...(owner === null ? {} : { owner }) }));
  return { ...rest, ...some('duties', duties, before) };
}
