/** Removes what nobody needs any more: rows that were settled long ago, conversations, drafts and links that are over. */
import { stamp } from '../domain/stamp.ts';
import { type Doc, type Kind, type OutboxRow, write } from '../store/documents.ts';
import { holdsNow } from '../store/holds-now.ts';
import { docId } from '../store/ids.ts';
import { SETTLED_ROW_DAYS } from '../store/outbox.ts';
import type { Change, Query, Stored } from '../store/store.ts';
import { guarded, setApart } from './broken.ts';
import { clockOf, noteOnClock } from './clock-document.ts';
import type { Clockwork } from './clockwork.ts';

const ROWS_LAST = Temporal.Duration.from({ hours: 24 * SETTLED_ROW_DAYS });
const SETTLED: OutboxRow['state'][] = ['sent', 'unknown', 'unreachable', 'parked', 'dropped'];
/** Few in one commit, so that nobody waits long for the store. */
const AT_ONCE = 50;

const A_DAY = Temporal.Duration.from({ hours: 24 });
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

/** What a hold covers stays: messages, and plans that were sent. What a conversation is about at the moment goes. */
export async function sweep(work: Clockwork, tenant: string): Promise<void> {
  const now = work.asOf.now();
  const holds = await holdsNow(work.store, tenant);
  const isHeld = (plan: string | null, doc: Doc): boolean => holds.on(plan, [doc]) !== undefined;
  await remove(
    work,
    tenant,
    {
      kind: 'outbox',
      where: [
        { field: 'state', is: 'in', to: SETTLED },
        { field: 'createdAt', is: 'lt', to: stamp(now.subtract(ROWS_LAST)) },
      ],
      orderBy: { field: 'createdAt' },
    },
    // Written as it is: a store that lets documents go by themselves counts from the last time that one was written.
    ({ doc }) => (isHeld(planOf(doc), doc) ? doc : undefined),
  );
  const over = {
    where: [{ field: 'expires', is: 'lte', to: stamp(now) }],
    orderBy: { field: 'expires' },
  } as const;
  const expires = stamp(now.add(A_DAY));
  await remove(work, tenant, { kind: 'frame', ...over });
  await remove(work, tenant, { kind: 'plain', ...over });
  await remove(work, tenant, { kind: 'draft', ...over }, ({ doc }) =>
    isHeld(doc.body.plan, doc) ? write('draft', doc.id, { ...doc.body, expires }) : undefined,
  );
  // A part of a draft without its head is what a process left that ended while it kept it. One part fits a commit.
  await remove(work, tenant, { kind: 'draft-part', ...over, limit: 1 }, async ({ doc }) => {
    const head = doc.id.slice(docId('draft-part', '').length, doc.id.lastIndexOf(':'));
    const isThere = (await work.store.get(tenant, 'draft', docId('draft', head))) !== undefined;
    return isThere ? write('draft-part', doc.id, { ...doc.body, expires }) : undefined;
  });
  await remove(work, tenant, { kind: 'file-link', ...over });
}

const planOf = ({ body: { to } }: Doc<'outbox'>): string | null => (to.kind === 'channel' ? to.plan : null);

/** `kept` gives what stays, as it is to be written; undefined for what goes. */
async function remove<K extends Kind>(
  work: Clockwork,
  tenant: string,
  query: Query<K>,
  kept: (stored: Stored<K>) => Doc | undefined | Promise<Doc | undefined> = () => undefined,
): Promise<void> {
  let after: string | undefined;
  while (!work.stop?.aborted) {
    const page = await work.store.query(tenant, {
      limit: AT_ONCE,
      ...query,
      unreadable: setApart(work),
      ...(after !== undefined && { after }),
    });
    const { found } = page;
    after = page.next ?? undefined;
    if (found.length === 0 && after !== undefined) continue;
    if (found.length === 0) return;
    const changes = await Promise.all(
      found.map(async (stored): Promise<Change> => {
        const doc = await kept(stored);
        return doc
          ? { op: 'put', doc, expect: stored.version }
          : { op: 'delete', id: stored.doc.id, expect: stored.version };
      }),
    );
    const result = await work.store.commit(tenant, `sweep:${crypto.randomUUID()}`, changes);
    // Somebody speaks again at this moment: the rest goes at the next look.
    if (result.kind === 'stale' || after === undefined) return;
  }
}
