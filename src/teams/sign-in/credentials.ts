/** What the bot proves itself with to the platform: one proof a registration, and how a token comes of it. */
import type { TokenCredential } from '@azure/identity';
import { z } from 'zod/v4';
import { type BotToken, openToken } from '../token.ts';
import type { Cloud } from './cloud.ts';

const Needed = z.string().trim().min(1, 'is missing');

/** What an app registration is proved with. */
const Proof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('secret'), password: Needed }),
  /** Both in PEM; the certificate may bring its chain. */
  z.object({ kind: z.literal('certificate'), certificate: Needed, key: Needed }),
  /** The client id of a managed identity that the registration trusts. */
  z.object({ kind: z.literal('federated'), clientId: Needed }),
]);

/** A registration of its own, or one that is the managed identity of the machine and needs no proof. */
export const Credentials = z.discriminatedUnion('type', [
  z.object({ type: z.literal('SingleTenant'), appId: Needed, tenantId: Needed, proof: Proof }),
  z.object({ type: z.literal('UserAssignedMSI'), appId: Needed, tenantId: Needed }),
]);
export type Credentials = z.infer<typeof Credentials>;

/** Credentials that cannot be used: the bot must not start, because it would then take anybody's word. */
export class CredentialsRefused extends Error {
  override name = 'CredentialsRefused';
}

/** Reads what the configuration gave. Throws `CredentialsRefused`. */
export function readCredentials(given: unknown): Credentials {
  const parsed = Credentials.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'all'}: ${message}`);
  throw new CredentialsRefused(
    `The bot's Teams credentials cannot be used (${faults.join('; ')}). Give them, or start in local mode.`,
  );
}

/** What a registration's trust in a managed identity is named for, in every tenant of the public cloud. */
const TRUSTED_FOR = 'api://AzureADTokenExchange/.default';

/** Whoever fetches tokens, always from the registration's own tenant. Loads what it needs when it is first asked. */
export async function tokenCredential(credentials: Credentials, { signIn }: Cloud): Promise<TokenCredential> {
  const azure = await import('@azure/identity');
  const { ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential } = azure;
  const { ManagedIdentityCredential } = azure;
  const { appId, tenantId } = credentials;
  if (credentials.type === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId: appId });
  const { proof } = credentials;
  if (proof.kind === 'secret') return new ClientSecretCredential(tenantId, appId, proof.password, signIn);
  if (proof.kind === 'certificate') {
    const certificate = `${proof.certificate.trim()}\n${proof.key.trim()}\n`;
    return new ClientCertificateCredential(tenantId, appId, { certificate }, signIn);
  }
  const identity = new ManagedIdentityCredential({ clientId: proof.clientId });
  // Asked for each time: the SDK's own class keeps the first assertion, which runs out within a day.
  const assertion = async (): Promise<string> => (await identity.getToken(TRUSTED_FOR)).token;
  return new ClientAssertionCredential(tenantId, appId, assertion, signIn);
}

/** Asks the machine's managed identity for its word alone, as the registration that trusts it has to be shown it. */
export const machineIdentity = (clientId: string): BotToken =>
  openToken(async () => {
    const { ManagedIdentityCredential } = await import('@azure/identity');
    return new ManagedIdentityCredential({ clientId });
  }, TRUSTED_FOR);
