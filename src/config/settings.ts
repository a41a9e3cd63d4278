/** Every variable of the environment that the program knows: what it may hold, and what to do where it holds something else. */
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

/** As Entra and Teams write ids: a tenant's names its part of the record. */
const id = z.guid({ error: 'is no id' }).toLowerCase().optional();

const listed = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(/[,;\s]+/)
      .filter((one) => one !== '')
      .map((one) => one.toLowerCase()),
  );

/** A collector beside the program speaks plain HTTP under a name without a dot, or on this machine. */
const collector = z
  .string()
  .refine(isCollector, 'is no https address of a collector')
  .transform((url) => url.replace(/\/+$/, ''));

function isCollector(url: string): boolean {
  if (isPlainAddress(url)) return true;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(url);
  return protocol === 'http:' && /^[\w-]+$/.test(hostname) && `${username}${password}${search}${hash}` === '';
}

/** `name=value`, separated by commas, as the OpenTelemetry specification has it. */
const headers = z
  .string()
  .default('')
  .refine(
    (list) => list === '' || list.split(',').every((one) => /^\s*[\w-]+\s*=[^,\r\n]+$/.test(one)),
    'is no list of headers',
  )
  .transform((list) =>
    Object.fromEntries(
      list
        .split(',')
        .filter((one) => one !== '')
        .map((one) => [one.slice(0, one.indexOf('=')).trim(), one.slice(one.indexOf('=') + 1).trim()]),
    ),
  );

const insights = z
  .string()
  .refine(
    (connection) =>
      /(?:^|;)InstrumentationKey=[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:;|$)/i.test(connection) &&
      /(?:^|;)IngestionEndpoint=https:\/\/[^;]+/i.test(connection),
    'is no connection string of Application Insights',
  )
  .optional();

const insightsSignIn = z
  .string()
  .regex(
    /^Authorization=AAD(?:;ClientId=[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i,
    'is no way to sign in',
  )
  .transform((text) => ({ clientId: /ClientId=(.+)$/i.exec(text)?.[1] ?? null }))
  .optional();

type Setting = {
  schema: z.ZodType<unknown, string | undefined>;
  remedy: string;
  /** Never in a file of the deployment, and never said. */
  secret?: true;
};

/** One row a variable. The docs and the deployment are compared with this table. */
export const SETTINGS = {
  PORT: {
    schema: z
      .string()
      .default('3978')
      .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'is no port number')
      .transform(Number),
    remedy: 'Give a number from 0 to 65535, such as 3978.',
  },
  WAYMARK_HOST: {
    schema: z.union([z.ipv4(), z.ipv6()], { error: 'is no address' }).default('0.0.0.0'),
    remedy: 'Give an address of this machine, such as 127.0.0.1 where a reverse proxy on it stands in front.',
  },
  WAYMARK_DATA: { schema: z.string().default('.data'), remedy: 'Give the path of a folder.' },
  WAYMARK_LOCAL: { schema: flag, remedy: 'Set it to true for local mode, or leave it out.' },
  WAYMARK_OFFICERS: {
    schema: listed.refine(
      (list) => list.every((one) => /^[^@\s]+@[^@\s]+$/.test(one)),
      'lists something that is no e-mail address',
    ),
    remedy: 'Give e-mail addresses, separated by commas.',
  },
  WAYMARK_LOG: {
    schema: z
      .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'is no level of logging' })
      .default('info'),
    remedy: 'Choose silent, error, warn, info or debug.',
  },
  WAYMARK_URL: {
    schema: address.optional(),
    remedy: 'Give the address under which the bot is reached, such as https://waymark.example.org.',
  },
  MICROSOFT_APP_TYPE: {
    schema: z
      .enum(['SingleTenant', 'UserAssignedMSI'], { error: 'is no kind of registration that is offered' })
      .default('SingleTenant'),
    remedy:
      'Choose SingleTenant or UserAssignedMSI; docs/sign-in.md says how a MultiTenant registration becomes one.',
  },
  MICROSOFT_APP_ID: { schema: id, remedy: 'Give the application (client) id of the bot registration.' },
  MICROSOFT_APP_PASSWORD: {
    schema: z.string().optional(),
    remedy: 'Give the client secret of the bot registration.',
    secret: true,
  },
  MICROSOFT_APP_CERTIFICATE: {
    schema: z.string().optional(),
    remedy: 'Give a certificate of the registration and its private key, both in PEM.',
    secret: true,
  },
  MICROSOFT_APP_CERTIFICATE_FILE: {
    schema: z.string().optional(),
    remedy:
      'Give the path of a file with a certificate of the registration and its private key, both in PEM.',
  },
  MICROSOFT_APP_FEDERATED_CLIENT_ID: {
    schema: id,
    remedy: 'Give the client id of the managed identity that the registration trusts.',
  },
  MICROSOFT_APP_TENANT_ID: { schema: id, remedy: 'Give the directory (tenant) id of the registration.' },
  WAYMARK_TENANTS: {
    schema: listed.refine(
      (list) => list.every((one) => z.guid().safeParse(one).success),
      'lists something that is no id of a tenant',
    ),
    remedy:
      'Give directory (tenant) ids, separated by commas; or leave it out to serve the tenant of the registration alone.',
  },
  COSMOS_ENDPOINT: {
    schema: address.optional(),
    remedy: 'Give the address of the account, such as https://example.documents.azure.com.',
  },
  COSMOS_KEY: {
    schema: z.base64({ error: 'is no key of an account' }).optional(),
    remedy: 'Give one of the keys of the account, or leave it out for a managed identity.',
    secret: true,
  },
  COSMOS_DATABASE: {
    schema: z
      .string()
      .regex(/^[\w-]{1,100}$/, 'is no name of a database')
      .default('waymark'),
    remedy: 'Use letters, digits, dashes and underscores.',
  },
  BLOB_ENDPOINT: {
    schema: address.optional(),
    remedy: 'Give the address of the storage account, such as https://example.blob.core.windows.net.',
  },
  BLOB_CONNECTION: {
    schema: z.string().optional(),
    remedy: 'Give the connection string of the storage account.',
    secret: true,
  },
  BLOB_CONTAINER: {
    schema: z
      .string()
      .regex(/^[a-z0-9](?:-?[a-z0-9]){2,62}$/, 'is no name of a container')
      .default('evidence'),
    remedy: 'Use 3 to 63 lower-case letters, digits and single dashes.',
  },
  AZURE_CLIENT_ID: {
    schema: id,
    remedy: 'Give the client id of the managed identity, or leave it out for the only one.',
  },
  WAYMARK_DRAIN: {
    schema: z
      .string()
      .default('5')
      .refine((seconds) => /^\d{1,2}$/.test(seconds) && Number(seconds) <= 60, 'is no number of seconds')
      .transform(Number),
    remedy:
      'Give the seconds, 0 to 60, for which the bot still answers once it is asked to stop and its balancer has been told.',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    schema: collector.optional(),
    remedy:
      'Give the address of a collector that takes OTLP over HTTP, such as https://otel.example.org:4318.',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    schema: headers,
    remedy: 'Give name=value, separated by commas, or leave it out.',
    secret: true,
  },
  APPLICATIONINSIGHTS_CONNECTION_STRING: {
    schema: insights,
    remedy: 'Copy the connection string from the overview of the Application Insights resource.',
  },
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: {
    schema: insightsSignIn,
    remedy:
      'Give Authorization=AAD, perhaps with ;ClientId= and the client id of the managed identity; or leave it out where local authentication is on.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
/** The variables as they were read, defaults in place. */
export type Environment = { [K in SettingName]: z.infer<(typeof SETTINGS)[K]['schema']> };
/** The variables as they are set, those alone that hold something. */
export type Raw = Readonly<Record<string, string | undefined>>;

export type ConfigFault = { setting: string; fault: string; remedy: string };

/** Each variable on its own: all faults at once. */
export function readSettings(
  set: Raw,
): { ok: true; environment: Environment } | { ok: false; faults: ConfigFault[] } {
  const faults: ConfigFault[] = [];
  const read: Record<string, unknown> = {};
  for (const [setting, { schema, remedy }] of Object.entries<Setting>(SETTINGS)) {
    const parsed = schema.safeParse(set[setting]);
    if (parsed.success) read[setting] = parsed.data;
    else faults.push({ setting, fault: parsed.error.issues[0]?.message ?? 'cannot be read', remedy });
  }
  // Each value was read by the schema that stands beside its name; the compiler does not follow that through the loop.
  return faults.length > 0 ? { ok: false, faults } : { ok: true, environment: read as Environment };
}
