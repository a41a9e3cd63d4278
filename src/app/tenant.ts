/** Remembers where a tenant's connector was last seen: the address for posts to channels. */
import { write } from '../store/documents.ts';
import { TENANT } from '../store/ids.ts';
import type { App } from './context.ts';
import type { Origin } from './message.ts';

/** True when the address is new, and posts that waited for one can go. */
export async function rememberTenant(app: App, origin: Origin): Promise<boolean> {
  const stored = await app.store.get(origin.tenant, 'tenant', TENANT);
  if (stored?.doc.body.serviceUrl === origin.serviceUrl) return false;
  const doc = write('tenant', TENANT, { serviceUrl: origin.serviceUrl });
  const command = `tenant:${crypto.randomUUID()}`;
  // Of two turns at once either may win: both know the address.
  await app.store.commit(origin.tenant, command, [{ op: 'put', doc, expect: stored?.version ?? 'absent' }]);
  return true;
}
