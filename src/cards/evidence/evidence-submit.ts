/** What the cards about files can send back: what a file is evidence for, that it is none, that somebody wants to see it. */
import { z } from 'zod/v4';
import { Id, Packed } from '../shown.ts';

/** As many as come with one message. */
export const MOST_FILES = 10;
const Files = z.array(Id).min(1).max(MOST_FILES);

export const evidenceSubmits = [
  /** One of the answers to "Evidence for which?". */
  z.strictObject({ do: z.literal('place-files'), files: Files, shown: Packed }),
  /** "Show more" under that question: the answers from this one on. */
  z.strictObject({ do: z.literal('which-files'), files: Files, offset: z.int().min(0).max(100_000) }),
  /** "None of these": the files are forgotten. */
  z.strictObject({ do: z.literal('drop-files'), files: Files }),
  /** "Open file": a link that opens it for a few minutes. */
  z.strictObject({ do: z.literal('open-file'), file: Id }),
  /** "Take file off": whether it is to be is asked, and waits in the conversation's frame. */
  z.strictObject({ do: z.literal('take-off'), file: Id }),
  /** Everything that supports one action. */
  z.strictObject({
    do: z.literal('show-evidence'),
    shown: Packed,
    offset: z.int().min(0).max(100_000).default(0),
  }),
] as const;
