/** An officer at the command line: what a command needs to record something in their name. */
import type { App } from '../app/context.ts';
import type { Origin } from '../app/message.ts';
import type { Speaker } from '../app/people/enrol.ts';
import { newcomersAs, newPerson } from '../app/plans/import-plan.ts';
import type { Config } from '../config.ts';
import { personKnownAs } from '../store/alias.ts';
import { openBlobs } from '../store/open.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';

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
  const email = by?.toLowerCase() ?? '';
  if (!app.officers.has(email)) {
    throw new CallerFault(
      `Say who ${deed} with --by and the address of a strategy officer, one of WAYMARK_OFFICERS. Nothing was stored.`,
    );
  }
  const id = await personKnownAs(app.store, tenant, email);
  const known = id === undefined ? undefined : (await app.records.person(tenant, id))?.doc.body;
  if (known) return { person: known, officer: true };
  const person = newPerson(crypto.randomUUID(), email);
  const changes = await newcomersAs(app.store, tenant, [person]);
  if (changes) await app.store.commit(tenant, `officer:${person.id}`, changes);
  return { person, officer: true };
}
