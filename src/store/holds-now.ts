/** What holds keep at the moment: asked by whoever is about to take a record away, of everything that they take with it. */
import { concernsOf, knownOf, namedIn, together } from '../domain/keeping/concerns.ts';
import { type Held, type Hold, holdOn } from '../domain/keeping/hold.ts';
import { type Identity, identityOf } from '../domain/keeping/identity.ts';
import type { Person } from '../domain/person.ts';
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
  const standing = (await all(store, tenant, { kind: 'hold' }))
    .map(({ doc }) => doc.body)
    .filter(({ lifted }) => lifted === null)
    .sort((a, b) => a.at.localeCompare(b.at));
  const named = [...new Set(standing.flatMap(({ person }) => person ?? []))];
  const found = await Promise.all(named.map((id) => personOf(store, tenant, id)));
  const people = found.filter((person) => person !== undefined);
  // Somebody whose two accounts were joined is held under the id that they have now.
  const now = new Map(named.map((id, place) => [id, found[place]?.id ?? id]));
  const holds = standing.map((hold) =>
    hold.person === null ? hold : { ...hold, person: now.get(hold.person) ?? hold.person },
  );
  const ids = [...new Set(now.values())];
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

async function personOf(store: Store, tenant: string, id: string): Promise<Person | undefined> {
  const stored = await store.get(tenant, 'person', docId('person', id));
  if (stored) return stored.doc.body;
  const people = await all(store, tenant, { kind: 'person', unreadable: () => undefined });
  return people.find(({ doc }) => doc.body.former?.ids.includes(id))?.doc.body;
}
