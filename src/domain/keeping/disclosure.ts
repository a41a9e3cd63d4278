/** Who took what out of the record to hand it over, and when: kept, so that a later question has an answer. */
import { z } from 'zod/v4';
import { Instant, PlainDate } from '../kinds.ts';

export const Disclosure = z.strictObject({
  id: z.string(),
  /** `search`: by words, person and dates; `person`: all that is held on one person. */
  what: z.enum(['search', 'person']),
  at: Instant,
  /** The officer. */
  by: z.string(),
  topic: z.string().max(300).nullable(),
  person: z.string().nullable(),
  plan: z.string().nullable(),
  from: PlainDate.nullable(),
  to: PlainDate.nullable(),
  /** How many of each kind it found. */
  found: z.record(z.string(), z.int().positive()),
});
export type Disclosure = z.infer<typeof Disclosure>;
