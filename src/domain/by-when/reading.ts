/** What a plan's words for a date were read as: kept beside the words themselves, with how sure the reading is. */
import { z } from 'zod/v4';
import { PlainDate } from '../kinds.ts';

/** The rhythms of a plan: once a year, three times, six times, twelve times. */
export const Rule = z.enum(['YEARLY', 'TERMLY', 'HALF-TERMLY', 'MONTHLY']);
export type Rule = z.infer<typeof Rule>;

export const ByWhenKind = z.enum([
  /** A day, a month, or "by" one: due at its end. */
  'point',
  'window',
  /** It begins and has no end. */
  'open-window',
  /** Without `rule` and `every` it comes round in no rhythm that was told: "regularly", "at each meeting". */
  'recurrence',
  'continuous',
  /** It waits for something whose date nobody knows. */
  'event',
  'vague',
  /** No words for a date, or words about the past. */
  'none',
]);
export type ByWhenKind = z.infer<typeof ByWhenKind>;

export const Certainty = z.enum(['high', 'medium', 'low']);
export type Certainty = z.infer<typeof Certainty>;

/** What the dates rest on. */
export const Basis = z.enum([
  'words',
  /** The plan's first day, where the plan names no year one. */
  'plan-start',
  'year-one',
  'terms',
  /** The plan's own period, or the months in which its years begin and end. */
  'period',
  /** The day on which the words were written. */
  'written',
  /** The kind of year (school, financial, calendar) that the plan's start implies. */
  'year-convention',
]);
export type Basis = z.infer<typeof Basis>;

export const ByWhenReading = z.strictObject({
  /** The plan's own words. */
  text: z.string(),
  kind: ByWhenKind,
  start: PlainDate.nullable(),
  /** The day by which it is due; of a recurrence or a continuous duty, its last day. */
  end: PlainDate.nullable(),
  rule: Rule.nullable(),
  /** A rhythm that is none of the four: an ISO duration, P3M for quarterly. */
  every: z.string().nullable(),
  /** The month of a yearly one: "each September" is 9. */
  month: z.int().min(1).max(12).nullable(),
  certainty: Certainty,
  basis: Basis,
  /** Whether a person should say yes before it counts. */
  confirm: z.boolean(),
});
export type ByWhenReading = z.infer<typeof ByWhenReading>;
