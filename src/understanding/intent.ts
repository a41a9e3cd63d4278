/** What a text can mean: the typed reading that every parser adds to and that `app/handle` acts on. */
import { z } from 'zod/v4';
import { Evidence, Status } from '../domain/milestone.ts';
import { PlainDate } from '../domain/plan.ts';
import { Question } from '../domain/question.ts';
import { SetUp } from '../domain/set-up.ts';

/** A field as it was read: `said` stands in the words, `implied` was inferred and must be confirmed. */
const reading = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, how: z.enum(['said', 'implied']), text: z.string() });

/** What a reply says of a milestone. Absent fields were not spoken of. */
export const ReplyReading = z.strictObject({
  status: reading(Status).optional(),
  percent: reading(z.int().min(0).max(100)).optional(),
  forecast: reading(PlainDate).optional(),
  reason: reading(z.string().max(2000)).optional(),
  evidence: z.array(reading(Evidence)).max(10).optional(),
  /** "No change": the last status is repeated, and it counts as an update. */
  unchanged: reading(z.literal(true)).optional(),
});
export type ReplyReading = z.infer<typeof ReplyReading>;

export const Suggestion = z.strictObject({ label: z.string(), say: z.string() });
export type Suggestion = z.infer<typeof Suggestion>;

export const Reading = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('question'), question: Question }),
  /** `items`: refs named in the text; empty when it speaks of what is in hand. */
  z.strictObject({ kind: z.literal('reply'), items: z.array(z.string()), reply: ReplyReading }),
  /**
   * Something of the plan that is to be set or walked through: only an officer may, whoever says so. `plan` is null
   * where it could be several.
   */
  z.strictObject({ kind: z.literal('set-up'), plan: z.string().nullable(), request: SetUp }),
  z.strictObject({ kind: z.literal('help') }),
  z.strictObject({ kind: z.literal('greeting') }),
  z.strictObject({ kind: z.literal('yes') }),
  z.strictObject({ kind: z.literal('no') }),
  /** Understood in part or in doubt: nothing may be stored; `ask` is the question back, in plain words. */
  z.strictObject({
    kind: z.literal('clarify'),
    ask: z.string(),
    items: z.array(z.string()),
    suggestions: z.array(Suggestion),
  }),
  /** Not understood: `nearest` are the things it can do that come closest. */
  z.strictObject({ kind: z.literal('unclear'), nearest: z.array(Suggestion) }),
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
  /** Whether the speaker is a strategy officer: "3.3b is due 12 March" sets the date in an officer's mouth. */
  officer: boolean;
};
