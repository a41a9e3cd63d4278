/** Whoever posts nonsense gets one line of JSON and a 4xx, the app hears nothing of it, and the bot lives on. */
import { request } from 'node:http';
import { alex, type Stage, startStage } from './stage.ts';

let stage: Stage;
let heard = 0;

beforeAll(async () => {
  stage = await startStage(async () => {
    heard += 1;
    return { say: [{ summary: 'Heard', text: 'heard' }], replace: null };
  });
});
afterAll(() => stage.stop());

const json = { 'content-type': 'application/json' };
const post = (body: string | null, headers: Record<string, string> = json) =>
  fetch(`${stage.url}/api/messages`, { method: 'POST', headers, body });

function activity(changes: Record<string, unknown> = {}): string {
  const said = stage.connector.frame(alex.id, 'chat', { type: 'message', text: 'hello' });
  return JSON.stringify({ ...said, ...changes });
}
const without = (field: string): string => activity({ [field]: undefined });
const nested = (depth: number): string => `${'{"value":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Each row: what is posted, the status, and a word that the error names. */
const NONSENSE: [string, () => string | null, number, RegExp, Record<string, string>?][] = [
  ['an empty object', () => '{}', 400, /type/],
  ['no body', () => null, 400, /type/],
  ['an empty body', () => '', 400, /type/],
  ['nothing whatever', () => null, 415, /application\/json/, {}],
  ['half an object', () => '{"type":"mess', 400, /not JSON/],
  ['no JSON at all', () => 'hello', 400, /not JSON/],
  ['a bare word', () => '"message"', 400, /not JSON/],
  ['null', () => 'null', 400, /not JSON/],
  ['a list', () => '[]', 400, /body/],
  ['a list of activities', () => `[${activity()}]`, 400, /body/],
  ['one megabyte', () => activity({ text: 'x'.repeat(1_000_000) }), 413, /256kb/],
  ['a megabyte of brackets', () => '['.repeat(1_000_000), 413, /256kb/],
  ['an object nested 10,000 deep', () => nested(10_000), 400, /nested/],
  ['a value nested 1,000 deep', () => activity({ value: JSON.parse(nested(1000)) }), 400, /nested/],
  ['another content type', () => activity(), 415, /application\/json/, { 'content-type': 'text/plain' }],
  [
    'a form',
    () => 'type=message',
    415,
    /application\/json/,
    { 'content-type': 'application/x-www-form-urlencoded' },
  ],
  [
    'a wrong encoding',
    () => activity(),
    415,
    /encoding/,
    { ...json, 'content-encoding': 'br-but-not-really' },
  ],
  [
    'a wrong charset',
    () => activity(),
    415,
    /encoding/,
    { 'content-type': 'application/json; charset=klingon' },
  ],
  ['a type that is a number', () => activity({ type: 7 }), 400, /^type/],
  ['no type', () => without('type'), 400, /^type/],
  ['no id', () => without('id'), 400, /^id/],
  ['an id that is a list', () => activity({ id: ['a'] }), 400, /^id/],
  ['no service URL', () => without('serviceUrl'), 400, /^serviceUrl/],
  ['a service URL that is none', () => activity({ serviceUrl: 'here' }), 400, /^serviceUrl/],
  ['a service URL of a file', () => activity({ serviceUrl: 'file:///etc/passwd' }), 400, /^serviceUrl/],
  ['a service URL elsewhere', () => activity({ serviceUrl: 'https://example.org' }), 400, /^serviceUrl/],
  [
    'a service URL that only looks local',
    () => activity({ serviceUrl: 'http://localhost@example.org/' }),
    400,
    /^serviceUrl/,
  ],
  ['no channel', () => without('channelId'), 400, /^channelId/],
  ['a channel that is not Teams', () => activity({ channelId: 'directline' }), 400, /^channelId/],
  ['no sender', () => without('from'), 400, /^from/],
  ['a sender without an id', () => activity({ from: { name: 'Alex Sample' } }), 400, /^from\.id/],
  ['a sender that is null', () => activity({ from: null }), 400, /^from/],
  ['no recipient', () => without('recipient'), 400, /^recipient/],
  ['no conversation', () => without('conversation'), 400, /^conversation/],
  ['a conversation that is text', () => activity({ conversation: 'chat' }), 400, /^conversation/],
  ['no tenant', () => activity({ conversation: { id: 'c' }, channelData: {} }), 400, /tenant/],
  ['a text that is an object', () => activity({ text: { $gt: '' } }), 400, /^text/],
  [
    'members that are no list',
    () => activity({ type: 'conversationUpdate', membersAdded: 'all' }),
    400,
    /^membersAdded/,
  ],
  [
    'a polluted prototype',
    () => activity().replace('"type"', '"__proto__":{"admin":true},"type"'),
    400,
    /__proto__/,
  ],
  [
    'a polluted constructor',
    () => activity({ value: { constructor: { prototype: { admin: true } } } }),
    400,
    /constructor/,
  ],
];

test.each(NONSENSE)('%s is refused', async (...[, body, status, word, headers]) => {
  const before = heard;
  const response = await post(body(), headers);
  expect(response.status).toBe(status);
  const answer: unknown = await response.json();
  expect(answer).toEqual({ error: expect.stringMatching(word) });
  expect(JSON.stringify(answer)).not.toContain('\\n');
  expect(heard).toBe(before);
});

test('after all that the bot still answers', async () => {
  const reply = await stage.connector.say(alex.id, 'are you there?');
  expect(reply.status).toBe(200);
  expect(stage.connector.inChat(alex.id).at(-1)?.activity.text).toBe('heard');
  expect('admin' in {}).toBe(false);
});

test('the error never repeats what was sent', async () => {
  const response = await post(activity({ type: { secret: 'the head is leaving' } }));
  expect(await response.text()).not.toContain('leaving');
});

test('a body that never ends and a caller who hangs up are let go', async () => {
  const half = request(`${stage.url}/api/messages`, {
    method: 'POST',
    headers: { ...json, 'content-length': '50' },
  });
  const gone = new Promise((resolve) => half.once('error', resolve));
  half.write('{"type":');
  half.destroy(new Error('hung up'));
  await gone;
  expect((await stage.connector.say(alex.id, 'still there?')).status).toBe(200);
});

describe('other paths', () => {
  test('the Playground asks whether anybody is there', async () => {
    expect((await fetch(`${stage.url}/api/messages`, { method: 'HEAD' })).status).toBe(200);
  });
  test.each(['GET', 'PUT', 'DELETE'])('%s of the messages path is not allowed', async (method) => {
    const response = await fetch(`${stage.url}/api/messages`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, HEAD']);
  });
  test('an unknown path is 404, as JSON', async () => {
    const response = await fetch(`${stage.url}/wp-admin/setup.php`);
    expect([response.status, await response.json()]).toEqual([404, { error: expect.any(String) }]);
  });
  test('health and readiness are told apart', async () => {
    const alive = await fetch(`${stage.url}/healthz`);
    expect([alive.status, await alive.json()]).toEqual([200, { ok: true }]);
    const ready = await fetch(`${stage.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ok: true, parts: { store: true } }]);
  });
  test('a web page that reaches loopback by its own name is refused', async () => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    const headers = { ...json, host: 'rebound.example.org' };
    request(`${stage.url}/api/messages`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end(activity());
    expect(await promise).toBe(403);
  });
});

test('a taken port is told in words', async () => {
  const { startServer } = await import('../../src/teams/server.ts');
  const { openIdentity } = await import('../../src/teams/auth.ts');
  const second = startServer({
    port: stage.server.port,
    host: '127.0.0.1',
    identity: openIdentity({ local: true, credentials: null }),
    messenger: stage.messenger,
    handle: async () => ({ say: [], replace: null }),
    ready: async () => ({ ok: true, parts: {} }),
    log: stage.log,
  });
  await expect(second).rejects.toThrow(/is taken: stop the other program, or set PORT/);
});
