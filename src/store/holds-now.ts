/** What holds keep at the moment: asked by whoever is about to take a record away, of everything that they take with it. */
import { concernsOf, knownOf, namedIn, together } from '../domain/keeping/concerns.ts';
import { type Held, type Hold, holdOn } from '../domain/keeping/hold.ts';
import { type Identity, identityOf } from '../domain/keeping/identity.ts';
import type { Doc } from './documents.ts';
import { docId } from './ids.ts';
import { all, type Store } from './store.ts';

/** A record, or something else with its words, as it is judged. */
type Part = Pick<Doc, 'kind'> & { body: unknown };

export type HoldsNow = {
  /** Those that stand, oldest first. */
  holds: readonly Hold[];
  /** On whom any of them is. */
  whom: readonly Identity[];
  /** Records that are one matter, as a hold sees them: with whomever they concern or name, of those that a hold is on. */
  seen: (plan: string | null, parts: readonly Part[]) => Held;
  /** What keeps any of them; undefined where nothing does. */
  on: (plan: string | null, parts: readonly Part[]) => Hold | undefined;
};

export async function holdsNow(store: Store, tenant: string): Promise<HoldsNow> {
  const holds = (await all(store, tenant, { kind: 'hold' }))
    .map(({ doc }) => doc.body)
    .filter(({ lifted }) => lifted === null)
    .sort((a, b) => a.at.localeCompare(b.at));
  const ids = [...new Set(holds.flatMap(({ person }) => person ?? []))];
  const found = await Promise.all(ids.map((id) => store.get(tenant, 'person', docId('person', id))));
  const people = found.flatMap((stored) => (stored ? [stored.doc.body] : []));
  const whom = people.map((person) => identityOf(person, person.id));
  const known = knownOf(people, ids);
  const seen = (plan: string | null, parts: readonly Part[]): Held => {
    const { people: concerned, when } = together(
      parts.map(({ kind, body }) => concernsOf(kind, body, known)),
    );
    const bodies = parts.map(({ body }) => body);
    return { plan, people: [...concerned, ...namedIn(bodies, whom)], when };
  };
  return {
    ...{ holds, whom, seen },
    on: (plan, parts) => (holds.length === 0 ? undefined : holdOn(holds, seen(plan, parts))),
  };
}
