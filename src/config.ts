/** The environment as the program understands it: every fault at once, each with its remedy. */
import { z } from 'zod/v4';

const flag = z
  .enum(['true', 'false'], { error: 'is neither true nor false' })
  .default('false')
  .transform((value) => value === 'true');

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
});

const REMEDIES: { readonly [setting: string]: string } = {
  PORT: 'Give a number from 0 to 65535, such as 3978.',
  WAYMARK_LOCAL: 'Set it to true for local mode, or leave it out.',
  WAYMARK_OFFICERS: 'Give e-mail addresses, separated by commas.',
  WAYMARK_LOG: 'Choose silent, error, warn, info or debug.',
  MICROSOFT_APP_TYPE: 'Choose SingleTenant or UserAssignedMSI.',
  MICROSOFT_APP_ID: 'Give the application (client) id of the bot registration.',
  MICROSOFT_APP_TENANT_ID: 'Give the directory (tenant) id of the registration.',
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
};

export type ConfigFault = { setting: string; fault: string; remedy: string };
export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: ConfigFault[] };

/** Reads the environment. An empty variable counts as one that is not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(set);
  const faults = [...(parsed.error?.issues.map(faultOf) ?? []), ...missingIn(set), ...tooOpenIn(set)];
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
