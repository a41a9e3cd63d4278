/** Finds what was done to people by others in the last two weeks, over all plans that have gone live. */
import { addDays, HOME_ZONE, localDate } from '../domain/calendar.ts';
import { stamp } from '../domain/stamp.ts';
import { type DoneTo, doneByLeaves, doneInPlan } from '../domain/told/done-to.ts';
import { officersIn } from './officers.ts';
import type { Requests } from './requests.ts';
import { all } from './store.ts';

/** Who is away for longer is told by what they find in their list. */
const TOLD_DAYS = 14;

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
  const heads = (await records.heads(tenant)).filter(({ goLive }) => goLive <= today);
  return [
    ...heads.flatMap((plan) => doneInPlan(plan, byPlan.get(plan.id) ?? [], localDate(now, plan.timezone))),
    ...doneByLeaves(
      leaves.map(({ doc }) => doc.body),
      since,
      { today, officers: officers.map(({ id }) => id) },
    ),
  ].sort((a, b) => a.at.localeCompare(b.at));
}
