/** The bot proves itself with what its registration has, asks once for all who send, and does not start without proof. */

import { openIdentity } from '../../src/teams/auth.ts';
import { createMessenger } from '../../src/teams/outbound.ts';
import { PUBLIC_CLOUD } from '../../src/teams/sign-in/cloud.ts';
import {
  type Credentials,
  CredentialsRefused,
  machineIdentity,
} from '../../src/teams/sign-in/credentials.ts';
import { TokenUnavailable } from '../../src/teams/token.ts';
import { type Cloud, SCOPE, SIGN_IN, startCloud } from '../support/cloud.ts';
import type { Connector } from '../support/connector.ts';
import { certificateOf, keyOf } from '../support/self-signed.ts';
import { newPair } from '../support/signed-token.ts';
import { chatOf } from '../support/teams-frame.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../support/token-endpoint.ts';
import { isProvedBy } from './assertion.ts';
import { alex, keptLog, playConnector, TENANT } from './stage.ts';

const APP = '00000000-0000-4000-8000-0000000000b0';
const TRUSTED = '00000000-0000-4000-8000-0000000000c0';
const registered = { type: 'SingleTenant', appId: APP, tenantId: TENANT } as const;
const secret: Credentials = { ...registered, proof: { kind: 'secret', password: 'a secret' } };
const hello = { summary: 'Hello', text: 'hello' };
const log = keptLog();

let cloud: Cloud;
let machine: TokenEndpoint;
let connector: Connector;

beforeAll(async () => {
  machine = await startTokenEndpoint();
});
afterAll(() => machine.stop());
beforeEach(async () => {
  [cloud, connector] = await Promise.all([startCloud(), playConnector()]);
  machine.anew();
  log.lines.length = 0;
});
afterEach(() => Promise.all([cloud.stop(), connector.stop()]));

function botWith(credentials: Credentials) {
  const identity = openIdentity({ local: false, credentials }, cloud.place);
  const messenger = createMessenger({ identity, log });
  return (count: number, changes: { tenant?: string; serviceUrl?: string } = {}) => {
    const chat = {
      tenant: TENANT,
      serviceUrl: connector.serviceUrl,
      conversation: chatOf(alex.id),
      ...changes,
    };
    return Promise.all(
      Array.from({ length: count }, () => messenger.send({ ...chat, as: 'message' }, hello)),
    );
  };
}
const shown = (): Set<string | null> => new Set(connector.requests.map(({ authorization }) => authorization));

test('with a secret: sixty-four cold sends ask the registration’s own tenant for one token, and each shows it', async () => {
  const outcomes = await botWith(secret)(64);
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['sent']));
  expect(cloud.asked.map(({ tenant, form }) => [tenant, form.get('client_id'), form.get('scope')])).toEqual([
    [TENANT, APP, SCOPE],
  ]);
  expect(cloud.asked[0]?.form.get('client_secret')).toBe('a secret');
  expect(shown()).toEqual(new Set(['Bearer sent-1']));
  expect(connector.sent[0]?.activity.from).toEqual({ id: `28:${APP}`, name: 'Waymark' });
});

test('with a certificate: the key signs for this bot and this sign-in alone, for a short time, and is never sent', async () => {
  const pair = newPair();
  const key = keyOf(pair);
  const certificate = certificateOf(pair, { from: '2026-01-01', to: '2036-01-01' });
  const outcomes = await botWith({ ...registered, proof: { kind: 'certificate', certificate, key } })(64);
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['sent']));
  expect(cloud.asked).toHaveLength(1);
  const form = cloud.asked[0]?.form ?? new URLSearchParams();
  expect(form.get('client_secret')).toBeNull();
  const proved = { bot: APP, at: `${SIGN_IN}/${TENANT}/oauth2/v2.0/token`, certificate };
  expect(isProvedBy(form, proved)).toBe(true);
  const another = certificateOf(newPair(), { from: '2026-01-01', to: '2036-01-01' });
  expect(isProvedBy(form, { ...proved, certificate: another })).toBe(false);
  expect(form.toString()).not.toContain('PRIVATE');
});

test('with a federated credential: the managed identity’s token vouches for the registration, a fresh one each time', async () => {
  const send = botWith({ ...registered, proof: { kind: 'federated', clientId: TRUSTED } });
  // What vouches runs out as soon as what it vouches for.
  cloud.lasting(60);
  machine.lasting(60);
  await send(64);
  // The library asks for it twice a token.
  expect(machine.asked.length).toBeLessThanOrEqual(2);
  const [, query = ''] = machine.asked[0]?.split('?') ?? [];
  expect(Object.fromEntries(new URLSearchParams(query))).toMatchObject({
    client_id: TRUSTED,
    resource: 'api://AzureADTokenExchange',
  });
  expect(cloud.asked).toHaveLength(1);
  const form = cloud.asked[0]?.form;
  expect([form?.get('client_id'), form?.get('client_secret')]).toEqual([APP, null]);
  await send(64);
  const assertions = cloud.asked.map(({ form }) => form.get('client_assertion'));
  expect([assertions.length, new Set(assertions).size]).toEqual([2, 2]);
  expect(assertions.every((one) => one?.startsWith('token-'))).toBe(true);
  expect(shown()).toEqual(new Set(['Bearer sent-1', 'Bearer sent-2']));
});

test('the machine can be asked for its word alone, as for a registration that trusts it', async () => {
  await machineIdentity(TRUSTED)();
  const [, query = ''] = machine.asked[0]?.split('?') ?? [];
  expect(Object.fromEntries(new URLSearchParams(query))).toMatchObject({
    client_id: TRUSTED,
    resource: 'api://AzureADTokenExchange',
  });
  machine.answering(400);
  await expect(machineIdentity('00000000-0000-4000-8000-0000000000c1')()).rejects.toThrow(TokenUnavailable);
  expect(cloud.asked).toEqual([]);
});

test('no token to be had: nothing was sent, it is worth another try, and the log has no word of the proof', async () => {
  const send = botWith(secret);
  cloud.refusing(true);
  expect(await send(8)).toEqual(
    Array(8).fill({ kind: 'retry', reason: 'no token (AADSTS7000215)', afterMs: null }),
  );
  expect(cloud.asked).toHaveLength(1);
  expect(connector.requests).toEqual([]);
  cloud.refusing(false);
  expect(await send(1)).toMatchObject([{ kind: 'sent' }]);
  expect(JSON.stringify(log.lines)).not.toMatch(/a secret|as told/);
});

test.each([
  'https://example.org/teams',
  'https://evil.trafficmanager.net/uk/',
  'https://smba.trafficmanager.net.example.org/uk/',
  'https://smba.trafficmanager.net@example.org/uk/',
  'https://smba.trafficmanager.net:8443/uk/',
  'http://smba.trafficmanager.net/uk/',
  'http://127.0.0.1',
  'nowhere',
])(
  'an address in the record that is not Teams’ gets no card and no token, and none is asked for: %s',
  async (address) => {
    const serviceUrl = address === 'http://127.0.0.1' ? connector.serviceUrl : address;
    const place = { ...cloud.place, isConnector: PUBLIC_CLOUD.isConnector };
    const identity = openIdentity({ local: false, credentials: secret }, place);
    const messenger = createMessenger({ identity, log });
    const chat = { tenant: TENANT, serviceUrl, conversation: chatOf(alex.id), as: 'message' } as const;
    const refused = { kind: 'refused', reason: 'service URL not allowed' };
    expect(await messenger.send(chat, hello)).toEqual(refused);
    expect(await messenger.update(chat, '1', hello)).toEqual(refused);
    expect(await messenger.typing(chat)).toEqual(refused);
    expect(await messenger.member(serviceUrl, chat.conversation, alex.id)).toBeUndefined();
    expect([cloud.asked, connector.requests]).toEqual([[], []]);
  },
);

test.each([
  'https://smba.trafficmanager.net/uk/',
  'https://SMBA.trafficmanager.net/emea/00000000-0000-4000-8000-0000000000a0/',
  'https://smba.infra.gcc.teams.microsoft.com/teams',
])('%s is Teams’', (serviceUrl) => {
  expect(PUBLIC_CLOUD.isConnector(serviceUrl)).toBe(true);
});

test('nothing is sent to a tenant that is not served', async () => {
  const outcomes = await botWith(secret)(1, { tenant: '00000000-0000-4000-8000-0000000000ff' });
  expect(outcomes).toEqual([{ kind: 'refused', reason: 'tenant not on the list' }]);
  expect([cloud.asked, connector.requests]).toEqual([[], []]);
});

describe('starting without credentials', () => {
  test.each<[string, Credentials]>([
    ['appId', { ...secret, appId: '' }],
    ['proof.password', { ...registered, proof: { kind: 'secret', password: ' ' } }],
    ['proof.clientId', { ...registered, proof: { kind: 'federated', clientId: '' } }],
    ['tenantId', { type: 'UserAssignedMSI', appId: APP, tenantId: '' }],
  ])('the missing %s is named, with what to do', (field, missing) => {
    const open = () => openIdentity({ local: false, credentials: missing });
    expect(open).toThrow(CredentialsRefused);
    expect(open).toThrow(new RegExp(`${field}: is missing.*start in local mode`));
  });
  test('a managed identity needs no proof', () => {
    const credentials = { type: 'UserAssignedMSI', appId: APP, tenantId: TENANT } as const;
    expect(openIdentity({ local: false, credentials })).toMatchObject({ local: false, appId: APP });
  });
});
