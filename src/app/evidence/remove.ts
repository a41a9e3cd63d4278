/** Forgets a file that nobody needs: its bytes first, unless another file has the same, then its document. */
import { all, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { changeFile, fileOf, idOf } from './kept-file.ts';

/**
 * Whoever brings the same bytes in at this moment enters their hash first and looks for a removal then; here the
 * removal is entered first and the others are looked for then: one of the two sees the other, and holds back.
 */
export async function removeFile(app: App, tenant: string, over: Stored<'file'>): Promise<void> {
  if (over.doc.body.state !== 'removing') {
    const removing = { state: 'removing', source: null, notBefore: null } as const;
    if (!(await changeFile(app, tenant, over, removing))) return;
  }
  const { sha256 } = over.doc.body;
  if (sha256 !== null) {
    const same = await all(app.store, tenant, {
      kind: 'file',
      where: [{ field: 'sha256', is: 'eq', to: sha256 }],
    });
    if (same.every(({ doc }) => doc.body.state === 'removing')) await app.blobs.remove(tenant, sha256);
  }
  const last = await fileOf(app, tenant, idOf(over));
  if (last?.doc.body.state !== 'removing') return;
  const command = `file:${crypto.randomUUID()}`;
  await app.store.commit(tenant, command, [{ op: 'delete', id: last.doc.id, expect: last.version }]);
}
