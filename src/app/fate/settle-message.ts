/** What somebody decides of a message that could not be sent: it is there, send it again, drop it. */
import { isCard } from '../../domain/about.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { figuresPosted } from '../../domain/posted.ts';
import { stamp } from '../../domain/stamp.ts';
import { type OutboxRow, write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { occasionOf, rowDoc } from '../../store/outbox.ts';
import type { Records } from '../../store/records.ts';
import { snapshotBefore, snapshotId } from '../../store/snapshots.ts';
import type { Change, Store } from '../../store/store.ts';
import { isQuestion, mayRetry, TROUBLED } from '../../store/unsent.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { Clock } from '../ports.ts';

export type Deed = 'arrived' | 'again' | 'drop';

export type Settling = {
  key: string;
  deed: Deed;
  /** The person; null for whoever runs the service. */
  by: string | null;
  /** Since when the message had been trying when it was shown: of a later attempt nothing was decided. */
  since?: string;
};

/**
 * `done`: it is settled so, by this word or by the same one before. `over`: it is too late to send it. `not-open`:
 * it was sent, dropped or queued again meanwhile, as `row` tells. `gone`: nothing is known of it.
 */
export type Settled = { kind: 'done' | 'over' | 'not-open'; row: OutboxRow } | { kind: 'gone' };

type Place = { store: Store; records: Records; clock: Clock; tenant: string };

export async function settleMessage(place: Place, settling: Settling): Promise<Settled> {
  const { store, clock, tenant } = place;
  const { key, deed, by, since } = settling;
  const now = clock.now();
  for (;;) {
    const stored = await store.get(tenant, 'outbox', docId('outbox', key));
    if (!stored) return { kind: 'gone' };
    const row = stored.doc.body;
    if (isDoneSo(row, settling)) {
      // The process that did it may have ended before it could wake the clock.
      if (row.state === 'queued') await wakeBy(store, tenant, now);
      return { kind: 'done', row };
    }
    const isOpen = TROUBLED.some((state) => state === row.state);
    const shown = since === undefined || since === row.createdAt;
    if (!isOpen || !shown || (deed === 'arrived' && !isQuestion(row))) return { kind: 'not-open', row };
    if (deed === 'again' && !(await mayRetry(store, tenant, row, now))) return { kind: 'over', row };
    const after = decided(row, deed, by, stamp(now));
    const also = await whatFollows(place, row, deed, now);
    // The clock looks for it at once, and again should it have looked between the two.
    if (deed === 'again') await wakeBy(store, tenant, now);
    // Of two who decide at once the first counts: the other reads what has been decided.
    const result = await store.commit(tenant, `settle:${key}:${stored.version}:${deed}:${by}`, [
      { op: 'put', doc: rowDoc(after), expect: stored.version },
      ...also,
    ]);
    if (result.kind === 'stale') continue;
    if (deed === 'again') await wakeBy(store, tenant, now);
    return { kind: 'done', row: after };
  }
}

const AS = { arrived: 'arrived', again: 'again', drop: 'dropped' } as const;

/** A button pressed twice, or a press that is delivered again. */
function isDoneSo({ decided: last, state, createdAt }: OutboxRow, { deed, by, since }: Settling): boolean {
  if (since === undefined || last === null || last.by !== by || last.as !== AS[deed]) return false;
  return deed === 'again' ? createdAt !== since : state === (deed === 'arrived' ? 'sent' : 'dropped');
}

function decided(row: OutboxRow, deed: Deed, by: string | null, at: string): OutboxRow {
  const settled: OutboxRow = {
    ...row,
    claimedBy: null,
    claimedAt: null,
    notBefore: null,
    decided: { as: AS[deed], by, at },
  };
  switch (deed) {
    case 'arrived':
      return { ...settled, state: 'sent', sentAt: row.createdAt, reason: null };
    case 'drop':
      return { ...settled, state: 'dropped' };
    case 'again':
      // As if it had been decided on now: how long it is worth sending counts from here.
      return { ...settled, state: 'queued', createdAt: at, resent: false, reason: null };
  }
}

async function whatFollows(
  place: Place,
  row: OutboxRow,
  deed: Deed,
  now: Temporal.Instant,
): Promise<Change[]> {
  if (deed === 'arrived') return figuresOf(place, row);
  if (deed === 'again' && isCard(row.about) && row.to.kind === 'person')
    return dayTaken(place, row.to.person, now);
  return [];
}

/** A post that is there is one that the next is compared with. */
async function figuresOf({ store, records, tenant }: Place, row: OutboxRow): Promise<Change[]> {
  if (row.to.kind !== 'channel') return [];
  const { plan, board: boardId } = row.to;
  const book = await records.book(tenant, plan);
  const board = book?.plan.boards.find(({ id }) => id === boardId);
  if (!book || !board) return [];
  const week = occasionOf(row);
  const previous = await snapshotBefore(store, tenant, plan, boardId, week);
  const milestones = await records.milestones(tenant, [{ field: 'plan', is: 'eq', to: plan }]);
  // It was made after it was queued, nobody knows how long after: what was said since may not be in it.
  const queued = Temporal.Instant.from(row.createdAt);
  const figures = figuresPosted(book, board, week, milestones, previous, queued);
  const id = snapshotId(plan, boardId, week);
  const stored = await store.get(tenant, 'snapshot', id);
  return [{ op: 'put', doc: write('snapshot', id, figures), expect: stored?.version ?? 'absent' }];
}

/** A card that could not be sent had given its day back. */
async function dayTaken({ records, tenant }: Place, id: string, now: Temporal.Instant): Promise<Change[]> {
  const stored = await records.person(tenant, id);
  const today = localDate(now, HOME_ZONE);
  if (!stored || stored.doc.body.cardDays.includes(today)) return [];
  const cardDays = [today, ...stored.doc.body.cardDays].slice(0, 4);
  const doc = write('person', docId('person', id), { ...stored.doc.body, cardDays });
  return [{ op: 'put', doc, expect: stored.version }];
}
