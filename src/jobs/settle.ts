/** What becomes of a row by what became of its message: DESIGN 7's table as pure functions. */
import { ExponentialBackoff } from 'cockatiel';
import type { Outcome } from '../app/ports.ts';
import { isCard } from '../domain/about.ts';
import { addDays, HOME_ZONE, localDate, localInstant } from '../domain/calendar.ts';
import { stamp } from '../domain/stamp.ts';
import type { OutboxRow } from '../store/documents.ts';

const backoff = new ExponentialBackoff({ initialDelay: 1_000, maxDelay: 10 * 60_000, exponent: 2 });
/** From here on every pause is the longest. */
const STEPS = 12;

const CARD_LASTS = Temporal.Duration.from({ hours: 12 });
const OTHERS_LAST = Temporal.Duration.from({ hours: 24 * 7 });

/**
 * Until when a message is worth sending: a card on its own day and for twelve hours at most, a welcome for a week.
 * A board's post lasts a week at most too; it ends with the next one's time, which its board knows.
 */
export function worthUntil(row: Pick<OutboxRow, 'about' | 'createdAt'>): Temporal.Instant {
  const from = Temporal.Instant.from(row.createdAt);
  if (!isCard(row.about)) return from.add(OTHERS_LAST);
  const midnight = localInstant(addDays(localDate(from, HOME_ZONE), 1), '00:00', HOME_ZONE);
  const later = from.add(CARD_LASTS);
  return Temporal.Instant.compare(later, midnight) < 0 ? later : midnight;
}

export const isOver = (row: OutboxRow, asOf: Temporal.Instant): boolean =>
  Temporal.Instant.compare(asOf, worthUntil(row)) >= 0;

/** `now` is this machine's, by which retries wait; `asOf` is the clock's, by which a message is worth sending. */
export function afterOutcome(
  row: OutboxRow,
  outcome: Outcome,
  now: Temporal.Instant,
  asOf: Temporal.Instant,
): OutboxRow {
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
      const wait = { milliseconds: Math.max(outcome.afterMs ?? 0, delay(row.attempts)) };
      if (isOver(row, asOf.add(wait))) return { ...free, state: 'parked', reason: tooLate(row, outcome) };
      return { ...free, state: 'queued', reason: outcome.reason, notBefore: stamp(now.add(wait)) };
    }
  }
}

const tooLate = ({ attempts }: OutboxRow, { reason }: { reason: string }): string =>
  `${reason}, ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} until its time was over`;

/** Milliseconds before the next attempt: growing to ten minutes, with jitter. */
function delay(attempts: number): number {
  let step = backoff.next();
  for (let made = 1; made < Math.min(attempts, STEPS); made += 1) step = step.next(undefined);
  return Math.round(step.duration);
}

/**
 * A row whose sender died holding it: sent again once, and counted, while it is worth sending. After that its fate
 * is unknown, and so is that of a channel's post from the start: a whole board would read it twice.
 */
export function takenBack(row: OutboxRow, asOf: Temporal.Instant): OutboxRow {
  const free: OutboxRow = { ...row, claimedBy: null, claimedAt: null };
  if (row.to.kind === 'channel')
    return { ...free, state: 'unknown', reason: 'the sender died while posting it' };
  if (row.resent) return { ...free, state: 'unknown', reason: 'the sender died twice while sending it' };
  if (isOver(row, asOf))
    return { ...free, state: 'unknown', reason: 'the sender died while sending it, and its time is over' };
  return { ...free, state: 'queued', resent: true };
}
