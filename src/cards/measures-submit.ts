/** What the buttons of measures' cards send: a form to open, its reading, a reading for the measure that was picked. */
import { z } from 'zod/v4';
import { Id, Inputs } from './shown.ts';

/** A reading as it was typed: judged by `domain/measures/give.ts`. */
export const TypedReading = z.strictObject({
  value: z.string().max(4000),
  period: z.string().max(4000),
  source: z.string().max(4000),
  /** Null where nobody has said which it is. */
  provisional: z.boolean().nullable(),
});
export type TypedReading = z.infer<typeof TypedReading>;

export const measuresSubmits = [
  /** The form of a measure; without one, of the first that wants a reading of the presser. `reading` fills it. */
  z.strictObject({
    do: z.literal('open-reading'),
    plan: Id.nullable().default(null),
    measure: Id.nullable().default(null),
    reading: TypedReading.nullable().default(null),
  }),
  z.strictObject({ do: z.literal('save-reading'), plan: Id, measure: Id, inputs: Inputs }),
  /** One of the measures that what was said could be of. */
  z.strictObject({ do: z.literal('give-reading'), plan: Id, measure: Id, reading: TypedReading }),
] as const;
