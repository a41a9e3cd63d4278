/** Finds out who is speaking: matches a Teams account to a person of the record, once (docs/decisions/0013). */

import { createHash } from 'node:crypto';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Leave } from '../../domain/leave.ts';
import type { Anybody } from '../../domain/permission.ts';
import { isOfficer, type Person, UNNAMED, withFormer } from '../../domain/person.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { aliasFor, personKnownAs } from '../../store/alias.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { leavesFrom } from '../../store/presence.ts';
import type { Change, Expectation } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { moveParts } from '../keeping/move-joined.ts';
import type { Origin } from '../message.ts';
import type { Member } from '../ports.ts';
import { handedOn } from './handed-on.ts';
import { matchIn, ownAddresses } from './matching.ts';

export type Speaker = {
  person: Person;
  officer: boolean;
  /** The leaves of the tenant that are not over, as they stood when the turn began. */
  leaves?: readonly Leave[];
};

/** The person behind a turn. Whoever is new to the record is entered with what the roster says of them. */
export async function speakerOf(app: App, origin: Origin): Promise<Speaker> {
  return withLeaves(app, origin.tenant, await enrolled(app, origin));
}

/** With what they may answer for while others are away. */
export async function withLeaves(app: App, tenant: string, speaker: Speaker): Promise<Speaker> {
  const today = localDate(app.clock.now(), HOME_ZONE);
  return { ...speaker, leaves: await leavesFrom(app.store, tenant, today) };
}

async function enrolled(app: App, origin: Origin): Promise<Speaker> {
  for (;;) {
    const before = await known(app, origin);
    const found = before && isSettled(before.person, origin) ? before : await asListed(app, origin, before);
    const person = spoke(met(found.person, origin), localDate(app.clock.now(), HOME_ZONE));
    if (before && person === before.person) return speakerFor(app, person);
    const replaced = before && before.person.id !== person.id ? before : undefined;
    const leading = await aliases(app, origin.tenant, person, found.free ?? [], replaced?.person.id);
    // Another account has taken an address since it was found to be free.
    if (!leading) continue;
    const changes: Change[] = [
      { op: 'put', doc: write('person', docId('person', person.id), person), expect: found.expect },
      ...leading,
      ...(replaced
        ? [...removal(replaced), ...(await handedOn(app, origin.tenant, replaced.person.id, person.id))]
        : await outdated(app, origin.tenant, before?.person, person)),
    ];
    if (replaced) await wakeBy(app.store, origin.tenant, app.clock.now());
    // Two turns of a newcomer may meet here: the one that comes second reads what the first has entered.
    const result = await app.store.commit(
      origin.tenant,
      `enrol:${commandId(origin, `${person.id}:${found.expect}`)}`,
      changes,
    );
    if (result.kind !== 'done') continue;
    if (replaced) {
      await moveParts(app, origin.tenant, { from: replaced.person.id, to: person.id });
      app.poke();
    }
    return speakerFor(app, person);
  }
}

/** `free`: addresses taken on that nobody was known by. */
type Found = { person: Person; expect: Expectation; free?: readonly string[] };

/** The speaker, where nothing of a plan counts. */
export const anybody = ({ person, officer }: Speaker): Anybody => ({ person: person.id, officer });

/** A person of the record as somebody who speaks. */
export const speakerFor = (app: App, person: Person): Speaker => ({
  person,
  officer: isOfficer(person, app.officers),
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

/** The same person with the month in which they spoke, which retention counts from: a question leaves no other trace. */
function spoke(person: Person, today: PlainDate): Person {
  const month = today.slice(0, 'YYYY-MM'.length);
  return person.spokeIn === month ? person : { ...person, spokeIn: month };
}

/** Without an address nobody can be matched, and a new chat is the time to look whether the addresses still hold. */
const isSettled = (person: Person, origin: Origin): boolean =>
  isMatched(person) && met(person, origin) === person;
const isMatched = (person: Person): boolean => person.emails.length > 0;

/**
 * Somebody as the roster lists them now: matched once to a person of the record, else entered anew. Whoever was
 * entered before they could be matched gives way, and what is theirs by now follows.
 */
async function asListed(app: App, origin: Origin, before: Found | undefined): Promise<Found> {
  const member = await app.directory.member(origin.serviceUrl, origin.conversation, origin.from.teamsId);
  if (before && !member) return before;
  const own = member ? await ownAddresses(app, origin.tenant, accountOf(origin), member) : [];
  const found = before && isMatched(before.person) ? undefined : matchIn(app, own, member?.principal);
  const match = found && { person: found.doc.body, expect: found.version };
  const { person, expect } = match ?? before ?? { person: blank(origin), expect: 'absent' as const };
  const listed = own.filter(({ holder }) => !holder || holder.doc.body.id === person.id);
  // What a plan file names stays; of whoever came from the roster, only what the roster says counts.
  const named = person.id === blank(origin).id ? [] : person.emails;
  const emails = [...new Set([...named, ...listed.map(({ address }) => address)])];
  if (before && !match && sameAddresses(before.person.emails, emails)) return before;
  const free = listed.filter(({ holder }) => !holder).map(({ address }) => address);
  const now = { ...withSettings(person, before?.person), ...seen(origin, member, person), emails };
  return { person: withFormer(now, before ? [person, before.person] : [person]), expect, free };
}

/** What they chose under the record of before holds. Their first card is still to come: what went before knew of no action. */
const withSettings = (person: Person, before: Person = person): Person => ({
  ...person,
  plain: person.plain || before.plain,
  quiet: person.quiet ?? before.quiet,
  zone: person.zone ?? before.zone,
});

const sameAddresses = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((address) => other.includes(address));

/** Rosters may hide names, which then are empty. */
const seen = (
  origin: Origin,
  member: Member | undefined,
  person: Person,
): Pick<Person, 'aadObjectId' | 'name'> => ({
  aadObjectId: accountOf(origin),
  name: member?.name || origin.from.name || person.name || UNNAMED,
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
  plain: false,
  zone: null,
  quiet: null,
});

/**
 * The aliases that the person's record calls for and that lead to nobody, or only to whom the person replaces;
 * undefined when one that was `free` leads to somebody else by now.
 */
async function aliases(
  app: App,
  tenant: string,
  person: Person,
  free: readonly string[],
  replaced: string | undefined,
): Promise<Change[] | undefined> {
  const changes: Change[] = [];
  for (const known of [...person.emails, ...(person.aadObjectId ? [person.aadObjectId] : [])]) {
    const doc = aliasFor(known, person.id);
    const taken = await app.store.get(tenant, 'alias', doc.id);
    const holder = taken?.doc.body.person;
    if (holder !== undefined && holder !== replaced && (await app.records.person(tenant, holder))) {
      if (holder !== person.id && free.includes(known)) return undefined;
      continue;
    }
    changes.push({ op: 'put', doc, expect: taken?.version ?? 'absent' });
  }
  return changes;
}

/** The aliases of addresses that the person had and has no longer. */
async function outdated(
  app: App,
  tenant: string,
  before: Person | undefined,
  now: Person,
): Promise<Change[]> {
  const gone = before?.emails.filter((email) => !now.emails.includes(email)) ?? [];
  const stored = await Promise.all(
    gone.map((email) => app.store.get(tenant, 'alias', aliasFor(email, now.id).id)),
  );
  return stored.flatMap((alias): Change[] =>
    alias?.doc.body.person === now.id ? [{ op: 'delete', id: alias.doc.id, expect: alias.version }] : [],
  );
}

const removal = (replaced: Found): Change[] => [
  { op: 'delete', id: docId('person', replaced.person.id), expect: replaced.expect },
];
