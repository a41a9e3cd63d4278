/** What a tenant's policies no longer keep today: gathered from the record, judged by the domain. */
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import {
  type Due,
  dueForRemoval,
  houseRetention,
  type Kept,
  planEnd,
} from '../../domain/keeping/due-for-removal.ts';
import type { Entry } from '../../domain/keeping/entry.ts';
import type { Hold } from '../../domain/keeping/hold.ts';
import { Retention } from '../../domain/keeping/retention.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import type { PlainDate, Plan } from '../../domain/plan.ts';
import { type HoldsNow, holdsNow } from '../../store/holds-now.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';
import { heldEntries } from './held-entries.ts';
import { keptOfPlan, unreadable } from './kept-of-plan.ts';
import { holdAgainst } from './may-erase.ts';

type Source = Pick<App, 'store' | 'records' | 'clock' | 'officers'>;

/** `plan` is null for what belongs to no one plan; `holds` are those that stood when it was judged. */
export type DueOf = Due & {
  plan: string | null;
  policy: Retention;
  end: PlainDate | null;
  holds: readonly Hold[];
};

export async function dueOfPlan(app: Source, tenant: string, plan: Plan, holding: HoldsNow): Promise<DueOf> {
  const policy = plan.retention ?? Retention.parse({});
  const end = planEnd(plan);
  const today = localDate(app.clock.now(), plan.timezone);
  const records = await keptOfPlan(app, tenant, plan.id, holding);
  const { holds } = holding;
  return { plan: plan.id, policy, end, holds, ...dueForRemoval(records, policy, { end, today, holds }) };
}

export async function dueOfHouse(
  app: Source,
  tenant: string,
  plans: readonly Plan[],
  holding: HoldsNow,
): Promise<DueOf> {
  const policy = houseRetention(plans.map(({ retention }) => retention ?? Retention.parse({})));
  const today = localDate(app.clock.now(), HOME_ZONE);
  const { people, known, entries } = await peopleWithoutPart(app, tenant, plans);
  const over = (records: readonly Kept[], holds: readonly Hold[]): Due =>
    dueForRemoval(records, policy, { end: null, today, holds });
  const ofLeave = over(await leaves(app, tenant, holding), holding.holds);
  // Taking somebody out changes all in which they have a part: what refuses an erasure keeps them here as well.
  const ofPeople = Map.groupBy(over(people, []).due, ({ id }) => {
    const person = known.get(id);
    return person === undefined || holdAgainst(person, holding, entries) === undefined;
  });
  return {
    ...{ plan: null, policy, end: null, holds: holding.holds },
    due: [...ofLeave.due, ...(ofPeople.get(true) ?? [])],
    held: [...ofLeave.held, ...(ofPeople.get(false) ?? [])],
    open: [],
  };
}

/** Of all plans, or of one, and then of what belongs to none. */
export async function allDue(app: Source, tenant: string, only: string | null): Promise<DueOf[]> {
  const plans = await app.records.heads(tenant);
  const holding = await holdsNow(app.store, tenant);
  const found: DueOf[] = [];
  for (const plan of plans)
    if (only === null || plan.id === only) found.push(await dueOfPlan(app, tenant, plan, holding));
  return only === null ? [...found, await dueOfHouse(app, tenant, plans, holding)] : found;
}

/** The same again, where a hold was put on or lifted since it was judged. */
export async function dueAsHeld(app: Source, tenant: string, judged: DueOf): Promise<DueOf> {
  const holding = await holdsNow(app.store, tenant);
  const ids = (holds: readonly Hold[]): string => holds.map(({ id }) => id).join(' ');
  if (ids(holding.holds) === ids(judged.holds)) return judged;
  const plans = await app.records.heads(tenant);
  if (judged.plan === null) return dueOfHouse(app, tenant, plans, holding);
  const plan = plans.find(({ id }) => id === judged.plan);
  return plan ? dueOfPlan(app, tenant, plan, holding) : { ...judged, due: [] };
}

async function leaves({ store }: Source, tenant: string, { seen }: HoldsNow): Promise<Kept[]> {
  const found = await all(store, tenant, { kind: 'leave', unreadable });
  return found.map(({ doc }) => ({
    ...{ rule: 'leave', kind: 'leave', id: doc.id, at: doc.body.until, open: false },
    ...seen(null, [doc]),
  }));
}

/** Whoever has no post, no action and nothing to lead in any plan, from the last trace of them; and all that the record holds. */
async function peopleWithoutPart(
  app: Source,
  tenant: string,
  plans: readonly Plan[],
): Promise<{ people: Kept[]; known: ReadonlyMap<string, Person>; entries: readonly Entry[] }> {
  const all = (await app.records.people(tenant)).filter((person) => !isOfficer(person, app.officers));
  const books = await app.records.books(tenant);
  const parts = JSON.stringify([
    plans.map(({ posts, linkOfficers, measures }) => [posts, linkOfficers, measures]),
    books.map(({ items }) => items.map(({ owners, lead, measures }) => [owners, lead, measures])),
  ]);
  const hasPart = (id: string): boolean => parts.includes(`"${id}"`) || parts.includes(`"person:${id}"`);
  const without = all.filter(({ id, former }) => ![id, ...(former?.ids ?? [])].some(hasPart));
  const known = new Map(without.map((person) => [person.id, person]));
  if (without.length === 0) return { people: [], known, entries: [] };
  const { entries } = await heldEntries(app, tenant);
  const people = without.flatMap((person): Kept[] => {
    const traces = [
      ...entries.filter(({ people }) => people.includes(person.id)).map(({ at }) => at),
      person.welcomedAt,
      ...person.cardDays,
      person.spokeIn === undefined ? null : lastDayOf(person.spokeIn),
    ].filter((at) => at !== null);
    const at = traces.sort().at(-1);
    // Of whom there is no trace at all nobody can say how long ago it was.
    if (at === undefined) return [];
    const { id } = person;
    return [{ rule: 'people', kind: 'person', id, plan: null, at, people: [id], when: [], open: false }];
  });
  return { people, known, entries };
}

/** Of a month, since it is not kept on which day of it somebody spoke. */
const lastDayOf = (month: string): PlainDate => {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return `${month}-${daysInMonth}`;
};
