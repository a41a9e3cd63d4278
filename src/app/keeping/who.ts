/** Reads of the record what an erasure has to know of a person: what names them, and what else in it reads like that. */
import { type Identity, identityOf, type Others } from '../../domain/keeping/identity.ts';
import type { Person } from '../../domain/person.ts';
import { aliasFor } from '../../store/alias.ts';
import { docId } from '../../store/ids.ts';
import { all, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { unreadable } from './kept-of-plan.ts';

/** Under `becomes` once they are taken out. `also` are ids of other records of theirs, which are nobody else's. */
export async function whoIs(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  person: Person,
  becomes: string,
  also: readonly string[] = [],
): Promise<Identity> {
  const own = [person.id, ...also];
  const people = (await app.records.people(tenant, unreadable)).filter(
    ({ id, left }) => !own.includes(id) && !left,
  );
  const heads = await all(app.store, tenant, { kind: 'plan', unreadable });
  const items = await all(app.store, tenant, { kind: 'item', unreadable });
  const words = [...heads, ...items].flatMap(({ doc }) => wordsIn({ ...doc.body, imported: null }));
  const others: Others = {
    names: [
      ...people.flatMap(({ name, former }) => [name, ...(former?.names ?? [])]),
      ...words.flatMap(({ isName, text }) => (isName ? [text] : [])),
    ],
    texts: words.flatMap(({ isName, text }) => (isName ? [] : [text])),
    addresses: [...people.flatMap(({ emails }) => emails), ...(await taken(app, tenant, person, own))],
  };
  return identityOf(person, becomes, others);
}

/** Fields of a plan and its actions that say what it, an action, a post, a board (its body), a measure or a level is called. */
const NAMING: ReadonlySet<string> = new Set([
  ...['id', 'ref', 'printedRef', 'title', 'aliases', 'body', 'text', 'authority', 'levels', 'abbreviations'],
]);

/** All texts of a plan, and which are what something in it is called: a source or a value that is a name is somebody's. */
function wordsIn(value: unknown, isName = false): { isName: boolean; text: string }[] {
  if (typeof value === 'string') return [{ isName, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, one]) => [
    ...(isList ? [] : [{ isName, text: key }]),
    ...wordsIn(one, isName || (!isList && NAMING.has(key))),
  ]);
}

/** Addresses that lead to somebody else by now. */
async function taken(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  person: Person,
  own: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(
    [...person.emails, ...(person.former?.emails ?? [])].map(async (address) => {
      const alias = await app.store.get(tenant, 'alias', aliasFor(address, person.id).id);
      const holder = alias?.doc.body.person;
      const isOthers =
        holder !== undefined &&
        !own.includes(holder) &&
        (await app.store.get(tenant, 'person', docId('person', holder))) !== undefined;
      return isOthers ? [address] : [];
    }),
  );
  return found.flat();
}

export async function aliasesOf(
  app: Pick<App, 'store'>,
  tenant: string,
  person: string,
): Promise<Stored<'alias'>[]> {
  return (await all(app.store, tenant, { kind: 'alias', unreadable })).filter(
    ({ doc }) => doc.body.person === person,
  );
}

/** All that leads to them, by which they are found in a record of before. */
export async function digestsOf(app: Pick<App, 'store'>, tenant: string, person: Person): Promise<string[]> {
  const found = (await aliasesOf(app, tenant, person.id)).map(({ doc }) => doc.id);
  return [...new Set([...found, ...(person.aadObjectId === null ? [] : [digest(person.aadObjectId)])])];
}

const digest = (known: string): string => aliasFor(known, '').id;

/**
 * Who of a record was the person that these digests are of: in one of before they may have been two, who were matched
 * later, and an address may have been somebody else's. An account is told by its directory id; whoever has none, by
 * having no other address than these. `unsure` have one of these and others.
 */
export async function peopleMeant(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  digests: readonly string[],
): Promise<{ found: Person[]; unsure: string[] }> {
  const led = await Promise.all(digests.map((id) => app.store.get(tenant, 'alias', id)));
  const ids = [...new Set(led.flatMap((alias) => alias?.doc.body.person ?? []))];
  const stored = await Promise.all(ids.map((id) => app.records.person(tenant, id)));
  const people = stored.flatMap((one) => (one ? [one.doc.body] : []));
  const has = (known: string): boolean => digests.includes(digest(known));
  const isMeant = ({ aadObjectId, emails }: Person): boolean =>
    aadObjectId === null ? emails.every(has) : has(aadObjectId);
  return {
    found: people.filter(isMeant),
    unsure: people.filter((one) => !isMeant(one) && one.aadObjectId === null).map(({ id }) => id),
  };
}
