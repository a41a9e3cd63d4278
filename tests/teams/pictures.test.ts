/** Pictures in a message's text: fetched from Teams' connector as the bot, whose token goes nowhere else. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { Turn } from '../../src/app/message.ts';
import { openIdentity } from '../../src/teams/auth.ts';
import { createFiles } from '../../src/teams/files.ts';
import { TokenUnavailable } from '../../src/teams/token.ts';
import { startCloud } from '../support/cloud.ts';
import { APP_ID } from '../support/signed-token.ts';
import { alex, keptLog, LOCAL, REGISTERED, startStage, TENANT } from './stage.ts';

const PATH = '/emea/v3/attachments/0-weu-d8-c0ee/views/original';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const log = keptLog();

type Place = {
  url: string;
  asked: { url: string; authorization: string | undefined }[];
  answer: RequestListener;
};
const servers: Server[] = [];
let connector: Place;
let elsewhere: Place;

async function startPlace(): Promise<Place> {
  const place: Place = { url: '', asked: [], answer: (_request, response) => response.end(PNG) };
  const server = createServer((request, response) => {
    place.asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
    place.answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  const address = server.address();
  place.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return place;
}

beforeEach(async () => {
  connector = await startPlace();
  elsewhere = await startPlace();
  log.lines.length = 0;
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const files = (token: (() => Promise<string>) | null = async () => 'Bearer of-the-bot', timeoutMs = 10_000) =>
  createFiles({ identity: { ...LOCAL, token }, log, timeoutMs });
const fetched = (path = PATH) => files().fetch(`${connector.url}${path}`, 1000);
const reason = (why: string) => ({ ok: false, reason: why });

describe('the token', () => {
  test('goes with a picture at the connector', async () => {
    expect(await fetched()).toEqual({ ok: true, bytes: PNG });
    expect(connector.asked).toEqual([{ url: PATH, authorization: 'Bearer of-the-bot' }]);
  });

  test('goes with no other link there', async () => {
    await fetched('/v3/conversations/a/members');
    await fetched('/v3/attachments/a');
    await fetched(`/other?x=${PATH}`);
    expect(connector.asked.map(({ authorization }) => authorization)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each(['/elsewhere.png', PATH])('does not go where the connector redirects to (%s)', async (path) => {
    connector.answer = (_request, response) =>
      response.writeHead(302, { location: `${elsewhere.url}${path}` }).end();
    expect(await fetched()).toMatchObject({ ok: true });
    expect(elsewhere.asked).toEqual([{ url: path, authorization: undefined }]);
  });

  test('does not go to a picture that another place redirects to', async () => {
    elsewhere.answer = (_request, response) =>
      response.writeHead(302, { location: `${connector.url}${PATH}` }).end();
    await files().fetch(`${elsewhere.url}/file`, 1000);
    expect(connector.asked).toEqual([{ url: PATH, authorization: undefined }]);
  });

  test('is not asked for where nobody wants one', async () => {
    expect(await files(null).fetch(`${connector.url}${PATH}`, 1000)).toMatchObject({ ok: true });
    expect(connector.asked[0]?.authorization).toBeUndefined();
  });

  test.each<[string, () => Promise<string>]>([
    ['cannot be had', async () => Promise.reject(new TokenUnavailable('no'))],
    ['does not come in time', () => new Promise(() => undefined)],
  ])('%s: nothing is asked of the connector, and it is worth another try', async (_name, token) => {
    expect(await files(token, 100).fetch(`${connector.url}${PATH}`, 1000)).toEqual(reason('unreachable'));
    expect(connector.asked).toEqual([]);
  });

  test('stands in no log', async () => {
    connector.answer = (_request, response) => response.writeHead(403).end();
    await fetched();
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toMatch(/of-the-bot|127|attachments/);
  });
});

test.each([
  [401, 'unreachable'],
  [403, 'unreachable'],
  [429, 'unreachable'],
  [502, 'unreachable'],
  [404, 'gone'],
  [410, 'gone'],
])('the connector answers %i: %s', async (status, why) => {
  connector.answer = (_request, response) => response.writeHead(status).end();
  expect(await fetched()).toEqual(reason(why));
});

describe('outside local mode', () => {
  const lookedUp: string[] = [];
  const lookup: LookupFunction = (name, _options, callback) => {
    lookedUp.push(name);
    callback(null, [{ address: '10.1.2.3', family: 4 }]);
  };

  test.each([
    [`https://smba.trafficmanager.net${PATH}`, true],
    [`https://SMBA.trafficmanager.net/uk/0a/v3/attachments/1/views/original`, true],
    [`https://smba.infra.gcc.teams.microsoft.com${PATH}`, true],
    [`https://evil.trafficmanager.net${PATH}`, false],
    [`https://smba.trafficmanager.net.example.org${PATH}`, false],
    [`https://smba.trafficmanager.net:8443${PATH}`, false],
    [`https://a:b@smba.trafficmanager.net${PATH}`, false],
    [`http://smba.trafficmanager.net${PATH}`, false],
    [`http://127.0.0.1${PATH}`, false],
    ['https://smba.trafficmanager.net/v3/conversations/1/members', false],
    ['https://us-api.asm.skype.com/v1/objects/1/views/imgo', false],
  ])('%s is the connector’s: %s', async (url, ours) => {
    lookedUp.length = 0;
    const asked: string[] = [];
    const token = async () => {
      asked.push('asked');
      return 'Bearer x';
    };
    const identity = { ...REGISTERED, token };
    expect(await createFiles({ identity, log, lookup }).fetch(url, 10)).toEqual(reason('not-allowed'));
    expect([lookedUp.length, asked.length]).toEqual(ours ? [1, 1] : [0, 0]);
  });
});

describe('the token that they are fetched with', () => {
  test('is the one that the bot sends with', async () => {
    const cloud = await startCloud();
    const proof = { kind: 'secret', password: 'secret' } as const;
    const credentials = { type: 'SingleTenant', appId: APP_ID, tenantId: TENANT, proof } as const;
    const { token } = openIdentity({ local: false, credentials }, cloud.place);
    expect(await token?.()).toBe('Bearer sent-1');
    await cloud.stop();
  });

  test('local mode has none', () => {
    expect(LOCAL.token).toBeNull();
  });
});

test('a pasted picture reaches the app as a file, and is fetched by its link', async () => {
  const turns: Turn[] = [];
  const stage = await startStage(async (turn) => {
    turns.push(turn);
    return { say: [], replace: null };
  });
  try {
    const picture = { contentType: 'image/*', contentUrl: `${connector.url}${PATH}` };
    const mirror = { contentType: 'text/html', content: '<p><img src="https://example.org/imgo"></p>' };
    const said = { type: 'message', text: 'the new sign', attachments: [picture, mirror] };
    await stage.connector.post(stage.connector.frame(alex.id, 'chat', said));
    const [turn] = turns;
    expect(turn).toMatchObject({
      kind: 'file',
      others: 0,
      files: [{ name: 'the picture', url: picture.contentUrl }],
    });
    const url = turn?.kind === 'file' ? turn.files[0]?.url : undefined;
    expect(await files().fetch(url ?? '', 1000)).toEqual({ ok: true, bytes: PNG });
  } finally {
    await stage.stop();
  }
});
