/** Finds what was done to people by others in the last two weeks, over all plans that have gone live. */
import { addDays, HOME_ZONE, localDate } from '../domain/calendar.ts';
import { accountable, isAction } from '../domain/plan.ts';
import { stamp } from '../domain/stamp.ts';
import { type DoneTo, doneByLeaves, doneInPlan, type OwnerOf } from '../domain/told/done-to.ts';
import { docId } from './ids.ts';
import { officersIn } from './officers.ts';
import type { Requests } from './requests.ts';
import { all, type Store } from './store.ts';

/** Who is away for longer is told by what they find in their list. */
const TOLD_DAYS = 14;

/** Of so many actions at most, newest first: whoever sets hundreds of dates at once tells their owners otherwise. */
const MOST_DATED = 100;

async function ownersOf(store: Store, tenant: string, items: readonly string[]): Promise<OwnerOf> {
  const ids = [...new Set(items.toReversed())].slice(0, MOST_DATED);
  const found = await Promise.all(ids.map((id) => store.get(tenant, 'item', docId('item', id))));
  const owners = new Map(
    found.flatMap((one) =>
      one && isAction(one.doc.body) ? [[one.doc.body.id, accountable(one.doc.body)] as const] : [],
    ),
  );
  return (item) => owners.get(item) ?? null;
}

/** Oldest first. */
export async function doneLately(
  { store, records, officers: addresses }: Requests,
  tenant: string,
  now: Temporal.Instant,
): Promise<DoneTo[]> {
  const today = localDate(now, HOME_ZONE);
  const since = stamp(now.subtract({ hours: 24 * TOLD_DAYS }));
  const changes = await all(store, tenant, {
    kind: 'change',
    where: [{ field: 'at', is: 'gte', to: since }],
    orderBy: { field: 'at' },
  });
  const leaves = await all(store, tenant, {
    kind: 'leave',
    where: [{ field: 'until', is: 'gte', to: addDays(today, -TOLD_DAYS) }],
    orderBy: { field: 'until' },
  });
  const refused = leaves.some(({ doc }) => doc.body.refused);
  const officers = refused ? await officersIn(store, records, tenant, addresses) : [];
  const byPlan = Map.groupBy(
    changes.map(({ doc }) => doc.body),
    ({ plan }) => plan,
  );
  const moved = changes.flatMap(({ doc: { body } }) => (body.what === 'due' ? (body.item ?? []) : []));
  const ownerOf = await ownersOf(store, tenant, moved);
  const heads = (await records.heads(tenant)).filter(({ goLive }) => goLive <= today);
  return [
    ...heads.flatMap((plan) =>
      doneInPlan(plan, byPlan.get(plan.id) ?? [], localDate(now, plan.timezone), ownerOf),
    ),
    ...doneByLeaves(
      leaves.map(({ doc }) => doc.body),
      since,
      { today, officers: officers.map(({ id }) => id) },
    ),
  ].sort((a, b) => a.at.localeCompare(b.at));
}
