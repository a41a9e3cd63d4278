/** Who the bot is to the platform, who may speak to it, and whom it serves. */
import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { silent, type Watch } from '../app/watch.ts';
import { isLoopback } from './loopback.ts';
import { type Vouch, voucher } from './sign-in/caller.ts';
import { type Cloud, PUBLIC_CLOUD } from './sign-in/cloud.ts';
import { type Credentials, readCredentials, tokenCredential } from './sign-in/credentials.ts';
import { openKeys } from './sign-in/keys.ts';
import { type BotToken, openToken, signingWith } from './token.ts';

/**
 * Local mode asks nobody for a token, and therefore listens and speaks on loopback alone. `tenants` are those that
 * the bot serves; without them a bot with credentials serves the tenant of its registration, and local mode everybody.
 */
export type Access = { tenants?: readonly string[] | null } & (
  | { local: true; credentials: null }
  | { local: false; credentials: Credentials }
);

/** The bot as the platform knows it. Made once, used by the front door and by the messenger. */
export type Identity = {
  local: boolean;
  appId: string | null;
  authentication: ConfigurationBotFrameworkAuthentication;
  /** Checks the token of a caller. Null in local mode. */
  vouch: Vouch | null;
  /** The token to send with. Null in local mode. */
  token: BotToken | null;
  /** Whether anything may be sent to a URL: a connector of Teams, or in local mode this machine. */
  mayReach(url: string): boolean;
  serves(tenant: string): boolean;
};

/**
 * The identity that goes with an access. Throws `CredentialsRefused` when a bot outside local mode would have none.
 * Only tests bring another cloud than the public one.
 */
export function openIdentity(access: Access, cloud: Cloud = PUBLIC_CLOUD, watch: Watch = silent): Identity {
  if (access.local)
    return {
      local: true,
      appId: null,
      authentication: authenticationBy(new ConfigurationServiceClientCredentialFactory()),
      vouch: null,
      token: null,
      mayReach: isLoopback,
      serves: servesOnly(access.tenants ?? null),
    };
  const credentials = readCredentials(access.credentials);
  const { appId, tenantId } = credentials;
  const token = openToken(() => tokenCredential(credentials, cloud), cloud.scope, watch);
  return {
    local: false,
    appId,
    authentication: authenticationBy(signingWith(appId, token)),
    vouch: voucher(openKeys(cloud.openId), cloud.issuer, appId),
    token,
    mayReach: cloud.isConnector,
    serves: servesOnly(access.tenants ?? [tenantId]),
  };
}

type Factory = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];
const authenticationBy = (factory: Factory) => new ConfigurationBotFrameworkAuthentication({}, factory);

/** Ids of tenants are the same in any case. */
function servesOnly(tenants: readonly string[] | null): Identity['serves'] {
  if (tenants === null) return () => true;
  const listed = new Set(tenants.map((tenant) => tenant.toLowerCase()));
  return (tenant) => listed.has(tenant.toLowerCase());
}
