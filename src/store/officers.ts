/** Finds a tenant's strategy officers, whom the configuration names by their addresses alone. */
import { isOfficer, type Person } from '../domain/person.ts';
import { personKnownAs } from './alias.ts';
import type { Records } from './records.ts';
import type { Store } from './store.ts';

/**
 * The people of the tenant who count as officers by the rule that a speaker is held to, in the order of their ids.
 * An address that leads to nobody, or to somebody whose own it is not, names none.
 */
export async function officersIn(
  store: Store,
  records: Records,
  tenant: string,
  officers: ReadonlySet<string>,
): Promise<Person[]> {
  const ids = await Promise.all([...officers].map((address) => personKnownAs(store, tenant, address)));
  const known = new Set(ids.filter((id) => id !== undefined));
  const people = await Promise.all([...known].sort().map((id) => records.person(tenant, id)));
  return people.flatMap((stored) =>
    stored && isOfficer(stored.doc.body, officers) ? [stored.doc.body] : [],
  );
}
