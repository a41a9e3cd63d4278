/** The plan file: the form in which a plan is written, imported and exported. This schema is its only definition. */

import { z } from 'zod/v4';
import { CHANNEL_FORM, isChannelId } from './channel-id.ts';
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
import { Figure, MeasureFacts, Reading, Words } from './measure.ts';

const Title = z.string().trim().min(1).max(1000);
const Ref = z.string().trim().min(1).max(40);
const Span = z
  .strictObject({ start: PlainDate, end: PlainDate })
  .refine((span) => span.start <= span.end, { path: ['end'], error: 'is before the start; correct one' });
const Time = z.iso.time({ precision: -1 });

/** An e-mail address or a user principal name; guest accounts with `#EXT#` are among them. */
const Address = z.email({ pattern: z.regexes.unicodeEmail });
export const isAddress = (name: string): boolean => Address.safeParse(name).success;

/** The id of a post of this plan, or an e-mail address. */
const OwnerName = z.string().trim().min(1).max(320);

export const Relative = z.enum(['same-as', 'depends-on', 'feeds', 'see-also']);

const FileMeasure = MeasureFacts.extend({
  target: Figure.optional(),
  baseline: Figure.optional(),
  frequency: Words.optional(),
  /** Who reads it: a post of this plan, or an e-mail address. */
  owner: OwnerName.optional(),
  readings: z.array(Reading).optional(),
});
export type FileMeasure = z.infer<typeof FileMeasure>;

/** What a node of the tree says of itself; with a nature it is an action. */
export const FileItemAlone = z.strictObject({
  /** Canonical, unique in the plan: `3.3(b)`. */
  ref: Ref,
  /** What the document printed, where it differs; never a key. */
  printedRef: Words.optional(),
  title: Title,
  description: Words.optional(),
  aliases: z.array(Words).optional(),
  lead: OwnerName.optional(),
  kind: Words.optional(),
  nature: Nature.optional(),
  /** The plan's own words for the date, kept as they are. */
  when: Words.optional(),
  due: PlainDate.optional(),
  /** How often a continuous action is asked about; half-termly unless set. */
  checkIns: CheckIns.optional(),
  /** The first is accountable, the others contribute. */
  owners: z.array(OwnerName).optional(),
  outcomes: z.array(Words).optional(),
  /** Counted everywhere, its words shown to its leads, owners and officers alone. */
  restricted: z.boolean().optional(),
  bodies: z.array(z.strictObject({ name: Words, relation: Words })).optional(),
  links: z.array(z.strictObject({ to: Words, kind: Relative })).optional(),
  measures: z.array(FileMeasure).optional(),
  difference: z.array(Words).optional(),
});
export type FileItemAlone = z.infer<typeof FileItemAlone>;
export type FileItem = z.infer<typeof FileItemAlone> & { items?: FileItem[] | undefined };
export const FileItem: z.ZodType<FileItem> = FileItemAlone.extend({
  items: z.lazy(() => z.array(FileItem)).optional(),
});

export const FilePost = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a short name such as head-of-inclusion'),
    title: Title,
    /** Without a holder the post is vacant. */
    holder: Address.optional(),
    from: PlainDate.optional(),
    /** The post's history, instead of `holder` and `from`. */
    holders: z.array(z.strictObject({ holder: Address, from: PlainDate.optional() })).optional(),
    cover: Address.optional(),
    deputy: OwnerName.optional(),
    /** Who gets the card of a holder outside the organisation. */
    linkOfficer: OwnerName.optional(),
    quiet: Quiet.optional(),
  })
  .refine((post) => post.holders === undefined || post.holder === undefined, {
    path: ['holders'],
    error: 'stands beside holder; keep one of the two',
  })
  .refine((post) => post.from === undefined || post.holder !== undefined, {
    path: ['from'],
    error: 'says since when, but not who; add holder',
  });
export type FilePost = z.infer<typeof FilePost>;

export const FileBoard = z.strictObject({
  body: Title,
  /** The Teams conversation id of the channel. */
  channel: z.string().trim().refine(isChannelId, CHANNEL_FORM),
  /** Where a file names no time, the post goes out as the working day begins. */
  summary: z.strictObject({ every: z.literal('week'), day: Weekday, time: Time.default('09:00') }),
  /** Refs; absent or empty means the whole plan. */
  scope: z.array(Ref).optional(),
  meetings: z
    .array(
      z.strictObject({
        call: PlainDate.optional(),
        freeze: PlainDate.optional(),
        dispatch: PlainDate.optional(),
        meeting: PlainDate,
      }),
    )
    .optional(),
  beforeElections: BeforeElections.optional(),
  reports: z.array(z.enum(['half-termly', 'termly', 'yearly'])).optional(),
  quiet: Quiet.optional(),
});
export type FileBoard = z.infer<typeof FileBoard>;

const zones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** What a plan file says of the plan as a whole. */
export const FileHead = z.strictObject({
  plan: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a short name such as wigan or leeds-2007'),
  title: Title,
  authority: Title,
  source: Words.optional(),
  /** The strategy's life. */
  period: Span.optional(),
  goLive: PlainDate.optional(),
  /** The action plan's window, where it differs from the strategy's. */
  delivery: Span.optional(),
  /** What "Year 1" is counted from. */
  yearOne: PlainDate.optional(),
  timezone: z
    .string()
    .refine((zone) => zones.has(zone), 'must be a time zone such as Europe/London')
    .default('Europe/London'),
  terms: z
    .union(
      [
        z.literal('england'),
        z.array(z.strictObject({ name: Title, start: PlainDate, end: PlainDate, halfTerm: Span.optional() })),
      ],
      { error: 'must be england, or a list of terms, each with name, start and end' },
    )
    .optional(),
  levels: z.array(Title).min(1).max(8),
  outcomes: z.array(Words).optional(),
  abbreviations: z.record(z.string().min(1), Words).optional(),
  bodies: z
    .array(
      z.strictObject({
        name: Words,
        aliases: z.array(Words).optional(),
        role: Words.optional(),
        cadence: Words.optional(),
        /** What the body itself has to do again and again: a yearly review, a termly report. */
        duties: z
          .array(z.strictObject({ ref: Ref, text: Words, when: Words, owner: OwnerName.optional() }))
          .optional(),
      }),
    )
    .optional(),
  posts: z.array(FilePost).optional(),
  boards: z.array(FileBoard).optional(),
  reminders: ReminderPolicy.optional(),
  completion: Completion.optional(),
  /** How long what it holds is kept. */
  retention: Retention.optional(),
  elections: z.array(z.strictObject({ from: PlainDate, to: PlainDate })).optional(),
  /** Who gets the cards of people outside the tenant; a post names its own. */
  linkOfficers: z.array(z.strictObject({ person: Address, officer: OwnerName })).optional(),
  timeline: z
    .array(
      z.strictObject({
        ref: Ref,
        text: Words,
        dateExpression: Words.optional(),
        start: PlainDate.optional(),
        end: PlainDate.optional(),
      }),
    )
    .optional(),
  strategyTimeline: z
    .array(z.strictObject({ ref: Ref, text: Words, column: Words.optional(), certainty: Words.optional() }))
    .optional(),
  nextSteps: z
    .array(
      z.strictObject({
        ref: Ref,
        text: Words,
        dateExpression: Words.optional(),
        phase: Words.optional(),
        where: Words.optional(),
      }),
    )
    .optional(),
  commitments: z.array(z.strictObject({ text: Words, where: Words.optional() })).optional(),
  principles: z.array(Words).optional(),
  statements: z
    .array(z.strictObject({ outcome: Words, headline: Words, statements: z.array(Words) }))
    .optional(),
  measures: z.array(FileMeasure).optional(),
});
export type FileHead = z.infer<typeof FileHead>;

export const PlanFile = FileHead.extend({ items: z.array(FileItem).min(1) });
export type PlanFile = z.infer<typeof PlanFile>;
