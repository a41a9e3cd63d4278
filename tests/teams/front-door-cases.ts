/** Who comes to the front door: what each of them shows, and how they are answered. */
import { gzipSync } from 'node:zlib';
import type { Cloud } from '../support/cloud.ts';
import type { Raw } from '../support/raw-request.ts';
import { APP_ID, newPair, nowSeconds, type Wish } from '../support/signed-token.ts';
import { TENANT } from './stage.ts';

/** What a case is made of: the cloud that signs, the address that it signs for, and an activity from there. */
export type Scene = { cloud: Cloud; at: string; activity(changes?: Record<string, unknown>): string };
type Case = [name: string, status: number, raw: (scene: Scene) => Raw];
type Key = Parameters<Cloud['token']>[2];

const HOUR = 3600;
const TYPE = ['content-type', 'application/json'] as const;
const stranger = newPair();
const JWK = stranger.publicKey.export({ format: 'jwk' });

const posted = (scene: Scene, authorization: string | null, body = scene.activity()): Raw => ({
  headers: [TYPE, ...(authorization === null ? [] : [['authorization', authorization] as const])],
  body: [body],
});
const genuine = ({ cloud, at }: Scene, wish: Wish = {}, key?: Key): string =>
  `Bearer ${cloud.token(at, wish, key)}`;

/** Shows this instead of a token. */
const shows = (name: string, what: (scene: Scene) => string | null): Case => [
  name,
  401,
  (scene) => posted(scene, what(scene)),
];
/** Shows a token that is genuine but for this. */
const spoilt = (name: string, wish: (scene: Scene) => Wish, key?: Key, status = 401): Case => [
  name,
  status,
  (scene) => posted(scene, genuine(scene, wish(scene), key)),
];
const claims = (
  name: string,
  spoil: Record<string, unknown> | ((scene: Scene) => Record<string, unknown>),
): Case => spoilt(name, (scene) => ({ claims: typeof spoil === 'function' ? spoil(scene) : spoil }));
const header = (name: string, spoil: Record<string, unknown>, by?: Wish['by']): Case =>
  spoilt(name, () => ({ header: spoil, ...(by && { by }) }));
/** Is the platform, and posts this. */
const says = (name: string, status: number, body: (scene: Scene) => string): Case => [
  name,
  status,
  (scene) => posted(scene, genuine(scene), body(scene)),
];
const changed = (name: string, status: number, changes: Record<string, unknown>): Case =>
  says(name, status, ({ activity }) => activity(changes));
/** Is the platform, at an address that is none of Teams' connectors. */
const speaksFrom = (name: string, serviceUrl: string): Case => [
  name,
  403,
  (s) => posted(s, `Bearer ${s.cloud.token(serviceUrl)}`, s.activity({ serviceUrl })),
];
const with2 = (scene: Scene, more: Raw): Raw => ({ ...posted(scene, genuine(scene)), ...more });

function tampered(token: string, part: 0 | 1, change: Record<string, unknown>): string {
  const parts = token.split('.');
  const before: unknown = JSON.parse(Buffer.from(parts[part] ?? '', 'base64url').toString());
  parts[part] = Buffer.from(JSON.stringify(Object.assign({}, before, change))).toString('base64url');
  return parts.join('.');
}
const nested = (depth: number): string => `${'{"value":'.repeat(depth)}1${'}'.repeat(depth)}`;

const NOT_A_TOKEN: Case[] = [
  shows('nobody', () => null),
  shows('an empty header', () => ''),
  shows('another scheme', () => 'Basic YWxleDpzZWNyZXQ='),
  shows('a scheme alone', () => 'Bearer'),
  shows('a word', () => 'Bearer nonsense'),
  shows('dots', () => 'Bearer a.b.c'),
  shows('two tokens in one header', (scene) => `${genuine(scene)} ${genuine(scene)}`),
  shows('the scheme in small letters', (scene) => genuine(scene).replace('Bearer', 'bearer')),
  shows('a token without its scheme', (scene) => genuine(scene).slice('Bearer '.length)),
  ['two headers, the first genuine', 401, (scene) => twice(scene, genuine(scene), 'Bearer a.b.c')],
  ['two headers, the second genuine', 401, (scene) => twice(scene, 'Bearer a.b.c', genuine(scene))],
  [
    'a token in the address',
    401,
    (scene) => ({ ...posted(scene, null), path: `/api/messages?access_token=${genuine(scene).slice(7)}` }),
  ],
  ['a token in the body', 401, (s) => posted(s, null, s.activity({ authorization: genuine(s) }))],
  [
    'a token in a cookie',
    401,
    (s) => ({ headers: [TYPE, ['cookie', `authorization=${genuine(s)}`]], body: [s.activity()] }),
  ],
  ['nobody, with a megabyte', 401, (scene) => posted(scene, null, 'x'.repeat(1_000_000))],
  ['nobody, with what is no JSON', 401, (scene) => posted(scene, null, '{"type":"mess')],
];
const twice = (scene: Scene, one: string, two: string): Raw => ({
  headers: [TYPE, ['authorization', one], ['authorization', two]],
  body: [scene.activity()],
});

const SIGNATURES: Case[] = [
  spoilt('an unsigned token', () => ({ by: 'nobody' })),
  header('a token that needs no signature, as it says', { alg: 'none' }, 'nobody'),
  header('the same in odd letters', { alg: 'nOnE' }, 'nobody'),
  header('a token that needs none, signed all the same', { alg: 'none' }),
  header('HS256, signed with a word', { alg: 'HS256' }, { word: 'secret' }),
  spoilt('HS256, signed with the public key', ({ cloud }) => ({
    header: { alg: 'HS256' },
    by: { word: cloud.publicKey() },
  })),
  header('an algorithm that is not the platform’s', { alg: 'RS512' }),
  spoilt('a token signed by somebody else', () => ({ by: stranger })),
  header('a token that brings its own key', { jwk: JWK }, stranger),
  header('a token that says where its key is', { jku: 'https://example.org/keys' }, stranger),
  header('a token with a demand that nobody knows', { crit: ['x'], x: 1 }),
  shows('claims changed after signing', (s) => `Bearer ${tampered(s.cloud.token(s.at), 1, { x: 1 })}`),
  shows('a header changed after signing', (s) => `Bearer ${tampered(s.cloud.token(s.at), 0, { x: 1 })}`),
  shows('half a signature', (scene) => genuine(scene).slice(0, -100)),
  header('a key that nobody published', { kid: 'key-9' }),
  header('no key named', { kid: undefined }),
  header('a key that is a path', { kid: '../../keys' }),
  header('a published key of another kind', { kid: 'key-4' }),
  spoilt('a key that is endorsed for another channel', () => ({}), 'elsewhere'),
  spoilt('a key that is endorsed for none', () => ({}), 'bare'),
];

const AAD = 'https://sts.windows.net/';
const CLAIMS: Case[] = [
  claims('a token of the next hour', () => ({ nbf: nowSeconds() + HOUR })),
  claims('a token of tomorrow', () => ({ nbf: nowSeconds() + 24 * HOUR })),
  claims('a beginning in words', { nbf: 'now' }),
  claims('a token that ran out an hour ago', () => ({ exp: nowSeconds() - HOUR })),
  claims('a token that ran out six minutes ago', () => ({ exp: nowSeconds() - 360 })),
  claims('a token that never runs out', { exp: undefined }),
  claims('an end that is null', { exp: null }),
  claims('an end in words', () => ({ exp: `${nowSeconds() + HOUR}` })),
  claims('a token for another bot', { aud: 'another' }),
  claims('a token for nobody', { aud: undefined }),
  claims('a token for several, this bot among them', { aud: [APP_ID, 'another'] }),
  claims('a token for an empty name', { aud: '' }),
  claims('another issuer', { iss: 'https://elsewhere.example.org' }),
  claims('no issuer', { iss: undefined }),
  claims('an issuer with a slash more', { iss: 'https://issuer.example.org/' }),
  claims('a directory’s token for an emulator, of any tenant (v1)', {
    iss: `${AAD}${TENANT}/`,
    tid: TENANT,
    ver: '1.0',
    appid: APP_ID,
  }),
  claims('a directory’s token for an emulator, of any tenant (v2)', {
    iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    tid: TENANT,
    ver: '2.0',
    azp: APP_ID,
  }),
  claims('the emulator’s own issuer', {
    iss: `${AAD}d6d49420-f39b-4df7-a1dc-d59a935871db/`,
    ver: '1.0',
    appid: APP_ID,
  }),
  claims('a bot that calls this one as its skill', {
    iss: `${AAD}${TENANT}/`,
    ver: '1.0',
    appid: 'another-bot',
  }),
  claims('no service URL', { serviceurl: undefined }),
  claims('another service URL', { serviceurl: 'https://elsewhere.example.org' }),
  claims('a list of service URLs', ({ at }) => ({ serviceurl: [at] })),
  claims('a service URL that goes on', ({ at }) => ({ serviceurl: `${at}/more` })),
];

const BOMB = gzipSync(Buffer.alloc(20_000_000, ' '));
const BODIES: Case[] = [
  says('nothing', 400, () => ''),
  says('an empty object', 400, () => '{}'),
  says('half an object', 400, () => '{"type":"mess'),
  says('a list of activities', 400, ({ activity }) => `[${activity()}]`),
  changed('no type', 400, { type: undefined }),
  changed('no id', 400, { id: undefined }),
  changed('no sender', 400, { from: undefined }),
  changed('no recipient', 400, { recipient: undefined }),
  changed('no conversation', 400, { conversation: undefined }),
  changed('no service URL, which would go unchecked', 400, { serviceUrl: undefined }),
  changed('a service URL that is none', 400, { serviceUrl: 'here' }),
  changed('a service URL that the token is not for', 401, { serviceUrl: 'https://elsewhere.example.org' }),
  speaksFrom('a service URL that is not Teams’, though the token is for it', 'https://elsewhere.example.org'),
  speaksFrom('a service URL that is not encrypted', 'http://elsewhere.example.org'),
  changed('the channel of the emulator', 400, { channelId: 'emulator' }),
  changed('the channel of a skill', 400, { channelId: 'AseChannel' }),
  changed('no channel', 400, { channelId: undefined }),
  changed('no tenant', 400, { conversation: { id: 'chat' }, channelData: {} }),
  changed('a tenant that is not on the list', 403, tenants('00000000-0000-4000-8000-0000000000ff')),
  changed('two tenants', 403, tenants(TENANT, '00000000-0000-4000-8000-0000000000ff')),
  changed('two tenants, the other way round', 403, tenants('00000000-0000-4000-8000-0000000000ff', TENANT)),
  says('an object nested 10,000 deep', 400, () => nested(10_000)),
  says('a polluted prototype', 400, ({ activity }) =>
    activity().replace('"type"', '"__proto__":{"admin":true},"type"'),
  ),
  says('a megabyte', 413, ({ activity }) => activity({ text: 'x'.repeat(1_000_000) })),
  [
    'a megabyte in pieces',
    413,
    (scene) => with2(scene, { body: Array.from({ length: 16 }, () => 'x'.repeat(65_536)) }),
  ],
  [
    'twenty megabytes packed into twenty kilobytes',
    413,
    (scene) => ({
      headers: [TYPE, ['authorization', genuine(scene)], ['content-encoding', 'gzip']],
      body: [BOMB],
    }),
  ],
  [
    'another content type',
    415,
    (scene) => ({
      headers: [
        ['content-type', 'text/plain'],
        ['authorization', genuine(scene)],
      ],
      body: [scene.activity()],
    }),
  ],
  ['another method', 405, (scene) => with2(scene, { method: 'PUT' })],
  ['another path', 404, (scene) => with2(scene, { path: '/api/messages/other' })],
  [
    'a head of twenty kilobytes',
    431,
    (scene) => ({
      headers: [TYPE, ['authorization', `Bearer ${'a'.repeat(20_000)}.b.c`]],
      body: [scene.activity()],
    }),
  ],
];

function tenants(conversation: string, data = conversation): Record<string, unknown> {
  return {
    conversation: { id: 'chat-29:alex', conversationType: 'personal', tenantId: conversation },
    channelData: { tenant: { id: data } },
  };
}

export const REFUSED: readonly Case[] = [...NOT_A_TOKEN, ...SIGNATURES, ...CLAIMS, ...BODIES];

/** The platform itself, its clock a little before or behind. */
export const HEARD: readonly Case[] = [
  spoilt('the platform', () => ({}), 'good', 200),
  spoilt('a clock four minutes behind', () => ({ claims: { exp: nowSeconds() - 240 } }), 'good', 200),
  spoilt('a clock four minutes ahead', () => ({ claims: { nbf: nowSeconds() + 240 } }), 'good', 200),
  says('the tenant in one of its two places', 200, ({ activity }) => activity({ channelData: {} })),
  says('the tenant in capitals', 200, ({ activity }) => activity(tenants(TENANT.toUpperCase(), TENANT))),
];
