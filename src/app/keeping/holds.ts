/** Holds in the record: put on, listed, lifted, and asked by whoever takes a file off its action. */
import type { Hold } from '../../domain/keeping/hold.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { holdsNow } from '../../store/holds-now.ts';
import { docId } from '../../store/ids.ts';
import { noteInLedger } from '../../store/ledger.ts';
import { all, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { again } from './again.ts';

type Kept = Pick<App, 'store'>;

/** Oldest first, those that were lifted among them. */
export async function allHolds({ store }: Kept, tenant: string): Promise<Hold[]> {
  const found = await all(store, tenant, { kind: 'hold' });
  return found.map(({ doc }) => doc.body).sort((a, b) => a.at.localeCompare(b.at));
}

/** What keeps a file for now, or an update that names it; undefined where nothing does. */
export async function holdOnFile(
  { store, records }: Pick<App, 'store' | 'records'>,
  tenant: string,
  { doc }: Stored<'file'>,
): Promise<Hold | undefined> {
  const { plan, milestone } = doc.body;
  const file = doc.id.slice(docId('file', '').length);
  const updates = milestone === null ? [] : await records.updates(tenant, milestone);
  const naming = updates.filter(({ said }) =>
    said.evidence?.some((one) => one.kind === 'file' && one.file === file),
  );
  const holding = await holdsNow(store, tenant);
  return holding.on(plan, [doc, ...naming.map((body) => ({ kind: 'update', body }) as const)]);
}

/** Whom a hold that stands is on, and what for. */
export type Holding = Pick<Hold, 'reason' | 'plan' | 'person' | 'from' | 'to' | 'by'>;

/** Noted among the files first: a record that comes back from earlier is held as well. @throws BlobsUnavailable: nothing is held. */
export async function addHold(
  app: Pick<App, 'store' | 'blobs' | 'clock'>,
  tenant: string,
  holding: Holding,
): Promise<Hold> {
  const id = crypto.randomUUID().slice(0, 8);
  const hold: Hold = { ...holding, id, at: stamp(app.clock.now()), lifted: null };
  const doc = write('hold', docId('hold', id), hold);
  await noteInLedger(app.blobs, tenant, doc);
  await app.store.commit(tenant, `hold:${id}`, [{ op: 'put', doc, expect: 'absent' }]);
  return hold;
}

/**
 * `lifted`: it is now; `was`: somebody had lifted it before; `absent`: there is none of that id. It is noted among the
 * files last, so that nothing is told as lifted that still stands. @throws BlobsUnavailable: doing it again notes it.
 */
export async function liftHold(
  app: Pick<App, 'store' | 'blobs' | 'clock'>,
  tenant: string,
  id: string,
  { by, reason }: { by: string; reason: string | null },
): Promise<'lifted' | 'was' | 'absent'> {
  return again(docId('hold', id), async () => {
    const stored = await app.store.get(tenant, 'hold', docId('hold', id));
    if (!stored) return 'absent';
    if (stored.doc.body.lifted !== null) {
      await noteInLedger(app.blobs, tenant, stored.doc);
      return 'was';
    }
    const lifted = { by, at: stamp(app.clock.now()), reason };
    const doc = write('hold', stored.doc.id, { ...stored.doc.body, lifted });
    const result = await app.store.commit(tenant, `hold:${id}:${stored.version}`, [
      { op: 'put', doc, expect: stored.version },
    ]);
    if (result.kind === 'stale') return undefined;
    await noteInLedger(app.blobs, tenant, doc);
    return 'lifted';
  });
}
