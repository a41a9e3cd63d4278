/** What the buttons send that keep children's data out, and take it out again. */
import { z } from 'zod/v4';
import { Id, Inputs } from '../shown.ts';

export const privacySubmits = [
  /** A message that was held back, in other words or as it was. */
  z.strictObject({ do: z.literal('rephrase'), inputs: Inputs }),
  /** A file that was held back is not about a child: it is to be stored. */
  z.strictObject({ do: z.literal('vouch-file'), file: Id }),
  /** The update whose content is to go: shows what would go. */
  z.strictObject({ do: z.literal('redact'), update: Id }),
  /** With the reason: another officer is asked. */
  z.strictObject({ do: z.literal('redact-ask'), update: Id, inputs: Inputs }),
  /** The other officer's word. */
  z.strictObject({ do: z.literal('redact-agree'), redaction: Id }),
  z.strictObject({ do: z.literal('redact-refuse'), redaction: Id }),
  /** Taken back by whoever asked. */
  z.strictObject({ do: z.literal('redact-withdraw'), redaction: Id }),
] as const;
