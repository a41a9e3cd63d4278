/** What success is read by: a measure's direction and terms, and its readings over time. */
import { z } from 'zod/v4';
import { Instant } from './kinds.ts';

export const Words = z.string().trim().min(1).max(4000);
export const Figure = z.union([z.number(), Words], { error: 'must be a number or text' });
export type Figure = z.infer<typeof Figure>;

export const Direction = z.enum([
  'increase',
  'decrease',
  'maintain',
  'maintain-or-increase',
  'at-or-above-comparator',
  'at-or-below-comparator',
  'close-gap',
  'reach-target',
  'achieve',
  'report',
  'qualitative',
]);

/** A value of a measure in a period; never a percentage complete. */
export const Reading = z.strictObject({
  /** The plan's words for the period that was measured: `autumn 2026`, `2025/26`. */
  period: Words,
  value: Figure,
  source: Words.optional(),
  provisional: z.boolean().optional(),
  /** Who gave it, and when; absent where it came with the plan's file. In a file `by` is an address. */
  by: Words.optional(),
  at: Instant.optional(),
});
export type Reading = z.infer<typeof Reading>;

/** What a measure is, whoever reads it. */
export const MeasureFacts = z.strictObject({
  text: Words,
  direction: Direction,
  alsoDirection: Direction.optional(),
  unit: Words.optional(),
  comparator: Words.optional(),
  comparatorRule: Words.optional(),
  population: Words.optional(),
  window: Words.optional(),
  dataSource: Words.optional(),
  stages: z.array(Words).optional(),
});
