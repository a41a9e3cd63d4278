/** Removes what nobody needs any more: rows that were settled long ago, conversations, drafts and links that are over. */
import { stamp } from '../domain/stamp.ts';
import type { Kind, OutboxRow } from '../store/documents.ts';
import { SETTLED_ROW_DAYS } from '../store/outbox.ts';
import type { Query } from '../store/store.ts';
import { guarded, setApart } from './broken.ts';
import { clockOf, noteOnClock } from './clock-document.ts';
import type { Clockwork } from './clockwork.ts';

const ROWS_LAST = Temporal.Duration.from({ hours: 24 * SETTLED_ROW_DAYS });
const SETTLED: OutboxRow['state'][] = ['sent', 'unknown', 'unreachable', 'parked', 'dropped'];
/** Few in one commit, so that nobody waits long for the store. */
const AT_ONCE = 50;

const EVERY = Temporal.Duration.from({ hours: 20 });

/** Sweeps once a day: what is over is harmless until then. */
export async function sweepDaily(work: Clockwork, tenant: string): Promise<void> {
  const now = work.asOf.now();
  const { swept } = await clockOf(work, tenant);
  if (swept !== null && Temporal.Instant.compare(now, Temporal.Instant.from(swept).add(EVERY)) < 0) return;
  await sweep(work, tenant);
  await guarded(work, 'retention was not seen to', async () => work.retention?.(tenant));
  await noteOnClock(work, tenant, (kept) => ({ ...kept, swept: stamp(now) }));
}

export async function sweep(work: Clockwork, tenant: string): Promise<void> {
  const now = work.asOf.now();
  await remove(work, tenant, {
    kind: 'outbox',
    where: [
      { field: 'state', is: 'in', to: SETTLED },
      { field: 'createdAt', is: 'lt', to: stamp(now.subtract(ROWS_LAST)) },
    ],
    orderBy: { field: 'createdAt' },
  });
  const over = {
    where: [{ field: 'expires', is: 'lte', to: stamp(now) }],
    orderBy: { field: 'expires' },
  } as const;
  await remove(work, tenant, { kind: 'frame', ...over });
  await remove(work, tenant, { kind: 'plain', ...over });
  // A part of a draft without its head is what a process left that ended while it kept it.
  await remove(work, tenant, { kind: 'draft', ...over });
  await remove(work, tenant, { kind: 'draft-part', ...over });
  await remove(work, tenant, { kind: 'file-link', ...over });
}

async function remove<K extends Kind>(work: Clockwork, tenant: string, query: Query<K>): Promise<void> {
  let after: string | undefined;
  while (!work.stop?.aborted) {
    const page = await work.store.query(tenant, {
      ...query,
      limit: AT_ONCE,
      unreadable: setApart(work),
      ...(after !== undefined && { after }),
    });
    const { found } = page;
    after = page.next ?? undefined;
    if (found.length === 0 && after !== undefined) continue;
    if (found.length === 0) return;
    const result = await work.store.commit(
      tenant,
      `sweep:${crypto.randomUUID()}`,
      found.map(({ doc, version }) => ({ op: 'delete', id: doc.id, expect: version })),
    );
    // Somebody speaks again at this moment: the rest goes at the next look.
    if (result.kind === 'stale' || after === undefined) return;
  }
}
