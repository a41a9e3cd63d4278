/** A question about a plan with what narrows it: what `domain/answer.ts` computes from. */
import { z } from 'zod/v4';
import { Status } from './milestone.ts';
import { PlainDate } from './plan.ts';

export const QuestionIntent = z.enum(['overdue', 'due', 'status']);
export type QuestionIntent = z.infer<typeof QuestionIntent>;

/** The words of a period and the days they mean, both included; null is open on that side. */
export const Period = z.strictObject({
  text: z.string(),
  from: PlainDate.nullable(),
  to: PlainDate.nullable(),
});
export type Period = z.infer<typeof Period>;

export const Question = z.strictObject({
  intent: QuestionIntent,
  /** Null until it is settled which plan is meant. */
  plan: z.string().nullable(),
  /** Canonical refs: the items and all below them. An empty list narrows nothing. */
  items: z.array(z.string()).max(50),
  owner: z.enum(['me', 'none']).nullable(),
  /** Only what is open and has no agreed date; absent narrows nothing. */
  dated: z.literal('none').optional(),
  status: z.array(Status),
  period: Period.nullable(),
});
export type Question = z.infer<typeof Question>;
