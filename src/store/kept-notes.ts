/** A note about the notes of the ledger: which there were, so that a place that lacks one is known, and which backups were made beside them. */
import { z } from 'zod/v4';
import { Instant } from '../domain/plan.ts';

/** Its name; no entry has one without a hyphen. */
export const KEPT = 'kept';

const Kept = z.strictObject({
  v: z.literal(1),
  tenant: z.string(),
  /** When the backups were made, oldest first. Of what went since the notes tell all. */
  backups: z.array(Instant),
  /** The names of the notes that there were: none is ever taken away. */
  notes: z.array(z.string()),
});
export type Kept = Pick<z.infer<typeof Kept>, 'backups' | 'notes'>;

/** So that it stays a note; what is beyond is not known of. */
const MOST = { backups: 400, notes: 1_500 } as const;

/** Where it is not there, or not to be read, it says nothing; whoever writes it next makes it anew. */
export function keptIn(notes: ReadonlyMap<string, string>, tenant: string): Kept {
  const kept = Kept.safeParse(parsed(notes.get(KEPT))).data;
  return kept?.tenant === tenant ? kept : { backups: [], notes: [] };
}

export function keptText(tenant: string, { backups, notes }: Kept): string {
  const kept: z.infer<typeof Kept> = {
    v: 1,
    tenant,
    backups: [...new Set(backups)].slice(-MOST.backups),
    notes: [...new Set(notes)].slice(0, MOST.notes),
  };
  return JSON.stringify(kept);
}

function parsed(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
