/** What becomes of a message that was waiting when the backup was made: nobody can tell whether it went out since. */
import type { OutboxRow } from '../store/documents.ts';

/**
 * Waiting rows are parked: an operator who moves a record queues them again, one who goes back in time drops them.
 * What was under way has an unknown fate, as if its sender had died for good. `made` is when the backup was made.
 */
export function rowAsRestored(row: OutboxRow, made: string): OutboxRow {
  const free: OutboxRow = { ...row, claimedBy: null, claimedAt: null, notBefore: null };
  if (row.state === 'queued')
    return {
      ...free,
      state: 'parked',
      reason: `restored from the backup of ${made}; it may have been sent since`,
    };
  if (row.state === 'claimed')
    return { ...free, state: 'unknown', reason: `it was being sent when the backup of ${made} was made` };
  return row;
}
