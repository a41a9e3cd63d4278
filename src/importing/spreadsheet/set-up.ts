/** What people fill in of a plan (owners, dates, posts, boards, measures): the part of a plan file that a workbook carries. */
import { z } from 'zod/v4';
import { CheckIns, Nature, PlainDate, Weekday } from '../../domain/kinds.ts';
import { Direction, Figure, Reading } from '../../domain/measure.ts';
import type { FileItem, FileMeasure, FilePost, PlanFile } from '../../domain/plan-file.ts';
import type { Finding } from '../finding.ts';

const Text = z.string();
const Maybe = Text.nullable();

export const SetUpPost = z.strictObject({
  id: Text,
  title: Text,
  /** Nobody for a vacant post; several are its history. */
  holders: z.array(z.strictObject({ holder: Text, from: PlainDate.nullable() })),
  cover: Maybe,
  deputy: Maybe,
});
export type SetUpPost = z.infer<typeof SetUpPost>;

export const SetUpBoard = z.strictObject({
  body: Text,
  channel: Text,
  day: Weekday,
  time: Text,
  scope: z.array(Text),
});
export type SetUpBoard = z.infer<typeof SetUpBoard>;

export const SetUpItem = z.strictObject({
  /** The ref under which the row was exported; null for a row that was added. */
  was: Maybe,
  ref: Text,
  /** The key of the item that it stands under: `was`, or the ref of one that was added. */
  under: Maybe,
  title: Text,
  nature: Nature.nullable(),
  when: Maybe,
  due: PlainDate.nullable(),
  /** Ids of posts or addresses; the first is accountable. */
  owners: z.array(Text),
  lead: Maybe,
  checkIns: CheckIns.nullable(),
  aliases: z.array(Text),
});
export type SetUpItem = z.infer<typeof SetUpItem>;

export const SetUpMeasure = z.strictObject({
  /** The words under which it was exported; null for one that was added. */
  was: Maybe,
  /** The key of its item; null for a measure of the plan as a whole. */
  item: Maybe,
  text: Text,
  direction: Direction,
  target: Figure.nullable(),
  baseline: Figure.nullable(),
  unit: Maybe,
  frequency: Maybe,
  owner: Maybe,
  readings: z.array(Reading),
});
export type SetUpMeasure = z.infer<typeof SetUpMeasure>;

export const SetUpDuty = z.strictObject({ body: Text, ref: Text, text: Text, when: Text, owner: Maybe });
export type SetUpDuty = z.infer<typeof SetUpDuty>;

export const SetUp = z.strictObject({
  head: z.strictObject({ title: Text, authority: Text, goLive: PlainDate.nullable() }),
  posts: z.array(SetUpPost),
  boards: z.array(SetUpBoard),
  /** In the plan's order; added ones at the end. */
  items: z.array(SetUpItem),
  measures: z.array(SetUpMeasure),
  duties: z.array(SetUpDuty),
});
export type SetUp = z.infer<typeof SetUp>;

/** A workbook that came back: what it held when it was exported, and what it holds now. */
export type SetUpReading = { plan: string; before: SetUp; after: SetUp; findings: Finding[] };

/** What an item is known by while its ref may change. */
export const keyOf = (item: Pick<SetUpItem, 'was' | 'ref'>): string => item.was ?? item.ref;

/** The part of a plan file that people fill in. */
export function setUpOf(file: PlanFile): SetUp {
  const nodes = flat(file.items, null);
  return {
    head: { title: file.title, authority: file.authority, goLive: file.goLive ?? null },
    posts: (file.posts ?? []).map(postOf),
    boards: (file.boards ?? []).map((board) => ({
      body: board.body,
      channel: board.channel,
      day: board.summary.day,
      time: board.summary.time,
      scope: board.scope ?? [],
    })),
    items: nodes.map(({ item, under }) => itemOf(item, under)),
    measures: [
      ...(file.measures ?? []).map((measure) => measureOf(measure, null)),
      ...nodes.flatMap(({ item }) => (item.measures ?? []).map((measure) => measureOf(measure, item.ref))),
    ],
    duties: (file.bodies ?? []).flatMap((body) =>
      (body.duties ?? []).map(({ owner, ...duty }) => ({ body: body.name, ...duty, owner: owner ?? null })),
    ),
  };
}

export const postOf = (post: FilePost): SetUpPost => ({
  id: post.id,
  title: post.title,
  holders: (post.holder === undefined
    ? (post.holders ?? [])
    : [{ holder: post.holder, from: post.from }]
  ).map(({ holder, from }) => ({ holder, from: from ?? null })),
  cover: post.cover ?? null,
  deputy: post.deputy ?? null,
});

export const itemOf = (item: FileItem, under: string | null): SetUpItem => ({
  was: item.ref,
  ref: item.ref,
  under,
  title: item.title,
  nature: item.nature ?? null,
  when: item.when ?? null,
  due: item.due ?? null,
  owners: item.owners ?? [],
  lead: item.lead ?? null,
  checkIns: item.checkIns ?? null,
  aliases: item.aliases ?? [],
});

export const measureOf = (measure: FileMeasure, item: string | null): SetUpMeasure => ({
  was: measure.text,
  item,
  text: measure.text,
  direction: measure.direction,
  target: measure.target ?? null,
  baseline: measure.baseline ?? null,
  unit: measure.unit ?? null,
  frequency: measure.frequency ?? null,
  owner: measure.owner ?? null,
  readings: measure.readings ?? [],
});

const flat = (items: readonly FileItem[], under: string | null): { item: FileItem; under: string | null }[] =>
  items.flatMap((item) => [{ item, under }, ...flat(item.items ?? [], item.ref)]);

export { withSetUp } from './with-set-up.ts';
