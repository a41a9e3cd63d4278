/** Finds all that is held by topic, person, plan and dates, and notes that somebody looked: what an FOI officer hands over. */
import type { Disclosure } from '../../domain/keeping/disclosure.ts';
import { countedKinds, type Entry, inOrder, isSought, type Sought } from '../../domain/keeping/entry.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { App } from '../context.ts';
import { heldEntries } from './held-entries.ts';

export type Found = { entries: Entry[]; counts: Record<string, number>; unreadable: number };

/** Oldest first. What is restricted is among them, and marked: whoever hands it over decides. */
export async function searchHeld(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  sought: Sought,
): Promise<Found> {
  const { entries, unreadable } = await heldEntries(app, tenant);
  const found = inOrder(entries.filter((one) => isSought(one, sought)));
  return { entries: found, counts: countedKinds(found), unreadable };
}

/** Kept before anything is handed over, so that nothing leaves without a line of it. */
export async function noteDisclosure(
  app: Pick<App, 'store' | 'clock'>,
  tenant: string,
  disclosure: Omit<Disclosure, 'id' | 'at'>,
): Promise<Disclosure> {
  const id = crypto.randomUUID();
  const noted: Disclosure = { ...disclosure, id, at: stamp(app.clock.now()) };
  await app.store.commit(tenant, `disclosure:${id}`, [
    { op: 'put', doc: write('disclosure', docId('disclosure', id), noted), expect: 'absent' },
  ]);
  return noted;
}
