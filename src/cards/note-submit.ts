/** What the buttons of a note to officers send: what became of a message, or what shall become of it. */
import { z } from 'zod/v4';

const Key = z.string().min(1).max(600);

/** `arrived`: it is there. `again`: it shall be sent once more. `drop`: it shall not be sent. */
export const Deed = z.enum(['arrived', 'again', 'drop']);
export type Deed = z.infer<typeof Deed>;

export const noteSubmits = [
  z.strictObject({
    do: z.literal('settle-message'),
    deed: Deed,
    /** The message's key, and since when it had been trying when the card was made. */
    message: Key,
    since: z.iso.datetime({ offset: true }),
    /** The key of the note that the button stands in. */
    note: Key,
  }),
] as const;
