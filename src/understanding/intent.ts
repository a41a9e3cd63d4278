/** What a text can mean: the typed reading that every parser adds to and that `app/handle` acts on. */
import { z } from 'zod/v4';
import { Evidence, Status } from '../domain/milestone.ts';
import { PlainDate } from '../domain/plan.ts';
import { Question } from '../domain/question.ts';
import { SetUp } from '../domain/set-up.ts';
import { HandOver, SaidFigure } from '../domain/update.ts';
import { Errand } from './errands/errand.ts';
import { HelpTopic } from './help-topic.ts';

/** A field as it was read: `said` stands in the words, `implied` was inferred and must be confirmed. */
const reading = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, how: z.enum(['said', 'implied']), text: z.string() });

/**
 * Evidence as it is spoken of. An attachment is said to come with the words and may not have come; a mention says that
 * something exists, and proves nothing yet.
 */
const EvidenceSaid = z.union([
  Evidence,
  z.strictObject({ kind: z.enum(['attachment', 'mention']), what: z.string().min(1).max(500) }),
]);
export type EvidenceSaid = z.infer<typeof EvidenceSaid>;

/** What a reply says of a milestone. Absent fields were not spoken of. */
export const ReplyReading = z.strictObject({
  status: reading(Status).optional(),
  percent: reading(z.int().min(0).max(100)).optional(),
  forecast: reading(PlainDate).optional(),
  reason: reading(z.string().max(2000)).optional(),
  evidence: z.array(reading(EvidenceSaid)).max(10).optional(),
  /** "No change": the last status is repeated, and it counts as an update. */
  unchanged: reading(z.literal(true)).optional(),
  /** It waits for somebody or something else; the words for that are the reason. */
  blocked: reading(z.literal(true)).optional(),
  /** Figures that were given beside the status: they are no percentage complete. */
  figures: reading(z.array(SaidFigure).max(10)).optional(),
  /** The speaker asks not to be asked before that day. */
  snooze: reading(PlainDate).optional(),
  /** Somebody else is to have it; the name is null where it is only "not me". */
  handOver: reading(HandOver).optional(),
  /** "Same as 4.3a": the ref whose update is meant to hold here, too. */
  sameAs: reading(z.string()).optional(),
  /** "For <name>: ...": whose word it is, where the speaker only passes it on. */
  onBehalf: reading(z.string().min(1).max(200)).optional(),
});
export type ReplyReading = z.infer<typeof ReplyReading>;

export const Suggestion = z.strictObject({ label: z.string(), say: z.string() });
export type Suggestion = z.infer<typeof Suggestion>;

/** What a question back is after: the next message is read in its light. */
export const Wants = z.enum([
  'status',
  'date',
  'reason',
  'percent',
  'who',
  /** When the speaker will know, or whether it is certain. */
  'certainty',
  /** Whether to close it now, or later. */
  'close',
  /** Whether it will be done by its agreed date. */
  'on-track',
  'item',
  /** Anything else: a yes or a no. */
  'yes-or-no',
]);
export type Wants = z.infer<typeof Wants>;

/** A question back about what was understood: one short sentence, with the likely answers as things to say. */
export const AskBack = z.strictObject({
  wants: Wants,
  words: z.string(),
  suggestions: z.array(Suggestion),
});
export type AskBack = z.infer<typeof AskBack>;

const one = [
  z.strictObject({ kind: z.literal('question'), question: Question }),
  /**
   * `items`: refs named in the text; empty when it speaks of what is in hand. `ask`: what is missing beside what was
   * understood: the fields hold all the same.
   */
  z.strictObject({
    kind: z.literal('reply'),
    items: z.array(z.string()),
    reply: ReplyReading,
    ask: AskBack.nullable(),
  }),
  /** "I meant 3.4": what was said last is meant of another action; nothing is said anew. */
  z.strictObject({ kind: z.literal('meant'), items: z.array(z.string()).min(1) }),
  /**
   * Something of the plan that is to be set or walked through: only an officer may, whoever says so. `plan` is null
   * where it could be several.
   */
  z.strictObject({ kind: z.literal('set-up'), plan: z.string().nullable(), request: SetUp }),
  /** Something that Waymark is to do; `plan` is null where the words name none. */
  z.strictObject({ kind: z.literal('errand'), plan: z.string().nullable(), errand: Errand }),
  /** `about` is absent where help of any kind is wanted. */
  z.strictObject({ kind: z.literal('help'), about: HelpTopic.optional() }),
  /** `as` is absent for a hello; thanks and words that only say that somebody has read are answered as that. */
  z.strictObject({ kind: z.literal('greeting'), as: z.enum(['thanks', 'noted']).optional() }),
  z.strictObject({ kind: z.literal('yes') }),
  z.strictObject({ kind: z.literal('no') }),
  /** Understood in part or in doubt: nothing may be stored; `ask` is the question back, in plain words. */
  z.strictObject({
    kind: z.literal('clarify'),
    ask: z.string(),
    items: z.array(z.string()),
    suggestions: z.array(Suggestion),
    /** Absent: whatever comes next is read by itself. */
    wants: Wants.optional(),
    /** What a question that needs a question back has named so far. */
    question: Question.optional(),
    /** That question is complete but for words that were not known: a yes asks it without them. */
    offered: z.literal(true).optional(),
  }),
  /** Not understood: `nearest` are the things it can do that come closest. */
  z.strictObject({
    kind: z.literal('unclear'),
    nearest: z.array(Suggestion),
    /** What can be said all the same: the meaning of an abbreviation. */
    says: z.string().optional(),
  }),
] as const;
const One = z.discriminatedUnion('kind', one);
export type One = z.infer<typeof One>;

/** Most things that one message is read as. */
export const MOST_PARTS = 8;

export const Reading = z.discriminatedUnion('kind', [
  ...one,
  /** A message with several things in it ("b and d done, rest on track. what's overdue in p4?"), each as it reads. */
  z.strictObject({ kind: z.literal('several'), parts: z.array(One).min(2).max(MOST_PARTS) }),
]);
export type Reading = z.infer<typeof Reading>;
export type Clarify = Extract<Reading, { kind: 'clarify' }>;

/** What the reading of a text may lean on. */
export type Context = {
  /** Today in the speaker's zone, `2026-12-04`. */
  today: PlainDate;
  /** The question that this conversation asked last, for "and p4?". */
  lastQuestion: Question | null;
  /** Refs of the milestones that the last card listed or the last turn was about, most likely first. */
  inHand: readonly string[];
  /** The agreed date of the first in hand; null where it has none, or nothing is in hand. */
  due: PlainDate | null;
  /** The new date that was given last: "actually the 20th" is of its month. */
  lastDate?: PlainDate | null;
  /** What the last turn asked back, and of which refs; null when it asked nothing. */
  asked: { wants: Wants; items: readonly string[] } | null;
  /** Whether the speaker is a strategy officer: "3.3b is due 12 March" sets the date in an officer's mouth. */
  officer: boolean;
};
