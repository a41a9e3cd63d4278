/** A question about a plan with what narrows it: what `domain/answer.ts` computes from. */
import { z } from 'zod/v4';
import { Status } from './milestone.ts';
import { PlainDate } from './plan.ts';

export const QuestionIntent = z.enum([
  'overdue',
  'due',
  'status',
  /** Which actions: those that the filters select, whatever their state. */
  'list',
  /** Who answers for what is selected. */
  'owner',
  /** Whose word is missing. */
  'no-update',
  /** What moved within the period: completed, gone red, recovered, re-dated, handed over. */
  'changes',
  /** A paragraph for a board's paper. */
  'summary',
  'evidence',
  /** All that was said of what is selected, with who and when. */
  'history',
  /** How often its agreed date has moved, by how much, and why. */
  'slippage',
]);
export type QuestionIntent = z.infer<typeof QuestionIntent>;

/** How what is selected must stand: a status as it was stated, or something that follows from the record. */
export const StatusFilter = z.enum([
  ...Status.options,
  'blocked',
  'overdue',
  'not-overdue',
  'not-complete',
  'no-date',
  /** Of priorities and objectives: nothing below them is an action. */
  'no-actions',
]);
export type StatusFilter = z.infer<typeof StatusFilter>;

/** The words of a period and the days they mean, both included; null is open on that side. */
export const Period = z.strictObject({
  text: z.string(),
  from: PlainDate.nullable(),
  to: PlainDate.nullable(),
});
export type Period = z.infer<typeof Period>;

/** Whose actions: the asker's, nobody's, or those of somebody who was named and is still to be found. */
export const Whose = z.union([z.enum(['me', 'none']), z.strictObject({ name: z.string().min(1).max(200) })]);
export type Whose = z.infer<typeof Whose>;

/** Words out of the plan's own texts, as the plan spells them, with the refs of the items that they lead to. */
export const Topic = z.strictObject({ words: z.string().max(200), items: z.array(z.string()).max(50) });
export type Topic = z.infer<typeof Topic>;

export const Grouping = z.enum(['owner', 'priority', 'status', 'month']);
export type Grouping = z.infer<typeof Grouping>;

/** Filters of different kinds narrow each other; of one kind either will do. An empty list narrows nothing. */
export const Question = z.strictObject({
  intent: QuestionIntent,
  /** Null until it is settled which plan is meant. */
  plan: z.string().nullable(),
  /** Canonical refs: the items and all below them. */
  items: z.array(z.string()).max(50),
  owner: z.array(Whose).max(10),
  status: z.array(StatusFilter).max(20),
  outcome: z.array(z.string()).max(10),
  body: z.array(z.string()).max(10),
  topic: z.array(Topic).max(5),
  /** It is about what success is read by, not about actions. */
  measure: z.boolean(),
  period: Period.nullable(),
  groupBy: Grouping.nullable(),
});
export type Question = z.infer<typeof Question>;

/** A question that nothing narrows. */
export const questionAbout = (
  intent: QuestionIntent,
  filters: Partial<Omit<Question, 'intent'>> = {},
): Question => ({
  intent,
  plan: null,
  items: [],
  owner: [],
  status: [],
  outcome: [],
  body: [],
  topic: [],
  measure: false,
  period: null,
  groupBy: null,
  ...filters,
});

/** A question as a card carries it: what nothing narrows is left out. */
export function questionText(question: Question): string {
  const bare = questionAbout(question.intent);
  const said = Object.entries(question).filter(
    ([field, value]) =>
      field === 'intent' || JSON.stringify(value) !== JSON.stringify(Reflect.get(bare, field)),
  );
  return JSON.stringify(Object.fromEntries(said));
}

/** The question that a card carried; null when it is none. */
export function questionIn(text: string): Question | null {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return null;
  }
  const { intent, ...filters } = Question.partial().safeParse(told).data ?? {};
  return intent === undefined
    ? null
    : (Question.safeParse({ ...questionAbout(intent), ...filters }).data ?? null);
}
