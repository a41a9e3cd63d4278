/** The registration in the environment: exactly one proof, a certificate that holds, and whom the bot serves. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigFault, readConfig } from '../../src/config.ts';
import { certificateOf, keyOf } from '../support/self-signed.ts';
import { newPair } from '../support/signed-token.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const APP = '00000000-0000-4000-8000-0000000000b0';
const TENANT = '00000000-0000-4000-8000-0000000000a0';
const OTHER = '00000000-0000-4000-8000-0000000000a1';
const NOW = Temporal.Instant.from('2026-12-01T09:00:00Z');
const ids = { MICROSOFT_APP_ID: APP, MICROSOFT_APP_TENANT_ID: TENANT };
const pair = newPair();
const [key, certificate] = [keyOf(pair), certificateOf(pair, { from: '2026-01-01', to: '2027-01-01' })];
const folder = temporaryFolder();
afterAll(() => folder.remove());

type Set = Record<string, string | undefined>;
const read = (set: Set, now: Temporal.Instant | null = NOW) => readConfig({ ...ids, ...set }, now);
const credentialsOf = (set: Set) => {
  const result = read(set);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.config.credentials;
};
const faultsOf = (set: Set, now: Temporal.Instant | null = NOW): ConfigFault[] => {
  const result = read(set, now);
  return result.ok ? [] : result.faults;
};
const namesOf = (set: Set): string[] => faultsOf(set).map(({ setting }) => setting);

describe('the proof', () => {
  const registered = { type: 'SingleTenant', appId: APP, tenantId: TENANT };
  test('a secret, a federated credential, and a managed identity that is the registration', () => {
    expect(credentialsOf({ MICROSOFT_APP_PASSWORD: 'a secret' })).toEqual({
      ...registered,
      proof: { kind: 'secret', password: 'a secret' },
    });
    expect(credentialsOf({ MICROSOFT_APP_FEDERATED_CLIENT_ID: OTHER })).toEqual({
      ...registered,
      proof: { kind: 'federated', clientId: OTHER },
    });
    expect(credentialsOf({ MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).toEqual({
      ...registered,
      type: 'UserAssignedMSI',
    });
  });

  test('a certificate as text, as text on one line, or in a file, in either order and with its chain', () => {
    const file = join(folder.path, 'waymark.pem');
    const issuer = certificateOf(newPair(), { from: '2020-01-01', to: '2040-01-01' });
    writeFileSync(file, `${certificate}${issuer}${key}`);
    const proof = {
      kind: 'certificate',
      key: key.trim(),
      validFrom: '2026-01-01T00:00:00.000Z',
      validTo: '2027-01-01T00:00:00.000Z',
    };
    const alone = { ...registered, proof: { ...proof, certificate: certificate.trim() } };
    expect(credentialsOf({ MICROSOFT_APP_CERTIFICATE: `${key}\n${certificate}` })).toEqual(alone);
    const oneLine = `${certificate}${key}`.replaceAll('\n', '\\n');
    expect(credentialsOf({ MICROSOFT_APP_CERTIFICATE: oneLine })).toEqual(alone);
    expect(credentialsOf({ MICROSOFT_APP_CERTIFICATE_FILE: file })).toEqual({
      ...registered,
      proof: { ...proof, certificate: `${certificate.trim()}\n${issuer.trim()}` },
    });
  });

  test('ids are spelt as Teams spells them, whoever pasted them in capitals', () => {
    const pasted = { MICROSOFT_APP_TENANT_ID: TENANT.toUpperCase(), MICROSOFT_APP_PASSWORD: 'a secret' };
    expect(credentialsOf(pasted)).toMatchObject({ tenantId: TENANT });
  });

  test('there is exactly one, and what is too much or missing is named', () => {
    const password = { MICROSOFT_APP_PASSWORD: 'a secret' };
    const federated = { MICROSOFT_APP_FEDERATED_CLIENT_ID: OTHER };
    expect(faultsOf({})).toMatchObject([
      {
        setting: 'MICROSOFT_APP_ID',
        fault: 'is set without a proof of the registration',
        // The best first: whoever reads it in a hurry takes the first.
        remedy: expect.stringMatching(/FEDERATED.*CERTIFICATE.*PASSWORD only where neither.*UserAssignedMSI/),
      },
    ]);
    expect(faultsOf({ ...password, ...federated })).toMatchObject([
      { setting: 'MICROSOFT_APP_FEDERATED_CLIENT_ID', fault: 'is set beside MICROSOFT_APP_PASSWORD' },
    ]);
    const text = { MICROSOFT_APP_CERTIFICATE: `${certificate}${key}` };
    expect(namesOf({ ...text, MICROSOFT_APP_CERTIFICATE_FILE: 'waymark.pem' })).toEqual([
      'MICROSOFT_APP_CERTIFICATE_FILE',
    ]);
    expect(faultsOf({ ...password, MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).toMatchObject([
      {
        setting: 'MICROSOFT_APP_PASSWORD',
        remedy: expect.stringContaining('a managed identity proves itself'),
      },
    ]);
  });

  test('half a registration is half, and none is none', () => {
    const managed = { MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_TENANT_ID: undefined };
    expect(namesOf(managed)).toEqual(['MICROSOFT_APP_TENANT_ID']);
    const nameless = { MICROSOFT_APP_PASSWORD: 'a secret', MICROSOFT_APP_ID: undefined };
    expect(namesOf({ ...nameless, MICROSOFT_APP_TENANT_ID: undefined })).toEqual([
      'MICROSOFT_APP_ID',
      'MICROSOFT_APP_TENANT_ID',
    ]);
    expect(readConfig({}, NOW)).toMatchObject({ ok: true, config: { credentials: null, tenants: null } });
  });

  test('what sends nothing is asked for none, and knows its tenant all the same', () => {
    const without = (set: Set) => readConfig({ ...ids, ...set }, NOW, { sends: false });
    const unproved = { ok: true, config: { credentials: null, tenants: [TENANT] } };
    expect(without({})).toMatchObject(unproved);
    const file = join(folder.path, 'not-mine.pem');
    expect(without({ MICROSOFT_APP_CERTIFICATE_FILE: file })).toMatchObject(unproved);
    expect(without({ MICROSOFT_APP_TENANT_ID: 'council' })).toMatchObject({ ok: false });
  });

  test('a kind that is no longer offered is sent where it says what to do', () => {
    expect(faultsOf({ MICROSOFT_APP_TYPE: 'MultiTenant', MICROSOFT_APP_PASSWORD: 'a secret' })).toEqual([
      {
        setting: 'MICROSOFT_APP_TYPE',
        fault: 'is no kind of registration that is offered',
        remedy: expect.stringMatching(/docs\/sign-in\.md/),
      },
    ]);
  });
});

describe('a certificate that cannot be used', () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const locked = createPrivateKey(key).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'hunter2',
  });
  test.each<[string, string, RegExp]>([
    ['nothing of the kind', 'hunter2', /^holds no certificate$/],
    ['no key', certificate, /^does not hold one private key$/],
    ['two keys', `${certificate}${key}${key}`, /^does not hold one private key$/],
    ['a key alone', key, /^holds no certificate$/],
    ['a key with a password', `${certificate}${locked}`, /^holds a private key with a password$/],
    ['another’s key', `${certificate}${keyOf(newPair())}`, /^holds a private key of another certificate$/],
    [
      'a key of another kind',
      `${certificate}${pem(elliptic)}`,
      /^holds a private key of another certificate$/,
    ],
    ['a certificate cut short', `${certificate.replace(/.{64}\n.{64}\n/, '')}${key}`, /^cannot be read as/],
    [
      'one of last year',
      `${certificateOf(pair, { from: '2025-01-01', to: '2026-01-01' })}${key}`,
      /^ran out on 2026-01-01$/,
    ],
    [
      'one of next year',
      `${certificateOf(pair, { from: '2027-01-01', to: '2028-01-01' })}${key}`,
      /^is not valid before 2027-01-01$/,
    ],
  ])('%s', (_name, text, fault) => {
    const faults = faultsOf({ MICROSOFT_APP_CERTIFICATE: text });
    expect(faults).toEqual([
      {
        setting: 'MICROSOFT_APP_CERTIFICATE',
        fault: expect.stringMatching(fault),
        remedy: expect.stringMatching(/^[A-Z].*\.$/),
      },
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/hunter2|BEGIN|MII/);
  });

  test('a file that is not there, beside everything else that is wrong', () => {
    const file = join(folder.path, 'nowhere.pem');
    expect(namesOf({ PORT: 'x', MICROSOFT_APP_CERTIFICATE_FILE: file }).sort()).toEqual([
      'MICROSOFT_APP_CERTIFICATE_FILE',
      'PORT',
    ]);
  });

  test('where time does not matter, its dates do not either', () => {
    const old = `${certificateOf(pair, { from: '2025-01-01', to: '2026-01-01' })}${key}`;
    expect(faultsOf({ MICROSOFT_APP_CERTIFICATE: old }, null)).toEqual([]);
  });
});

describe('whom the bot serves', () => {
  const tenantsOf = (set: Set) => {
    const result = read({ MICROSOFT_APP_PASSWORD: 'a secret', ...set });
    return result.ok ? result.config.tenants : result.faults;
  };
  test('its own tenant, or those that are listed and no other', () => {
    expect(tenantsOf({})).toEqual([TENANT]);
    expect(tenantsOf({ WAYMARK_TENANTS: `${OTHER.toUpperCase()}; ${TENANT}` })).toEqual([OTHER, TENANT]);
    expect(tenantsOf({ WAYMARK_TENANTS: OTHER })).toEqual([OTHER]);
  });
  test('a list with something else in it is a fault, and serves nobody', () => {
    expect(tenantsOf({ WAYMARK_TENANTS: `${TENANT}, council` })).toMatchObject([
      { setting: 'WAYMARK_TENANTS', fault: 'lists something that is no id of a tenant' },
    ]);
  });
});

function pem(secret: ReturnType<typeof createPrivateKey>): string {
  return secret.export({ type: 'pkcs8', format: 'pem' }).toString();
}
