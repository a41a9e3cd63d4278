/** Puts the councils' plans into the record, through the same import as a council's own. */
import { idsOf } from '../app/plans/import-ids.ts';
import { addressesOf, importPlan, knownPeople, newPerson } from '../app/plans/import-plan.ts';
import type { Clock } from '../app/ports.ts';
import { draftPlan } from '../importing/draft.ts';
import type { NewId } from '../importing/names.ts';
import type { Store } from '../store/store.ts';
import { planOf } from './plan-of.ts';
import type { Setting } from './setting.ts';
import type { Council } from './townsfolk.ts';

export type Founded = { actions: number; milestones: number };

/** Reads, drafts and stores every plan of a council. */
export async function found(
  store: Store,
  clock: Clock,
  setting: Setting,
  { tenant, people }: Council,
): Promise<Founded> {
  const founded: Founded = { actions: 0, milestones: 0 };
  const [first, ...others] = people;
  const emails: [string, ...string[]] = [first.email, ...others.map(({ email }) => email)];
  const today = clock.now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  for (let number = 1; number <= setting.plans; number += 1) {
    const file = planOf(setting, tenant, number, emails);
    const known = await knownPeople(store, tenant, addressesOf(file));
    const ids = idsOf(file.plan);
    let named = 0;
    // The import draws people's ids at random, and what is random must come from the seed here.
    const newId: NewId = (name) => {
      if (name !== null) return ids(name);
      named += 1;
      return `${tenant}-${number}-${named}`;
    };
    const draft = draftPlan(file, { goLive: setting.from, today, newId, known });
    const result = await importPlan(
      store,
      clock,
      tenant,
      {
        ...draft,
        updates: [],
        snapshots: [],
        people: draft.people.map(({ id, email }) => newPerson(id, email)),
      },
      () => undefined,
    );
    if (!result.ok) throw new Error(`${file.plan} of ${tenant}: ${result.reason}`);
    founded.actions += setting.actions;
    founded.milestones += draft.milestones.length;
  }
  return founded;
}
