/** Finds out who is speaking: matches a Teams account to a person of the record, once, at first contact. */
import { createHash } from 'node:crypto';
import type { Person } from '../domain/person.ts';
import { aliasFor, personKnownAs } from '../store/alias.ts';
import { write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import type { Change, Expectation } from '../store/store.ts';
import { commandId } from './command-id.ts';
import type { App } from './context.ts';
import type { Origin } from './message.ts';
import type { Member } from './ports.ts';

export type Speaker = { person: Person; officer: boolean };

/** The person behind a turn. Whoever is new to the record is entered with what the roster says of them. */
export async function speakerOf(app: App, origin: Origin): Promise<Speaker> {
  for (;;) {
    const before = await known(app, origin);
    const found = before && isMatched(before.person) ? before : await matched(app, origin, before);
    const person = met(found.person, origin);
    if (before && person === before.person) return speaker(app, person);
    const replaced = before && before.person.id !== person.id ? before : undefined;
    const changes: Change[] = [
      { op: 'put', doc: write('person', docId('person', person.id), person), expect: found.expect },
      ...(await aliases(app, origin.tenant, person, replaced?.person.id)),
      ...removal(replaced),
    ];
    // Two turns of a newcomer may meet here: the one that comes second reads what the first has entered.
    const result = await app.store.commit(
      origin.tenant,
      `enrol:${commandId(origin, `${person.id}:${found.expect}`)}`,
      changes,
    );
    if (result.kind === 'done') return speaker(app, person);
  }
}

type Found = { person: Person; expect: Expectation };

const speaker = (app: App, person: Person): Speaker => ({
  person,
  officer: person.emails.some((email) => app.officers.has(email)),
});

async function known(app: App, origin: Origin): Promise<Found | undefined> {
  const id = await personKnownAs(app.store, origin.tenant, accountOf(origin));
  const stored = id === undefined ? undefined : await app.records.person(origin.tenant, id);
  return stored && { person: stored.doc.body, expect: stored.version };
}

/** Teams names people by their directory id; a client without one is known by its own id. */
const accountOf = (origin: Origin): string => origin.from.aadObjectId ?? `teams:${origin.from.teamsId}`;

/** The same person with where they were met now, or the very same object when nothing is new. */
function met(person: Person, origin: Origin): Person {
  if (origin.scope !== 'personal') return person;
  const { serviceUrl, conversation } = origin;
  if (person.address?.serviceUrl === serviceUrl && person.address.conversation === conversation)
    return person;
  return { ...person, address: { serviceUrl, conversation } };
}

/** Without an address nobody can be matched: the roster could not be asked yet, and is asked again. */
const isMatched = (person: Person): boolean => person.emails.length > 0;

/**
 * Somebody the record does not know, or knows by account alone: matched by the roster's addresses, else entered
 * anew. Whoever was entered while the roster could not be asked has no part in any plan, and gives way.
 */
async function matched(app: App, origin: Origin, before: Found | undefined): Promise<Found> {
  const member = await app.directory.member(origin.serviceUrl, origin.conversation, origin.from.teamsId);
  const emails = [...new Set((member?.emails ?? []).map((email) => email.toLowerCase()))];
  if (before && emails.length === 0) return before;
  const matches = new Set<string>();
  for (const email of emails) {
    const id = await personKnownAs(app.store, origin.tenant, email);
    if (id !== undefined) matches.add(id);
  }
  if (matches.size > 1)
    app.log.warn({ matches: matches.size }, 'one account matches several people; none was taken');
  const [only] = matches;
  const match =
    matches.size === 1 && only !== undefined ? await app.records.person(origin.tenant, only) : undefined;
  // Another turn of the same newcomer may have been matched a moment ago.
  const account = match?.doc.body.aadObjectId;
  const free = account === null || account === accountOf(origin) ? match : undefined;
  const person = free?.doc.body ?? before?.person ?? blank(origin);
  return {
    person: { ...person, ...seen(origin, member), emails: [...new Set([...person.emails, ...emails])] },
    expect: free?.version ?? before?.expect ?? 'absent',
  };
}

const seen = (origin: Origin, member: Member | undefined): Pick<Person, 'aadObjectId' | 'name'> => ({
  aadObjectId: accountOf(origin),
  name: member?.name ?? origin.from.name ?? 'Somebody new',
});

/** A person entered by two turns at once gets the same id from both, so that only one is stored. */
const blank = (origin: Origin): Person => ({
  id: createHash('sha256')
    .update(`${origin.tenant}\n${accountOf(origin)}`)
    .digest('base64url')
    .slice(0, 22),
  aadObjectId: null,
  name: '',
  emails: [],
  address: null,
  welcomedAt: null,
  cardDays: [],
});

/** The aliases that the person's record calls for and that nobody has yet, or only whom the person replaces. */
async function aliases(
  app: App,
  tenant: string,
  person: Person,
  replaced: string | undefined,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const known of [...person.emails, ...(person.aadObjectId ? [person.aadObjectId] : [])]) {
    const doc = aliasFor(known, person.id);
    const taken = await app.store.get(tenant, 'alias', doc.id);
    if (taken && taken.doc.body.person !== replaced) continue;
    changes.push({ op: 'put', doc, expect: taken?.version ?? 'absent' });
  }
  return changes;
}

const removal = (replaced: Found | undefined): Change[] =>
  replaced ? [{ op: 'delete', id: docId('person', replaced.person.id), expect: replaced.expect }] : [];
