/** Puts a checked backup into an empty tenant: nothing of it is seen before all of it is there. */
import type { Blobs } from '../store/blobs.ts';
import { type Doc, type Kind, write } from '../store/documents.ts';
import { RESTORE } from '../store/ids.ts';
import type { Change, Store, Stored } from '../store/store.ts';
import { wakeBy } from '../store/wake-up.ts';
import type { Checked } from './check-backup.ts';
import { inChunks } from './chunks.ts';
import { documentsOf } from './collect.ts';
import { BackupFault } from './fault.ts';
import { headsApart } from './heads-apart.ts';
import { KEPT } from './kinds.ts';
import { fileAt } from './manifest.ts';
import type { Opened } from './read-archive.ts';
import { changesFor, removal } from './restored-changes.ts';

export type Target = { store: Store; blobs: Blobs; now: Temporal.Instant };
export type Progress = (done: number, of: number, what: 'documents' | 'files') => void;
/** What is to be done again to the record before it is seen. `store` shows the plans, as they will be. */
export type Again = (store: Store) => Promise<void>;

/** `goesOn`: an earlier restore was cut off, and what it stored is compared. */
export type Readiness = 'empty' | 'goes-on';

/** @throws BackupFault when the tenant holds anything that a backup would hold. */
export async function readinessOf(store: Store, tenant: string): Promise<Readiness> {
  if (await store.get(tenant, 'restore', RESTORE)) return 'goes-on';
  for (const kind of KEPT) {
    const unreadable: Error[] = [];
    const { found } = await store.query(tenant, {
      kind,
      limit: 1,
      unreadable: (error) => unreadable.push(error),
    });
    if (found.length + unreadable.length > 0)
      throw new BackupFault(
        `The record holds tenant ${tenant} already. A backup goes into an empty one: name a new folder with WAYMARK_DATA, or a new database with COSMOS_DATABASE. Nothing was stored.`,
      );
  }
  return 'empty';
}

/**
 * Files, then documents, in commits that can each be repeated; what an earlier run stored and is the same is left, and
 * what the backup does not hold is removed. The plans and the tenant's own document come last, in one commit as a
 * rule: until then no answer, and no look of the clock, finds anything.
 * @throws StoreUnavailable, BlobsUnavailable: running it again goes on.
 */
export async function restore(
  { store, blobs, now }: Target,
  archive: Opened,
  checked: Checked,
  readiness: Readiness,
  again: Again,
  progress: Progress,
): Promise<void> {
  const { manifest, files, ids } = checked;
  const { tenant, at } = manifest;
  await begin(store, tenant, at);
  for (const [done, { sha256, type }] of files.entries()) {
    await blobs.put(tenant, sha256, { bytes: await archive.whole(fileAt(sha256)), type });
    progress(done + 1, files.length, 'files');
  }
  const last: Doc[] = [];
  const there = (kind: Kind) => (readiness === 'empty' ? NOTHING : storedOf(store, tenant, kind));
  let done = 0;
  for await (const chunk of inChunks(changesFor(archive, checked, there, last))) {
    await commit(store, tenant, chunk);
    done += chunk.length;
    progress(done, ids.size, 'documents');
  }
  const plans = last.filter((doc): doc is Doc<'plan'> => doc.kind === 'plan');
  const others = last.filter(({ kind }) => kind !== 'plan');
  const apart = headsApart(
    store,
    tenant,
    plans.map((doc) => ({ doc, version: 'restored', written: doc.v })),
  );
  await again(apart.store);
  // A clock that looks meanwhile finds a tenant without a plan, and looks again.
  const told = manifest.wakeUp === null ? now : Temporal.Instant.from(manifest.wakeUp);
  const woken = apart.woken();
  const wakeUp = woken !== null && Temporal.Instant.compare(woken, told) < 0 ? woken : told;
  await wakeBy(store, tenant, wakeUp);
  await show(store, tenant, [...apart.heads().map(({ doc }) => doc), ...others]);
  await wakeBy(store, tenant, wakeUp);
}

async function begin(store: Store, tenant: string, made: string): Promise<void> {
  const there = await store.get(tenant, 'restore', RESTORE);
  const doc = write('restore', RESTORE, { made });
  await commit(store, tenant, [{ op: 'put', doc, expect: there?.version ?? 'absent' }]);
}

/** Many or large plans take several commits; the last one ends the restore. */
async function show(store: Store, tenant: string, docs: readonly Doc[]): Promise<void> {
  const marker = await store.get(tenant, 'restore', RESTORE);
  if (!marker) throw someoneElse(tenant);
  const puts = docs.map((doc): Change => ({ op: 'put', doc, expect: 'absent' }));
  const chunks = await Array.fromAsync(inChunks(puts));
  for (const chunk of chunks.slice(0, -1)) await commit(store, tenant, chunk);
  await commit(store, tenant, [...(chunks.at(-1) ?? []), removal(marker)]);
}

const NOTHING: ReadonlyMap<string, Stored> = new Map();

async function storedOf(store: Store, tenant: string, kind: Kind): Promise<Map<string, Stored>> {
  const there = new Map<string, Stored>();
  for await (const one of documentsOf(store, tenant, kind, refuse)) there.set(one.doc.id, one);
  return there;
}

function refuse(error: Error): never {
  throw error;
}

async function commit(store: Store, tenant: string, changes: readonly Change[]): Promise<void> {
  const result = await store.commit(tenant, `restore:${crypto.randomUUID()}`, changes);
  if (result.kind === 'stale') throw someoneElse(tenant);
}

const someoneElse = (tenant: string): BackupFault =>
  new BackupFault(
    `Something else writes to tenant ${tenant} while it is restored: stop Waymark, and any other restore, and run this again, which goes on.`,
  );
