/** Finds which owners have lately said that they want to hand an action over, for officers to be told of it. */
import type { Plan } from '../domain/plan.ts';
import type { Wish } from '../domain/unsent.ts';
import type { Update } from '../domain/update.ts';
import { docId } from './ids.ts';
import type { Records } from './records.ts';
import { requestId } from './requests.ts';
import type { Store } from './store.ts';
import { recentFrom } from './unsent.ts';

/** Wishes of the last seven days that still stand, oldest first: read from the updates of those days alone. */
export async function recentWishes(
  store: Store,
  records: Records,
  tenant: string,
  now: Temporal.Instant,
): Promise<Wish[]> {
  const plans = await records.heads(tenant);
  const found = await Promise.all(
    plans.map(async (plan) => {
      const updates = await records.updatesOf(tenant, { plan: plan.id, since: recentFrom(now) });
      const last = Map.groupBy(
        updates.filter(({ said }) => said.handOver).sort((a, b) => a.at.localeCompare(b.at)),
        ({ milestone }) => milestone,
      );
      const theirs = [...last.values()].flatMap((all) => all.at(-1) ?? []);
      return Promise.all(theirs.map((update) => standing(store, records, tenant, plan, update)));
    }),
  );
  return found.flat(2);
}

/** The wishes, among those told of, that still stand. */
export async function wishesAgain(
  store: Store,
  records: Records,
  tenant: string,
  told: readonly { milestone: string; update: string }[],
): Promise<Wish[]> {
  const found = await Promise.all(
    told.map(async ({ update: id }) => {
      const update = (await store.get(tenant, 'update', docId('update', id)))?.doc.body;
      const plan = update && (await store.get(tenant, 'plan', docId('plan', update.plan)))?.doc.body;
      return update && plan ? standing(store, records, tenant, plan, update) : [];
    }),
  );
  return found.flat();
}

async function standing(
  store: Store,
  records: Records,
  tenant: string,
  plan: Plan,
  { id, item, milestone, by }: Update,
): Promise<Wish[]> {
  const now = (await records.milestone(tenant, milestone))?.doc.body;
  const action = (await store.get(tenant, 'item', docId('item', item)))?.doc.body;
  if (!now?.open || now.handOver === null || !action) return [];
  // Whoever is named has been asked, and the lead told: it is nothing for officers to see to.
  const asked = await store.get(tenant, 'request', docId('request', requestId('hand-over', id)));
  if (asked) return [];
  const name = (await records.person(tenant, by))?.doc.body.name ?? 'somebody who is no longer known';
  const { ref, title } = action;
  return [{ milestone, update: id, by: name, ref, title, plan: plan.title, handOver: now.handOver }];
}
