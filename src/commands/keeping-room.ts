/** What the commands about keeping share: the tenant's record as an app, people by any name of theirs, and plans that exist. */
import type { App } from '../app/context.ts';
import { unreadable } from '../app/keeping/kept-of-plan.ts';
import type { Config } from '../config.ts';
import type { Person } from '../domain/person.ts';
import { CallerFault } from './fault.ts';
import { appOn } from './officer.ts';
import { personNamed } from './person-named.ts';
import { withStore } from './settings.ts';
import { recordedTenant } from './tenant.ts';

export const withApp = <T>(
  config: Config,
  tenant: string | undefined,
  work: (app: App, tenant: string) => Promise<T>,
): Promise<T> =>
  withStore(config, async (store) =>
    work(await appOn(store, config), await recordedTenant(store, config, tenant)),
  );

/** The ids under which somebody stood before two records of theirs were joined lead to them as well. */
export const wasUnder =
  (id: string) =>
  ({ former }: Person): boolean =>
    former?.ids.includes(id) ?? false;

/** By id, e-mail address or name, of now or of before. @throws CallerFault where nobody fits, or several. */
export async function personCalled(app: App, tenant: string, who: string): Promise<Person> {
  const people = await app.records.people(tenant, unreadable);
  return people.find(({ id }) => id === who) ?? people.find(wasUnder(who)) ?? personNamed(people, who);
}

/** @throws CallerFault where the record holds no such plan. */
export async function planNamed(app: App, tenant: string, plan: string | undefined): Promise<string | null> {
  if (plan === undefined) return null;
  const known = (await app.records.heads(tenant)).map(({ id }) => id);
  if (known.includes(plan)) return plan;
  const there = known.length === 0 ? 'The record holds no plan yet.' : `There is ${known.join(', ')}.`;
  throw new CallerFault(`There is no plan "${plan}". ${there}`);
}
