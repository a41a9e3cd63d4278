/** `waymark export --all`: a backup of a tenant, evidence included, in one file. */
import { mustHavePlan } from '../backup/backable.ts';
import { BackupFault } from '../backup/fault.ts';
import { makeBackup } from '../backup/make-backup.ts';
import type { Manifest } from '../backup/manifest.ts';
import { count } from '../cards/format.ts';
import type { Config } from '../config.ts';
import { noteAnew, noteBackup } from '../store/ledger.ts';
import { openBlobs } from '../store/open.ts';
import { CallerFault } from './fault.ts';
import { unreadWords } from './ledger-named.ts';
import { programVersion } from './program.ts';
import { print, remark, withStore } from './settings.ts';
import { recordedTenant } from './tenant.ts';
import { codeOf, notWhole } from './written.ts';

export type BackupOptions = { tenant?: string; out?: string };

const EVERY_FILES = 100;

/** Exit code 1 when something had to be left out; the backup is there all the same. */
export async function backupCommand(config: Config, options: BackupOptions): Promise<void> {
  const { out } = options;
  if (out === undefined || out === '-')
    throw new CallerFault('Say where the backup is to be written, with --out FILE.');
  await withStore(config, async (store) => {
    const tenant = await recordedTenant(store, config, options.tenant);
    const blobs = await openBlobs(config);
    const source = { store, blobs, tenant, at: Temporal.Now.instant(), program: programVersion() };
    const manifest = await onDisk(out, async () => {
      await mustHavePlan(store, tenant);
      return makeBackup(source, out, (done, of) => {
        if (done % EVERY_FILES === 0 && done < of) remark(`${done} of ${of} files`);
      });
    });
    // What came about before the ledger was kept is entered now.
    const unread = await noteAnew(store, blobs, tenant);
    await noteBackup(blobs, tenant, manifest.at);
    told(out, manifest);
    for (const entry of unread) {
      const remedy = entry.newer
        ? 'Upgrade this one'
        : 'The record does not know what it told of: put it back from a copy, or say "waymark ledger apply" with a ledger that holds it';
      remark(`${await unreadWords(config, tenant, entry)}. ${remedy}.`);
      process.exitCode = 1;
    }
  });
}

function told(out: string, { documents, files, settled, missing, unreadable }: Manifest): void {
  const lines = documents.reduce((sum, part) => sum + part.lines, 0);
  print(`Written: ${out}, with ${count(lines, 'document')} and ${count(files.lines, 'file')}.`);
  remark('It holds personal data, unencrypted: keep it where only its keepers can read it (docs/backup.md).');
  if (!settled)
    remark(
      'The record kept changing while it was read: each document is whole, but one may be a moment newer than another. For a backup of one moment, stop Waymark first, or take it at night.',
    );
  for (const one of missing)
    remark(`Left out: the file ${one} is named in the record, and is not in the store of files.`);
  for (const one of unreadable) remark(`Left out: ${one}`);
  if (missing.length + unreadable.length > 0) process.exitCode = 1;
}

/** What the disk says of the place that the caller chose. */
async function onDisk<T>(out: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupFault) throw new CallerFault(error.message);
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new CallerFault(notWhole(out, code));
  }
}
