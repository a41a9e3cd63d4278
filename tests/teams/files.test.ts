/** A file is fetched from where Teams keeps it and from nowhere else, within its limits, and its link is told to nobody. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { LookupFunction } from 'node:net';
import { createFiles } from '../../src/teams/files.ts';
import { isPublic } from '../../src/teams/public-address.ts';
import { keptLog, LOCAL, REGISTERED } from './stage.ts';

const MOST = 1000;
const TOKEN = 'tempauth=secret-of-alex';

let server: Server;
let base: string;
let asked: string[];
let answer: RequestListener;
const log = keptLog();

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
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
  asked = [];
  log.lines.length = 0;
  answer = (_request, response) => response.end('ok');
});

/** A lookup that knows one name, and counts. */
function lookupOf(addresses: string[]): LookupFunction & { asked: string[] } {
  const names: string[] = [];
  const lookup: LookupFunction = (name, _options, callback) => {
    names.push(name);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return Object.assign(lookup, { asked: names });
}

const local = (timeoutMs = 10_000) => createFiles({ identity: LOCAL, log, timeoutMs });
const fetched = (path: string, timeoutMs?: number) => local(timeoutMs).fetch(`${base}${path}`, MOST);
const reason = (why: string) => ({ ok: false, reason: why });

describe('what is behind the link', () => {
  test('comes byte by byte as it is, without credentials or anything to unpack', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 0, 128]);
    let headers = {};
    answer = (request, response) => {
      headers = request.headers;
      response.end(bytes);
    };
    const result = await fetched(`/plan.xlsx?${TOKEN}`);
    expect(result.ok && Buffer.from(result.bytes)).toEqual(bytes);
    expect(asked).toEqual([`GET /plan.xlsx?${TOKEN}`]);
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  test('an empty file is a file', async () => {
    answer = (_request, response) => response.end();
    expect(await fetched('/empty.yml')).toEqual({ ok: true, bytes: Buffer.alloc(0) });
  });

  test.each([
    [401, 'gone'],
    [403, 'gone'],
    [404, 'gone'],
    [410, 'gone'],
    [304, 'unreachable'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [206, 'unreachable'],
  ])('an answer of %i is no file: %s', async (status, why) => {
    answer = (_request, response) => response.writeHead(status).end();
    expect(await fetched('/plan.yml')).toEqual(reason(why));
  });

  test('a page that asks to sign in is not the file', async () => {
    answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Sign in</html>');
    expect(await fetched('/plan.yml')).toEqual(reason('gone'));
  });

  test('what would have to be unpacked is not', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('bomb');
    expect(await fetched('/plan.yml')).toEqual(reason('unreachable'));
  });
});

describe('limits', () => {
  test('a file of just the size is taken', async () => {
    answer = (_request, response) => response.end('x'.repeat(MOST));
    expect(await fetched('/plan.yml')).toMatchObject({ ok: true });
  });

  test('one that says that it is larger is not read at all', async () => {
    const closed = Promise.withResolvers<void>();
    answer = (_request, response) => {
      response.once('close', closed.resolve);
      response.writeHead(200, { 'content-length': 50_000_000 }).flushHeaders();
    };
    expect(await fetched('/plan.xlsx')).toEqual(reason('too-large'));
    await closed.promise;
  });

  test('one that does not say how large it is is cut off as soon as it is too much', async () => {
    const closed = Promise.withResolvers<void>();
    answer = (_request, response) => {
      const more = (): void => {
        if (!response.closed) response.write('x'.repeat(500), () => setImmediate(more));
      };
      response.once('close', closed.resolve);
      more();
    };
    expect(await fetched('/endless')).toEqual(reason('too-large'));
    await closed.promise;
  });

  test.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    [
      'begins to answer',
      (_request, response) => {
        response.writeHead(200);
        response.write('slow');
      },
    ],
  ])('one that %s is given up', async (_name, listener) => {
    answer = listener;
    expect(await fetched('/', 100)).toEqual(reason('unreachable'));
  });

  test('one that breaks off is not taken for whole', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    };
    expect(await fetched('/plan.yml')).toEqual(reason('unreachable'));
  });

  test('nobody listens', async () => {
    expect(await local().fetch('http://127.0.0.1:1/plan.yml', MOST)).toEqual(reason('unreachable'));
  });
});

describe('redirects', () => {
  const to = (location: string): RequestListener => {
    return (request, response) =>
      request.url === '/file' ? response.end('here') : response.writeHead(302, { location }).end();
  };

  test.each([301, 302, 303, 307, 308])('%i is followed', async (status) => {
    answer = (request, response) =>
      request.url === '/file'
        ? response.end('here')
        : response.writeHead(status, { location: '/file' }).end();
    expect(await fetched('/link')).toMatchObject({ ok: true });
  });

  test('three are followed, and a fourth is not', async () => {
    answer = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('here');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    };
    expect(await fetched('/3')).toMatchObject({ ok: true });
    asked = [];
    expect(await fetched('/4')).toEqual(reason('not-allowed'));
    expect(asked).toHaveLength(4);
  });

  test.each([
    'https://login.example.org/',
    'http://169.254.169.254/latest/meta-data',
    'http://contoso.sharepoint.com/plain',
    'file:///etc/passwd',
    'ftp://127.0.0.1/x',
    'http://',
  ])('to %s it goes nowhere', async (location) => {
    answer = to(location);
    expect(await fetched('/link')).toEqual(reason('not-allowed'));
    expect(asked).toEqual(['GET /link']);
  });
});

describe('where files may come from', () => {
  const nowhere = () => lookupOf(['10.1.2.3']);

  test.each([
    'http://contoso-my.sharepoint.com/personal/alex/plan.xlsx',
    'https://sharepoint.com/plan.xlsx',
    'https://contoso.sharepoint.com.example.org/plan.xlsx',
    'https://evil-sharepoint.com/plan.xlsx',
    'https://contoso.sharepoint.com:8443/plan.xlsx',
    'https://alex:secret@contoso.sharepoint.com/plan.xlsx',
    'https://contoso.sharepoint.com@example.org/plan.xlsx',
    'https://127.0.0.1/plan.xlsx',
    'https://[::1]/plan.xlsx',
    'http://127.0.0.1:1/plan.xlsx',
    'http://localhost/plan.xlsx',
    'data:text/plain,plan',
    'no link',
  ])('%s: nothing is asked for', async (url) => {
    const lookup = nowhere();
    const files = createFiles({ identity: REGISTERED, log, lookup });
    expect(await files.fetch(url, MOST)).toEqual(reason('not-allowed'));
    expect(lookup.asked).toEqual([]);
  });

  test.each([
    'https://contoso-my.sharepoint.com/personal/alex/_layouts/15/download.aspx?UniqueId=1',
    'https://contoso.sharepoint.us/plan.xlsx',
    'https://CONTOSO.SharePoint.COM/plan.xlsx',
  ])('%s is looked up, and not connected to while its name leads into the house', async (url) => {
    for (const inside of [['10.1.2.3'], ['127.0.0.1'], ['52.96.0.1', '169.254.169.254'], ['fd00::1'], []]) {
      const lookup = lookupOf(inside);
      const files = createFiles({ identity: REGISTERED, log, lookup });
      expect(await files.fetch(url, MOST)).toEqual(reason('not-allowed'));
      expect(lookup.asked).toHaveLength(1);
    }
  });

  test('a name that nobody knows is one more link that does not lead anywhere', async () => {
    // As Node answers then: with the error alone.
    const lookup: LookupFunction = (_name, _options, callback) =>
      Reflect.apply(callback, null, [Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })]);
    const files = createFiles({ identity: REGISTERED, log, lookup });
    expect(await files.fetch('https://contoso.sharepoint.com/plan.xlsx', MOST)).toEqual(
      reason('unreachable'),
    );
  });

  test('local mode opens this machine, and no more than that', async () => {
    const files = createFiles({ identity: LOCAL, log, lookup: nowhere() });
    expect(await files.fetch(`${base}/plan.yml`, MOST)).toMatchObject({ ok: true });
    expect(await files.fetch('http://10.1.2.3/plan.yml', MOST)).toEqual(reason('not-allowed'));
    expect(await files.fetch('https://contoso.sharepoint.com/plan.yml', MOST)).toEqual(reason('not-allowed'));
  });

  test.each([
    ['8.8.8.8', true],
    ['52.96.165.18', true],
    ['2603:1026::1', true],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['100.64.0.1', false],
    ['127.255.255.254', false],
    ['169.254.169.254', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['198.19.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['fe80::1', false],
    ['fdff::1', false],
    ['ff02::1', false],
  ])('%s is public: %s', (address, verdict) => {
    expect(isPublic(address)).toBe(verdict);
  });
});

test('the log says why, and knows neither link nor token', async () => {
  answer = (_request, response) => response.writeHead(403).end();
  await fetched(`/personal/alex/plan.xlsx?${TOKEN}`);
  expect(log.lines).toEqual([{ level: 'warn', event: 'a file was not fetched', fields: { reason: 'gone' } }]);
  expect(JSON.stringify(log.lines)).not.toMatch(/alex|secret|127/);
});
