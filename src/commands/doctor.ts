/** `waymark doctor`: says what is wrong with the configuration and the record, and how to mend each. */
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { examine } from '../doctoring/examine.ts';
import type { Demo, Ports } from '../doctoring/surroundings.ts';
import { machineClock } from '../main.ts';
import { tenants } from '../store/wake-up.ts';
import { demoOf, ONE_CHAT } from './demo-here.ts';
import { print, printJson, withStore } from './settings.ts';

const LONGEST_MS = 20_000;

/** Exit code 1 when something is wrong. `over` are other ways out of this process, for tests. */
export async function doctorCommand(
  environment: Readonly<Record<string, string | undefined>>,
  options: { json?: boolean; offline?: boolean },
  over: Partial<Ports> = {},
): Promise<void> {
  const findings = await examine(environment, { ...machinePorts(options.offline === true), ...over });
  if (options.json) printJson(findings);
  else
    for (const { level, what, remedy } of findings)
      print(`${level.padEnd(5)} ${what}${remedy === null ? '' : `\n      ${remedy}`}`);
  if (findings.some(({ level }) => level === 'fault')) process.exitCode = 1;
}

/** This machine's clock, disk and network. */
export const machinePorts = (offline: boolean): Ports => ({
  now: () => machineClock.now(),
  token: aToken,
  vouched: aWord,
  demo: demoHere,
  node: process.versions.node,
  disk: (folder) => {
    const { bavail, bsize, type } = statfsSync(folder);
    return { free: bavail * bsize, kind: type };
  },
  packages: join(fileURLToPath(new URL('../../', import.meta.url)), 'appPackage'),
  signIn: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  offline,
  longestMs: LONGEST_MS,
});

/** As sending does; the SDK is loaded for it alone. */
async function aToken(config: Config): Promise<void> {
  const { identityOf } = await import('../teams/teams.ts');
  await identityOf({ ...config, local: false }).token?.();
}

async function aWord(clientId: string): Promise<void> {
  const { machineIdentity } = await import('../teams/teams.ts');
  await machineIdentity(clientId)();
}

/** The demo's client where the record holds the demo alone. */
async function demoHere(config: Config): Promise<Demo> {
  if (config.credentials !== null || config.cosmos !== null) return null;
  const client = await withStore(config, async (store) => {
    const [only, ...others] = await tenants(store, () => undefined);
    return only === undefined || others.length > 0 ? null : demoOf(config, store, only);
  });
  return client && { client, oneChat: ONE_CHAT };
}
