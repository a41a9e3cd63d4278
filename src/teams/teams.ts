/** The room's door for the composition root: loading it loads the SDKs, so it is opened only when they are needed. */
import type { Watch } from '../app/watch.ts';
import { type Access, type Identity, openIdentity } from './auth.ts';
import type { Cloud } from './sign-in/cloud.ts';
import { type Credentials, CredentialsRefused } from './sign-in/credentials.ts';

export { createFiles } from './files.ts';
export { createMessenger } from './outbound.ts';
export { startServer } from './server.ts';
export { machineIdentity } from './sign-in/credentials.ts';
export { createUploads } from './uploads.ts';
export { wayOut } from './way-out.ts';

type Given = { local: boolean; credentials: Credentials | null; tenants: readonly string[] | null };

/**
 * Only tests bring a cloud of their own.
 * Throws `CredentialsRefused` when there are no credentials and local mode was not asked for.
 */
export function identityOf(given: Given, watch?: Watch, cloud?: Cloud): Identity {
  return openIdentity(accessOf(given), cloud, watch);
}

function accessOf({ local, credentials, tenants }: Given): Access {
  if (local) return { local: true, credentials: null, tenants };
  if (credentials) return { local: false, credentials, tenants };
  throw new CredentialsRefused(
    'There are no credentials of a bot registration, and local mode was not asked for.',
  );
}
