/** Where the platform signs in, and where it publishes its keys. Nothing in the environment changes it. */
import type { ClientSecretCredentialOptions } from '@azure/identity';

export type Cloud = {
  /** Who signs what Teams posts. */
  issuer: string;
  /** The document that says where the keys of that issuer are. */
  openId: string;
  /** What a token to send with is asked for. */
  scope: string;
  /** Where tokens to send with come from, and over which client they are asked for. */
  signIn: Pick<ClientSecretCredentialOptions, 'authorityHost' | 'httpClient' | 'disableInstanceDiscovery'>;
};

/** Azure's public cloud, which is also the United Kingdom's. */
export const PUBLIC_CLOUD: Cloud = {
  issuer: 'https://api.botframework.com',
  openId: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  scope: 'https://api.botframework.com/.default',
  // Named here, because the library would otherwise ask the environment.
  signIn: { authorityHost: 'https://login.microsoftonline.com' },
};
