/** Settles which tenant a command is about, so that nobody has to name the only one. */
import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { readLocalClient } from '../demo/people.ts';
import type { Store } from '../store/store.ts';
import { tenants } from '../store/wake-up.ts';
import { CallerFault } from './fault.ts';

export const LOCAL_CLIENT = '.m365agentsplayground.yml';

/** The named tenant, the bot's own, the only one in the record, or the local client's: in that order. */
export async function tenantFor(store: Store, config: Config, named: string | undefined): Promise<string> {
  if (named !== undefined) {
    if (!/^[\w.-]{1,100}$/.test(named))
      throw new CallerFault(`--tenant takes a directory (tenant) id; "${named}" is none.`);
    return named;
  }
  if (config.credentials) return config.credentials.tenantId;
  const [only, ...others] = await tenants(store);
  if (others.length > 0)
    throw new CallerFault(`The record holds ${others.length + 1} tenants: name one with --tenant ID.`);
  if (only !== undefined) return only;
  if (existsSync(LOCAL_CLIENT)) return readLocalClient(LOCAL_CLIENT).tenant;
  throw new CallerFault('The record holds no tenant yet: name yours with --tenant ID.');
}

/** The same, of which the record has to hold something. */
export async function recordedTenant(
  store: Store,
  config: Config,
  named: string | undefined,
): Promise<string> {
  const tenant = await tenantFor(store, config, named);
  if (named !== undefined && !(await tenants(store)).includes(tenant))
    throw new CallerFault(`The record holds nothing of tenant "${tenant}". Check --tenant.`);
  return tenant;
}
