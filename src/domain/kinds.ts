/** The small types that the plan file and the record have in common. */
import { z } from 'zod/v4';

export const PlainDate = z.iso.date();
export const Instant = z.iso.datetime({ offset: false });
export type PlainDate = z.infer<typeof PlainDate>;

export const Nature = z.enum(['deliverable', 'recurring', 'continuous', 'outcome', 'cross-reference']);
export type Nature = z.infer<typeof Nature>;

export const Weekday = z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']);
export type Weekday = z.infer<typeof Weekday>;

/** How often what has no end is asked about. */
export const CheckIns = z.enum(['monthly', 'half-termly', 'termly', 'yearly']);
export type CheckIns = z.infer<typeof CheckIns>;

/** Days on which somebody is not asked: a post's part-time days, a body's school holidays, a person's own. */
export const Quiet = z.strictObject({
  weekdays: z.array(Weekday).max(6).default([]),
  schoolHolidays: z.boolean().default(false),
  spans: z.array(z.strictObject({ from: PlainDate, to: PlainDate })).default([]),
});
export type Quiet = z.infer<typeof Quiet>;

/** What a completion takes in this plan: evidence that is asked for once or must be there, and a lead's sign-off. */
export const Completion = z.strictObject({
  evidence: z.enum(['asked', 'required']).default('asked'),
  signOff: z.boolean().default(false),
});
export type Completion = z.infer<typeof Completion>;

/** What a board's channel gets while an election is near: all, the figures without words, or nothing. */
export const BeforeElections = z.enum(['post', 'without-narrative', 'hold']);
export type BeforeElections = z.infer<typeof BeforeElections>;

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
  /** Rounds ask about every open, started action that was not updated since the last, dated or not. */
  rounds: z.enum(['half-termly', 'off']).default('half-termly'),
});
export type ReminderPolicy = z.infer<typeof ReminderPolicy>;
