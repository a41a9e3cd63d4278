/** What became of a send is told by rule, over real HTTP, and a send is one attempt, whatever happens. */

import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Message } from '../../src/app/message.ts';
import type { Destination, Outcome } from '../../src/app/ports.ts';
import { openIdentity } from '../../src/teams/auth.ts';
import { createMessenger } from '../../src/teams/outbound.ts';
import { type Connector, type Mishap, startConnector } from '../support/connector.ts';
import { chatOf } from '../support/teams-frame.ts';
import { alex, BOT, bola, keptLog, playConnector, TEAM, TENANT } from './stage.ts';

const hello: Message = { summary: 'Hello', text: 'the head is leaving' };
const log = keptLog();
const identity = openIdentity({ local: true, credentials: null });
const messenger = createMessenger({ identity, log });

let connector: Connector;
let chat: Destination;
let channel: Destination;

beforeEach(async () => {
  connector = await playConnector();
  const { serviceUrl } = connector;
  chat = { tenant: TENANT, serviceUrl, conversation: chatOf(alex.id), as: 'message' };
  channel = { tenant: TENANT, serviceUrl, conversation: TEAM, as: 'thread' };
});
afterEach(() => connector.stop());

test('a message arrives, and its id comes back', async () => {
  expect(await messenger.send(chat, hello)).toEqual({ kind: 'sent', activity: connector.sent[0]?.id });
});

test('a thread starts in a channel, and the id is that of its first message', async () => {
  const outcome = await messenger.send(channel, hello);
  expect(connector.sent).toMatchObject([
    { how: 'thread', conversation: expect.stringContaining(`${TEAM};messageid=`) },
  ]);
  expect(outcome).toEqual({ kind: 'sent', activity: connector.sent[0]?.id });
});

test('an update replaces a message', async () => {
  await messenger.send(chat, hello);
  const id = connector.sent[0]?.id ?? '';
  const outcome = await messenger.update(chat, id, { summary: 'Later', text: 'later' });
  expect(outcome).toEqual({ kind: 'sent', activity: id });
  expect(connector.sent[1]).toMatchObject({ how: 'update', id, activity: { text: 'later' } });
});

const RETRY_AT = { date: 'Fri, 04 Dec 2026 09:00:00 GMT', 'retry-after': 'Fri, 04 Dec 2026 09:00:30 GMT' };
const TABLE: [string, Mishap, Outcome][] = [
  [
    '429 with seconds',
    { status: 429, headers: { 'retry-after': '7' } },
    { kind: 'retry', reason: '429 Error', afterMs: 7000 },
  ],
  [
    '429 with a date',
    { status: 429, headers: RETRY_AT },
    { kind: 'retry', reason: '429 Error', afterMs: 30_000 },
  ],
  [
    '429 with a day',
    { status: 429, headers: { 'retry-after': '86400' } },
    { kind: 'retry', reason: '429 Error', afterMs: 600_000 },
  ],
  [
    '429 with nonsense',
    { status: 429, headers: { 'retry-after': 'soon' } },
    { kind: 'retry', reason: '429 Error', afterMs: null },
  ],
  ['429 alone', { status: 429 }, { kind: 'retry', reason: '429 Error', afterMs: null }],
  [
    '412',
    { status: 412, code: 'PreconditionFailed' },
    { kind: 'retry', reason: '412 PreconditionFailed', afterMs: null },
  ],
  ['502', { status: 502, code: 'BadGateway' }, { kind: 'retry', reason: '502 BadGateway', afterMs: null }],
  ['503', { status: 503, code: 'Unavailable' }, { kind: 'retry', reason: '503 Unavailable', afterMs: null }],
  ['504', { status: 504, code: 'Timeout' }, { kind: 'retry', reason: '504 Timeout', afterMs: null }],
  ['a reset before it was taken', { reset: 'before' }, { kind: 'unknown', reason: 'ECONNRESET' }],
  ['a reset after it was taken', { reset: 'after' }, { kind: 'unknown', reason: 'ECONNRESET' }],
  [
    '403, writes blocked',
    { status: 403, code: 'MessageWritesBlocked' },
    { kind: 'unreachable', reason: '403 MessageWritesBlocked' },
  ],
  [
    '403, blocked by the person',
    { status: 403, code: 'ConversationBlockedByUser' },
    { kind: 'unreachable', reason: '403 ConversationBlockedByUser' },
  ],
  [
    '403, not in the roster',
    { status: 403, code: 'BotNotInConversationRoster' },
    { kind: 'unreachable', reason: '403 BotNotInConversationRoster' },
  ],
  [
    '403 of another kind',
    { status: 403, code: 'NotEnoughPermissions' },
    { kind: 'refused', reason: '403 NotEnoughPermissions' },
  ],
  [
    '404',
    { status: 404, code: 'ConversationNotFound' },
    { kind: 'unreachable', reason: '404 ConversationNotFound' },
  ],
  ['400', { status: 400, code: 'BadSyntax' }, { kind: 'refused', reason: '400 BadSyntax' }],
  ['401', { status: 401, code: 'BotNotRegistered' }, { kind: 'refused', reason: '401 BotNotRegistered' }],
  ['413', { status: 413, code: 'MessageSizeTooBig' }, { kind: 'refused', reason: '413 MessageSizeTooBig' }],
  ['500', { status: 500, code: 'ServiceError' }, { kind: 'refused', reason: '500 ServiceError' }],
  [
    'a reason that is no code',
    { status: 400, code: 'the head is leaving' },
    { kind: 'refused', reason: '400' },
  ],
];

test.each(TABLE)('%s', async (_name, mishap, outcome) => {
  connector.mishap(mishap);
  expect(await messenger.send(chat, hello)).toEqual(outcome);
  expect(connector.requests).toHaveLength(1);
  connector.mishap(mishap);
  expect(await messenger.send(channel, hello)).toEqual(outcome);
  expect(connector.requests).toHaveLength(2);
});

test('after a fault the next send works', async () => {
  connector.mishap({ reset: 'before' });
  await messenger.send(chat, hello);
  expect(await messenger.send(chat, hello)).toMatchObject({ kind: 'sent' });
});

test('an answer that does not come in time leaves the fate unknown', async () => {
  const hasty = createMessenger({ identity, log, timeoutMs: 50 });
  const held = Promise.withResolvers<void>();
  connector.mishap({ until: held.promise });
  expect(await hasty.send(chat, hello)).toMatchObject({ kind: 'unknown' });
  held.resolve();
});

test('an answer that stalls half way is given up', async () => {
  const hasty = createMessenger({ identity, log, timeoutMs: 50 });
  const stalling = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write('HTTP/1.1 201 Created\r\ncontent-length: 99\r\n\r\n{'));
  });
  stalling.listen(0, '127.0.0.1');
  await once(stalling, 'listening');
  const address = stalling.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const outcome = await hasty.send({ ...chat, serviceUrl: `http://127.0.0.1:${port}` }, hello);
  expect(outcome).toMatchObject({ kind: 'unknown' });
  stalling.close();
});

test('a connection that lies idle is let go before the other end does it unsaid', async () => {
  const brief = createMessenger({ identity, log, idleMs: 20 });
  const { promise: letGo, resolve } = Promise.withResolvers<void>();
  const keeping = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => socket.write('HTTP/1.1 201 Created\r\ncontent-length: 10\r\n\r\n{"id":"m"}'));
    socket.on('end', resolve);
  });
  keeping.listen(0, '127.0.0.1');
  await once(keeping, 'listening');
  const address = keeping.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const outcome = await brief.send({ ...chat, serviceUrl: `http://127.0.0.1:${port}` }, hello);
  expect(outcome).toEqual({ kind: 'sent', activity: 'm' });
  await letGo;
  keeping.close();
});

test('nobody listening is worth another try', async () => {
  await connector.stop();
  expect(await messenger.send(chat, hello)).toEqual({ kind: 'retry', reason: 'ECONNREFUSED', afterMs: null });
  connector = await playConnector();
});

test('local mode sends to this machine alone', async () => {
  for (const serviceUrl of [
    'https://smba.trafficmanager.net/uk/',
    'http://localhost.example.org',
    'nowhere',
  ]) {
    expect(await messenger.send({ ...chat, serviceUrl }, hello)).toMatchObject({ kind: 'refused' });
    expect(await messenger.member(serviceUrl, chat.conversation, alex.id)).toBeUndefined();
  }
});

test('local mode asks for no token and shows none', async () => {
  await messenger.send(chat, hello);
  expect(connector.requests).toEqual([expect.objectContaining({ authorization: null })]);
});

test('sixty-four sends at once are sixty-four requests', async () => {
  const outcomes = await Promise.all(Array.from({ length: 64 }, () => messenger.send(chat, hello)));
  expect(outcomes.every(({ kind }) => kind === 'sent')).toBe(true);
  expect(connector.requests).toHaveLength(64);
});

describe('the roster', () => {
  test('names a member of a chat, and of a team from any of its threads', async () => {
    const member = {
      aadObjectId: alex.aadObjectId,
      name: 'Alex Sample',
      principal: 'alex.sample@example.org',
      emails: ['alex@example.org'],
      tenant: TENANT,
      guest: false,
    };
    expect(await messenger.member(chat.serviceUrl, chat.conversation, alex.id)).toEqual(member);
    expect(await messenger.member(chat.serviceUrl, `${TEAM};messageid=1`, alex.id)).toEqual(member);
  });
  test.each(['guest', 'Anonymous'])(
    'says of a member in the role %s that they are no member of the tenant’s',
    async (userRole) => {
      const double = await startConnector({
        people: [{ ...bola, userRole, tenantId: 'tenant-of-bola' }],
        tenantId: TENANT,
        teamId: TEAM,
        bot: BOT,
      });
      try {
        const found = await messenger.member(double.serviceUrl, chatOf(bola.id), bola.id);
        expect(found).toMatchObject({ guest: true, tenant: 'tenant-of-bola', principal: 'bola@example.org' });
      } finally {
        await double.stop();
      }
    },
  );
  test.each([[{ status: 404 }], [{ status: 503 }], [{ reset: 'before' }]] as const)(
    'a roster that answers %j knows nobody',
    async (mishap) => {
      connector.mishap(mishap);
      expect(await messenger.member(chat.serviceUrl, chat.conversation, alex.id)).toBeUndefined();
    },
  );
});

test('nothing of a message is ever logged', () => {
  expect(JSON.stringify(log.lines)).not.toMatch(/leaving|Alex|example\.org/);
});
