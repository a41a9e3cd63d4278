/** Rows of the outbox: messages decided on and not yet confirmed as sent, each under a stable key. */
import { stamp } from '../domain/stamp.ts';
import { type Doc, type OutboxRow, write } from './documents.ts';
import { docId } from './ids.ts';

/** A settled row is kept for longer than a card is answered, a post is looked up, or a command's repeat can come. */
export const SETTLED_ROW_DAYS = 90;

/** A fresh row. Its key names the message for ever: creating it twice is a no-op. */
export const openRow = (
  key: string,
  about: OutboxRow['about'],
  to: OutboxRow['to'],
  at: Temporal.Instant,
): OutboxRow => ({
  key,
  about,
  to,
  state: 'queued',
  createdAt: stamp(at),
  notBefore: null,
  attempts: 0,
  claimedBy: null,
  claimedAt: null,
  resent: false,
  sentAt: null,
  activity: null,
  reason: null,
  listed: [],
  decided: null,
});

/** The last part of a row's key: a card's day, a post's ISO week. */
export const occasionOf = ({ key }: Pick<OutboxRow, 'key'>): string => key.slice(key.lastIndexOf(':') + 1);

export const rowDoc = (row: OutboxRow): Doc<'outbox'> => write('outbox', docId('outbox', row.key), row);
