/** The files of a redacted update go, with their bytes and with copies that nobody has placed; others' evidence stays. */
import type { Update } from '../../../domain/update.ts';
import { all, type Stored } from '../../../store/store.ts';
import type { App } from '../../context.ts';
import { changeFile, fileOf, idOf } from '../../evidence/kept-file.ts';
import { going, removeFile } from '../../evidence/remove.ts';

/**
 * What could not go, in words. A file that another update names stays with that one.
 * @throws BlobsUnavailable when bytes could not be removed.
 */
export async function removeFiles(app: App, tenant: string, update: Update): Promise<string[]> {
  const ids = (update.said.evidence ?? []).flatMap((one) => (one.kind === 'file' ? [one.file] : []));
  const left: string[] = [];
  for (const id of ids) {
    const stored = await fileOf(app, tenant, id);
    if (!stored) continue;
    const copies = await sameBytes(app, tenant, stored);
    const others = copies.filter((one) => one.doc.body.state === 'stored' && !ids.includes(idOf(one)));
    if (others.length > 0)
      left.push(
        `The same file is evidence in ${others.length === 1 ? 'another update' : `${others.length} other updates`}: redact ${others.length === 1 ? 'that one' : 'those'} as well.`,
      );
    for (const one of [stored, ...copies])
      if (!others.some(({ doc }) => doc.id === one.doc.id)) await forget(app, tenant, one);
  }
  return left;
}

async function sameBytes(app: App, tenant: string, { doc }: Stored<'file'>): Promise<Stored<'file'>[]> {
  if (doc.body.sha256 === null) return [];
  const same = await all(app.store, tenant, {
    kind: 'file',
    where: [{ field: 'sha256', is: 'eq', to: doc.body.sha256 }],
  });
  return same.filter((one) => one.doc.id !== doc.id);
}

async function forget(app: App, tenant: string, stored: Stored<'file'>): Promise<void> {
  const id = idOf(stored);
  for (;;) {
    const was = await fileOf(app, tenant, id);
    if (!was) return;
    if (was.doc.body.state !== 'removing' && !(await changeFile(app, tenant, was, going(app)))) continue;
    const now = await fileOf(app, tenant, id);
    if (now) await removeFile(app, tenant, now);
    return;
  }
}
