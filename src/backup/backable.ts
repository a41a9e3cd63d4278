/** Refuses to back up what is no whole record: a nightly copy of it, or of its ledger, would take the place of the last good one. */
import { RESTORE } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { BackupFault } from './fault.ts';

type Copy = 'backup' | 'ledger';
const asItWas = (copy: Copy): string => `No ${copy} was written, and an older one is as it was.`;

/** @throws BackupFault where a restore was cut off. */
export async function mustBeWhole(store: Store, tenant: string, copy: Copy = 'backup'): Promise<void> {
  if (await store.get(tenant, 'restore', RESTORE))
    throw new BackupFault(
      `The record of tenant ${tenant} is half restored: run the same "waymark import --all" again, which goes on, and then this. ${asItWas(copy)}`,
    );
}

/** @throws BackupFault where the tenant has no plan: what is looked at is not where its record is, or the disk is not there. */
export async function mustHavePlan(store: Store, tenant: string, copy: Copy = 'backup'): Promise<void> {
  const unreadable: Error[] = [];
  const note = (error: Error): void => void unreadable.push(error);
  const { found } = await store.query(tenant, { kind: 'plan', limit: 1, unreadable: note });
  if (found.length + unreadable.length === 0)
    throw new BackupFault(
      `The record holds no plan of tenant ${tenant}: look whether WAYMARK_DATA or COSMOS_DATABASE names the right place, and whether its disk is there. ${asItWas(copy)}`,
    );
}
