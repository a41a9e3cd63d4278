/** Holds in the record: put on, listed, lifted, and asked by whoever is about to take something away. */
import { type Hold, holdOn } from '../../domain/keeping/hold.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';

type Kept = Pick<App, 'store'>;

/** Oldest first, those that were lifted among them. */
export async function allHolds({ store }: Kept, tenant: string): Promise<Hold[]> {
  const found = await all(store, tenant, { kind: 'hold' });
  return found.map(({ doc }) => doc.body).sort((a, b) => a.at.localeCompare(b.at));
}

export const holdsNow = async (app: Kept, tenant: string): Promise<Hold[]> =>
  (await allHolds(app, tenant)).filter(({ lifted }) => lifted === null);

/** What keeps a file for now; undefined where nothing does. */
export async function holdOnFile(
  app: Kept,
  tenant: string,
  { plan, by, at }: { plan: string | null; by: string; at: string },
): Promise<Hold | undefined> {
  return holdOn(await holdsNow(app, tenant), { plan, people: [by], at });
}

/** Whom a hold that stands is on, and what for. */
export type Holding = Pick<Hold, 'reason' | 'plan' | 'person' | 'from' | 'to' | 'by'>;

export async function addHold(
  app: Pick<App, 'store' | 'clock'>,
  tenant: string,
  holding: Holding,
): Promise<Hold> {
  const id = crypto.randomUUID().slice(0, 8);
  const hold: Hold = { ...holding, id, at: stamp(app.clock.now()), lifted: null };
  await app.store.commit(tenant, `hold:${id}`, [
    { op: 'put', doc: write('hold', docId('hold', id), hold), expect: 'absent' },
  ]);
  return hold;
}

/** `lifted`: it is now; `was`: somebody had lifted it before; `absent`: there is none of that id. */
export async function liftHold(
  app: Pick<App, 'store' | 'clock'>,
  tenant: string,
  id: string,
  { by, reason }: { by: string; reason: string | null },
): Promise<'lifted' | 'was' | 'absent'> {
  for (;;) {
    const stored = await app.store.get(tenant, 'hold', docId('hold', id));
    if (!stored) return 'absent';
    if (stored.doc.body.lifted !== null) return 'was';
    const lifted = { by, at: stamp(app.clock.now()), reason };
    const doc = write('hold', stored.doc.id, { ...stored.doc.body, lifted });
    const result = await app.store.commit(tenant, `hold:${id}:${stored.version}`, [
      { op: 'put', doc, expect: stored.version },
    ]);
    if (result.kind !== 'stale') return 'lifted';
  }
}
