/** `waymark import --all FILE`: restores a backup into an empty tenant, and does again what was redacted since. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod/v4';
import { applyLedger, type Done } from '../backup/again.ts';
import { checkBackup } from '../backup/check-backup.ts';
import { BackupFault } from '../backup/fault.ts';
import { openBackup } from '../backup/read-archive.ts';
import { type Progress, readinessOf, restore } from '../backup/restore.ts';
import { LARGEST_EVIDENCE } from '../cards/evidence/refused-file.ts';
import { count } from '../cards/format.ts';
import type { Config } from '../config.ts';
import { inLine, type LedgerDoc, ledgerNoted } from '../store/ledger.ts';
import { openBlobs } from '../store/open.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';
import { doersOn } from './ledger-doers.ts';
import { print, remark, withStore } from './settings.ts';

export type RestoreOptions = { tenant?: string; ledger?: string; dryRun?: boolean };

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
      const ledger = options.ledger === undefined ? [] : await ledgerIn(options.ledger, tenant);
      const what = `${count(ids.size, 'document')} and ${count(files.length, 'file')} of tenant ${tenant}, as of ${manifest.at}`;
      await withStore(config, async (store) => {
        if (options.dryRun) return print(`${name} is whole: ${what}. ${await whetherHere(store, tenant)}`);
        const readiness = await readinessOf(store, tenant);
        if (readiness === 'goes-on')
          remark('An earlier restore was cut off: what it stored is compared, and the rest is added.');
        const blobs = await openBlobs(config);
        const noted = await ledgerNoted(blobs, tenant);
        let done: Done | undefined;
        const again = async (apart: Store): Promise<void> => {
          done = await applyLedger(apart, tenant, [...noted, ...ledger], doersOn(config, tenant));
        };
        await restore(
          { store, blobs, now: Temporal.Now.instant() },
          archive,
          checked,
          readiness,
          again,
          nowAndThen(),
        );
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

/** A backup may well be looked at beside the record that it is of. */
async function whetherHere(store: Store, tenant: string): Promise<string> {
  try {
    await readinessOf(store, tenant);
    return 'It could be restored here. Nothing was stored.';
  } catch (error) {
    if (error instanceof BackupFault) return error.message;
    throw error;
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

export function tellLedger({ redactions, erasures, holds, known, unfound }: Done): void {
  if (redactions + erasures + holds + known === 0) return;
  print(
    `Done again: ${count(redactions, 'redaction')}, ${count(erasures, 'erasure')} and ${count(holds, 'hold')}; the record knew of ${known}.`,
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

const SystemFailure = z.object({ code: z.string() });

/** A ledger of this tenant that `waymark ledger --out` wrote. */
export async function ledgerIn(name: string, tenant: string): Promise<LedgerDoc[]> {
  const text = await readFile(name, 'utf8').catch((error: unknown) => {
    const code = SystemFailure.safeParse(error).data?.code ?? String(error);
    throw new CallerFault(`${name} cannot be read (${code}). Check the name. Nothing was stored.`);
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, place) => {
    const read = inLine(line);
    if (!read)
      throw new CallerFault(
        `${name}: line ${place + 1} is no line of a ledger that "waymark ledger --out" wrote. Nothing was stored.`,
      );
    if (read.tenant !== tenant)
      throw new CallerFault(
        `${name} is the ledger of tenant ${read.tenant}, not of ${tenant}. Nothing was stored.`,
      );
    return read.doc;
  });
}

/** What is wrong with the backup is for whoever named it to mend. */
async function asCallers(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof BackupFault ? new CallerFault(error.message) : error;
  }
}
