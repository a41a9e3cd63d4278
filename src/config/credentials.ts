/** The bot registration as the environment names it: its ids, exactly one proof, and the tenants that it serves. */
import { readCertificate } from './certificate.ts';
import type { ConfigFault, Environment, Raw } from './settings.ts';

/** What an app registration is proved with: least to most preferred. */
export type Proof =
  | { kind: 'secret'; password: string }
  /** In PEM, the key without a password; `validTo` is an instant. */
  | { kind: 'certificate'; certificate: string; key: string; validFrom: string; validTo: string }
  /** The client id of a managed identity that the registration trusts. */
  | { kind: 'federated'; clientId: string };

/** How the bot proves who it is: as an app registration, or as the managed identity of the machine that it runs on. */
export type Credentials =
  | { type: 'SingleTenant'; appId: string; tenantId: string; proof: Proof }
  | { type: 'UserAssignedMSI'; appId: string; tenantId: string };

/** From here on it is said that a certificate ends. */
export const CERTIFICATE_SOON_DAYS = 30;

/** Until when the certificate holds, and for how many whole days; null where there is none. */
export function certificateLeft(
  credentials: Credentials | null,
  now: Temporal.Instant,
): { until: Temporal.Instant; days: number } | null {
  if (credentials?.type !== 'SingleTenant' || credentials.proof.kind !== 'certificate') return null;
  const until = Temporal.Instant.from(credentials.proof.validTo);
  return { until, days: Math.floor(until.since(now).total('hours') / 24) };
}

type Read = { credentials: Credentials | null; faults: ConfigFault[] };

const IDS = ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID'] as const;
const PROOFS = [
  'MICROSOFT_APP_PASSWORD',
  'MICROSOFT_APP_CERTIFICATE',
  'MICROSOFT_APP_CERTIFICATE_FILE',
  'MICROSOFT_APP_FEDERATED_CLIENT_ID',
] as const;

/** `env` is null while variables of it cannot be read; what is wrong between them is told all the same. */
export function readCredentials(set: Raw, env: Environment | null, now: Temporal.Instant | null): Read {
  const faults = [...missingIn(set), ...proofFaults(set), ...tooOpenIn(set)];
  const proof = proofIn(set, now);
  if (Array.isArray(proof)) return { credentials: null, faults: [...faults, ...proof] };
  return { credentials: env && credentialsIn(env, proof), faults };
}

/** Whom the bot serves: who is listed, else the registration's own tenant, else (in local mode) everybody. */
export function tenantsIn(env: Environment): readonly string[] | null {
  if (env.WAYMARK_TENANTS.length > 0) return env.WAYMARK_TENANTS;
  return env.MICROSOFT_APP_TENANT_ID === undefined ? null : [env.MICROSOFT_APP_TENANT_ID];
}

const isManaged = (set: Raw): boolean => set.MICROSOFT_APP_TYPE === 'UserAssignedMSI';
const proofsIn = (set: Raw) => PROOFS.filter((setting) => set[setting] !== undefined);

/** What the kind of registration needs beside what is there: all of it, or nothing at all. */
function missingIn(set: Raw): ConfigFault[] {
  const proofs = proofsIn(set);
  const ids = IDS.filter((setting) => set[setting] === undefined);
  if (ids.length === IDS.length && proofs.length === 0) return [];
  const needed = isManaged(set) ? IDS.join(' and ') : `${IDS.join(', ')} and one proof`;
  const faults: ConfigFault[] = ids.map((setting) => ({
    setting,
    fault: 'is missing',
    remedy: `Set ${setting}: a bot registration needs ${needed}, or nothing of them.`,
  }));
  if (!isManaged(set) && proofs.length === 0)
    faults.push({
      setting: IDS.find((setting) => set[setting] !== undefined) ?? 'MICROSOFT_APP_ID',
      fault: 'is set without a proof of the registration',
      remedy:
        'In Azure set MICROSOFT_APP_FEDERATED_CLIENT_ID, elsewhere MICROSOFT_APP_CERTIFICATE_FILE (or MICROSOFT_APP_CERTIFICATE), and MICROSOFT_APP_PASSWORD only where neither can be had; or MICROSOFT_APP_TYPE to UserAssignedMSI where the registration is a managed identity. docs/sign-in.md has each.',
    });
  return faults;
}

function proofFaults(set: Raw): ConfigFault[] {
  const [first, ...others] = proofsIn(set);
  if (first === undefined) return [];
  if (isManaged(set))
    return [first, ...others].map((setting) => ({
      setting,
      fault: 'is set although the registration is a managed identity',
      remedy: `Leave ${setting} out: a managed identity proves itself.`,
    }));
  return others.map((setting) => ({
    setting,
    fault: `is set beside ${first}`,
    remedy: 'Keep one proof of the registration, and leave the others out.',
  }));
}

function tooOpenIn(set: Raw): ConfigFault[] {
  if (set.WAYMARK_LOCAL !== 'true' || !IDS.every((setting) => set[setting])) return [];
  const remedy =
    'Local mode accepts every caller: leave WAYMARK_LOCAL out where the bot is real, or the credentials where it is not.';
  return [{ setting: 'WAYMARK_LOCAL', fault: 'is true although the bot has credentials', remedy }];
}

/** The proof, null where there is none, or what is wrong with a certificate. */
function proofIn(set: Raw, now: Temporal.Instant | null): Proof | null | ConfigFault[] {
  const text = set.MICROSOFT_APP_CERTIFICATE;
  const file = set.MICROSOFT_APP_CERTIFICATE_FILE;
  if (text !== undefined || file !== undefined) {
    const setting = text === undefined ? 'MICROSOFT_APP_CERTIFICATE_FILE' : 'MICROSOFT_APP_CERTIFICATE';
    const read = readCertificate(text === undefined ? { file: file ?? '' } : { text }, now);
    return read.ok
      ? { kind: 'certificate', ...read.certificate }
      : read.faults.map((fault) => ({ setting, ...fault }));
  }
  const clientId = set.MICROSOFT_APP_FEDERATED_CLIENT_ID;
  if (clientId !== undefined) return { kind: 'federated', clientId };
  const password = set.MICROSOFT_APP_PASSWORD;
  return password === undefined ? null : { kind: 'secret', password };
}

function credentialsIn(env: Environment, proof: Proof | null): Credentials | null {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId, MICROSOFT_APP_TYPE: type } = env;
  if (!appId || !tenantId) return null;
  const ids = { appId, tenantId };
  return type === 'UserAssignedMSI' ? { type, ...ids } : proof && { type, ...ids, proof };
}
