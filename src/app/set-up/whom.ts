/** Finds whoever a set-up names: a post of the plan, a person of the record, or somebody new by an address. */
import type { Book } from '../../domain/book.ts';
import type { Person } from '../../domain/person.ts';
import type { OwnerKey } from '../../domain/plan.ts';
import type { Named } from '../../domain/set-up.ts';
import { personKnownAs } from '../../store/alias.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { newPerson } from '../plans/import-plan.ts';

/** `newcomer` is somebody whom the record does not have yet, and who is entered with the change. */
export type Whom =
  | { kind: 'found'; key: OwnerKey; label: string; newcomer: Person | null }
  | { kind: 'unknown'; name: string }
  | { kind: 'several'; name: string; addresses: string[] };

/** `coming` are the newcomers whom the same change named before: an address is one person, however often it is named. */
export async function whomOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  named: Named,
  coming: readonly Person[],
): Promise<Whom> {
  switch (named.kind) {
    case 'post': {
      const post = book.plan.posts.find(({ id }) => id === named.post);
      if (!post) return { kind: 'unknown', name: named.post };
      return { kind: 'found', key: `post:${post.id}`, label: `the ${post.title}`, newcomer: null };
    }
    case 'address': {
      const email = named.email.toLowerCase();
      const already = coming.find(({ emails }) => emails.includes(email));
      if (already) return foundPerson(already);
      const id = await personKnownAs(app.store, origin.tenant, email);
      const known = id === undefined ? undefined : (await app.records.person(origin.tenant, id))?.doc.body;
      const person = known ?? newPerson(crypto.randomUUID(), email);
      return { ...foundPerson(person), newcomer: known ? null : person };
    }
    case 'name':
      return named.name === 'me' ? foundPerson(speaker.person) : byName(app, origin, named.name);
  }
}

const foundPerson = (person: Person): Extract<Whom, { kind: 'found' }> => ({
  kind: 'found',
  key: `person:${person.id}`,
  label: person.name,
  newcomer: null,
});

/** A whole name, or a first or last name that only one person of the record has. */
async function byName(app: App, origin: Origin, name: string): Promise<Whom> {
  const people = await app.records.people(origin.tenant);
  const wanted = plain(name);
  const whole = people.filter((person) => plain(person.name) === wanted);
  const found =
    whole.length > 0 ? whole : people.filter((person) => plain(person.name).split(' ').includes(wanted));
  const [only, ...others] = found;
  if (!only) return { kind: 'unknown', name };
  if (others.length === 0) return foundPerson(only);
  return { kind: 'several', name, addresses: found.flatMap(({ emails }) => emails.slice(0, 1)) };
}

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** What a key is called: the post's title or the person's name; null for nobody. */
export async function labelOf(
  app: App,
  tenant: string,
  book: Book,
  key: OwnerKey | null,
): Promise<string | null> {
  if (key === null) return null;
  const post = book.plan.posts.find(({ id }) => key === `post:${id}`);
  if (post) return `the ${post.title}`;
  const names = await app.records.names(tenant, [key.slice('person:'.length)]);
  return [...names.values()][0] ?? 'somebody who is no longer known';
}
