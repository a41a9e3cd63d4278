/** Remembers where a tenant's connector was last seen: the address for posts to channels. */
import { write } from '../../store/documents.ts';
import { TENANT } from '../../store/ids.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';

/** Where the address is new, posts that waited for one can go: the clock looks at once. */
export async function rememberTenant(app: App, origin: Origin): Promise<void> {
  const stored = await app.store.get(origin.tenant, 'tenant', TENANT);
  if (stored?.doc.body.serviceUrl === origin.serviceUrl) return;
  const doc = write('tenant', TENANT, { serviceUrl: origin.serviceUrl });
  const command = `tenant:${crypto.randomUUID()}`;
  await wakeBy(app.store, origin.tenant, app.clock.now());
  // Of two turns at once either may win: both know the address.
  await app.store.commit(origin.tenant, command, [{ op: 'put', doc, expect: stored?.version ?? 'absent' }]);
  // Once more: a run of the clock that came between has not seen the address, and has put off the next look.
  await wakeBy(app.store, origin.tenant, app.clock.now());
  app.poke();
}
