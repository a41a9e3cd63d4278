/** With real signatures against published keys: Teams alone is heard, and everybody else is told quickly, and nothing. */
import { FIGURES } from '../../src/app/figures.ts';
import { silent, type Watch } from '../../src/app/watch.ts';
import { openIdentity } from '../../src/teams/auth.ts';
import { createMessenger } from '../../src/teams/outbound.ts';
import { type RunningServer, startServer } from '../../src/teams/server.ts';
import { type Cloud, startCloud } from '../support/cloud.ts';
import type { Connector } from '../support/connector.ts';
import { rawRequest } from '../support/raw-request.ts';
import { APP_ID } from '../support/signed-token.ts';
import { HEARD, REFUSED, type Scene } from './front-door-cases.ts';
import { alex, keptLog, playConnector, TENANT } from './stage.ts';

/** A caller who is refused does not wait: generous, because the machine may be slow. */
const QUICKLY_MS = 3_000;

const log = keptLog();
const printed: string[] = [];
const counted: string[] = [];
const watch: Watch = {
  ...silent,
  count(_figure, by) {
    if ('reason' in by) counted.push(String(by.reason));
  },
};
let heard: string[] = [];
let cloud: Cloud;
let connector: Connector;
let server: RunningServer;
let scene: Scene;

beforeAll(async () => {
  [cloud, connector] = await Promise.all([startCloud(), playConnector()]);
  const proof = { kind: 'secret', password: 'a secret' } as const;
  const credentials = { type: 'SingleTenant', appId: APP_ID, tenantId: TENANT, proof } as const;
  const identity = openIdentity({ local: false, credentials }, cloud.place);
  server = await startServer({
    port: 0,
    host: '127.0.0.1',
    identity,
    messenger: createMessenger({ identity, log }),
    handle: async (turn) => {
      heard.push(turn.kind);
      return { say: [{ summary: 'Heard', text: 'heard' }], replace: null };
    },
    ready: async () => ({ ok: true, parts: {} }),
    log,
    watch,
  });
  scene = {
    cloud,
    at: connector.serviceUrl,
    activity: (changes = {}) => {
      const said = connector.frame(alex.id, 'chat', { type: 'message', text: 'hello' });
      return JSON.stringify({ ...said, ...changes });
    },
  };
  for (const stream of ['error', 'warn', 'log'] as const)
    console[stream] = (...words) => printed.push(words.join(' '));
});
afterAll(() => Promise.all([server.stop(), connector.stop(), cloud.stop()]));
beforeEach(() => {
  heard = [];
});

test('the table is long enough', () => expect(REFUSED.length).toBeGreaterThan(80));

test.each(REFUSED)('%s: %i', async (_name, status, raw) => {
  const sent = connector.requests.length;
  const answer = await rawRequest(server.port, raw(scene));
  expect(answer.status).toBe(status);
  expect(answer.ms).toBeLessThan(QUICKLY_MS);
  expect(JSON.parse(answer.text)).toEqual({ error: expect.any(String) });
  expect(answer.text).not.toMatch(/eyJ|key-\d|node_modules|\bat \w+ \(|https?:\/\/\w+\.|00000000-/);
  if (status === 401) expect(answer.headers['www-authenticate']).toBe('Bearer');
  expect([heard, connector.requests.length]).toEqual([[], sent]);
});

test.each(HEARD)('%s: %i', async (_name, status, raw) => {
  expect((await rawRequest(server.port, raw(scene))).status).toBe(status);
  expect([heard, connector.sent.at(-1)?.activity.text]).toEqual([['text'], 'heard']);
  expect(connector.requests.at(-1)?.authorization).toBe('Bearer sent-1');
});

test('the keys were asked for once, and once more for those that nobody published', () => {
  const asked = cloud.paths.filter((path) => path === '/keys');
  expect(asked.length).toBeLessThanOrEqual(2);
});

test('a thousand callers with nothing to show cost no question to anybody, and one line of the log', async () => {
  const [before, lines] = [cloud.paths.length, log.lines.length];
  const bare = { headers: [['authorization', 'Bearer a.b.c']] } as const;
  for (let round = 0; round < 20; round += 1)
    await Promise.all(Array.from({ length: 50 }, () => rawRequest(server.port, bare)));
  expect([cloud.paths.length, heard]).toEqual([before, []]);
  expect(log.lines.length - lines).toBeLessThanOrEqual(1);
});

test('no token, claim or secret was logged or printed, and each kind of refusal stands there once', () => {
  const said = `${JSON.stringify(log.lines)}${printed.join()}`;
  expect(said).not.toMatch(/eyJ|Bearer|a secret|example\.org|Sample/);
  const refused = log.lines.filter(({ event }) => event === 'a caller was refused');
  const reasons = refused.map(({ fields }) => fields.reason);
  expect(new Set(reasons).size).toBe(reasons.length);
  expect(reasons).toEqual(
    expect.arrayContaining([
      'no token',
      'claim exp',
      'signature',
      'expired',
      'key not endorsed',
      'service host',
      'tenant',
    ]),
  );
});

test('each refusal was counted, under a reason that the figures know', () => {
  const known: readonly string[] = FIGURES['waymark.callers.refused'].by.reason;
  expect([...new Set(counted)].filter((reason) => !known.includes(reason))).toEqual([]);
  expect(counted.length).toBeGreaterThan(1000);
});
