/** The plan as it is recorded: its head (names, posts, boards, settings) and the items of its tree. */
import { z } from 'zod/v4';

export const PlainDate = z.iso.date();
export const Instant = z.iso.datetime({ offset: false });
export type PlainDate = z.infer<typeof PlainDate>;

export const Nature = z.enum(['deliverable', 'recurring', 'continuous', 'outcome', 'cross-reference']);
export type Nature = z.infer<typeof Nature>;

export const Weekday = z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']);
export type Weekday = z.infer<typeof Weekday>;

/** `post:<post id>` or `person:<person id>`: who an action turns on, without naming anybody. */
export const OwnerKey = z.templateLiteral([z.enum(['post', 'person']), ':', z.string()]);
export type OwnerKey = z.infer<typeof OwnerKey>;

export const Owner = z.strictObject({ key: OwnerKey, part: z.enum(['accountable', 'contributor']) });
export type Owner = z.infer<typeof Owner>;

/** A post and who holds it: the holder with the latest `from` that is not after the day in question. */
export const Post = z.strictObject({
  id: z.string(),
  title: z.string(),
  holders: z.array(z.strictObject({ person: z.string(), from: PlainDate.nullable() })),
});
export type Post = z.infer<typeof Post>;

export const Board = z.strictObject({
  id: z.string(),
  body: z.string(),
  /** The Teams conversation id of the channel that the summary is posted to. */
  channel: z.string(),
  summary: z.strictObject({ day: Weekday, time: z.iso.time({ precision: -1 }) }),
  /** Refs of the items whose subtrees the board sees; empty means the whole plan. */
  scope: z.array(z.string()),
});
export type Board = z.infer<typeof Board>;

/** When owners are asked: days before the date, working days after it, then every so many days. */
export const ReminderPolicy = z.strictObject({
  before: z.array(z.int().positive()).default([14, 3]),
  workingDaysAfter: z.int().positive().default(3),
  thenEveryDays: z.int().positive().default(7),
  at: z.iso.time({ precision: -1 }).default('09:00'),
  cardsPerWeek: z.int().min(1).max(2).default(2),
  bundleDays: z.int().min(1).max(31).default(14),
  /** A milestone that was updated this many days ago or less is not asked about. */
  quietDays: z.int().min(0).default(4),
});
export type ReminderPolicy = z.infer<typeof ReminderPolicy>;

export const Plan = z.strictObject({
  id: z.string(),
  title: z.string(),
  authority: z.string(),
  goLive: PlainDate,
  timezone: z.string(),
  levels: z.array(z.string()).min(1),
  abbreviations: z.record(z.string(), z.string()),
  posts: z.array(Post),
  boards: z.array(Board),
  reminders: ReminderPolicy,
  /** Grows by one whenever an item or this head changes: what caches hang on. */
  edition: z.int().min(1),
});
export type Plan = z.infer<typeof Plan>;

/** A node of the plan's tree. `id` is for ever; `ref` and `title` may change. */
export const Item = z.strictObject({
  id: z.string(),
  plan: z.string(),
  ref: z.string(),
  printedRef: z.string().nullable(),
  parent: z.string().nullable(),
  /** 0 for a priority; its name is `plan.levels[level]`. */
  level: z.int().min(0),
  /** Place among its siblings, from 0. */
  position: z.int().min(0),
  title: z.string(),
  aliases: z.array(z.string()),
  kind: z.string().nullable(),
  nature: Nature.nullable(),
  byWhen: z.string().nullable(),
  owners: z.array(Owner),
  lead: OwnerKey.nullable(),
});
export type Item = z.infer<typeof Item>;
export type Action = Item & { nature: Nature };

export const isAction = (item: Item): item is Action => item.nature !== null;

export const accountable = (item: Item): OwnerKey | null =>
  item.owners.find((owner) => owner.part === 'accountable')?.key ?? null;

/** The person who holds a post on a day, or null when it is vacant. */
function holderOn(post: Post, day: PlainDate): string | null {
  const held = post.holders
    .filter((holder) => holder.from === null || holder.from <= day)
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  return held.at(-1)?.person ?? null;
}

/** The person behind an owner key on a day, or null when nobody is. */
export function personBehind(plan: Plan, key: OwnerKey, day: PlainDate): string | null {
  if (key.startsWith('person:')) return key.slice('person:'.length);
  const post = plan.posts.find((candidate) => `post:${candidate.id}` === key);
  return post ? holderOn(post, day) : null;
}
