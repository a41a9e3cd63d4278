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

const id = z.guid({ error: 'is no id' }).optional();

const listed = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(/[,;\s]+/)
      .filter((one) => one !== '')
      .map((one) => one.toLowerCase()),
  );

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
      .enum(['SingleTenant', 'UserAssignedMSI'], { error: 'is no kind of registration that is known' })
      .default('SingleTenant'),
    remedy: 'Choose SingleTenant or UserAssignedMSI.',
  },
  MICROSOFT_APP_ID: { schema: id, remedy: 'Give the application (client) id of the bot registration.' },
  MICROSOFT_APP_PASSWORD: {
    schema: z.string().optional(),
    remedy: 'Give the client secret of the bot registration.',
    secret: true,
  },
  MICROSOFT_APP_TENANT_ID: { schema: id, remedy: 'Give the directory (tenant) id of the registration.' },
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
