/** What becomes of a row by what became of its message: DESIGN 7's table as one pure function. */
import { ExponentialBackoff } from 'cockatiel';
import type { Outcome } from '../app/ports.ts';
import { stamp } from '../domain/stamp.ts';
import type { OutboxRow } from '../store/documents.ts';

/** After so many attempts a message is set apart for a person to look at. */
const ATTEMPTS = 8;
const backoff = new ExponentialBackoff({ initialDelay: 1_000, maxDelay: 10 * 60_000, exponent: 2 });

export function afterOutcome(row: OutboxRow, outcome: Outcome, now: Temporal.Instant): OutboxRow {
  const free: OutboxRow = { ...row, claimedBy: null, claimedAt: null, notBefore: null };
  switch (outcome.kind) {
    case 'sent':
      return { ...free, state: 'sent', sentAt: stamp(now), activity: outcome.activity, reason: null };
    case 'unknown':
      return { ...free, state: 'unknown', reason: outcome.reason };
    case 'unreachable':
      return { ...free, state: 'unreachable', reason: outcome.reason };
    case 'refused':
      return { ...free, state: 'parked', reason: outcome.reason };
    case 'retry': {
      if (row.attempts >= ATTEMPTS) {
        return { ...free, state: 'parked', reason: `${outcome.reason}, ${row.attempts} attempts` };
      }
      const wait = Math.max(outcome.afterMs ?? 0, delay(row.attempts));
      return {
        ...free,
        state: 'queued',
        reason: outcome.reason,
        notBefore: stamp(now.add({ milliseconds: wait })),
      };
    }
  }
}

/** Milliseconds before the next attempt: growing, with jitter. */
function delay(attempts: number): number {
  let step = backoff.next();
  for (let made = 1; made < attempts; made += 1) step = step.next(undefined);
  return Math.round(step.duration);
}

/** A row whose sender died holding it: sent again once, and counted; after that its fate is unknown. */
export const takenBack = (row: OutboxRow): OutboxRow =>
  row.resent
    ? {
        ...row,
        state: 'unknown',
        claimedBy: null,
        claimedAt: null,
        reason: 'the sender died twice while sending it',
      }
    : { ...row, state: 'queued', resent: true, claimedBy: null, claimedAt: null };
