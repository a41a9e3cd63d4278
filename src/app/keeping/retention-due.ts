/** What a tenant's policies no longer keep today: gathered from the record, judged by the domain. */
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import {
  type Due,
  dueForRemoval,
  houseRetention,
  type Kept,
  planEnd,
} from '../../domain/keeping/due-for-removal.ts';
import type { Hold } from '../../domain/keeping/hold.ts';
import { Retention } from '../../domain/keeping/retention.ts';
import { isOfficer } from '../../domain/person.ts';
import type { PlainDate, Plan } from '../../domain/plan.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';
import { heldEntries } from './held-entries.ts';
import { holdsNow } from './holds.ts';
import { keptOfPlan, unreadable } from './kept-of-plan.ts';

type Source = Pick<App, 'store' | 'records' | 'clock' | 'officers'>;

/** `plan` is null for what belongs to no one plan. */
export type DueOf = Due & { plan: string | null; policy: Retention; end: PlainDate | null };

export async function dueOfPlan(
  app: Source,
  tenant: string,
  plan: Plan,
  holds: readonly Hold[],
): Promise<DueOf> {
  const policy = plan.retention ?? Retention.parse({});
  const end = planEnd(plan);
  const today = localDate(app.clock.now(), plan.timezone);
  const records = await keptOfPlan(app, tenant, plan.id);
  return { plan: plan.id, policy, end, ...dueForRemoval(records, policy, { end, today, holds }) };
}

export async function dueOfHouse(
  app: Source,
  tenant: string,
  plans: readonly Plan[],
  holds: readonly Hold[],
): Promise<DueOf> {
  const policy = houseRetention(plans.map(({ retention }) => retention ?? Retention.parse({})));
  const today = localDate(app.clock.now(), HOME_ZONE);
  const records = [...(await leaves(app, tenant)), ...(await peopleWithoutPart(app, tenant, plans))];
  return { plan: null, policy, end: null, ...dueForRemoval(records, policy, { end: null, today, holds }) };
}

/** Of all plans, or of one, and then of what belongs to none. */
export async function allDue(app: Source, tenant: string, only: string | null): Promise<DueOf[]> {
  const plans = await app.records.heads(tenant);
  const holds = await holdsNow(app, tenant);
  const found: DueOf[] = [];
  for (const plan of plans)
    if (only === null || plan.id === only) found.push(await dueOfPlan(app, tenant, plan, holds));
  return only === null ? [...found, await dueOfHouse(app, tenant, plans, holds)] : found;
}

async function leaves({ store }: Source, tenant: string): Promise<Kept[]> {
  const found = await all(store, tenant, { kind: 'leave', unreadable });
  return found.map(({ doc: { id, body } }) => ({
    rule: 'leave',
    kind: 'leave',
    id,
    plan: null,
    at: body.until,
    people: body.cover === null ? [body.person] : [body.person, body.cover],
  }));
}

/** Whoever has no post, no action and nothing to lead in any plan, from the last trace of them. */
async function peopleWithoutPart(app: Source, tenant: string, plans: readonly Plan[]): Promise<Kept[]> {
  const people = (await app.records.people(tenant)).filter((person) => !isOfficer(person, app.officers));
  const books = await app.records.books(tenant);
  const parts = JSON.stringify([
    plans.map(({ posts, linkOfficers, measures }) => [posts, linkOfficers, measures]),
    books.map(({ items }) => items.map(({ owners, lead, measures }) => [owners, lead, measures])),
  ]);
  const without = people.filter(({ id }) => !parts.includes(`"${id}"`) && !parts.includes(`"person:${id}"`));
  if (without.length === 0) return [];
  const { entries } = await heldEntries(app, tenant);
  return without.flatMap((person): Kept[] => {
    const traces = [
      ...entries.filter(({ people }) => people.includes(person.id)).map(({ at }) => at),
      person.welcomedAt,
      ...person.cardDays,
    ].filter((at) => at !== null);
    const at = traces.sort().at(-1);
    // Of whom there is no trace at all nobody can say how long ago it was.
    return at === undefined
      ? []
      : [{ rule: 'people', kind: 'person', id: person.id, plan: null, at, people: [person.id] }];
  });
}
