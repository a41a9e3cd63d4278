/** An officer at the command line: what a command needs to record something in their name. */
import type { App } from '../app/context.ts';
import type { Origin } from '../app/message.ts';
import type { Speaker } from '../app/people/enrol.ts';
import { newcomersAs, newPerson } from '../app/plans/import-plan.ts';
import type { Config } from '../config.ts';
import type { Person } from '../domain/person.ts';
import { personKnownAs } from '../store/alias.ts';
import { officersIn } from '../store/officers.ts';
import { openBlobs } from '../store/open.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';
import { listed, thoseCalled } from './person-named.ts';

/** The app without Teams: it records, and fetches nothing. */
export const appOn = async (store: Store, config: Config): Promise<App> => ({
  store,
  records: openRecords(store),
  clock: { now: () => Temporal.Now.instant() },
  directory: { member: async () => undefined },
  files: { fetch: async () => ({ ok: false, reason: 'not-allowed' }) },
  uploads: { put: async () => 'unreachable' },
  reader: { read: async () => ({ ok: false, faults: [] }) },
  judge: async () => ({ ok: false, reason: 'unknown' }),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  blobs: await openBlobs(config),
  publicUrl: () => config.publicUrl,
  officers: new Set(config.officers),
  poke: () => undefined,
});

/** A turn that nobody typed in Teams; `id` is the command's. */
export const originHere = (tenant: string, id: string): Origin => ({
  id,
  tenant,
  serviceUrl: '',
  conversation: 'command-line',
  scope: 'personal',
  channel: null,
  from: { teamsId: '', aadObjectId: null, name: null },
});

/**
 * Updates carry the name of whoever enters them: an officer, entered in the record when it does not know them yet.
 * `deed` says what they do ("enters the updates").
 * @throws CallerFault when nobody is named, or no officer.
 */
export async function officerNamed(
  app: App,
  tenant: string,
  by: string | undefined,
  deed: string,
): Promise<Speaker> {
  const { person, isNew } = await officerMeant(app, tenant, by, deed);
  const changes = isNew ? await newcomersAs(app.store, tenant, [person]) : undefined;
  if (changes) await app.store.commit(tenant, `officer:${person.id}`, changes);
  return { person, officer: true };
}

/** The same, of whom nothing is written: for what is shown alone. */
export async function officerMeant(
  app: App,
  tenant: string,
  by: string | undefined,
  deed: string,
): Promise<{ person: Person; isNew: boolean }> {
  const known = await officersIn(app.store, app.records, tenant, app.officers);
  const unmet: Person[] = [];
  for (const address of app.officers)
    if ((await personKnownAs(app.store, tenant, address)) === undefined)
      unmet.push(newPerson(crypto.randomUUID(), address));
  const officers = [...known, ...unmet];
  const [person, ...others] = by === undefined ? [] : thoseCalled(officers, by);
  if (!person || others.length > 0) {
    const wrong = by === undefined ? '' : `; "${by}" names ${person ? 'several' : 'none'}`;
    const there = officers.length === 0 ? 'WAYMARK_OFFICERS names nobody' : `There is ${listed(officers)}`;
    throw new CallerFault(
      `Say who ${deed} with --by and the name or address of a strategy officer${wrong}. ${there}. Nothing was stored.`,
    );
  }
  return { person, isNew: !known.includes(person) };
}
