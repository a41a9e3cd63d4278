/** Tells the demo's record from one that is in use: what fails there by its nature is no fault. */
import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { isDemo } from '../demo/one-chat.ts';
import { type LocalClient, readLocalClient } from '../demo/people.ts';
import type { Store } from '../store/store.ts';
import { LOCAL_CLIENT } from './tenant.ts';

/** Said wherever somebody reads that others of the demo were not reached. */
export const ONE_CHAT =
  'In the demo only the person who has the client open can be reached; the others are skipped.';

const FILE = new URL(`../../${LOCAL_CLIENT}`, import.meta.url);

/** The demo's client where the tenant's record is the demo's, else null. A bot that is registered is never in a demo. */
export async function demoOf(config: Config, store: Store, tenant: string): Promise<LocalClient | null> {
  if (config.credentials || config.tenants || !existsSync(FILE)) return null;
  const client = readLocalClient(FILE);
  return (await isDemo(store, tenant, client)) ? client : null;
}
