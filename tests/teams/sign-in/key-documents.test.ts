/** What the platform's key documents may hold and do: nothing weak, nothing on the way, and no trouble of theirs locks anybody out. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { KeysUnavailable, openKeys } from '../../../src/teams/sign-in/keys.ts';

const HOUR = 3_600_000;
let server: Server;
let port: number;
let base: string;
let elapsed: number;
let paths: string[];
/** What each path answers. */
let at: Record<string, unknown>;
let listen: RequestListener;

beforeEach(async () => {
  elapsed = 0;
  paths = [];
  listen = (request, response) => {
    const found = at[request.url ?? ''];
    response.writeHead(found === undefined ? 404 : 200).end(JSON.stringify(found));
  };
  server = createServer((request, response) => {
    paths.push(request.url ?? '');
    listen(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  base = `http://127.0.0.1:${port}`;
  at = { '/openid': { jwks_uri: `${base}/keys` }, '/keys': { keys: [jwk('good')] } };
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const open = () => openKeys(`${base}/openid`, () => elapsed);

const pairs = new Map<number, object>();
/** Making keys is slow: one for each length. */
function jwk(kid: string, bits = 2048, endorsements = ['msteams']): object {
  const made =
    pairs.get(bits) ??
    generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' });
  pairs.set(bits, made);
  return { ...made, kid, endorsements };
}

test('a key that is too short to be trusted signs nothing', async () => {
  at['/keys'] = { keys: [jwk('short', 1024), jwk('good')] };
  const keys = open();
  expect(await keys.find('good')).toMatchObject({ endorsed: true });
  expect(await keys.find('short')).toBeUndefined();
});

test.each(['/openid', '/keys'])('keys to which %s leads elsewhere are not taken', async (moved) => {
  const before = listen;
  listen = (request, response) => {
    if (request.url === moved) response.writeHead(302, { location: `${base}/moved` }).end();
    else before(request, response);
  };
  at['/moved'] = at[moved];
  await expect(open().find('good')).rejects.toThrow(KeysUnavailable);
  expect(paths).not.toContain('/moved');
});

test('keys that would come unencrypted over a network are not asked for', async () => {
  // This machine, by an address that is not loopback's own.
  at['/openid'] = { jwks_uri: `http://0.0.0.0:${port}/keys` };
  await new Promise((resolve) => server.close(resolve));
  server.listen(port, '0.0.0.0');
  await once(server, 'listening');
  await expect(open().find('good')).rejects.toThrow(KeysUnavailable);
  expect(paths).toEqual(['/openid']);
});

test.each([
  ['none at all', () => []],
  ['keys of other kinds', () => [{ kty: 'EC', kid: 'good' }]],
  ['keys for other channels', () => [jwk('good', 2048, ['webchat'])]],
  ['short keys', () => [jwk('good', 1024)]],
])('a document with %s locks nobody out', async (_name, some) => {
  const keys = open();
  await keys.find('good');
  at['/keys'] = { keys: some() };
  elapsed += 25 * HOUR;
  expect(await keys.find('good')).toMatchObject({ endorsed: true });
  expect(paths.filter((path) => path === '/keys')).toHaveLength(2);
});

test('with nothing else known, such a document is no answer: callers may try again', async () => {
  at['/keys'] = { keys: [] };
  await expect(open().find('good')).rejects.toThrow(KeysUnavailable);
});

describe('while the platform takes a question and says nothing', () => {
  let answers: PromiseWithResolvers<void>;
  let came: PromiseWithResolvers<void>;
  /** How many questions were waited for until they were given up. */
  let givenUp: number;
  beforeEach(() => {
    givenUp = 0;
    answers = Promise.withResolvers();
    came = Promise.withResolvers();
  });
  /** From now on it keeps whoever asks waiting, until it is told to answer. */
  function hangs(): void {
    const before = listen;
    listen = (request, response) => {
      came.resolve();
      response.once('close', () => {
        if (!response.writableEnded) givenUp += 1;
      });
      void answers.promise.then(() => before(request, response));
    };
  }

  test('callers whose key is half a day old do not wait for it', async () => {
    const keys = open();
    await keys.find('good');
    hangs();
    elapsed += 13 * HOUR;
    for (let caller = 0; caller < 20; caller += 1) expect(await keys.find('good')).toBeDefined();
    await came.promise;
    expect(paths).toEqual(['/openid', '/keys', '/openid']);
    expect(givenUp).toBe(0);
    answers.resolve();
  });

  test('what it says at last is taken', async () => {
    const keys = open();
    await keys.find('good');
    hangs();
    at['/keys'] = { keys: [jwk('next')] };
    elapsed += 13 * HOUR;
    expect(await keys.find('good')).toBeDefined();
    answers.resolve();
    // Whoever names a key that is not known waits for the question under way.
    expect(await keys.find('next')).toBeDefined();
    expect(await keys.find('good')).toBeUndefined();
  });

  test('with keys of a day, once it has failed to answer nobody waits for it again', async () => {
    const keys = open();
    await keys.find('good');
    elapsed += 25 * HOUR;
    const before = listen;
    listen = (_request, response) => response.writeHead(503).end();
    expect(await keys.find('good')).toBeDefined();
    listen = before;
    hangs();
    for (let minute = 0; minute < 5; minute += 1) {
      elapsed += 60_000;
      expect(await keys.find('good')).toBeDefined();
    }
    await came.promise;
    expect(givenUp).toBe(0);
    answers.resolve();
  });

  test('after a quiet time they are asked for again before anybody is let in', async () => {
    const keys = open();
    await keys.find('good');
    const before = listen;
    listen = (_request, response) => response.writeHead(503).end();
    elapsed += 25 * HOUR;
    expect(await keys.find('good')).toBeDefined();
    listen = before;
    at['/keys'] = { keys: [jwk('next')] };
    elapsed += 60 * HOUR;
    expect(await keys.find('good')).toBeUndefined();
  });
});
