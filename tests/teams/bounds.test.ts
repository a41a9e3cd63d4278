/** What a caller may cost: time for a head and a body, a place among the connected; and local mode's own walls. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { openIdentity } from '../../src/teams/auth.ts';
import { type RunningServer, startServer } from '../../src/teams/server.ts';
import { startCloud } from '../support/cloud.ts';
import { rawRequest } from '../support/raw-request.ts';
import { APP_ID } from '../support/signed-token.ts';
import { alex, keptLog, playConnector, TENANT } from './stage.ts';

const log = keptLog();
const proof = { kind: 'secret', password: 'a secret' } as const;
const credentials = { type: 'SingleTenant', appId: APP_ID, tenantId: TENANT, proof } as const;
const deaf = {
  port: 0,
  host: '127.0.0.1',
  messenger: { send: async () => SENT, update: async () => SENT },
  handle: async () => ({ say: [], replace: null }),
  ready: async () => ({ ok: true, parts: {} }),
  log,
} as const;
const SENT = { kind: 'sent', activity: 'm' } as const;
const JSON_TYPE = ['content-type', 'application/json'] as const;

/** However it comes to its end. */
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())));

describe('with a server that is soon impatient', () => {
  let server: RunningServer;
  let cloud: Awaited<ReturnType<typeof startCloud>>;
  beforeAll(async () => {
    cloud = await startCloud();
    const identity = openIdentity({ local: false, credentials }, cloud.place);
    const bounds = { headMs: 100, requestMs: 200, lookMs: 20, connections: 3 };
    server = await startServer({ ...deaf, identity, bounds });
  });
  afterAll(() => Promise.all([server.stop(), cloud.stop()]));

  /** Says this much on a line of its own, and hears how the server ends it. */
  async function saysOnly(words: string): Promise<string> {
    const socket = connect(server.port, '127.0.0.1').setEncoding('utf8');
    let heard = '';
    socket.on('data', (piece: string) => {
      heard += piece;
    });
    socket.on('error', () => undefined);
    socket.write(words);
    await closed(socket);
    return heard;
  }

  test('a head that does not end is cut off', async () => {
    const heard = await saysOnly('POST /api/messages HTTP/1.1\r\nhost: x\r\n');
    expect(heard).toMatch(/^HTTP\/1\.1 408 .*\{"error":"the request did not come in time"\}$/s);
  });
  test('a body that does not end is cut off, even when its caller is the platform', async () => {
    const token = cloud.token('http://127.0.0.1:1');
    const head = `POST /api/messages HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n`;
    expect(await saysOnly(`${head}{"type":`)).toMatch(/^HTTP\/1\.1 408 /);
  });
  test('what is no HTTP is told so in one line, and hung up on', async () => {
    expect(await saysOnly('hello\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 .*\{"error":"the request cannot be read"\}$/s,
    );
  });
  test('whoever comes when all places are taken is hung up on, and the next finds a place again', async () => {
    const taken = Array.from({ length: 3 }, () => connect(server.port, '127.0.0.1'));
    for (const socket of taken) socket.on('error', () => undefined);
    await Promise.all(taken.map((socket) => once(socket, 'connect')));
    expect(await saysOnly('GET /elsewhere HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')).toBe('');
    await Promise.all(taken.map((socket) => closed(socket.destroy())));
    let heard = '';
    while (heard === '')
      heard = await saysOnly('GET /elsewhere HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(heard).toMatch(/^HTTP\/1\.1 404 /);
  });
  test('while the platform’s keys cannot be read nobody comes in, and the platform may try again', async () => {
    const away = await startCloud();
    away.publishes(false);
    const identity = openIdentity({ local: false, credentials }, away.place);
    const other = await startServer({ ...deaf, identity });
    const headers = [JSON_TYPE, ['authorization', `Bearer ${away.token('http://127.0.0.1:1')}`]] as const;
    const answer = await rawRequest(other.port, { headers, body: ['{}'] });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
    await Promise.all([other.stop(), away.stop()]);
  });
});

describe('local mode', () => {
  let server: RunningServer;
  let connector: Awaited<ReturnType<typeof playConnector>>;
  beforeAll(async () => {
    connector = await playConnector();
    // It is asked to listen everywhere, and does not.
    const identity = openIdentity({ local: true, credentials: null });
    server = await startServer({ ...deaf, host: '0.0.0.0', identity });
  });
  afterAll(() => Promise.all([server.stop(), connector.stop()]));
  const ask = (more: readonly (readonly [string, string])[], changes: Record<string, unknown> = {}) => {
    const activity = { ...connector.frame(alex.id, 'chat', { type: 'message', text: 'hello' }), ...changes };
    return rawRequest(server.port, { headers: [JSON_TYPE, ...more], body: [JSON.stringify(activity)] });
  };

  test('hears this machine, whatever it shows', async () => {
    expect((await ask([])).status).toBe(200);
    expect((await ask([['authorization', 'Bearer a.b.c']])).status).toBe(200);
    expect((await ask([['host', `localhost:${server.port}`]])).status).toBe(200);
  });
  // Elsewhere 127.0.0.2 is no address of the machine.
  const onLinux = process.platform === 'linux' ? test : test.skip;
  onLinux('listens on no other address of this machine', async () => {
    const elsewhere = connect(server.port, '127.0.0.2');
    const [error] = await once(elsewhere, 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });
  test.each<[string, string]>([
    ['host', 'waymark.example.org'],
    ['host', '127.0.0.1.example.org'],
    ['host', '192.0.2.7:3978'],
    ['x-forwarded-for', '127.0.0.1'],
    ['x-forwarded-host', 'localhost'],
    ['x-real-ip', '127.0.0.1'],
    ['forwarded', 'for=127.0.0.1;host=localhost'],
    ['via', '1.1 proxy.example.org'],
  ])('%s: %s is refused: somebody else stands behind it', async (name, value) => {
    const answer = await ask([[name, value]]);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      403,
      { error: 'local mode only answers this machine' },
    ]);
  });
  test('answers to nowhere else', async () => {
    expect((await ask([], { serviceUrl: 'https://smba.example.org/' })).status).toBe(400);
  });
  test('serves the tenants that are listed, where some are', async () => {
    const identity = openIdentity({ local: true, credentials: null, tenants: [TENANT] });
    expect([identity.serves(TENANT.toUpperCase()), identity.serves('another')]).toEqual([true, false]);
    expect(openIdentity({ local: true, credentials: null }).serves('another')).toBe(true);
  });
});
