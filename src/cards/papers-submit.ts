/** What the buttons of reports and papers send: which document shall be made. */
import { z } from 'zod/v4';
import { PaperKind } from '../domain/papers/paper.ts';
import { Id } from './shown.ts';

export const PaperFormat = z.enum(['docx', 'xlsx']);
export type PaperFormat = z.infer<typeof PaperFormat>;

export const papersSubmits = [
  z.strictObject({
    do: z.literal('make-paper'),
    plan: Id,
    /** Null for the plan as a whole. */
    board: Id.nullable().default(null),
    kind: PaperKind,
    period: z.string().min(1).max(60),
    format: PaperFormat,
  }),
] as const;
