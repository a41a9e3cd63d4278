/** Every setting of the program is set where it runs on Azure, or stands here with the reason why it is not. */
import { SETTINGS } from '../../src/config/settings.ts';
import { parseBicep } from '../support/bicep.ts';
import { declared, files } from './files.ts';

/** Not set on Azure, because ... */
const NOT_SET: Readonly<Record<string, string>> = {
  WAYMARK_DATA: 'record and files stand in their accounts; nothing is kept on the disk of a replica',
  WAYMARK_HOST: 'a replica is reached through the platform alone, at an address that changes',
  WAYMARK_LOCAL: 'it accepts every caller',
  WAYMARK_DRAIN: 'its default fits the probes and the time that a replica is given to stop',
  MICROSOFT_APP_PASSWORD: 'the managed identity does without a secret',
  MICROSOFT_APP_CERTIFICATE_FILE:
    'a certificate comes from the vault into the environment, and never to a disk',
  COSMOS_KEY: 'keys are switched off on the account',
  BLOB_CONNECTION: 'keys are switched off on the account',
  BLOB_CONTAINER: 'its default is the container that is made',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'Application Insights is told instead of a collector',
  OTEL_EXPORTER_OTLP_HEADERS: 'Application Insights is told instead of a collector',
};

const VARIABLES = ['settings', 'listedTenants', 'trust'];
/** The names in the environment of the container app: plain ones, and those that come from the vault. */
function environmentOf({ declarations }: ReturnType<typeof parseBicep>) {
  const objects = declarations.filter(({ kind, name }) => kind === 'var' && VARIABLES.includes(name));
  const plain = objects.flatMap(({ object }) => [...object.keys()]);
  const vaulted = declarations.flatMap(({ kind, text }) =>
    kind === 'var' ? [...text.matchAll(/name: '([A-Z_]+)'\s+secretRef: /g)].map(([, name = '']) => name) : [],
  );
  return { plain, vaulted };
}

const app = files.get('app.bicep');
if (!app) throw new Error('there is no infra/app.bicep');
const { plain, vaulted } = environmentOf(app);
const set = [...plain, ...vaulted];

test.each(Object.keys(SETTINGS))('%s is set on Azure, or it is said why not', (name) => {
  expect([name, set.includes(name), name in NOT_SET]).toEqual([name, !(name in NOT_SET), name in NOT_SET]);
});

test('nothing is set, and no reason given, for what the program does not know', () => {
  expect([...set, ...Object.keys(NOT_SET)].filter((name) => !(name in SETTINGS))).toEqual([]);
  expect(new Set(set).size).toBe(set.length);
});

test('what is secret comes from the vault alone', () => {
  const secret = Object.entries(SETTINGS)
    .filter(([, setting]) => 'secret' in setting)
    .map(([name]) => name);
  expect(secret).toContain('MICROSOFT_APP_PASSWORD');
  expect(plain.filter((name) => secret.includes(name))).toEqual([]);
});

test('the container’s environment is made of exactly these', () => {
  const [resource] = declared('app.bicep', 'resource').filter(({ name }) => name === 'app');
  for (const name of [...VARIABLES, 'certificate']) expect(resource?.uses).toContain(name);
  expect(resource?.text).toContain('env: concat(map(items(union(settings, listedTenants, trust)), one => {');
});

test('a setting that is taken out of the infrastructure is found missing', () => {
  const without = parseBicep(app.text.replace(/^ {2}WAYMARK_OFFICERS: .*\n/m, ''));
  expect(plain).toContain('WAYMARK_OFFICERS');
  expect(environmentOf(without).plain).not.toContain('WAYMARK_OFFICERS');
});

test('the names of database and container are those that the program takes by default', () => {
  const made = (file: string, name: string) => declared(file, 'param').find((one) => one.name === name)?.text;
  expect(made('main.bicep', 'recordDatabase')).toBe(
    `param recordDatabase string = '${SETTINGS.COSMOS_DATABASE.schema.parse(undefined)}'`,
  );
  expect(made('files.bicep', 'containerName')).toBe(
    `param containerName string = '${SETTINGS.BLOB_CONTAINER.schema.parse(undefined)}'`,
  );
});

test('a replica is asked how it is where it answers, and has time to stop', () => {
  const [probes] = declared('app.bicep', 'resource').filter(({ name }) => name === 'app');
  expect(
    [...(probes?.text.matchAll(/type: '(\w+)'\s+httpGet: \{\s+path: '(\S+)'/g) ?? [])].map(
      ([, type, path]) => [type, path],
    ),
  ).toEqual([
    ['Startup', '/healthz'],
    ['Liveness', '/healthz'],
    ['Readiness', '/readyz'],
  ]);
  const number = (name: string) =>
    Number(/= (\d+)/.exec(declared('app.bicep', 'var').find((one) => one.name === name)?.text ?? '')?.[1]);
  expect(number('port')).toBe(SETTINGS.PORT.schema.parse(undefined));
  expect(number('stopSeconds')).toBeGreaterThanOrEqual(30);
});
