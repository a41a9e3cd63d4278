/** How long what a plan holds is kept: the policy in the plan file, and the report of what a run took away. */
import { z } from 'zod/v4';
import { Instant, type PlainDate } from '../kinds.ts';

/** "6 years", "18 months", "90 days", or "for ever". */
export const Keep = z
  .string()
  .regex(
    /^(?:for ever|[1-9]\d{0,2} (?:year|month|day)s?)$/,
    'must be a length of time such as 6 years, 18 months or 90 days; or: for ever',
  );
export type Keep = z.infer<typeof Keep>;

/** The defaults are the schedule of docs/keeping.md, with the reasons. */
export const Retention = z.strictObject({
  /** Whether the service does it by itself, once a day; otherwise an officer does, with `waymark retention --apply`. */
  apply: z.boolean().default(false),
  /** Whether words and files are counted from the plan's end, or each from its own date. */
  countedFrom: z.enum(['plan-end', 'own-date']).default('plan-end'),
  /** What people wrote: reasons, comments, where evidence is. */
  words: Keep.default('6 years'),
  /** Files that support an action. */
  evidence: Keep.default('6 years'),
  /** From the last day of somebody's leave. */
  leave: Keep.default('1 year'),
  /** Whoever has no part in any plan, from the last trace of them. */
  people: Keep.default('2 years'),
});
export type Retention = z.infer<typeof Retention>;

export const Rule = z.enum(['words', 'evidence', 'leave', 'people']);
export type Rule = z.infer<typeof Rule>;

export const RetentionReport = z.strictObject({
  id: z.string(),
  /** Null for what belongs to no one plan. */
  plan: z.string().nullable(),
  at: Instant,
  /** The officer who ran it; null for the service itself. */
  by: z.string().nullable(),
  removed: z.array(z.strictObject({ rule: Rule, kind: z.string(), keep: Keep, count: z.int().positive() })),
  /** How many were due and stayed, because a hold covers them. */
  held: z.int().min(0),
});
export type RetentionReport = z.infer<typeof RetentionReport>;

/** The day after which it is no longer kept; null for what is kept for ever. */
export function keptUntil(from: PlainDate, keep: Keep): PlainDate | null {
  const [, count, unit] = /^(\d+) (year|month|day)/.exec(keep) ?? [];
  if (count === undefined || unit === undefined) return null;
  return Temporal.PlainDate.from(from)
    .add({ [`${unit}s`]: Number(count) })
    .toString();
}

/** The longer of two. */
export const longer = (one: Keep, other: Keep): Keep => {
  const [a, b] = [keptUntil('2000-01-01', one), keptUntil('2000-01-01', other)];
  return a === null || (b !== null && a >= b) ? one : other;
};
