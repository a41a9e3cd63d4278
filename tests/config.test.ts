/** The environment: what it means, and every fault of it at once, each with its remedy. */
import { type ConfigFault, readConfig } from '../src/config.ts';

const APP = '00000000-0000-4000-8000-0000000000b0';
const TENANT = '00000000-0000-4000-8000-0000000000a0';
const unproved = { MICROSOFT_APP_ID: APP, MICROSOFT_APP_TENANT_ID: TENANT };
const registered = { ...unproved, MICROSOFT_APP_PASSWORD: 'a secret' };
const configOf = (environment: Record<string, string | undefined>) => {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.faults.map(({ setting, fault }) => `${setting} ${fault}`).join('; '));
  return read.config;
};
const faultsIn = (environment: Record<string, string | undefined>): ConfigFault[] => {
  const read = readConfig(environment);
  return read.ok ? [] : read.faults;
};
const settingsIn = (environment: Record<string, string | undefined>): string[] =>
  faultsIn(environment).map(({ setting }) => setting);

test('an empty environment is a bot without credentials on this folder', () => {
  expect(configOf({})).toEqual({
    port: 3978,
    host: '0.0.0.0',
    data: '.data',
    local: false,
    officers: [],
    log: 'info',
    credentials: null,
    tenants: null,
    cosmos: null,
    blobs: null,
    publicUrl: null,
    drainSeconds: 5,
  });
});

test('an empty variable counts as one that is not set', () => {
  const blank = {
    PORT: '',
    WAYMARK_DATA: ' ',
    WAYMARK_LOCAL: '',
    WAYMARK_OFFICERS: '',
    WAYMARK_LOG: '',
    MICROSOFT_APP_ID: '',
    MICROSOFT_APP_PASSWORD: '',
  };
  expect(configOf(blank)).toEqual(configOf({}));
});

test('all of it, in the words of an operator', () => {
  expect(
    configOf({
      ...registered,
      PORT: '8080',
      WAYMARK_DATA: '/var/waymark',
      WAYMARK_LOCAL: 'false',
      WAYMARK_OFFICERS: 'Alex.Sample@Example.org, bola@example.org;carys@example.org',
      WAYMARK_LOG: 'warn',
      WAYMARK_URL: 'https://waymark.example.org/',
      COSMOS_ENDPOINT: 'https://example.documents.azure.com',
      COSMOS_KEY: 'c2VjcmV0',
      BLOB_CONNECTION: 'UseDevelopmentStorage=true',
    }),
  ).toEqual({
    port: 8080,
    host: '0.0.0.0',
    data: '/var/waymark',
    local: false,
    officers: ['alex.sample@example.org', 'bola@example.org', 'carys@example.org'],
    log: 'warn',
    credentials: {
      type: 'SingleTenant',
      appId: APP,
      tenantId: TENANT,
      proof: { kind: 'secret', password: 'a secret' },
    },
    tenants: [TENANT],
    cosmos: {
      endpoint: 'https://example.documents.azure.com',
      database: 'waymark',
      credential: { kind: 'key', key: 'c2VjcmV0' },
    },
    blobs: {
      container: 'evidence',
      account: { kind: 'connection', connection: 'UseDevelopmentStorage=true' },
    },
    publicUrl: 'https://waymark.example.org',
    drainSeconds: 5,
  });
});

test('accounts without a key are opened by the managed identity: the bot’s own, the named one, or the only one', () => {
  const accounts = {
    COSMOS_ENDPOINT: 'https://example.documents.azure.com',
    BLOB_ENDPOINT: 'https://example.blob.core.windows.net',
  };
  const identityFor = (environment: Record<string, string>) => {
    const { cosmos, blobs } = configOf({ ...accounts, ...environment });
    expect(blobs?.account).toMatchObject({ ...cosmos?.credential, url: accounts.BLOB_ENDPOINT });
    return cosmos?.credential;
  };
  const named = '00000000-0000-4000-8000-0000000000c0';
  expect(identityFor({})).toEqual({ kind: 'managed-identity', clientId: null });
  expect(identityFor({ AZURE_CLIENT_ID: named })).toEqual({ kind: 'managed-identity', clientId: named });
  expect(identityFor({ ...unproved, MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).toEqual({
    kind: 'managed-identity',
    clientId: APP,
  });
  const trusted = { ...unproved, MICROSOFT_APP_FEDERATED_CLIENT_ID: named };
  expect(identityFor(trusted)).toEqual({ kind: 'managed-identity', clientId: named });
});

test('an account needs an address, and a key that is one', () => {
  const settings = { COSMOS_ENDPOINT: 'cosmos', COSMOS_KEY: '%', BLOB_CONNECTION: 'x' };
  expect(settingsIn(settings).sort()).toEqual(['COSMOS_ENDPOINT', 'COSMOS_KEY']);
});

test.each([
  'http://waymark.example.org',
  'https://alex:secret@waymark.example.org',
  'https://waymark.example.org?key=1',
  'https://waymark.example.org#top',
])('links do not begin with %s', (url) => {
  expect(settingsIn({ WAYMARK_URL: url })).toEqual(['WAYMARK_URL']);
});

test.each([
  [{ COSMOS_ENDPOINT: 'https://a.example.org' }, 'COSMOS_ENDPOINT'],
  [{ COSMOS_KEY: 'c2VjcmV0' }, 'COSMOS_KEY'],
  [{ COSMOS_DATABASE: 'other' }, 'COSMOS_DATABASE'],
  [{ BLOB_CONTAINER: 'files' }, 'BLOB_CONTAINER'],
  [{ BLOB_ENDPOINT: 'https://a.example.org', BLOB_CONNECTION: 'x' }, 'BLOB_CONNECTION'],
])('%o would leave the record elsewhere than was meant', (environment, setting) => {
  expect(settingsIn(environment)).toEqual([setting]);
});

test.each([
  ['PORT', '70000', 'Give a number from 0 to 65535, such as 3978.'],
  ['PORT', '80a', 'Give a number from 0 to 65535, such as 3978.'],
  ['WAYMARK_LOCAL', 'yes', 'Set it to true for local mode, or leave it out.'],
  ['WAYMARK_OFFICERS', 'alex', 'Give e-mail addresses, separated by commas.'],
  ['WAYMARK_LOG', 'loud', 'Choose silent, error, warn, info or debug.'],
  [
    'WAYMARK_URL',
    'waymark',
    'Give the address under which the bot is reached, such as https://waymark.example.org.',
  ],
  [
    'BLOB_ENDPOINT',
    'blobs',
    'Give the address of the storage account, such as https://example.blob.core.windows.net.',
  ],
])('%s=%s', (setting, value, remedy) => {
  const [fault, ...others] = faultsIn({ [setting]: value });
  expect(others).toEqual([]);
  expect(fault).toMatchObject({ setting, remedy });
  expect(`${setting} ${fault?.fault}`).toMatch(/^[A-Z_]+ (?:is|lists) /);
});

test('every fault comes at once: wrong values, what is missing, and what does not go together', () => {
  expect(
    settingsIn({
      PORT: 'x',
      WAYMARK_LOG: 'loud',
      MICROSOFT_APP_ID: 'no-id',
      WAYMARK_OFFICERS: 'alex',
    }).sort(),
  ).toEqual([
    'MICROSOFT_APP_ID',
    'MICROSOFT_APP_ID',
    'MICROSOFT_APP_TENANT_ID',
    'PORT',
    'WAYMARK_LOG',
    'WAYMARK_OFFICERS',
  ]);
  expect(settingsIn({ ...registered, WAYMARK_LOCAL: 'true', PORT: 'x' }).sort()).toEqual([
    'PORT',
    'WAYMARK_LOCAL',
  ]);
});

test('local mode with credentials is refused: it would accept every caller as somebody of the tenant', () => {
  const [fault] = faultsIn({ ...registered, WAYMARK_LOCAL: 'true' });
  expect(fault).toMatchObject({ setting: 'WAYMARK_LOCAL' });
  expect(fault?.remedy).toMatch(/accepts every caller/);
  expect(configOf({ WAYMARK_LOCAL: 'true' })).toMatchObject({ local: true, credentials: null });
});

test('no fault repeats the secret', () => {
  const faults = faultsIn({ MICROSOFT_APP_PASSWORD: 'hunter2', PORT: 'hunter2', WAYMARK_LOCAL: 'hunter2' });
  expect(faults.length).toBeGreaterThan(2);
  expect(JSON.stringify(faults)).not.toContain('hunter2');
});
