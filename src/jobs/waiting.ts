/** Which rows of a tenant's outbox may be sent now: those that are due, and those that a dead sender left. */
import { stamp } from '../domain/stamp.ts';
import type { OutboxRow } from '../store/documents.ts';
import { all, type Condition, type Page, type Query, type Stored } from '../store/store.ts';
import { setApart } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import type { Lane } from './lane.ts';

const PAGE = 500;

/** Names whoever a row is for: one of them has one message under way at a time, and theirs keep their order. */
export const recipientOf = (row: OutboxRow): string => JSON.stringify(row.to);

/** Whose message waits for another attempt: what comes after it waits too, so that nothing overtakes it. */
export async function recipientsPutOff(work: Clockwork, tenant: string): Promise<Set<string>> {
  const when: Condition = { field: 'notBefore', is: 'gt', to: stamp(work.wall.now()) };
  return new Set(
    (await all(work.store, tenant, { ...queued(when, 'notBefore'), unreadable: setApart(work) }))
      // What was made for a later hour has not been tried, and holds nothing back.
      .filter(({ doc }) => doc.body.attempts > 0)
      .map(({ doc }) => recipientOf(doc.body)),
  );
}

/**
 * What a dead sender left, then what waits for another attempt, first what has waited longest, then the rest as they
 * were made. None only when there are none.
 */
export async function waiting(
  work: Clockwork,
  lane: Lane,
  putOff: ReadonlySet<string>,
): Promise<Stored<'outbox'>[]> {
  const fresh = await someOf(
    work,
    lane,
    queued({ field: 'notBefore', is: 'eq', to: null }, 'createdAt'),
    putOff,
  );
  const now = stamp(work.wall.now());
  const again = await someOf(
    work,
    lane,
    queued({ field: 'notBefore', is: 'lte', to: now }, 'notBefore'),
    putOff,
  );
  const claimed = await all(work.store, lane.tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'eq', to: 'claimed' }],
    unreadable: setApart(work),
  });
  const left = claimed.filter(
    ({ doc }) => (doc.body.claimedBy ?? 0) < lane.epoch && !putOff.has(recipientOf(doc.body)),
  );
  return [...left, ...again, ...fresh];
}

/** The first rows whose recipients are not put off; none only when there is no such row. */
async function someOf(
  work: Clockwork,
  lane: Lane,
  asked: Query<'outbox'>,
  putOff: ReadonlySet<string>,
): Promise<Stored<'outbox'>[]> {
  let after: string | null = null;
  do {
    const query: Query<'outbox'> = { ...asked, limit: PAGE, unreadable: setApart(work) };
    const page: Page<'outbox'> = await work.store.query(
      lane.tenant,
      after === null ? query : { ...query, after },
    );
    const rows = page.found.filter(({ doc }) => !putOff.has(recipientOf(doc.body)));
    if (rows.length > 0) return rows;
    after = page.next;
  } while (after !== null);
  return [];
}

/** In the order of the index that finds the fewest. */
const queued = (when: Condition, field: 'createdAt' | 'notBefore'): Query<'outbox'> => ({
  kind: 'outbox',
  where: [{ field: 'state', is: 'eq', to: 'queued' }, when],
  orderBy: { field },
});
