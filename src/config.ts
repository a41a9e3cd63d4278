/** The environment as the program understands it: every fault at once, each with its remedy. */
import { z } from 'zod/v4';

const flag = z
  .enum(['true', 'false', ''], { error: 'must be true or false' })
  .default('')
  .transform((value) => value === 'true');

const Environment = z.object({
  PORT: z
    .string()
    .default('3978')
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'must be a port number, such as 3978')
    .transform(Number),
  WAYMARK_DATA: z.string().min(1, 'must name a folder, or be left out for .data').default('.data'),
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
      'must list e-mail addresses, separated by commas',
    ),
  WAYMARK_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'must be silent, error, warn, info or debug',
    })
    .default('info'),
  MICROSOFT_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'], { error: 'must be SingleTenant or UserAssignedMSI' })
    .default('SingleTenant'),
  MICROSOFT_APP_ID: z
    .guid({ error: 'must be the application (client) id of the bot registration' })
    .optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z
    .guid({ error: 'must be the directory (tenant) id of the registration' })
    .optional(),
});

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
};

export type ConfigFault = { setting: string; fault: string; remedy: string };
export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: ConfigFault[] };

/** Reads the environment. An empty variable counts as one that is not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => ({
      setting: issue.path.join('.'),
      fault: issue.message,
      remedy: `Set ${issue.path.join('.')} to a value that ${issue.message}.`,
    }));
    return { ok: false, faults };
  }
  const { data: env } = parsed;
  const { credentials, faults } = credentialsIn(env);
  if (faults.length > 0) return { ok: false, faults };
  if (env.WAYMARK_LOCAL && credentials) {
    const fault = {
      setting: 'WAYMARK_LOCAL',
      fault: 'is true although the bot has credentials',
      remedy:
        'Local mode accepts every caller: leave WAYMARK_LOCAL out where the bot is real, or the credentials where it is not.',
    };
    return { ok: false, faults: [fault] };
  }
  return {
    ok: true,
    config: {
      port: env.PORT,
      data: env.WAYMARK_DATA,
      local: env.WAYMARK_LOCAL,
      officers: env.WAYMARK_OFFICERS,
      log: env.WAYMARK_LOG,
      credentials,
    },
  };
}

/** All that the kind of registration needs, or nothing at all. */
function credentialsIn(env: z.infer<typeof Environment>): {
  credentials: Credentials | null;
  faults: ConfigFault[];
} {
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = env;
  const managed = env.MICROSOFT_APP_TYPE === 'UserAssignedMSI';
  const needed = {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_TENANT_ID: tenantId,
    ...(!managed && { MICROSOFT_APP_PASSWORD: password }),
  };
  const missing = Object.entries(needed).flatMap(([setting, value]) =>
    value === undefined ? [setting] : [],
  );
  const none = missing.length === Object.keys(needed).length;
  if (appId && tenantId && managed)
    return { credentials: { type: 'UserAssignedMSI', appId, tenantId }, faults: [] };
  if (appId && tenantId && password)
    return { credentials: { type: 'SingleTenant', appId, tenantId, password }, faults: [] };
  const faults = none
    ? []
    : missing.map((setting) => ({
        setting,
        fault: 'is missing',
        remedy: `Set ${setting}, or none of ${Object.keys(needed).join(', ')}.`,
      }));
  return { credentials: null, faults };
}
