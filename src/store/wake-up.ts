/** The row a tenant by which the clock finds what is due: lowered before the commit that needs it, raised by the tick alone. */
import { localInstant } from '../domain/calendar.ts';
import type { PlainDate, Plan } from '../domain/plan.ts';
import { stamp } from '../domain/stamp.ts';
import { UnreadableDocument, WAKE_UPS, write } from './documents.ts';
import { docId } from './ids.ts';
import { all, type Expectation, type Store, type Stored } from './store.ts';

/** The row is never raised further than this: whatever is due later needs no lowering. */
export const LONGEST_LOOK = Temporal.Duration.from({ hours: 24 });

/** Makes sure that the tenant is looked at no later than the plan's reminder hour of that day. */
export async function lowerWakeUp(
  store: Store,
  tenant: string,
  day: PlainDate | null,
  plan: Pick<Plan, 'timezone' | 'reminders'>,
  now: Temporal.Instant,
): Promise<void> {
  if (day === null) return;
  const at = localInstant(day, plan.reminders.at, plan.timezone);
  if (Temporal.Instant.compare(at, now.add(LONGEST_LOOK)) <= 0) await wakeBy(store, tenant, at);
}

/**
 * Makes sure that the tenant is looked at no later than at this instant. The row is written even when it stands
 * lower already: a tick that is under way has read it, and must not raise it over what is committed next.
 */
export async function wakeBy(store: Store, tenant: string, at: Temporal.Instant): Promise<void> {
  for (;;) {
    const { row, version } = await orUnreadable(wakeUpOf(store, tenant));
    const before = row && Temporal.Instant.from(row.doc.body.at);
    const lower = before && Temporal.Instant.compare(before, at) < 0 ? before : at;
    if (await put(store, tenant, lower, version)) return;
  }
}

/** The row, or where one stands that cannot be read: it says nothing that cannot be said anew. */
async function orUnreadable(
  reading: Promise<Stored<'wakeup'> | undefined>,
): Promise<{ row: Stored<'wakeup'> | undefined; version: Expectation }> {
  try {
    const row = await reading;
    return { row, version: row?.version ?? 'absent' };
  } catch (error) {
    if (!(error instanceof UnreadableDocument) || error.found === null) throw error;
    return { row: undefined, version: error.found.version };
  }
}

export const wakeUpOf = (store: Store, tenant: string): Promise<Stored<'wakeup'> | undefined> =>
  store.get(WAKE_UPS, 'wakeup', docId('wakeup', tenant));

/** Sets the row to a later instant unless somebody has changed it since it was read. */
export async function raiseWakeUp(store: Store, read: Stored<'wakeup'>, at: Temporal.Instant): Promise<void> {
  await put(store, read.doc.body.tenant, at, read.version);
}

async function put(
  store: Store,
  tenant: string,
  at: Temporal.Instant,
  expect: Expectation,
): Promise<boolean> {
  const row = write('wakeup', docId('wakeup', tenant), { tenant, at: stamp(at) });
  // A wake-up is no command of anybody's: its name is unique, so that the same instant can be set again.
  const command = `wake-up:${tenant}:${crypto.randomUUID()}`;
  const result = await store.commit(WAKE_UPS, command, [{ op: 'put', doc: row, expect }]);
  return result.kind !== 'stale';
}

type Unreadable = (error: UnreadableDocument) => void;

/** Tenants that have something due. A row that cannot be read is made anew, and its tenant is due: `unreadable` hears of it. */
export async function tenantsDue(
  store: Store,
  now: Temporal.Instant,
  unreadable: Unreadable = () => undefined,
): Promise<string[]> {
  const anew: string[] = [];
  const rows = await all(store, WAKE_UPS, {
    kind: 'wakeup',
    where: [{ field: 'at', is: 'lte', to: stamp(now) }],
    orderBy: { field: 'at' },
    unreadable(error) {
      unreadable(error);
      if (error.found) anew.push(error.found.id.slice(docId('wakeup', '').length));
    },
  });
  for (const tenant of anew) await wakeBy(store, tenant, now);
  return [...anew, ...rows.map((row) => row.doc.body.tenant)];
}

/** Every tenant that the store holds. `unreadable` as of a query. */
export async function tenants(store: Store, unreadable?: Unreadable): Promise<string[]> {
  const rows = await all(store, WAKE_UPS, { kind: 'wakeup', ...(unreadable && { unreadable }) });
  return rows.map((row) => row.doc.body.tenant);
}
