/** The link to a kept file: it gives out the file to be saved, and tells nobody why one does not open. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { request as ask } from 'node:http';
import express from 'express';
import { fileDoor } from '../../src/teams/file-door.ts';
import { A_CALLER, EVERYBODY, missBound } from '../../src/teams/miss-bound.ts';
import { keptLog } from './stage.ts';

const TOKEN = `${Buffer.from('contoso').toString('base64url')}.${'k'.repeat(43)}`;
const NOT_SERVED = Buffer.from('elsewhere').toString('base64url');
const log = keptLog();
let server: Server;
let base: string;
let asked: string[];
let turnedAway = 0;
let elapsed = 0;
let open: (token: string) => Promise<typeof file | undefined>;
/** What was looked up for nothing is counted here, and forgotten in time. */
const bound = missBound(() => elapsed);
const file = { name: 'minutes.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 minutes') };

beforeAll(async () => {
  const app = express();
  app.use(
    '/files',
    fileDoor(
      (token) => {
        if (token.startsWith(NOT_SERVED)) return undefined;
        return () => {
          asked.push(token);
          return open(token);
        };
      },
      log,
      () => {
        turnedAway += 1;
      },
      bound,
    ),
  );
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  elapsed += 60_000;
  turnedAway = 0;
  asked = [];
  log.lines.length = 0;
  open = async (token) => (token === TOKEN ? file : undefined);
});

const get = (path: string, init: RequestInit = {}) => fetch(`${base}/files/${path}`, init);

test('it gives out the file, to be saved and nothing else', async () => {
  const response = await get(TOKEN);
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(file.bytes);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="minutes.pdf"; filename*=UTF-8''minutes.pdf`,
    'content-length': '16',
    'cache-control': 'private, no-store',
    'content-security-policy': expect.stringMatching(/default-src 'none'; sandbox/),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  expect(response.headers.get('etag')).toBeNull();
  expect(response.headers.get('set-cookie')).toBeNull();
});

test('a look ahead gets all but the bytes', async () => {
  const response = await get(TOKEN, { method: 'HEAD' });
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
    200,
    '16',
    '',
  ]);
});

test.each([
  ['Protokoll für März.pdf', 'Protokoll f_r M_rz.pdf', 'Protokoll%20f%C3%BCr%20M%C3%A4rz.pdf'],
  ['a"b%c\\d.pdf', 'a_b_c_d.pdf', 'a%22b%25c_d.pdf'],
  ["it's (1)*.pdf", "it's (1)*.pdf", 'it%27s%20%281%29%2a.pdf'],
  ['x\r\nSet-Cookie: a=b.pdf', 'x__Set-Cookie: a=b.pdf', 'x__Set-Cookie%3A%20a%3Db.pdf'],
  ['\ud800\u202efdp.exe', '__fdp.exe', '%EF%BF%BD_fdp.exe'],
])('the name %j is told in both ways', async (name, plain, encoded) => {
  open = async () => ({ ...file, name });
  const { headers } = await get(TOKEN);
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
  );
});

test('what is unknown, expired or misspelt is told alike', async () => {
  const other = `${TOKEN.slice(0, -1)}x`;
  const answers = await Promise.all(
    [
      other,
      'x',
      '',
      `${TOKEN}/`,
      `${TOKEN}x`,
      'a.b',
      '%E0%A4%A',
      `${'x'.repeat(5000)}.${'k'.repeat(43)}`,
    ].map(async (path) => {
      const response = await get(path);
      const { date: _date, ...headers } = Object.fromEntries(response.headers);
      return { status: response.status, headers, page: await response.text() };
    }),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({
    status: 404,
    page: expect.stringMatching(/go back to Teams and ask Waymark/),
  });
  expect(answers[0]?.headers['content-security-policy']).toMatch(/default-src 'none'/);
  expect(asked).toEqual([other]);
});

test('a program is told in JSON', async () => {
  const response = await get('x', { headers: { accept: 'application/json' } });
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    error: expect.stringMatching(/^This link does not open a file\. /),
  });
});

test('when the files are away it says that nothing is lost, and the log knows no token', async () => {
  open = async () => {
    throw new RangeError(`contoso ${TOKEN}`);
  };
  const response = await get(TOKEN);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
  expect(await response.text()).toMatch(/Nothing is lost.*try the link again in a minute/);
  expect(log.lines).toEqual([
    { level: 'error', event: 'a file could not be given out', fields: { error: 'RangeError' } },
  ]);
});

test('nothing else is done through a link', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const response = await get(TOKEN, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  }
  expect(asked).toEqual([]);
});

test('a query is no part of the link', async () => {
  expect((await get(`${TOKEN}?utm_source=x`)).status).toBe(200);
});

test('a caller who leaves in the middle does no harm', async () => {
  open = async () => ({ ...file, bytes: Buffer.alloc(20_000_000) });
  const request = ask(`${base}/files/${TOKEN}`).end();
  const [response] = await once(request, 'response');
  response.destroy();
  await once(response, 'close');
  open = async () => file;
  expect((await get(TOKEN)).status).toBe(200);
});

const madeUp = (at: number) => `${TOKEN.slice(0, -4)}${String(at).padStart(4, '0')}`;
/** As the proxy in front tells who asks; what stands before that is the caller's own word. */
const from = (address: string) => ({ headers: { 'x-forwarded-for': `203.0.113.9, ${address}` } });

test('made-up links cannot have the record asked without end, and genuine ones open again by themselves', async () => {
  const stranger = from('198.51.100.6');
  const statuses: number[] = [];
  for (let at = 0; at < 300; at += 1) statuses.push((await get(madeUp(at), stranger)).status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(A_CALLER.atOnce);
  expect(statuses.slice(A_CALLER.atOnce)).toEqual(Array(300 - A_CALLER.atOnce).fill(429));
  expect([asked.length, turnedAway]).toEqual([A_CALLER.atOnce, 300 - A_CALLER.atOnce]);
  const away = await get(TOKEN, stranger);
  expect([away.status, away.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await away.text()).toMatch(/Nothing is lost.*try the link again in a minute/);
  elapsed += 1_000;
  expect((await get(TOKEN, stranger)).status).toBe(200);
});

test('whoever makes up links keeps nobody else from their files', async () => {
  for (let at = 0; at < 100; at += 1) await get(madeUp(at), from('198.51.100.7'));
  expect(turnedAway).toBe(100 - A_CALLER.atOnce);
  expect((await get(TOKEN, from('198.51.100.7'))).status).toBe(429);
  for (const other of ['198.51.100.8', '2001:db8::7', '127.0.0.1'])
    expect((await get(TOKEN, from(other))).status).toBe(200);
});

test.each([
  ['tells nobody’s address', {}],
  ['tells its own network’s', from('172.17.0.1')],
])(
  'behind a proxy that %s the bound of all stands alone: a stranger takes nobody’s files',
  async (_, init) => {
    for (let at = 0; at < 4 * A_CALLER.atOnce; at += 1) await get(madeUp(at), init);
    expect((await get(TOKEN, init)).status).toBe(200);
    expect(turnedAway).toBe(0);
    let away = 0;
    for (let at = 0; at < EVERYBODY.atOnce; at += 1) if (!bound.take(null)) away += 1;
    expect([away, (await get(madeUp(1), init)).status]).toEqual([4 * A_CALLER.atOnce, 429]);
  },
);

test('links of tenants that are not served are told like those of others to the last, and hold up nobody else', async () => {
  const unserved = (at: number) => `${NOT_SERVED}.${String(at).padStart(43, 'k')}`;
  const statusesOf = async (path: (at: number) => string, address: string) => {
    const statuses: number[] = [];
    for (let at = 0; at < 2 * A_CALLER.atOnce; at += 1)
      statuses.push((await get(path(at), from(address))).status);
    return statuses;
  };
  const elsewhere = await statusesOf(unserved, '198.51.100.7');
  expect(asked).toEqual([]);
  expect(elsewhere).toContain(429);
  expect(await statusesOf(madeUp, '198.51.100.9')).toEqual(elsewhere);
  let away = 0;
  for (let at = 0; at < 2 * EVERYBODY.atOnce; at += 1) if (!bound.take(`caller ${at}`, false)) away += 1;
  expect(away).toBe(EVERYBODY.atOnce + A_CALLER.atOnce);
  expect((await get(unserved(0), from('198.51.100.10'))).status).toBe(429);
  expect((await get(TOKEN, from('198.51.100.10'))).status).toBe(200);
});

test('many who make up links have one bound together, and are forgotten when nothing is left to count', async () => {
  let away = 0;
  for (let at = 0; at < 3 * EVERYBODY.atOnce; at += 1) if (!bound.take(`caller ${at}`)) away += 1;
  expect([bound.known, away]).toEqual([EVERYBODY.atOnce, 2 * EVERYBODY.atOnce]);
  for (let second = 0; second < 300; second += 1) {
    elapsed += 1_000;
    // One keeps asking, and one is refused each time.
    bound.take('steady');
    for (let at = 0; at < 2 * EVERYBODY.aSecond; at += 1) bound.take(`caller ${second}.${at}`);
    bound.take('caller 1');
  }
  const lasts = A_CALLER.atOnce / A_CALLER.aSecond;
  expect(bound.known).toBeLessThanOrEqual(EVERYBODY.aSecond * (lasts + 1));
  elapsed += 60_000;
  expect((await get(TOKEN)).status).toBe(200);
  expect(bound.known).toBe(0);
});

test('links that open files are never too many', async () => {
  for (let at = 0; at < 300; at += 1) expect((await get(TOKEN)).status).toBe(200);
  expect(turnedAway).toBe(0);
  for (let at = 0; at < 2 * EVERYBODY.atOnce; at += 1) {
    expect(bound.take(`caller ${at}`)).toBe(true);
    bound.found(`caller ${at}`);
  }
});
