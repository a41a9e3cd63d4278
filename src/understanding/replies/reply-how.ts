/** A reply with all its fields taken for as sure as one says: what a command sets, or what a "yes" confirms. */
import type { ReplyReading } from '../intent.ts';
import type { How } from '../mark.ts';

export function replyAs(reply: ReplyReading, how: How): ReplyReading {
  const { status, percent, forecast, reason, evidence, unchanged, blocked, figures, snooze } = reply;
  const { handOver, sameAs, onBehalf } = reply;
  return {
    ...(status && { status: { ...status, how } }),
    ...(percent && { percent: { ...percent, how } }),
    ...(forecast && { forecast: { ...forecast, how } }),
    ...(reason && { reason: { ...reason, how } }),
    ...(evidence && { evidence: evidence.map((one) => ({ ...one, how })) }),
    ...(unchanged && { unchanged: { ...unchanged, how } }),
    ...(blocked && { blocked: { ...blocked, how } }),
    ...(figures && { figures: { ...figures, how } }),
    ...(snooze && { snooze: { ...snooze, how } }),
    ...(handOver && { handOver: { ...handOver, how } }),
    ...(sameAs && { sameAs: { ...sameAs, how } }),
    ...(onBehalf && { onBehalf: { ...onBehalf, how } }),
  };
}
