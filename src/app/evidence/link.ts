/** Makes a link that opens a file for a few minutes; only a digest of its secret is stored. */
import { randomBytes } from 'node:crypto';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { App } from '../context.ts';
import { makeToken, SECRET_BYTES } from './link-token.ts';

export const LINK_LASTS = Temporal.Duration.from({ minutes: 10 });

/** The token that stands in the link. `by` is whoever asked for it. */
export async function makeLink(app: App, tenant: string, file: string, by: string): Promise<string> {
  const { token, id } = makeToken(tenant, randomBytes(SECRET_BYTES));
  const doc = write('file-link', docId('file-link', id), {
    expires: stamp(app.clock.now().add(LINK_LASTS)),
    file,
    by,
  });
  await app.store.commit(tenant, `file-link:${id}`, [{ op: 'put', doc, expect: 'absent' }]);
  return token;
}
