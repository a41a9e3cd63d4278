/** Reads what could not be sent: rows of the outbox that somebody has to look at, and what they are about. */
import { isCard } from '../domain/about.ts';
import { addDays, HOME_ZONE, isoWeek, localDate } from '../domain/calendar.ts';
import type { Plan } from '../domain/plan.ts';
import { stamp } from '../domain/stamp.ts';
import type { Unsent } from '../domain/unsent.ts';
import type { OutboxRow, UnreadableDocument } from './documents.ts';
import { docId } from './ids.ts';
import { occasionOf } from './outbox.ts';
import type { Records } from './records.ts';
import { all, type Store } from './store.ts';

/** Longer ago, a message has been overtaken: nobody is told of it any more. */
const RECENT = Temporal.Duration.from({ hours: 24 * 7 });

export const TROUBLED = ['unknown', 'unreachable', 'parked'] as const satisfies readonly OutboxRow['state'][];

/** The earliest moment from which a message that could not be sent still matters. */
export const recentFrom = (now: Temporal.Instant): string => stamp(now.subtract(RECENT));

/** Rows of the last seven days that were not sent, or perhaps not, oldest first. `unreadable` as of a query. */
export async function troubledRows(
  store: Store,
  tenant: string,
  now: Temporal.Instant,
  unreadable?: (error: UnreadableDocument) => void,
): Promise<OutboxRow[]> {
  const rows = await all(store, tenant, {
    kind: 'outbox',
    where: [
      { field: 'state', is: 'in', to: TROUBLED },
      { field: 'createdAt', is: 'gte', to: recentFrom(now) },
    ],
    orderBy: { field: 'createdAt' },
    ...(unreadable && { unreadable }),
  });
  return rows.map(({ doc }) => doc.body);
}

/** Whether an officer is asked about it: a post that nobody knows to be there. */
export const isQuestion = ({ to, state }: Pick<OutboxRow, 'to' | 'state'>): boolean =>
  to.kind === 'channel' && state === 'unknown';

/** The row in the words of the cards, as it stands now. */
export async function describe(
  store: Store,
  records: Records,
  tenant: string,
  row: OutboxRow,
  now: Temporal.Instant,
): Promise<Unsent> {
  const by = row.decided?.by ?? null;
  const names = await records.names(tenant, [
    ...(by === null ? [] : [by]),
    ...(row.to.kind === 'person' ? [row.to.person] : []),
  ]);
  return {
    key: row.key,
    since: row.createdAt,
    about: row.about,
    to:
      row.to.kind === 'person'
        ? { kind: 'person', name: names.get(row.to.person) ?? 'somebody who is no longer known' }
        : await boardOf(store, tenant, row.to),
    stands: isQuestion(row) ? 'asks' : STANDS[row.state],
    reason: row.reason,
    mayRetry: await mayRetry(store, tenant, row, now),
    decided: row.decided && { ...row.decided, by: by === null ? null : (names.get(by) ?? 'An officer') },
  };
}

const STANDS = {
  queued: 'waits',
  claimed: 'waits',
  sent: 'sent',
  unknown: 'unknown',
  unreachable: 'failed',
  parked: 'failed',
  dropped: 'dropped',
} as const;

const planOf = async (store: Store, tenant: string, id: string): Promise<Plan | undefined> =>
  (await store.get(tenant, 'plan', docId('plan', id)))?.doc.body;

async function boardOf(
  store: Store,
  tenant: string,
  to: { plan: string; board: string },
): Promise<Unsent['to']> {
  const plan = await planOf(store, tenant, to.plan);
  const body = plan?.boards.find(({ id }) => id === to.board)?.body ?? to.board;
  return { kind: 'board', body, plan: plan?.title ?? to.plan };
}

/**
 * Whether sending it again would still be of use. A card is for its own day: what it asks comes again by itself. A
 * post is the latest of its board until the next one has been queued.
 */
export async function mayRetry(
  store: Store,
  tenant: string,
  row: OutboxRow,
  now: Temporal.Instant,
): Promise<boolean> {
  const { to, about, key } = row;
  if (isCard(about)) return occasionOf(row) === localDate(now, HOME_ZONE);
  if (to.kind !== 'channel') return true;
  const plan = await planOf(store, tenant, to.plan);
  if (!plan?.boards.some(({ id }) => id === to.board)) return false;
  const today = localDate(now, plan.timezone);
  const week = isoWeek(today);
  const own = occasionOf(row);
  if (own === week) return true;
  const next = `${key.slice(0, -own.length)}${week}`;
  return (
    own === isoWeek(addDays(today, -7)) &&
    (await store.get(tenant, 'outbox', docId('outbox', next))) === undefined
  );
}
