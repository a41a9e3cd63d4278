/** The environment as the program understands it: every fault at once, each with its remedy. */
import { type Credentials, readCredentials, tenantsIn } from './config/credentials.ts';
import { type ConfigFault, type Environment, type Raw, readSettings } from './config/settings.ts';
import { type TelemetryConfig, telemetryIn, telemetryUnled } from './config/telemetry.ts';

export type Config = {
  port: number;
  /** The address to listen on; every one of the machine's unless told. */
  host?: string;
  data: string;
  local: boolean;
  officers: readonly string[];
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  credentials: Credentials | null;
  /** The tenants that the bot serves, in lower case; null, in local mode alone, is all of them. */
  tenants: readonly string[] | null;
  /** The account in which records stand; null is the embedded store in `data`. */
  cosmos: { endpoint: string; database: string; credential: CosmosCredential } | null;
  /** The account in which files stand; null is a folder in `data`. */
  blobs: { container: string; account: BlobAccount } | null;
  /** The address of the bot as a browser reaches it, without a slash at its end: links to files begin with it. */
  publicUrl: string | null;
  /** Where figures and traces go; absent is nowhere. */
  telemetry?: TelemetryConfig;
  /** For how many seconds turns are still taken once the process is asked to end; none unless told. */
  drainSeconds?: number;
};
type ManagedIdentity = { kind: 'managed-identity'; clientId: string | null };
type CosmosCredential = { kind: 'key'; key: string } | ManagedIdentity;
type BlobAccount = { kind: 'connection'; connection: string } | (ManagedIdentity & { url: string });

export { CERTIFICATE_SOON_DAYS, type Credentials, certificateLeft } from './config/credentials.ts';
export type { ConfigFault } from './config/settings.ts';
export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: ConfigFault[] };

/**
 * Reads the environment. An empty variable counts as one that is not set. A certificate has to be valid at `now`;
 * without it, its dates are not looked at. What does not send (`sends`) needs no proof of the registration: where there
 * is none that can be used, it has no credentials, and the registration's tenant all the same.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  now: Temporal.Instant | null = null,
  { sends = true }: { sends?: boolean } = {},
): ConfigResult {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = readSettings(set);
  const proved = readCredentials(set, read.ok ? read.environment : null, now);
  const unproved = sends ? proved.faults : [];
  const faults = [...(read.ok ? [] : read.faults), ...unproved, ...unledIn(set), ...telemetryUnled(set)];
  if (!read.ok || faults.length > 0) return { ok: false, faults };
  const { environment: env } = read;
  const telemetry = telemetryIn(env, identityIn(env).clientId);
  return {
    ok: true,
    config: {
      port: env.PORT,
      host: env.WAYMARK_HOST,
      data: env.WAYMARK_DATA,
      local: env.WAYMARK_LOCAL,
      officers: env.WAYMARK_OFFICERS,
      log: env.WAYMARK_LOG,
      credentials: proved.faults.length > 0 ? null : proved.credentials,
      tenants: tenantsIn(env),
      cosmos: cosmosIn(env),
      blobs: blobsIn(env),
      publicUrl: env.WAYMARK_URL ?? null,
      ...(telemetry && { telemetry }),
      drainSeconds: env.WAYMARK_LOCAL ? 0 : env.WAYMARK_DRAIN,
    },
  };
}

/** A setting that leads nowhere without another: what was meant to be in an account would stand in a folder. */
function unledIn(set: Raw): ConfigFault[] {
  const faults: ConfigFault[] = [];
  for (const setting of ['COSMOS_KEY', 'COSMOS_DATABASE']) {
    if (set[setting] !== undefined && set.COSMOS_ENDPOINT === undefined)
      faults.push({
        setting,
        fault: 'is set without COSMOS_ENDPOINT',
        remedy: `Set both, or leave ${setting} out.`,
      });
  }
  if (
    set.BLOB_CONTAINER !== undefined &&
    set.BLOB_ENDPOINT === undefined &&
    set.BLOB_CONNECTION === undefined
  )
    faults.push({
      setting: 'BLOB_CONTAINER',
      fault: 'is set without an account',
      remedy: 'Set BLOB_ENDPOINT or BLOB_CONNECTION too, or leave it out.',
    });
  if (
    set.COSMOS_ENDPOINT !== undefined &&
    set.BLOB_ENDPOINT === undefined &&
    set.BLOB_CONNECTION === undefined
  )
    faults.push({
      setting: 'COSMOS_ENDPOINT',
      fault: 'is set without an account for files, which would stand on the disk of one replica alone',
      remedy: 'Set BLOB_ENDPOINT or BLOB_CONNECTION too.',
    });
  if (set.BLOB_ENDPOINT !== undefined && set.BLOB_CONNECTION !== undefined)
    faults.push({
      setting: 'BLOB_CONNECTION',
      fault: 'is set beside BLOB_ENDPOINT',
      remedy: 'Set one of the two.',
    });
  return faults;
}

const identityIn = (env: Environment): ManagedIdentity => ({
  kind: 'managed-identity',
  clientId:
    env.AZURE_CLIENT_ID ??
    (env.MICROSOFT_APP_TYPE === 'UserAssignedMSI'
      ? env.MICROSOFT_APP_ID
      : env.MICROSOFT_APP_FEDERATED_CLIENT_ID) ??
    null,
});

function cosmosIn(env: Environment): Config['cosmos'] {
  if (env.COSMOS_ENDPOINT === undefined) return null;
  const credential: CosmosCredential =
    env.COSMOS_KEY === undefined ? identityIn(env) : { kind: 'key', key: env.COSMOS_KEY };
  return { endpoint: env.COSMOS_ENDPOINT, database: env.COSMOS_DATABASE, credential };
}

function blobsIn(env: Environment): Config['blobs'] {
  const container = env.BLOB_CONTAINER;
  if (env.BLOB_CONNECTION !== undefined)
    return { container, account: { kind: 'connection', connection: env.BLOB_CONNECTION } };
  if (env.BLOB_ENDPOINT === undefined) return null;
  return { container, account: { ...identityIn(env), url: env.BLOB_ENDPOINT } };
}
