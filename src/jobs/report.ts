/** What a run of the clock expected to say and what became of it: nothing is dropped without a reason. */
import type { OutboxRow } from '../store/documents.ts';

/** One message that was expected: `who` is an opaque id, a post or a board, never a name. */
export type Expected = {
  key: string;
  about: OutboxRow['about'];
  who: string;
  /** The actions that it is about. */
  items: string[];
  fate: 'queued' | 'sent' | 'failed' | 'skipped' | 'unknown';
  reason: string | null;
};

/** The same as an operator reads it: with the refs of the actions. */
export type Reported = Omit<Expected, 'items'> & { refs: string[] };

export type TickReport = {
  at: string;
  expected: number;
  sent: number;
  failed: number;
  skipped: number;
  unknown: number;
  /** Decided on but waiting for another attempt, or for whoever holds the sending lane. */
  waiting: number;
  /** Sent a second time because the first sender died holding them. */
  resent: number;
  messages: Reported[];
};

export function reportOf(at: string, messages: readonly Reported[], resent: number): TickReport {
  const count = (fate: Expected['fate']): number =>
    messages.filter((message) => message.fate === fate).length;
  return {
    at,
    expected: messages.length,
    sent: count('sent'),
    failed: count('failed'),
    skipped: count('skipped'),
    unknown: count('unknown'),
    waiting: count('queued'),
    resent,
    messages: [...messages],
  };
}

const FATES = {
  queued: 'queued',
  claimed: 'queued',
  sent: 'sent',
  unknown: 'unknown',
  unreachable: 'failed',
  parked: 'failed',
  dropped: 'skipped',
} as const;

/** What became of an expected message, by its row. */
export const settledAs = (expected: Expected, row: OutboxRow | undefined): Expected =>
  row ? { ...expected, fate: FATES[row.state], reason: row.reason } : expected;

/** A message that was decided on in an earlier run and settled in this one. */
export const carriedOver = (row: OutboxRow): Expected => {
  const who = row.to.kind === 'person' ? row.to.person : row.to.board;
  return settledAs({ key: row.key, about: row.about, who, items: [], fate: 'queued', reason: null }, row);
};
