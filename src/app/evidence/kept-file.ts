/** Files in the record: one document from the moment that a file came until nobody needs it any more. */
import { stamp } from '../../domain/stamp.ts';
import { type Content, write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { Stored } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';

export type KeptFile = Content<'file'>;
/** A file with the name of its document. */
export type Named = { id: string; file: KeptFile };

/** How long a file is kept that nobody says what it is for. */
export const UNPLACED_LASTS = Temporal.Duration.from({ hours: 24 });
/** How long whoever has taken a file on is left alone with it: longer than ten files take to fetch. */
export const CLAIM = Temporal.Duration.from({ minutes: 5 });

export const fileOf = (app: App, tenant: string, id: string): Promise<Stored<'file'> | undefined> =>
  app.store.get(tenant, 'file', docId('file', id));

/** Those of the files that are in the record, with their names. */
export async function filesOf(app: App, tenant: string, ids: readonly string[]): Promise<Named[]> {
  const found = await Promise.all(ids.map(async (id) => ({ id, stored: await fileOf(app, tenant, id) })));
  return found.flatMap(({ id, stored }) => (stored ? [{ id, file: stored.doc.body }] : []));
}

/** The id by which updates and buttons name a file. */
export const idOf = ({ doc }: Stored<'file'>): string => doc.id.slice(docId('file', '').length);

/** Enters a file that came; false when it is there already. The clock sees to it at its `notBefore` at the latest. */
export async function enterFile(app: App, tenant: string, id: string, file: KeptFile): Promise<boolean> {
  await awake(app, tenant, file);
  const doc = write('file', docId('file', id), file);
  const { kind } = await app.store.commit(tenant, `file:${id}`, [{ op: 'put', doc, expect: 'absent' }]);
  await awake(app, tenant, file);
  return kind === 'done';
}

/** Changes a file; false, and nothing done, when somebody else changed it since it was read. */
export async function changeFile(
  app: App,
  tenant: string,
  was: Stored<'file'>,
  change: Partial<KeptFile>,
): Promise<boolean> {
  const file = { ...was.doc.body, ...change };
  if (change.notBefore) await awake(app, tenant, file);
  const doc = write('file', was.doc.id, file);
  const command = `file:${crypto.randomUUID()}`;
  const result = await app.store.commit(tenant, command, [{ op: 'put', doc, expect: was.version }]);
  // Once more: a tick between the two may have raised the row again.
  if (change.notBefore) await awake(app, tenant, file);
  return result.kind !== 'stale';
}

async function awake(app: App, tenant: string, { notBefore }: KeptFile): Promise<void> {
  if (notBefore !== null) await wakeBy(app.store, tenant, Temporal.Instant.from(notBefore));
}

/** The instant after so long, as the record writes it. */
export const later = (app: App, wait: Temporal.Duration | Temporal.DurationLike): string =>
  stamp(app.clock.now().add(wait));

/** The people have been told of these: the clock need not. What is still to be fetched stays with it. */
export async function toldOf(app: App, tenant: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (;;) {
      const was = await fileOf(app, tenant, id);
      if (!was || was.doc.body.state === 'pending' || was.doc.body.notBefore === null) break;
      if (await changeFile(app, tenant, was, { notBefore: null })) break;
    }
  }
}
