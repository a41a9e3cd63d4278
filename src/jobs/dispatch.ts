/** Sends what waits in a tenant's outbox: claims each row before it is sent, and settles it by what became of it. */
import { stamp } from '../domain/stamp.ts';
import type { OutboxRow } from '../store/documents.ts';
import { rowDoc } from '../store/outbox.ts';
import { all, type Condition, type Stored, StoreUnavailable } from '../store/store.ts';
import { wakeBy } from '../store/wake-up.ts';
import type { Clockwork } from './clockwork.ts';
import { type Composed, compose } from './compose.ts';
import { keepLane, type Lane, leaveLane, takeLane } from './lane.ts';
import type { Paces } from './pace.ts';
import { afterOutcome, takenBack } from './settle.ts';

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
      const rows = (await waiting(work, lane)).filter((row) => !putOff.has(recipient(row)));
      if (rows.length === 0) return { kind: 'done', settled };
      for (const whole of inBatches(rows)) {
        const batch = whole.filter((row) => !putOff.has(recipient(row)));
        const holding: Lane | undefined = await keepLane(work, lane);
        if (!holding) return { kind: 'held', settled };
        lane = holding;
        const results = await Promise.allSettled(batch.map((row) => sendOne(work, paces, holding, row)));
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
  const later = await queued(work, lane, { field: 'notBefore', is: 'gt', to: stamp(work.wall.now()) });
  return new Set(later.map(recipient));
}

/** Rows that are due, and rows that a dead sender left claimed, in the order in which they were made. */
async function waiting(work: Clockwork, lane: Lane): Promise<Stored<'outbox'>[]> {
  const fresh = await queued(work, lane, { field: 'notBefore', is: 'eq', to: null });
  const again = await queued(work, lane, { field: 'notBefore', is: 'lte', to: stamp(work.wall.now()) });
  const claimed = await all(work.store, lane.tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'eq', to: 'claimed' }],
  });
  const left = claimed.filter((row) => (row.doc.body.claimedBy ?? 0) < lane.epoch);
  return [...left, ...again, ...fresh];
}

async function queued(work: Clockwork, lane: Lane, when: Condition): Promise<Stored<'outbox'>[]> {
  const { found } = await work.store.query(lane.tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'eq', to: 'queued' }, when],
    orderBy: { field: 'createdAt' },
    limit: 200,
  });
  return found;
}

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

/** The row as it was settled; undefined when somebody else has taken it. */
async function sendOne(
  work: Clockwork,
  paces: Paces,
  lane: Lane,
  stored: Stored<'outbox'>,
): Promise<OutboxRow | undefined> {
  const { tenant } = lane;
  const row = stored.doc.body.state === 'claimed' ? takenBack(stored.doc.body) : stored.doc.body;
  if (row.state === 'unknown') return (await commitRow(work, lane, row, stored, [])) ? row : undefined;
  const composed = await composeSafely(work, tenant, row);
  if (composed.kind !== 'message') {
    const apart: OutboxRow = { ...row, state: SET_APART[composed.kind], reason: composed.reason };
    return (await commitRow(work, lane, apart, stored, [])) ? apart : undefined;
  }
  const claimed: OutboxRow = {
    ...row,
    state: 'claimed',
    claimedBy: lane.epoch,
    claimedAt: stamp(work.wall.now()),
    attempts: row.attempts + 1,
    listed: composed.listed,
  };
  if (!(await commitRow(work, lane, claimed, stored, composed.also))) return undefined;
  await work.sleep(Math.max(paces.tenant.wait(tenant), paces.conversation.wait(composed.to.conversation)));
  const outcome = await work.messenger.send(composed.to, composed.message);
  const after = afterOutcome(claimed, outcome, work.wall.now());
  const { about, state, attempts, reason } = after;
  work.log.info({ about, state, attempts, reason }, 'message settled');
  if (after.notBefore !== null) await wakeBy(work.store, tenant, Temporal.Instant.from(after.notBefore));
  const now = await work.store.get(tenant, 'outbox', rowDoc(row).id);
  // Another epoch means that our lease ran out while we sent: whoever took the row over settles it.
  if (now?.doc.body.claimedBy !== lane.epoch) return undefined;
  return (await commitRow(work, lane, after, now, [])) ? after : undefined;
}

/** A message that cannot be made for a defect is set apart with its reason, and does not stop the others. */
async function composeSafely(work: Clockwork, tenant: string, row: OutboxRow): Promise<Composed> {
  try {
    return await compose(work, tenant, row);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    work.log.error({ about: row.about, reason }, 'message could not be made');
    return { kind: 'broken', reason };
  }
}

const SET_APART = { nothing: 'dropped', unreachable: 'unreachable', broken: 'parked' } as const;

async function commitRow(
  work: Clockwork,
  lane: Lane,
  row: OutboxRow,
  read: Stored<'outbox'>,
  also: Extract<Composed, { kind: 'message' }>['also'],
): Promise<boolean> {
  // With the epoch: were two holders to give it one name, the second would take the first's claim for its own.
  const command = `outbox:${row.key}:${read.version}:${row.state}:${lane.epoch}`;
  const result = await work.store.commit(lane.tenant, command, [
    { op: 'put', doc: rowDoc(row), expect: read.version },
    ...also,
  ]);
  return result.kind !== 'stale';
}
