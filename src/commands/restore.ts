/** `waymark import --all FILE`: restores a backup into an empty tenant, and does again what was redacted since. */
import { join } from 'node:path';
import { STANDING_WORDS } from '../app/keeping/erasure-words.ts';
import { applyLedger, type Done } from '../backup/again.ts';
import { checkBackup } from '../backup/check-backup.ts';
import { BackupFault } from '../backup/fault.ts';
import { openBackup } from '../backup/read-archive.ts';
import { type Progress, readinessOf, restore } from '../backup/restore.ts';
import { LARGEST_EVIDENCE } from '../cards/evidence/refused-file.ts';
import { count } from '../cards/format.ts';
import type { Config } from '../config.ts';
import { knowsSince, type LedgerDoc, noteAll, noteAnew } from '../store/ledger.ts';
import { openBlobs } from '../store/open.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { asCallers } from './as-callers.ts';
import { CallerFault } from './fault.ts';
import { doersOn } from './ledger-doers.ts';
import { entriesFor, ledgerIn } from './ledger-named.ts';
import { print, remark, withStore } from './settings.ts';

/** `ledger`: a file or folder; false where there is none to name. */
export type RestoreOptions = { tenant?: string; ledger?: string | false; dryRun?: boolean };

const EVERY = { documents: 5_000, files: 100 } as const;

export async function restoreCommand(config: Config, name: string, options: RestoreOptions): Promise<void> {
  await asCallers(async () => {
    const archive = await openBackup(name, LARGEST_EVIDENCE);
    try {
      const checked = await checkBackup(archive, name);
      const { manifest, files, ids } = checked;
      const { tenant } = manifest;
      if (options.tenant !== undefined && options.tenant !== tenant)
        throw new CallerFault(
          `${name} is a backup of tenant ${tenant}, and can be restored as that alone: leave out --tenant. Nothing was stored.`,
        );
      const named =
        typeof options.ledger === 'string' ? await ledgerIn(options.ledger, tenant, manifest.at) : [];
      const what = `${count(ids.size, 'document')} and ${count(files.length, 'file')} of tenant ${tenant}, as of ${manifest.at}`;
      await withStore(config, async (store) => {
        const blobs = await openBlobs(config);
        const known = async (): Promise<LedgerDoc[]> => {
          const entries = await entriesFor(config, blobs, tenant, named);
          if (entries.length === 0 && options.ledger === undefined) {
            if (!(await knowsSince(blobs, tenant, manifest.at))) throw new CallerFault(noLedger(config));
            remark(NOTHING_SINCE);
          }
          return entries;
        };
        if (options.dryRun) {
          print(`${name} is whole: ${what}. ${await whetherHere(store, tenant, known)} Nothing was stored.`);
          return;
        }
        const readiness = await readinessOf(store, tenant);
        const entries = await known();
        if (readiness === 'goes-on')
          remark('An earlier restore was cut off: what it stored is compared, and the rest is added.');
        // A run that goes on with this one, and the next restore here, know of them without being told.
        await noteAll(blobs, tenant, entries);
        let done: Done | undefined;
        const again = async (apart: Store): Promise<void> => {
          done = await applyLedger(apart, tenant, entries, doersOn(config, tenant));
        };
        await restore(
          { store, blobs, now: Temporal.Now.instant() },
          archive,
          checked,
          readiness,
          again,
          nowAndThen(),
        );
        // What the backup knew of by itself.
        await noteAnew(store, blobs, tenant);
        print(`Restored: ${what}.`);
        if (done) tellLedger(done);
        await tellRetention(store, tenant);
        if (config.tenants && !config.tenants.includes(tenant.toLowerCase()))
          remark('This Waymark does not serve that tenant yet: name it in WAYMARK_TENANTS.');
        await tellWaiting(store, tenant);
      });
    } finally {
      archive.close();
    }
  });
}

/** Says how far it is each time that so many more are in. */
function nowAndThen(): Progress {
  const told = { documents: 0, files: 0 };
  return (at, of, kind) => {
    if (at - told[kind] < EVERY[kind] || at === of) return;
    told[kind] = at;
    remark(`${at} of ${of} ${kind}`);
  };
}

const NOTHING_SINCE =
  'By the files here, beside which this backup was made, nothing was redacted, erased or held since. If Waymark has worked at another place since, say "waymark ledger apply" with the ledger of there.';

/** Without the notes of the place that was lost, what was taken out there since the backup would come back. */
const noLedger = ({ blobs, data }: Config): string =>
  `No ledger: the files here (${blobs ? blobs.container : join(data, 'files')}) know of nothing that was redacted, erased or held since the backup. Name what "waymark ledger --out" wrote, or the folder "files" of the place that was lost, with --ledger; where nothing was redacted, erased or held since, say --no-ledger. Nothing was stored.`;

/** A backup may well be looked at beside the record that it is of. `known` throws where a ledger is wanted. */
async function whetherHere(store: Store, tenant: string, known: () => Promise<unknown>): Promise<string> {
  try {
    await readinessOf(store, tenant);
  } catch (error) {
    if (error instanceof BackupFault)
      return 'The record here holds that tenant already, which does the check no harm; to restore it, name an empty place with WAYMARK_DATA or COSMOS_DATABASE.';
    throw error;
  }
  try {
    await known();
    return 'It could be restored here.';
  } catch (error) {
    if (!(error instanceof CallerFault)) throw error;
    remark(error.message);
    return 'It could be restored here, once that is seen to.';
  }
}

async function tellWaiting(store: Store, tenant: string): Promise<void> {
  const { found } = await store.query(tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'in', to: ['parked', 'unknown'] }],
    limit: 1,
  });
  if (found.length > 0) remark('Messages that were waiting are parked: "waymark outbox" lists them.');
  remark('"waymark tick --dry-run" shows what would be sent next.');
}

export function tellLedger({ redactions, erasures, holds, known, unfound, left }: Done): void {
  if (redactions + erasures + holds + known === 0) return;
  print(
    `Done again: ${count(redactions, 'redaction')}, ${count(erasures, 'erasure')} and ${count(holds, 'hold')}; the record knew of ${known}.`,
  );
  const standing = new Set(STANDING_WORDS);
  for (const { erasure, words } of left)
    for (const one of words) if (!standing.has(one)) remark(`Erasure ${erasure}: ${one}`);
  if (left.some(({ words }) => words.some((one) => standing.has(one))))
    for (const one of STANDING_WORDS) remark(one);
  if (erasures > 0)
    remark(
      'A backup that is older than Waymark’s acquaintance with somebody may name them where nothing says that it is they: have "waymark search --topic" look for each name that was erased since (docs/backup.md).',
    );
  for (const id of unfound)
    remark(
      `Redaction ${id}: its words were not at their place, although the record that they stood in is there. The backup may be older than they are. Two officers should look: "redact" in Teams finds words.`,
    );
}

/** A policy that the service carries out by itself needs nobody. */
export async function tellRetention(store: Store, tenant: string): Promise<void> {
  const plans = await openRecords(store).heads(tenant);
  if (plans.some(({ retention }) => retention !== null && !retention.apply))
    remark('What an officer removed by retention since is back: "waymark retention" shows what is due.');
}
