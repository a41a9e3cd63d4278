/** Outside local mode only the platform is heard, and the bot does not start without credentials. */
import { jest } from '@jest/globals';
import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import type { Messenger } from '../../src/app/ports.ts';
import { type Credentials, CredentialsRefused, openIdentity } from '../../src/teams/auth.ts';
import { createMessenger } from '../../src/teams/outbound.ts';
import { type RunningServer, startServer } from '../../src/teams/server.ts';
import { oneTokenAtATime } from '../../src/teams/token.ts';
import type { Connector } from '../support/connector.ts';
import { chatOf } from '../support/teams-frame.ts';
import { APP_ID, type Cloud, startCloud } from './own-cloud.ts';
import { alex, keptLog, playConnector, TENANT } from './stage.ts';

const credentials: Credentials = {
  type: 'SingleTenant',
  appId: APP_ID,
  tenantId: TENANT,
  password: 'secret',
};
const log = keptLog();

describe('callers', () => {
  let connector: Connector;
  let cloud: Cloud;
  let server: RunningServer;
  let heard: string[];
  const replies: string[] = [];
  const messenger: Messenger = {
    send: async (_to, message) => {
      replies.push(message.summary);
      return { kind: 'sent', activity: 'm' };
    },
    update: async () => ({ kind: 'sent', activity: 'm' }),
  };

  beforeAll(async () => {
    // The SDK prints what it finds wrong with a token.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    [connector, cloud] = await Promise.all([playConnector(), startCloud()]);
    server = await startServer({
      port: 0,
      host: '127.0.0.1',
      identity: openIdentity({ local: false, credentials }, cloud.endpoints),
      messenger,
      handle: async (turn) => {
        heard.push(turn.kind);
        return { say: [{ summary: 'Heard', text: 'heard' }], replace: null };
      },
      health: async () => ({ ok: true, detail: {} }),
      log,
    });
    connector.attach(server.port);
  });
  afterAll(() => Promise.all([server.stop(), connector.stop(), cloud.stop()]));
  beforeEach(() => {
    heard = [];
  });

  const say = (authorization: string | undefined) =>
    connector.post(
      connector.frame(alex.id, 'chat', { type: 'message', text: 'hello' }),
      authorization === undefined ? {} : { authorization },
    );
  const token = (claims = {}, header = {}) => cloud.token(connector.serviceUrl, claims, header);

  test('the platform is heard', async () => {
    expect((await say(token().genuine)).status).toBe(200);
    expect([heard, replies]).toEqual([['text'], ['Heard']]);
  });

  test.each<[string, () => string | undefined]>([
    ['no token', () => undefined],
    ['an empty header', () => ''],
    ['another scheme', () => 'Basic YWxleDpzZWNyZXQ='],
    ['a word', () => 'Bearer nonsense'],
    ['dots', () => 'Bearer a.b.c'],
    ['two tokens', () => `${token().genuine} ${token().genuine}`],
    ['an unsigned token', () => token().unsigned],
    ['a token that says it needs no signature', () => token({}, { alg: 'none' }).unsigned],
    ['a token signed with a shared word', () => token({}, { alg: 'HS256' }).shared],
    ['a token signed by somebody else', () => token().forged],
    ['a token of a key that nobody published', () => token({}, { kid: 'key-2' }).genuine],
    ['a token that never runs out', () => token({ exp: undefined }).genuine],
    ['a token that has run out', () => token({ exp: cloud.now() - 3600 }).genuine],
    ['a token of tomorrow', () => token({ nbf: cloud.now() + 86_400 }).genuine],
    ['a token for another bot', () => token({ aud: 'another' }).genuine],
    ['a token of another issuer', () => token({ iss: 'https://elsewhere.example.org' }).genuine],
    ['a token for another service URL', () => token({ serviceurl: 'https://elsewhere.example.org' }).genuine],
  ])('%s: 401', async (_name, authorization) => {
    const reply = await say(authorization());
    expect(reply).toEqual({ status: 401, body: { error: expect.any(String) } });
    expect(heard).toEqual([]);
  });

  test('without a token nothing is read, however large', async () => {
    const url = `http://127.0.0.1:${server.port}/api/messages`;
    const response = await fetch(url, { method: 'POST', body: 'x'.repeat(1_000_000) });
    expect(response.status).toBe(401);
  });

  test('a token with nonsense behind it is 400', async () => {
    const reply = await connector.post({}, { authorization: token().genuine });
    expect(reply.status).toBe(400);
  });

  test('no token is ever logged', () => {
    expect(JSON.stringify(log.lines)).not.toMatch(/eyJ|Bearer/);
  });
});

describe('starting without credentials', () => {
  test.each<[string, Credentials]>([
    ['appId', { ...credentials, appId: '' }],
    ['password', { ...credentials, password: ' ' }],
    ['tenantId', { type: 'UserAssignedMSI', appId: APP_ID, tenantId: '' }],
  ])('the missing %s is named, with what to do', (field, missing) => {
    const open = () => openIdentity({ local: false, credentials: missing });
    expect(open).toThrow(CredentialsRefused);
    expect(open).toThrow(new RegExp(`${field}: is missing.*start in local mode`));
  });
  test('a managed identity needs no password', () => {
    const identity = openIdentity({
      local: false,
      credentials: { type: 'UserAssignedMSI', appId: APP_ID, tenantId: TENANT },
    });
    expect(identity).toMatchObject({ local: false, appId: APP_ID });
  });
});

describe('the token to send with', () => {
  /** Credentials whose token is ours to give, or to refuse. */
  class Given extends ConfigurationServiceClientCredentialFactory {
    readonly asked: string[] = [];
    readonly #give: () => Promise<string>;
    #kept: string | undefined;
    constructor(give: () => Promise<string>) {
      super({ MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret' });
      this.#give = give;
    }
    override async createCredentials() {
      return {
        signRequest: async <R extends { headers: { set(name: string, value: string): void } }>(
          request: R,
        ) => {
          if (this.#kept === undefined) {
            this.asked.push('asked');
            this.#kept = await this.#give();
          }
          request.headers.set('authorization', `Bearer ${this.#kept}`);
          return request;
        },
      };
    }
  }
  const messengerOf = (factory: Given) =>
    createMessenger({
      identity: {
        local: false,
        appId: APP_ID,
        authentication: new ConfigurationBotFrameworkAuthentication({}, oneTokenAtATime(factory)),
      },
      log,
    });
  const hello = { summary: 'Hello', text: 'hello' };
  let connector: Connector;
  const chat = () => ({
    tenant: TENANT,
    serviceUrl: connector.serviceUrl,
    conversation: chatOf(alex.id),
    as: 'message' as const,
  });
  beforeEach(async () => {
    connector = await playConnector();
  });
  afterEach(() => connector.stop());

  test('sixty-four cold sends ask for one token, and each shows it', async () => {
    const factory = new Given(async () => 'good');
    const messenger = messengerOf(factory);
    await Promise.all(Array.from({ length: 64 }, () => messenger.send(chat(), hello)));
    expect(factory.asked).toHaveLength(1);
    expect(connector.requests.map(({ authorization }) => authorization)).toEqual(
      Array(64).fill('Bearer good'),
    );
    expect(connector.sent[0]?.activity.from).toEqual({ id: `28:${APP_ID}`, name: 'Waymark' });
  });
  test('no token to be had: nothing was sent, and it is worth another try', async () => {
    const give = [async () => Promise.reject(new Error('ECONNRESET')), async () => 'good'];
    const messenger = messengerOf(new Given(async () => (await give.shift()?.()) ?? ''));
    expect(await messenger.send(chat(), hello)).toEqual({ kind: 'retry', reason: 'no token', afterMs: null });
    expect(connector.requests).toEqual([]);
    expect(await messenger.send(chat(), hello)).toMatchObject({ kind: 'sent' });
  });
  test('a token is not sent unencrypted to another machine', async () => {
    const factory = new Given(async () => 'good');
    const to = { ...chat(), serviceUrl: 'http://example.org/teams' };
    expect(await messengerOf(factory).send(to, hello)).toMatchObject({ kind: 'refused' });
    expect(factory.asked).toEqual([]);
  });
});
