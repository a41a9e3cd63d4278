/** `waymark import` of a partner's update sheet: shows what it would add, and records it when told to. */
import { readFile } from 'node:fs/promises';
import { digest } from '../app/command-id.ts';
import type { App } from '../app/context.ts';
import type { Speaker } from '../app/enrol.ts';
import { newcomersAs, newPerson } from '../app/import-plan.ts';
import type { Origin } from '../app/message.ts';
import { checkedRows, recordRows } from '../app/update-sheet.ts';
import { inOneLine } from '../cards/said-words.ts';
import type { Config } from '../config.ts';
import type { UpdateSheetReading } from '../importing/spreadsheet/update-sheet.ts';
import { personKnownAs } from '../store/alias.ts';
import { openBlobs } from '../store/open.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';
import { print, printJson } from './settings.ts';

export async function importUpdates(
  config: Config,
  work: {
    store: Store;
    tenant: string;
    name: string;
    today: string;
    options: { by?: string; apply?: boolean; json?: boolean };
  },
  sheet: UpdateSheetReading,
): Promise<void> {
  const { store, tenant, name, options } = work;
  const app = await appOn(store, config);
  const speaker = await officerNamed(app, tenant, options.by, options.apply === true);
  const origin: Origin = {
    id: 'import',
    tenant,
    serviceUrl: '',
    conversation: 'command-line',
    scope: 'personal',
    channel: null,
    from: { teamsId: '', aadObjectId: null, name: null },
  };
  const { rows, refused } = await checkedRows(app, origin, speaker, sheet);
  const apply = options.apply === true && rows.length > 0;
  const id = digest(`${tenant}\n${(await readFile(name)).toString('base64')}`);
  const recorded = apply ? await recordRows(app, origin, speaker, id, sheet.plan, rows) : 0;
  if (options.json) {
    const told = rows.map(({ line, said, saidBy }) => ({ ref: line.ref, said, saidBy }));
    return printJson({ plan: sheet.plan, stored: apply, recorded, updates: told, refused });
  }
  print(
    apply
      ? `Recorded ${recorded} of ${rows.length} updates.`
      : `Read (nothing was stored): ${rows.length} updates. Record them with --apply --by and an officer's address.`,
  );
  for (const { line, said, saidBy } of rows)
    print(`  ${line.ref} ${line.title}: ${inOneLine(said, work.today)} (said by ${saidBy})`);
  if (refused.length > 0) print(`Not recorded (${refused.length}):`);
  for (const one of refused) print(`  ${one}`);
}

const appOn = async (store: Store, config: Config): Promise<App> => ({
  store,
  records: openRecords(store),
  clock: { now: () => Temporal.Now.instant() },
  directory: { member: async () => undefined },
  files: { fetch: async () => ({ ok: false, reason: 'not-allowed' }) },
  reader: { read: async () => ({ ok: false, faults: [] }) },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  blobs: await openBlobs(config),
  publicUrl: () => config.publicUrl,
  officers: new Set(config.officers),
  poke: () => undefined,
});

/** Updates carry the name of whoever enters them: an officer, entered in the record when it does not know them yet. */
async function officerNamed(
  app: App,
  tenant: string,
  by: string | undefined,
  apply: boolean,
): Promise<Speaker> {
  const email = by?.toLowerCase() ?? '';
  // Looking at a sheet enters nothing, and needs no name.
  if (!apply) return { person: newPerson('nobody', email), officer: true };
  if (!app.officers.has(email)) {
    throw new CallerFault(
      'Say who enters the updates with --by and the address of a strategy officer, one of WAYMARK_OFFICERS. Nothing was stored.',
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
