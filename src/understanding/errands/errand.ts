/** What somebody may ask of Waymark that is neither a question, nor an update, nor a setting of the plan. */
import { z } from 'zod/v4';

/** Each is carried out by the turn of the same name in `app/errands/`. */
export const Errand = z.discriminatedUnion('do', [
  /** Every card as numbered text, or as a card again. */
  z.strictObject({ do: z.literal('plain-text'), on: z.boolean() }),
]);
export type Errand = z.infer<typeof Errand>;
