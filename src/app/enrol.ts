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
    const found = before ?? (await newcomer(app, origin));
    const person = met(found.person, origin);
    if (before && person === before.person) return speaker(app, person);
    const changes: Change[] = [
      { op: 'put', doc: write('person', docId('person', person.id), person), expect: found.expect },
      ...(await aliases(app, origin.tenant, person)),
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

/** Somebody the record does not know by account: matched by the roster's addresses, else entered anew. */
async function newcomer(app: App, origin: Origin): Promise<Found> {
  const member = await app.directory.member(origin.serviceUrl, origin.conversation, origin.from.teamsId);
  const emails = [...new Set((member?.emails ?? []).map((email) => email.toLowerCase()))];
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
  const free = match?.doc.body.aadObjectId === null ? match : undefined;
  const person = free?.doc.body ?? blank(origin);
  return {
    person: { ...person, ...seen(origin, member), emails: [...new Set([...person.emails, ...emails])] },
    expect: free?.version ?? 'absent',
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

/** The aliases that the person's record calls for and that nobody has yet. */
async function aliases(app: App, tenant: string, person: Person): Promise<Change[]> {
  const changes: Change[] = [];
  for (const known of [...person.emails, ...(person.aadObjectId ? [person.aadObjectId] : [])]) {
    if ((await personKnownAs(app.store, tenant, known)) !== undefined) continue;
    changes.push({ op: 'put', doc: aliasFor(known, person.id), expect: 'absent' });
  }
  return changes;
}
