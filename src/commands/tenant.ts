/** Settles which tenant a command is about, so that nobody has to name the only one. */
import { existsSync } from 'node:fs';
import { z } from 'zod/v4';
import type { Config } from '../config.ts';
import { readLocalClient } from '../demo/people.ts';
import type { Store } from '../store/store.ts';
import { tenants } from '../store/wake-up.ts';
import { CallerFault } from './fault.ts';

export const LOCAL_CLIENT = '.m365agentsplayground.yml';

/** The named tenant, the only one that the bot serves, the only one in the record, or the local client's: in that order. */
export async function tenantFor(store: Store, config: Config, named: string | undefined): Promise<string> {
  if (named !== undefined) {
    if (!/^[\w.-]{1,100}$/.test(named))
      throw new CallerFault(`--tenant takes a directory (tenant) id; "${named}" is none.`);
    return isGuid(named) ? named.toLowerCase() : named;
  }
  if (config.tenants) {
    const [served, ...others] = config.tenants;
    if (served !== undefined && others.length === 0) return served;
    throw new CallerFault(`The bot serves ${others.length + 1} tenants: name one with --tenant ID.`);
  }
  const [only, ...others] = await tenants(store, () => undefined);
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
  if (named !== undefined && !(await isRecorded(store, tenant)))
    throw new CallerFault(`The record holds nothing of tenant "${tenant}". Check --tenant.`);
  return tenant;
}

/** One whose wake-up was lost is known by its plans. */
async function isRecorded(store: Store, tenant: string): Promise<boolean> {
  if ((await tenants(store, () => undefined)).includes(tenant)) return true;
  const { found } = await store.query(tenant, { kind: 'plan', limit: 1, unreadable: () => undefined });
  return found.length > 0;
}

/** Throws when nothing may be sent to a tenant: it is not among those that the bot serves. */
export function mustServe(config: Config, tenant: string): void {
  if (config.tenants === null || config.tenants.includes(tenant.toLowerCase())) return;
  throw new CallerFault(
    `The bot does not serve tenant "${tenant}": add it to WAYMARK_TENANTS, or look with --dry-run.`,
  );
}

/** Teams spells ids in small letters, and so does the record. */
const isGuid = (text: string): boolean => z.guid().safeParse(text).success;
