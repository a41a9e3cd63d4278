/** Sends what waits in a tenant's outbox while it holds the lane: which rows, in which order, how many at once. */
import { stamp } from '../domain/stamp.ts';
import type { OutboxRow } from '../store/documents.ts';
import { all, type Condition, type Page, type Query, type Stored } from '../store/store.ts';
import type { Clockwork } from './clockwork.ts';
import { deliver } from './deliver.ts';
import { keepLane, type Lane, leaveLane, takeLane } from './lane.ts';
import type { Paces } from './pace.ts';

/** Most messages under way at once: what a kill can leave in doubt. */
const IN_FLIGHT = 8;

/** `held`: another replica is sending for this tenant, and will send what is left. */
export type Dispatched = { kind: 'done' | 'held'; settled: OutboxRow[] };

/** Sends until nothing is left that is due now. Retries wait in their rows, not here. */
export async function dispatch(work: Clockwork, paces: Paces, tenant: string): Promise<Dispatched> {
  const settled: OutboxRow[] = [];
  let lane = await takeLane(work, tenant);
  if (!lane) return { kind: 'held', settled };
  try {
    for (;;) {
      const putOff = await recipientsPutOff(work, lane);
      const rows = await waiting(work, lane, putOff);
      if (rows.length === 0) return { kind: 'done', settled };
      for (const whole of inBatches(rows)) {
        const batch = whole.filter((row) => !putOff.has(recipient(row)));
        const holding: Lane | undefined = await keepLane(work, lane);
        if (!holding) return { kind: 'held', settled };
        lane = holding;
        const results = await Promise.allSettled(batch.map((row) => deliver(work, paces, holding, row)));
        for (const result of results) {
          if (result.status === 'rejected') throw result.reason;
          if (!result.value) continue;
          settled.push(result.value);
          if (result.value.state === 'queued') putOff.add(JSON.stringify(result.value.to));
        }
      }
    }
  } finally {
    await leaveLane(work, lane);
  }
}

const recipient = (row: Stored<'outbox'>): string => JSON.stringify(row.doc.body.to);

/** Whose message waits for another attempt: what comes after it waits too, so that nothing overtakes it. */
async function recipientsPutOff(work: Clockwork, lane: Lane): Promise<Set<string>> {
  const when: Condition = { field: 'notBefore', is: 'gt', to: stamp(work.wall.now()) };
  return new Set((await all(work.store, lane.tenant, queued(when))).map(recipient));
}

/** Rows that are due, and rows that a dead sender left claimed, in the order in which they were made. */
async function waiting(
  work: Clockwork,
  lane: Lane,
  putOff: ReadonlySet<string>,
): Promise<Stored<'outbox'>[]> {
  const fresh = await someOf(work, lane, { field: 'notBefore', is: 'eq', to: null }, putOff);
  const now = stamp(work.wall.now());
  const again = await someOf(work, lane, { field: 'notBefore', is: 'lte', to: now }, putOff);
  const claimed = await all(work.store, lane.tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'eq', to: 'claimed' }],
  });
  const left = claimed.filter(
    (row) => (row.doc.body.claimedBy ?? 0) < lane.epoch && !putOff.has(recipient(row)),
  );
  return [...left, ...again, ...fresh];
}

/** The first rows whose recipients are not put off; none only when there is no such row. */
async function someOf(
  work: Clockwork,
  lane: Lane,
  when: Condition,
  putOff: ReadonlySet<string>,
): Promise<Stored<'outbox'>[]> {
  let after: string | null = null;
  do {
    const query: Query<'outbox'> = { ...queued(when), limit: 200 };
    const page: Page<'outbox'> = await work.store.query(
      lane.tenant,
      after === null ? query : { ...query, after },
    );
    const rows = page.found.filter((row) => !putOff.has(recipient(row)));
    if (rows.length > 0) return rows;
    after = page.next;
  } while (after !== null);
  return [];
}

const queued = (when: Condition): Query<'outbox'> => ({
  kind: 'outbox',
  where: [{ field: 'state', is: 'eq', to: 'queued' }, when],
  orderBy: { field: 'createdAt' },
});

/** Batches in which nobody stands twice, so that one person's messages keep their order. */
function inBatches(rows: readonly Stored<'outbox'>[]): Stored<'outbox'>[][] {
  const batches: { to: Set<string>; rows: Stored<'outbox'>[] }[] = [];
  for (const row of rows) {
    const to = recipient(row);
    const after = batches.findLastIndex((batch) => batch.to.has(to)) + 1;
    const room = batches.slice(after).find((batch) => batch.rows.length < IN_FLIGHT);
    if (room) {
      room.rows.push(row);
      room.to.add(to);
    } else batches.push({ to: new Set([to]), rows: [row] });
  }
  return batches.map((batch) => batch.rows);
}
