/** What an answer's card sends back to have the actions that it lists as a file. */
import { z } from 'zod/v4';

export const exportSubmits = [
  /** "Export": the question of the answer, as it stands in the card's other buttons. */
  z.strictObject({ do: z.literal('export'), question: z.string().max(12_000) }),
] as const;
