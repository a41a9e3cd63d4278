/** All that `waymark doctor` looks at, side by side: the configuration first, since without one there is nothing else. */
import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { type Asked, address, answer } from './address.ts';
import { appPackage } from './app-package.ts';
import { bounded, type Check } from './bounded.ts';
import { credentials } from './credentials.ts';
import { dataFolder } from './data-folder.ts';
import { files } from './files.ts';
import { type Finding, findingsOn } from './finding.ts';
import { clockSkew, machine } from './machine.ts';
import { proxied } from './proxied.ts';
import { record } from './record.ts';
import { secrets } from './secrets.ts';
import { settings } from './settings.ts';
import type { Ports, Surroundings } from './surroundings.ts';
import { telemetry } from './telemetry.ts';
import { unknownSettings } from './unknown-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Findings in the order in which a person reads them. Never throws, and lasts little longer than one check may. */
export async function examine(environment: Environment, ports: Ports): Promise<Finding[]> {
  const read = readConfig(environment, ports.now());
  if (read.ok) {
    const { config } = read;
    // What keeps the record shut is told where it is opened.
    const demo = ports.demo(config).catch(() => null);
    return bounded(checksOf({ ...ports, config, demo }, environment), ports.longestMs);
  }
  const { fault } = findingsOn('configuration');
  return [
    ...read.faults.map(({ setting, fault: what, remedy }) => fault(`${setting} ${what}`, remedy)),
    // A slip in a name is what makes another setting missing.
    ...unknownSettings(environment),
    ...machine(ports.node),
  ];
}

function checksOf(around: Surroundings, environment: Environment): Check[] {
  const { config, now, node, offline } = around;
  const mark = crypto.randomUUID();
  const folder = config.cosmos ? null : config.data;
  const elsewhere = folder === null ? '' : ', or set WAYMARK_DATA to another folder';
  const remedy = `Mend that${elsewhere}.`;
  // Each waits half as long for one answer, so that its check comes to an end by itself.
  const within = Math.ceil(around.longestMs / 2);
  const asked: Promise<Asked> =
    config.publicUrl === null || offline
      ? Promise.resolve({ findings: [], at: null })
      : address(config.publicUrl, now(), within);
  return [
    {
      about: 'configuration',
      what: 'the configuration',
      look: async () => [...(await settings(around)), ...secrets(config), ...unknownSettings(environment)],
    },
    { about: 'machine', what: 'this machine', look: async () => [...machine(node), ...proxied(environment)] },
    { about: 'machine', what: 'the clock of this machine', look: () => time(around, asked, within) },
    {
      about: 'credentials',
      what: 'the sign-in of the bot',
      look: () => credentials(config, { ...around, token: () => around.token(config) }),
    },
    ...(folder === null
      ? []
      : [
          {
            about: 'record' as const,
            what: `the folder ${folder}`,
            look: async () => dataFolder(folder, around.disk),
            remedy,
          },
        ]),
    {
      about: 'files',
      what: 'the place for files',
      look: async () =>
        isAway(config.blobs, offline)
          ? [untried('files')]
          : files(config, config.blobs?.container ?? join(config.data, 'files'), mark, within),
      remedy: config.blobs ? 'Mend that.' : 'Mend that, or set WAYMARK_DATA to another folder.',
    },
    {
      about: 'record',
      what: 'the record',
      look: async () =>
        isAway(config.cosmos, offline) ? [untried('record')] : record(around, placeOf(config), mark),
      remedy,
    },
    { about: 'address', what: 'the address of the bot', look: async () => (await asked).findings },
    {
      about: 'telemetry',
      what: 'the place for figures',
      look: () => telemetry(config, offline, within),
    },
    { about: 'package', what: 'the app package', look: () => appPackage(around.packages, config) },
  ];
}

const placeOf = ({ cosmos, data }: Config): string => (cosmos ? new URL(cosmos.endpoint).host : data);

const isAway = (account: unknown, offline: boolean): boolean => offline && account !== null;

const untried = (about: 'record' | 'files'): Finding =>
  findingsOn(about).note(
    `the ${about === 'record' ? 'record stands in Cosmos DB' : 'files stand in Blob Storage'}, and nothing was asked there`,
    'Run the doctor without --offline.',
  );

/** By the time of whoever was asked anyway; of a local trial nobody outside is. */
async function time(around: Surroundings, asked: Promise<Asked>, within: number): Promise<Finding[]> {
  const { config, now, offline, signIn } = around;
  if (offline || config.credentials === null) {
    const { at } = await asked;
    return at === null ? [] : [clockSkew({ by: 'the address of the bot', at }, now())];
  }
  const told = await answer(signIn, 'GET', within);
  if (told.kind === 'answered' && told.at !== null)
    return [clockSkew({ by: 'Microsoft’s sign-in', at: told.at }, now())];
  const { at } = await asked;
  return at === null ? [] : [clockSkew({ by: 'the address of the bot', at }, now())];
}
