/** The room's door for the composition root: loading it loads the SDKs, so it is opened only when they are needed. */
import { type Access, type Credentials, CredentialsRefused, type Identity, openIdentity } from './auth.ts';

export { botToken } from './bot-token.ts';
export { createFiles } from './files.ts';
export { createMessenger } from './outbound.ts';
export { startServer } from './server.ts';
export { createUploads } from './uploads.ts';

/** Throws `CredentialsRefused` when there are no credentials and local mode was not asked for. */
export function identityOf(access: { local: boolean; credentials: Credentials | null }): Identity {
  return openIdentity(accessOf(access));
}

function accessOf({ local, credentials }: { local: boolean; credentials: Credentials | null }): Access {
  if (local) return { local: true, credentials: null };
  if (credentials) return { local: false, credentials };
  throw new CredentialsRefused(
    'There are no credentials of a bot registration, and local mode was not asked for.',
  );
}
