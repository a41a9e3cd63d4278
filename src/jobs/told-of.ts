/** What became of a message, as figures. */
import type { OutboxRow } from '../store/documents.ts';
import { dueAt } from './backlog.ts';
import type { Clockwork } from './clockwork.ts';

const LATE_SECONDS = 15 * 60;

/** The row as it was before anything was done about it: one that was made for later has fallen due only now. */
export function tellFellDue({ watch }: Clockwork, tenant: string, row: OutboxRow): void {
  if (row.attempts === 0 && row.notBefore !== null)
    watch?.count('waymark.messages.due', { about: row.about, tenant });
}

/** The row as it was settled. */
export function tellSettled({ watch }: Clockwork, tenant: string, { about, state }: OutboxRow): void {
  watch?.count('waymark.messages.settled', { about, outcome: state === 'queued' ? 'retry' : state, tenant });
}

/** The row as it was before it was sent: how long it waited. */
export function tellSent({ watch }: Clockwork, tenant: string, row: OutboxRow, now: Temporal.Instant): void {
  const by = { about: row.about, tenant };
  const seconds = Math.max(0, Temporal.Instant.from(dueAt(row)).until(now).total('seconds'));
  watch?.read('waymark.messages.delay', by, seconds);
  if (seconds > LATE_SECONDS) watch?.count('waymark.messages.late', by);
  if (row.resent) watch?.count('waymark.messages.resent', by);
}
