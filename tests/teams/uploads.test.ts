/** A file goes whole to where Teams takes it and to nowhere else, and its address is told to nobody. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { LookupFunction } from 'node:net';
import { createUploads } from '../../src/teams/uploads.ts';
import { keptLog } from './stage.ts';

const BYTES = new Uint8Array([0x50, 0x4b, 0, 255, 13, 10]);
let server: Server;
let base: string;
let came: { method: string | undefined; headers: NodeJS.Dict<string | string[]>; bytes: Buffer }[];
let answer: RequestListener;
const log = keptLog();

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    came.push({ method: request.method, headers: request.headers, bytes: Buffer.concat(chunks) });
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  base = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  came = [];
  log.lines.length = 0;
  answer = (_request, response) => response.writeHead(201).end('{}');
});

const local = (timeoutMs = 10_000) => createUploads({ local: true, log, timeoutMs });

test('in one piece that says which it is, without a token of the bot', async () => {
  expect(await local().put(`${base}/up?guid=1`, BYTES)).toBe('done');
  expect(came).toHaveLength(1);
  expect(came[0]).toMatchObject({
    method: 'PUT',
    headers: { 'content-range': 'bytes 0-5/6', 'content-length': '6' },
  });
  expect(came[0]?.headers.authorization).toBeUndefined();
  expect(came[0]?.bytes.equals(Buffer.from(BYTES))).toBe(true);
});

test.each([
  [200, 'done'],
  [201, 'done'],
  [202, 'unreachable'],
  [302, 'not-allowed'],
  [401, 'gone'],
  [404, 'gone'],
  [410, 'gone'],
  [429, 'unreachable'],
  [500, 'unreachable'],
] as const)('an answer of %i means %s', async (status, outcome) => {
  answer = (_request, response) => response.writeHead(status, { location: `${base}/elsewhere` }).end();
  expect(await local().put(`${base}/up?secret=1`, BYTES)).toBe(outcome);
  expect(came).toHaveLength(1);
  expect(JSON.stringify(log.lines)).not.toContain('secret');
});

test('a server that does not answer is not waited for', async () => {
  answer = () => undefined;
  expect(await local(50).put(`${base}/up`, BYTES)).toBe('unreachable');
});

test.each([
  'http://contoso-my.sharepoint.com/up',
  'https://contoso-my.sharepoint.com:8443/up',
  'https://user@contoso-my.sharepoint.com/up',
  'https://sharepoint.com.example.org/up',
  'https://evilsharepoint.com/up',
  'https://example.org/up',
  'https://169.254.169.254/up',
  'file:///etc/passwd',
  'nonsense',
])('%s is nowhere that a file is put', async (url) => {
  const lookup = (() => {
    throw new Error('nobody is asked for the name');
  }) as LookupFunction;
  expect(await createUploads({ local: false, log, lookup }).put(url, BYTES)).toBe('not-allowed');
});

test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1'])(
  'a name of SharePoint that leads to %s is not followed into the house',
  async (address) => {
    const lookup: LookupFunction = (_name, _options, callback) =>
      callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    const uploads = createUploads({ local: false, log, lookup, timeoutMs: 5_000 });
    expect(await uploads.put('https://contoso-my.sharepoint.com/up', BYTES)).toBe('not-allowed');
  },
);

test('outside local mode this machine is nowhere either, and an empty file is none', async () => {
  expect(await createUploads({ local: false, log }).put(`${base}/up`, BYTES)).toBe('not-allowed');
  expect(await local().put(`${base}/up`, new Uint8Array())).toBe('not-allowed');
  expect(came).toEqual([]);
});
