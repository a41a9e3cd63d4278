/** Steps that the tests of backups share: make one, restore one, look at what a record holds. */
import { applyLedger, type Doers } from '../../src/backup/again.ts';
import { checkBackup } from '../../src/backup/check-backup.ts';
import { documentsOf } from '../../src/backup/collect.ts';
import { KEPT } from '../../src/backup/kinds.ts';
import { makeBackup } from '../../src/backup/make-backup.ts';
import type { Manifest } from '../../src/backup/manifest.ts';
import { openBackup } from '../../src/backup/read-archive.ts';
import { type Again, type Progress, readinessOf, restore } from '../../src/backup/restore.ts';
import type { Blobs } from '../../src/store/blobs.ts';
import { ledgerNoted } from '../../src/store/ledger.ts';
import type { Store } from '../../src/store/store.ts';

export type Place = { store: Store; blobs: Blobs };

export const TENANT = 'tenant-1';
export const MADE = '2026-12-04T09:00:00Z';
const LARGEST = 25 * 1024 * 1024;
const nothing = (): void => undefined;

export const backUp = (
  { store, blobs }: Place,
  out: string,
  { tenant = TENANT, at = MADE } = {},
): Promise<Manifest> =>
  makeBackup({ store, blobs, tenant, at: Temporal.Instant.from(at), program: '0.0.0' }, out, nothing);

/** Restores as the command does, by default with nothing to do again. */
export async function restoreFrom(
  file: string,
  { store, blobs }: Place,
  again: Again = async () => undefined,
  progress: Progress = nothing,
): Promise<void> {
  const archive = await openBackup(file, LARGEST);
  try {
    const checked = await checkBackup(archive, 'backup.zip');
    const readiness = await readinessOf(store, checked.manifest.tenant);
    const now = Temporal.Instant.from(MADE);
    await restore({ store, blobs, now }, archive, checked, readiness, again, progress);
  } finally {
    archive.close();
  }
}

/** With what the files at that place know to have gone. */
export const againBy =
  ({ blobs }: Place, tenant: string, doers: Doers): Again =>
  async (store) =>
    void (await applyLedger(store, tenant, await ledgerNoted(blobs, tenant), doers));

/** All that a backup would hold of a tenant, as one text a document. */
export async function contentOf(store: Store, tenant = TENANT): Promise<string[]> {
  const found: string[] = [];
  for (const kind of KEPT)
    for await (const { doc } of documentsOf(store, tenant, kind, refuse))
      found.push(JSON.stringify([doc.id, doc.body]));
  return found;
}

function refuse(error: Error): never {
  throw error;
}
