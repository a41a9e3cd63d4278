/** What the cards of boards can send back: words and holds of the preview, and the set-up in a channel. */
import { z } from 'zod/v4';
import { Id, Inputs } from '../shown.ts';

export const boardSubmits = [
  /**
   * Under a preview. `milestone` and `update` name the reason that is shown to the board, or no longer; `open`, `list`
   * and `ask-hold` show alone. `listed`: it was opened from a list of posts, and the way back comes with it.
   */
  z.strictObject({
    do: z.literal('board-post'),
    deed: z.enum([
      'comment',
      'withhold',
      'restore',
      'ask-hold',
      'hold',
      'release',
      'show',
      'hide',
      'open',
      'list',
    ]),
    plan: Id,
    board: Id,
    week: z.string().regex(/^\d{4}-W\d{2}$/),
    milestone: Id.nullable().default(null),
    update: Id.nullable().default(null),
    listed: z.boolean().default(false),
    inputs: Inputs,
  }),
  /** In a board's channel: "Save", "Post a test". */
  z.strictObject({
    do: z.literal('board-set-up'),
    deed: z.enum(['save', 'test', 'plan']),
    plan: Id,
    inputs: Inputs,
  }),
] as const;
