/** Who the bot is to the platform, and who may speak to it: credentials, and the check of a caller's token. */
import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { z } from 'zod/v4';
import { oneTokenAtATime } from './token.ts';

const Needed = z.string().trim().min(1, 'is missing');
export const Credentials = z.discriminatedUnion('type', [
  z.object({ type: z.literal('SingleTenant'), appId: Needed, tenantId: Needed, password: Needed }),
  z.object({ type: z.literal('UserAssignedMSI'), appId: Needed, tenantId: Needed }),
]);
export type Credentials = z.infer<typeof Credentials>;

/** Local mode asks nobody for a token, and therefore listens and speaks on loopback alone. */
export type Access = { local: true; credentials: null } | { local: false; credentials: Credentials };

/** The bot as the platform knows it. Made once, used by the front door and by the messenger. */
export type Identity = {
  local: boolean;
  appId: string | null;
  authentication: ConfigurationBotFrameworkAuthentication;
};

/** Credentials that cannot be used: the bot must not start, because it would then take anybody's word. */
export class CredentialsRefused extends Error {
  override name = 'CredentialsRefused';
}

/**
 * The identity that goes with an access. Throws `CredentialsRefused` when a bot outside local mode would have none.
 * `cloud` names other endpoints than the public cloud's, by the SDK's own names for them.
 */
export function openIdentity(
  access: Access,
  cloud: ConfigurationBotFrameworkAuthenticationOptions = {},
): Identity {
  if (access.local) return identity(true, null, new ConfigurationServiceClientCredentialFactory(), cloud);
  const parsed = Credentials.safeParse(access.credentials);
  if (!parsed.success) throw new CredentialsRefused(refusal(parsed.error));
  const { type, appId, tenantId } = parsed.data;
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: type,
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    ...(parsed.data.type === 'SingleTenant' ? { MicrosoftAppPassword: parsed.data.password } : {}),
  });
  return identity(false, appId, factory, cloud);
}

function identity(
  local: boolean,
  appId: string | null,
  factory: ConfigurationServiceClientCredentialFactory,
  cloud: ConfigurationBotFrameworkAuthenticationOptions,
): Identity {
  const authentication = new ConfigurationBotFrameworkAuthentication(cloud, oneTokenAtATime(factory));
  return { local, appId, authentication };
}

function refusal(error: z.ZodError): string {
  const faults = error.issues.map((issue) => `${issue.path.join('.') || 'credentials'}: ${issue.message}`);
  return `The bot's Teams credentials cannot be used (${faults.join('; ')}). Give them, or start in local mode.`;
}

const Header = z.looseObject({ alg: z.literal('RS256') });
const Payload = z.looseObject({ exp: z.number() });
const BEARER = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/;

/** Whether a header holds what could be a platform token at all: cheap, before anything is parsed or fetched. */
export function couldBeToken(authorization: string | undefined): boolean {
  const [, header = '', payload = ''] = BEARER.exec(authorization ?? '') ?? [];
  return Header.safeParse(part(header)).success && Payload.safeParse(part(payload)).success;
}

function part(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
  } catch {
    return undefined; // not JSON, so not a token: the schema above says so
  }
}

/** The caller could not show that the platform sent it. `reason` is the kind of fault, never the token. */
export class Unauthorised extends Error {
  override name = 'Unauthorised';
  readonly reason: string;
  constructor(reason: string) {
    super('The caller did not show a token of the platform.');
    this.reason = reason;
  }
}

/** The SDK's verdict on a caller. Throws `Unauthorised` for whatever the SDK throws: it has no error for this alone. */
export async function authenticate(identity: Identity, activity: Activity, authorization: string) {
  try {
    return await identity.authentication.authenticateRequest(activity, authorization);
  } catch (error) {
    throw new Unauthorised(error instanceof Error ? error.name : 'unknown');
  }
}
