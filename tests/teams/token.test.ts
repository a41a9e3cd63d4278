/** The token to send with, asked of a real endpoint by the SDK's own client: once, however many need it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Outcome } from '../../src/app/ports.ts';
import { openIdentity } from '../../src/teams/auth.ts';
import { isLoopback } from '../../src/teams/loopback.ts';
import { createMessenger } from '../../src/teams/outbound.ts';
import { PUBLIC_CLOUD } from '../../src/teams/sign-in/cloud.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { chatOf } from '../support/teams-frame.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../support/token-endpoint.ts';
import { alex, BOT, keptLog, playConnector, TEAM, TENANT } from './stage.ts';

const hello = { summary: 'Hello', text: 'hello' };
let endpoint: TokenEndpoint;
let connector: Connector;
let bots = 0;

// One for all: the SDK remembers for the whole process where it asked first.
beforeAll(async () => {
  endpoint = await startTokenEndpoint();
});
afterAll(() => endpoint.stop());
beforeEach(async () => {
  connector = await playConnector();
  endpoint.anew();
});
afterEach(() => connector.stop());

/** A bot that nobody has a token of: the SDK keeps tokens for the whole process. */
function newBot() {
  bots += 1;
  const appId = `00000000-0000-4000-8000-${String(bots).padStart(12, '0')}`;
  const credentials = { type: 'UserAssignedMSI', appId, tenantId: TENANT } as const;
  const cloud = { ...PUBLIC_CLOUD, isConnector: isLoopback };
  const identity = openIdentity({ local: false, credentials }, cloud);
  const messenger = createMessenger({ identity, log: keptLog() });
  return (count: number, serviceUrl = connector.serviceUrl): Promise<Outcome[]> => {
    const to = { tenant: TENANT, serviceUrl, conversation: chatOf(alex.id), as: 'message' } as const;
    return Promise.all(Array.from({ length: count }, () => messenger.send(to, hello)));
  };
}
const kinds = (outcomes: readonly Outcome[]): string[] => [...new Set(outcomes.map(({ kind }) => kind))];
const shown = (): Set<string | null> => new Set(connector.requests.map(({ authorization }) => authorization));

test('sixty-four cold sends ask for one token, and all show it; later ones ask for none', async () => {
  const send = newBot();
  expect(kinds(await send(64))).toEqual(['sent']);
  expect(endpoint.asked).toHaveLength(1);
  expect(shown()).toEqual(new Set(['Bearer token-1']));
  expect(kinds(await send(64))).toEqual(['sent']);
  expect(endpoint.asked).toHaveLength(1);
});

test('to two service URLs at once they ask for one, too', async () => {
  const other = await startConnector({ people: [alex], tenantId: TENANT, teamId: TEAM, bot: BOT });
  try {
    const send = newBot();
    const outcomes = await Promise.all([send(32), send(32, other.serviceUrl)]);
    expect(kinds(outcomes.flat())).toEqual(['sent']);
    expect(endpoint.asked).toHaveLength(1);
  } finally {
    await other.stop();
  }
});

test('a token that has run out is replaced once for all who need it', async () => {
  const send = newBot();
  endpoint.lasting(200);
  await send(64);
  expect(endpoint.asked).toHaveLength(1);
  endpoint.lasting(24 * 3600);
  expect(kinds(await send(64))).toEqual(['sent']);
  expect(endpoint.asked).toHaveLength(2);
  expect(shown()).toEqual(new Set(['Bearer token-1', 'Bearer token-2']));
});

test('an endpoint that fails is asked for one of them, nothing is sent, and all are worth another try', async () => {
  const send = newBot();
  endpoint.answering(400);
  const outcomes = await send(64);
  expect(outcomes).toEqual(Array(64).fill({ kind: 'retry', reason: 'no token', afterMs: null }));
  // The SDK asks up to six times for one token.
  expect(endpoint.asked.length).toBeLessThanOrEqual(6);
  expect(connector.requests).toEqual([]);
  endpoint.answering(200);
  expect(kinds(await send(64))).toEqual(['sent']);
});

test('with a token at hand nobody waits for anybody: all are under way at once', async () => {
  const send = newBot();
  await send(1);
  let most = 0;
  const held: (() => void)[] = [];
  const slow = createServer((_, response) => {
    held.push(() => response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"m"}'));
    most = Math.max(most, held.length);
    // None is answered before all have come: one that waited for another would never come.
    if (held.length === 32) for (const answer of held) answer();
  });
  slow.listen(0, '127.0.0.1');
  await once(slow, 'listening');
  const address = slow.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  expect(kinds(await send(32, url))).toEqual(['sent']);
  expect(most).toBe(32);
  slow.closeAllConnections();
  slow.close();
});
