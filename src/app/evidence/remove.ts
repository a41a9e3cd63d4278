/** Forgets a file that nobody needs: its bytes first, unless another file has the same, then its document. */
import { BlobsUnavailable } from '../../store/blobs.ts';
import { all, type Stored, StoreUnavailable } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import { CLAIM, changeFile, fileOf, idOf, type KeptFile, later } from './kept-file.ts';

/** Longer than removing bytes takes; with less of the claim left it is not begun. */
const REMOVING_TAKES = Temporal.Duration.from({ minutes: 2 });

/** What makes a file one that goes, at once. */
export const going = (app: App) =>
  ({ state: 'removing', source: null, notBefore: null, expires: later(app, { seconds: 0 }) }) as const;

/**
 * Whoever brings the same bytes in at this moment enters their hash first and looks for a removal then; here the
 * removal is entered first and the others are looked for then: one of the two sees the other, and holds back. So that
 * a removal is seen as long as it may land, one replica has it for five minutes, and takes its document away itself.
 * @throws BlobsUnavailable when the bytes could not be removed: the clock sees to it once the five minutes are over.
 */
export async function removeFile(app: App, tenant: string, over: Stored<'file'>): Promise<void> {
  const { expires } = over.doc.body;
  if (expires === null || expires > later(app, { seconds: 0 })) return;
  const until = later(app, CLAIM);
  if (!(await changeFile(app, tenant, over, { ...going(app), expires: until }))) return;
  const claimed = await fileOf(app, tenant, idOf(over));
  if (!claimed || !isOurs(claimed.doc.body, until)) return;
  const { sha256 } = claimed.doc.body;
  if (sha256 !== null && !(await isWanted(app, tenant, sha256))) {
    if (later(app, REMOVING_TAKES) > until) return;
    await app.blobs.remove(tenant, sha256);
  }
  const command = `file:${crypto.randomUUID()}`;
  await app.store.commit(tenant, command, [{ op: 'delete', id: claimed.doc.id, expect: claimed.version }]);
}

/** A claim is known by its end: the next one can only be made after it. */
const isOurs = ({ state, expires }: KeptFile, until: string): boolean =>
  state === 'removing' && expires === until;

async function isWanted(app: App, tenant: string, sha256: string): Promise<boolean> {
  const same = await all(app.store, tenant, {
    kind: 'file',
    where: [{ field: 'sha256', is: 'eq', to: sha256 }],
  });
  return same.some(({ doc }) => doc.body.state !== 'removing');
}

/** Forgets at once what the record has let go; where that fails, the clock does it. */
export async function removeNow(app: App, tenant: string, id: string): Promise<void> {
  try {
    const file = await fileOf(app, tenant, id);
    if (file?.doc.body.state === 'removing') await removeFile(app, tenant, file);
  } catch (error) {
    if (!(error instanceof BlobsUnavailable || error instanceof StoreUnavailable)) throw error;
    app.log.error({ error: error.message }, 'a file was not removed');
    // Best effort: the daily look finds it as well.
    await wakeBy(app.store, tenant, app.clock.now().add(CLAIM)).catch(() => undefined);
  }
}
