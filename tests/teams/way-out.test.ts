/** A machine that reaches the world by a proxy alone: files come and go through it, to the same few places. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { connect, createServer as createPlain, type LookupFunction, type Server as Plain } from 'node:net';
import { createFiles } from '../../src/teams/files.ts';
import { createUploads } from '../../src/teams/uploads.ts';
import { wayOut } from '../../src/teams/way-out.ts';
import { type MadeCertificate, makeCertificate } from '../support/certificate.ts';
import { keptLog, REGISTERED } from './stage.ts';

const DRIVE = 'contoso-my.sharepoint.com';
const LINK = `https://${DRIVE}/minutes?tempauth=secret-of-alex`;
const log = keptLog();

let made: MadeCertificate;
let drive: Server;
let proxy: Plain;
/** What the drive took, what the proxy was asked for, and which names this machine looked up. */
let came: string[];
let tunnels: string[];
let lookedUp: string[];

const portOf = (server: Plain): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};
const closed = (server: Plain) => new Promise((resolve) => server.close(resolve));

beforeAll(async () => {
  const year = Temporal.Now.zonedDateTimeISO('UTC').year;
  made = makeCertificate(DRIVE, `${year - 1}-01-01T00:00:00Z`, `${year + 2}-01-01T00:00:00Z`);
  drive = createServer({ cert: made.certificate, key: made.key }, (request, response) => {
    came.push(`${request.method} ${request.headers.host}${request.url}`);
    request.resume().on('end', () => response.end('Agreed.'));
  });
  proxy = createPlain((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (head) => {
      tunnels.push(String(head).split('\r\n')[0] ?? '');
      const onward = connect(portOf(drive), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => undefined).on('close', () => socket.destroy());
      socket.on('close', () => onward.destroy());
    });
  });
  for (const server of [drive, proxy]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
});
afterAll(async () => {
  await Promise.all([closed(proxy), closed(drive)]);
});
beforeEach(() => {
  [came, tunnels, lookedUp] = [[], [], []];
  log.lines.length = 0;
});

/** A name server in the house that leads everybody to this machine. */
const lookup: LookupFunction = (name, _options, callback) => {
  lookedUp.push(name);
  callback(null, [{ address: '127.0.0.1', family: 4 }]);
};
const behind = (environment: Record<string, string> = {}, trusts = { ca: made.certificate }) => {
  const named = { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`, ...environment };
  const setUp = {
    local: false,
    identity: REGISTERED,
    log,
    lookup,
    timeoutMs: 5_000,
    agent: wayOut(named, trusts),
  };
  return { files: createFiles(setUp), uploads: createUploads(setUp) };
};

test('a file comes through the proxy, which looks its name up', async () => {
  const fetched = await behind().files.fetch(LINK, 1_000);
  expect(fetched.ok && Buffer.from(fetched.bytes).toString()).toBe('Agreed.');
  expect(tunnels).toEqual([`CONNECT ${DRIVE}:443 HTTP/1.1`]);
  expect(came).toEqual([`GET ${DRIVE}/minutes?tempauth=secret-of-alex`]);
  expect(lookedUp).toEqual([]);
});

test('and one goes through it', async () => {
  expect(await behind().uploads.put(LINK, Buffer.from('x'))).toBe('done');
  expect(tunnels).toEqual([`CONNECT ${DRIVE}:443 HTTP/1.1`]);
  expect(came).toEqual([`PUT ${DRIVE}/minutes?tempauth=secret-of-alex`]);
});

test('a place that is not on our list is not asked for there either', async () => {
  const { files, uploads } = behind();
  expect(await files.fetch('https://intranet.example.org/a', 1_000)).toEqual({
    ok: false,
    reason: 'not-allowed',
  });
  expect(await uploads.put('https://intranet.example.org/a', Buffer.from('x'))).toBe('not-allowed');
  expect(tunnels).toEqual([]);
});

test('whoever answers there has to show a certificate that is trusted for the name', async () => {
  const { files, uploads } = behind(
    {},
    { ca: makeCertificate(DRIVE, '2026-01-01T00:00:00Z', '2049-01-01T00:00:00Z').certificate },
  );
  expect(await files.fetch(LINK, 1_000)).toEqual({ ok: false, reason: 'unreachable' });
  expect(await uploads.put(LINK, Buffer.from('x'))).toBe('unreachable');
  expect([tunnels.length, came]).toEqual([2, []]);
});

test.each([
  ['is excepted from the proxy', { NO_PROXY: '.sharepoint.com' }],
  ['is not to be asked for by a proxy', { NODE_USE_ENV_PROXY: '' }],
])('where the name %s, its address has to be public as ever', async (_name, environment) => {
  const { files, uploads } = behind(environment);
  expect(await files.fetch(LINK, 1_000)).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await uploads.put(LINK, Buffer.from('x'))).toBe('not-allowed');
  expect([tunnels, came]).toEqual([[], []]);
  expect(lookedUp).toEqual([DRIVE, DRIVE]);
});
