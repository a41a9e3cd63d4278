/** Where the platform signs in, publishes its keys and is posted to. Nothing in the environment changes it. */
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
  /** Whether a URL is one of Teams' connectors: what is sent there carries the bot's token and people's cards. */
  isConnector: (url: string) => boolean;
};

/**
 * The connectors of the public cloud, the last that of the community of the United States' government which stands in
 * it. Named whole: anybody may have a name of their own below trafficmanager.net.
 */
const CONNECTORS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
]);

function isPublicConnector(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  const alone = port === '' && username === '' && password === '';
  return protocol === 'https:' && alone && CONNECTORS.has(hostname);
}

/** Azure's public cloud, which is also the United Kingdom's. */
export const PUBLIC_CLOUD: Cloud = {
  issuer: 'https://api.botframework.com',
  openId: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  scope: 'https://api.botframework.com/.default',
  // Named here, because the library would otherwise ask the environment.
  signIn: { authorityHost: 'https://login.microsoftonline.com' },
  isConnector: isPublicConnector,
};
