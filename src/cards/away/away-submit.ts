/** What the card with quiet days sends: whose they are, and what was ticked and typed. */
import { z } from 'zod/v4';
import { Id, Inputs } from '../shown.ts';

/** Whose quiet days a card is about; `plan` is null for a person's own. */
export const QuietOf = z.strictObject({
  kind: z.enum(['person', 'post', 'board']),
  plan: Id.nullable().default(null),
  id: Id,
});
export type QuietOf = z.infer<typeof QuietOf>;

export const awaySubmits = [
  z.strictObject({ do: z.literal('save-quiet'), of: QuietOf, inputs: Inputs }),
] as const;
