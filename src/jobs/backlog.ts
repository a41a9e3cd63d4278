/** What stands in a tenant's outbox at this moment, for whoever watches from outside: by number, and how long it waits. */
import { stamp } from '../domain/stamp.ts';
import type { OutboxRow } from '../store/documents.ts';
import type { Store } from '../store/store.ts';
import { recentFrom, TROUBLED } from '../store/unsent.ts';
import { tenants } from '../store/wake-up.ts';

export type Backlog = {
  tenant: string;
  /** Due, and not sent yet; counted up to a thousand, as are the others. */
  waiting: number;
  /** For how long the oldest of them has been due, in seconds; null where none waits. */
  oldest: number | null;
  /** Of the last seven days. */
  troubled: Record<(typeof TROUBLED)[number], number>;
};

/** One query for what waits and one for what is in trouble, a tenant. */
export async function backlogs(store: Store, now: Temporal.Instant): Promise<Backlog[]> {
  return Promise.all((await tenants(store, () => undefined)).map((tenant) => backlogOf(store, tenant, now)));
}

async function backlogOf(store: Store, tenant: string, now: Temporal.Instant): Promise<Backlog> {
  const [open, troubled] = await Promise.all([
    rowsOf(store, tenant, ['queued', 'claimed'], null),
    rowsOf(store, tenant, TROUBLED, recentFrom(now)),
  ]);
  const due = open.map(dueAt).filter((at) => at <= stamp(now));
  const first = due.sort().at(0);
  return {
    tenant,
    waiting: due.length,
    oldest: first === undefined ? null : Temporal.Instant.from(first).until(now).total('seconds'),
    troubled: {
      parked: troubled.filter(({ state }) => state === 'parked').length,
      unknown: troubled.filter(({ state }) => state === 'unknown').length,
      unreachable: troubled.filter(({ state }) => state === 'unreachable').length,
    },
  };
}

async function rowsOf(
  store: Store,
  tenant: string,
  states: readonly OutboxRow['state'][],
  from: string | null,
): Promise<OutboxRow[]> {
  const { found } = await store.query(tenant, {
    kind: 'outbox',
    where: [
      { field: 'state', is: 'in', to: states },
      ...(from === null ? [] : [{ field: 'createdAt', is: 'gte', to: from } as const]),
    ],
    orderBy: { field: 'createdAt' },
    unreadable: () => undefined,
  });
  return found.map(({ doc }) => doc.body);
}

/** From when on a message was to be sent: one that was made for a later hour has not been tried before. */
export const dueAt = ({ createdAt, notBefore, attempts }: OutboxRow): string =>
  attempts === 0 && notBefore !== null && notBefore > createdAt ? notBefore : createdAt;
