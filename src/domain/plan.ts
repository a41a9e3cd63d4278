/** The plan as it is recorded: its head (names, posts, boards, settings) and the items of its tree. */
import { z } from 'zod/v4';
import { ByWhenReading } from './by-when.ts';
import { Retention } from './keeping/retention.ts';
import {
  BeforeElections,
  CheckIns,
  Completion,
  Nature,
  PlainDate,
  Quiet,
  ReminderPolicy,
  Weekday,
} from './kinds.ts';
import { Figure, MeasureFacts, Reading } from './measure.ts';
import { FileHead, FileItemAlone, Relative } from './plan-file.ts';

export { CheckIns, Instant, Nature, PlainDate, Quiet, ReminderPolicy, Weekday } from './kinds.ts';

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
  /** Who stands in at the moment, and who does so as a rule. */
  cover: z.string().nullable().default(null),
  deputy: OwnerKey.nullable().default(null),
  /** Who gets the card of a holder outside the tenant, and records on their behalf. */
  linkOfficer: OwnerKey.nullable().default(null),
  quiet: Quiet.nullable().default(null),
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
  meetings: z
    .array(
      z.strictObject({
        call: PlainDate.optional(),
        freeze: PlainDate.optional(),
        dispatch: PlainDate.optional(),
        meeting: PlainDate,
      }),
    )
    .default([]),
  beforeElections: BeforeElections.default('post'),
  /** Reports beside the weekly summary, in the rhythm that the plan itself states. */
  reports: z.array(z.enum(['half-termly', 'termly', 'yearly'])).default([]),
  quiet: Quiet.nullable().default(null),
  /** The day on which its posts were set up, or set otherwise: the first is on a later one. */
  since: PlainDate.optional(),
});
export type Board = z.infer<typeof Board>;

/** A measure as it is recorded. Its id is for ever; figures are null until somebody gives them. */
export const Measure = MeasureFacts.extend({
  id: z.string(),
  target: Figure.nullable(),
  baseline: Figure.nullable(),
  frequency: z.string().nullable(),
  owner: OwnerKey.nullable(),
  readings: z.array(Reading),
});
export type Measure = z.infer<typeof Measure>;

/** What the plan says of itself beside its tree: kept as it was imported, and given back so. */
export const About = FileHead.pick({
  source: true,
  period: true,
  delivery: true,
  yearOne: true,
  terms: true,
  outcomes: true,
  bodies: true,
  timeline: true,
  strategyTimeline: true,
  nextSteps: true,
  commitments: true,
  principles: true,
  statements: true,
});
export type About = z.infer<typeof About>;

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
  completion: Completion.default({ evidence: 'asked', signOff: false }),
  /** How long what it holds is kept; null where the plan says nothing, and the defaults count. */
  retention: Retention.nullable().default(null),
  /** Pre-election periods, first and last day. */
  elections: z.array(z.strictObject({ from: PlainDate, to: PlainDate })).default([]),
  /** Who gets the cards of people outside the tenant, and records on their behalf. */
  linkOfficers: z.array(z.strictObject({ person: z.string(), officer: OwnerKey })).default([]),
  about: About.default({}),
  /** Measures of the plan as a whole. */
  measures: z.array(Measure).default([]),
  /** The head of the file of the last import: what a later one is compared with. Null for what was never a file. */
  imported: FileHead.nullable().default(null),
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
  /** What `byWhen` was resolved to, and how surely. */
  reading: ByWhenReading.nullable().default(null),
  /** The agreed date that a person or the plan file set; it goes before the reading. */
  due: PlainDate.nullable().default(null),
  /** How often a continuous action is asked about; null is half-termly. */
  checkIns: CheckIns.nullable().default(null),
  owners: z.array(Owner),
  lead: OwnerKey.nullable(),
  description: z.string().nullable().default(null),
  outcomes: z.array(z.string()).default([]),
  bodies: z.array(z.strictObject({ name: z.string(), relation: z.string() })).default([]),
  /** `to` is a ref of this plan, or the name of another document. */
  links: z.array(z.strictObject({ to: z.string(), kind: Relative })).default([]),
  measures: z.array(Measure).default([]),
  difference: z.array(z.string()).default([]),
  /** Counted everywhere; its title and words are shown to its leads, its owners and officers alone. */
  restricted: z.boolean().default(false),
  /** The body whose standing duty this is; null for what belongs to the plan's tree. */
  duty: z.string().nullable().default(null),
  /** True once a later edition of the plan has left it out: it stays in the record and is asked about no more. */
  withdrawn: z.boolean().default(false),
  /** What the last import said of it: what a later one is compared with. */
  imported: FileItemAlone.nullable().default(null),
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
