/** The environment as the program understands it: every fault at once, each with its remedy. */
import { z } from 'zod/v4';

const flag = z
  .enum(['true', 'false'], { error: 'is neither true nor false' })
  .default('false')
  .transform((value) => value === 'true');

/** Links with secrets and records go there: never in clear, except to this machine. */
const address = z
  .string()
  .refine(isPlainAddress, 'is no https address of a host, with at most a path')
  .transform((url) => url.replace(/\/+$/, ''));

function isPlainAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(url);
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return (
    (protocol === 'https:' || (protocol === 'http:' && here)) &&
    `${username}${password}${search}${hash}` === ''
  );
}

const Environment = z.object({
  PORT: z
    .string()
    .default('3978')
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'is no port number')
    .transform(Number),
  WAYMARK_DATA: z.string().default('.data'),
  WAYMARK_LOCAL: flag,
  WAYMARK_OFFICERS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(/[,;\s]+/)
        .filter((one) => one !== '')
        .map((one) => one.toLowerCase()),
    )
    .refine(
      (list) => list.every((one) => /^[^@\s]+@[^@\s]+$/.test(one)),
      'lists something that is no e-mail address',
    ),
  WAYMARK_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'is no level of logging',
    })
    .default('info'),
  MICROSOFT_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'], { error: 'is no kind of registration that is known' })
    .default('SingleTenant'),
  MICROSOFT_APP_ID: z.guid({ error: 'is no id' }).optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.guid({ error: 'is no id' }).optional(),
  WAYMARK_URL: address.optional(),
  COSMOS_ENDPOINT: address.optional(),
  COSMOS_KEY: z.base64({ error: 'is no key of an account' }).optional(),
  COSMOS_DATABASE: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'is no name of a database')
    .default('waymark'),
  BLOB_ENDPOINT: address.optional(),
  BLOB_CONNECTION: z.string().optional(),
  BLOB_CONTAINER: z
    .string()
    .regex(/^[a-z0-9](?:-?[a-z0-9]){2,62}$/, 'is no name of a container')
    .default('evidence'),
  AZURE_CLIENT_ID: z.guid({ error: 'is no id' }).optional(),
});

const REMEDIES: { readonly [setting: string]: string } = {
  PORT: 'Give a number from 0 to 65535, such as 3978.',
  WAYMARK_LOCAL: 'Set it to true for local mode, or leave it out.',
  WAYMARK_OFFICERS: 'Give e-mail addresses, separated by commas.',
  WAYMARK_LOG: 'Choose silent, error, warn, info or debug.',
  MICROSOFT_APP_TYPE: 'Choose SingleTenant or UserAssignedMSI.',
  MICROSOFT_APP_ID: 'Give the application (client) id of the bot registration.',
  MICROSOFT_APP_TENANT_ID: 'Give the directory (tenant) id of the registration.',
  WAYMARK_URL: 'Give the address under which the bot is reached, such as https://waymark.example.org.',
  COSMOS_ENDPOINT: 'Give the address of the account, such as https://example.documents.azure.com.',
  COSMOS_KEY: 'Give one of the keys of the account, or leave it out for a managed identity.',
  COSMOS_DATABASE: 'Use letters, digits, dashes and underscores.',
  BLOB_ENDPOINT: 'Give the address of the storage account, such as https://example.blob.core.windows.net.',
  BLOB_CONTAINER: 'Use 3 to 63 lower-case letters, digits and single dashes.',
  AZURE_CLIENT_ID: 'Give the client id of the managed identity, or leave it out for the only one.',
};

/** How the bot proves who it is: with a client secret, or as the managed identity of the machine that it runs on. */
export type Credentials =
  | { type: 'SingleTenant'; appId: string; tenantId: string; password: string }
  | { type: 'UserAssignedMSI'; appId: string; tenantId: string };
export type Config = {
  port: number;
  data: string;
  local: boolean;
  officers: readonly string[];
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  credentials: Credentials | null;
  /** The account in which records stand; null is the embedded store in `data`. */
  cosmos: { endpoint: string; database: string; credential: CosmosCredential } | null;
  /** The account in which files stand; null is a folder in `data`. */
  blobs: { container: string; account: BlobAccount } | null;
  /** The address of the bot as a browser reaches it, without a slash at its end: links to files begin with it. */
  publicUrl: string | null;
};
type ManagedIdentity = { kind: 'managed-identity'; clientId: string | null };
type CosmosCredential = { kind: 'key'; key: string } | ManagedIdentity;
type BlobAccount = { kind: 'connection'; connection: string } | (ManagedIdentity & { url: string });

export type ConfigFault = { setting: string; fault: string; remedy: string };
export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: ConfigFault[] };

/** Reads the environment. An empty variable counts as one that is not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(set);
  const faults = [
    ...(parsed.error?.issues.map(faultOf) ?? []),
    ...missingIn(set),
    ...tooOpenIn(set),
    ...unledIn(set),
  ];
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  const { data: env } = parsed;
  return {
    ok: true,
    config: {
      port: env.PORT,
      data: env.WAYMARK_DATA,
      local: env.WAYMARK_LOCAL,
      officers: env.WAYMARK_OFFICERS,
      log: env.WAYMARK_LOG,
      credentials: credentialsIn(env),
      cosmos: cosmosIn(env),
      blobs: blobsIn(env),
      publicUrl: env.WAYMARK_URL ?? null,
    },
  };
}

type Raw = Readonly<Record<string, string | undefined>>;

function faultOf({ path, message }: z.core.$ZodIssue): ConfigFault {
  const setting = path.join('.');
  return { setting, fault: message, remedy: REMEDIES[setting] ?? `Leave ${setting} out.` };
}

/** What the kind of registration needs beside what is there: all of it, or nothing at all. */
function missingIn(set: Raw): ConfigFault[] {
  const managed = set.MICROSOFT_APP_TYPE === 'UserAssignedMSI';
  const needed = [...IDS, ...(managed ? [] : ['MICROSOFT_APP_PASSWORD'])];
  const missing = needed.filter((setting) => set[setting] === undefined);
  if (missing.length === needed.length) return [];
  return missing.map((setting) => ({
    setting,
    fault: 'is missing',
    remedy: `Set ${setting}, or none of ${needed.join(', ')}.`,
  }));
}

const IDS = ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID'] as const;

function tooOpenIn(set: Raw): ConfigFault[] {
  if (set.WAYMARK_LOCAL !== 'true' || !IDS.every((setting) => set[setting])) return [];
  const remedy =
    'Local mode accepts every caller: leave WAYMARK_LOCAL out where the bot is real, or the credentials where it is not.';
  return [{ setting: 'WAYMARK_LOCAL', fault: 'is true although the bot has credentials', remedy }];
}

function credentialsIn(env: z.infer<typeof Environment>): Credentials | null {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId } = env;
  const { MICROSOFT_APP_TYPE: type, MICROSOFT_APP_PASSWORD: password } = env;
  if (!appId || !tenantId) return null;
  if (type === 'UserAssignedMSI') return { type, appId, tenantId };
  return password ? { type, appId, tenantId, password } : null;
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

type Env = z.infer<typeof Environment>;

const identityIn = (env: Env): ManagedIdentity => ({
  kind: 'managed-identity',
  clientId:
    env.AZURE_CLIENT_ID ??
    (env.MICROSOFT_APP_TYPE === 'UserAssignedMSI' ? (env.MICROSOFT_APP_ID ?? null) : null),
});

function cosmosIn(env: Env): Config['cosmos'] {
  if (env.COSMOS_ENDPOINT === undefined) return null;
  const credential: CosmosCredential =
    env.COSMOS_KEY === undefined ? identityIn(env) : { kind: 'key', key: env.COSMOS_KEY };
  return { endpoint: env.COSMOS_ENDPOINT, database: env.COSMOS_DATABASE, credential };
}

function blobsIn(env: Env): Config['blobs'] {
  const container = env.BLOB_CONTAINER;
  if (env.BLOB_CONNECTION !== undefined)
    return { container, account: { kind: 'connection', connection: env.BLOB_CONNECTION } };
  if (env.BLOB_ENDPOINT === undefined) return null;
  return { container, account: { ...identityIn(env), url: env.BLOB_ENDPOINT } };
}
