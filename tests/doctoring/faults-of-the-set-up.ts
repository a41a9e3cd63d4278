/** Broken configurations, sign-ins, addresses and packages: each set up for real, with finding and remedy. */
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Config } from '../../src/config.ts';
import { makeCertificate } from '../support/certificate.ts';
import { cloudAt } from '../support/cloud.ts';
import { startTokenEndpoint } from '../support/token-endpoint.ts';
import type { Broken } from './broken.ts';
import { APP_ID, type Environment, NOW, SECRET, type Ward } from './ward.ts';

/** The sign-in of Microsoft refuses with this code; the SDK's own client asks it. */
const refusing = async (ward: Ward, code: string) => {
  const url = await ward.serves((_, response) => {
    const body = {
      error: 'invalid_client',
      error_description: `${code}: as the story wants it.`,
      error_codes: [1],
    };
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return { over: { token: tokenFrom(url) } };
};

/** Loaded first and as the program does: Jest cannot load parts of the SDKs in two ways at once. */
const theTeams = () => import('../../src/teams/teams.ts');

const tokenFrom = (url: string) => async (config: Config) => {
  const { identityOf } = await theTeams();
  await identityOf(config, undefined, cloudAt(url)).token?.();
};

/** The first token costs the loading of the SDK, which on a busy machine takes longer than a token may. */
export async function warmUp(ward: Ward): Promise<void> {
  const { over } = await refusing(ward, 'AADSTS0');
  await ward.says({}, { ...over, longestMs: 60_000 });
}

const signIn = (name: string, code: string, fault: RegExp, remedy: RegExp): Broken => ({
  name: `sign-in: ${name}`,
  set: (ward) => refusing(ward, code),
  fault,
  remedy,
});

const FEDERATED: Environment = {
  MICROSOFT_APP_PASSWORD: '',
  MICROSOFT_APP_FEDERATED_CLIENT_ID: '00000000-0000-4000-8000-0000000000c0',
};
/** As the platform's own wrapper has it, where nothing answers until it gives up. */
const refusedWith = (said: string) =>
  Promise.reject(new Error('The platform gave no token to send with.', { cause: new Error(said) }));
const late = () => refusedWith('no answer in time');

export const SIGN_INS: readonly Broken[] = [
  signIn(
    'a secret that is refused',
    'AADSTS7000215',
    /no token: the client secret is refused/,
    /to the value of the secret, not to its id/,
  ),
  signIn(
    'a secret that has expired',
    'AADSTS7000222',
    /no token: the client secret has expired/,
    /Make a new secret .* set MICROSOFT_APP_PASSWORD/,
  ),
  signIn(
    'an app that the directory does not know',
    'AADSTS700016',
    /no token: the directory knows no app with the id in MICROSOFT_APP_ID/,
    /Compare MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID/,
  ),
  signIn(
    'a directory that there is not',
    'AADSTS90002',
    /no token: there is no directory with the id in MICROSOFT_APP_TENANT_ID/,
    /Set MICROSOFT_APP_TENANT_ID to the directory \(tenant\) id/,
  ),
  signIn(
    'a refusal of another kind',
    'AADSTS53003',
    /no token: the directory refuses the credentials \(AADSTS53003\)/,
    /Look AADSTS53003 up/,
  ),
  signIn(
    'a directory that does not know the Bot Framework',
    'AADSTS500011',
    /no token: the directory in MICROSOFT_APP_TENANT_ID does not know Microsoft’s Bot Framework/,
    /Compare MICROSOFT_APP_TENANT_ID with the app registration/,
  ),
  signIn(
    'a proof that is outside its time',
    'AADSTS700024',
    /no token: what proves the bot is outside its time/,
    /Let the machine set its clock by the network \(NTP\)\./,
  ),
  {
    name: 'sign-in: no managed identity is assigned',
    async set(ward) {
      const endpoint = await startTokenEndpoint();
      ward.endsWith(() => endpoint.stop());
      endpoint.answering(400);
      const token = async (config: Config) => {
        const { identityOf } = await theTeams();
        await identityOf(config).token?.();
      };
      return { env: { MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_PASSWORD: '' }, over: { token } };
    },
    fault: /no token: the machine gives no managed identity with the id in MICROSOFT_APP_ID/,
    remedy: /Assign the user-assigned identity to the app that runs Waymark/,
  },
  {
    name: 'sign-in: the managed identity that the registration trusts is not assigned',
    set: async () => ({ env: FEDERATED, over: { vouched: () => refusedWith('Authentication failed.') } }),
    fault: /no token: the machine gives no managed identity with the id in MICROSOFT_APP_FEDERATED_CLIENT_ID/,
    remedy: /set MICROSOFT_APP_FEDERATED_CLIENT_ID to its client id/,
  },
  {
    name: 'sign-in: the managed identity vouches, and the directory is silent',
    set: async () => ({ env: FEDERATED, over: { token: late } }),
    fault: /no token: the service that gives them does not answer/,
    remedy: /See whether this machine reaches login\.microsoftonline\.com/,
  },
  ...[
    { name: 'in time', said: 'no answer in time' },
    { name: 'at all', said: 'Attempted to use the IMDS endpoint, but it is not available.' },
    { name: 'through a proxy', said: 'connect ECONNREFUSED 10.1.2.3:3128' },
  ].map(
    ({ name, said }): Broken => ({
      name: `sign-in: the machine does not answer ${name} when it is asked for its identity`,
      set: async () => ({ env: FEDERATED, over: { vouched: () => refusedWith(said) } }),
      fault: /no token: the machine does not answer when it is asked for its managed identity/,
      remedy: /NO_PROXY has to name 169\.254\.169\.254/,
    }),
  ),
  {
    name: 'sign-in: the identity that is the registration does not come in time',
    set: async () => ({
      env: { MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_PASSWORD: '' },
      over: { token: late },
    }),
    fault: /no token: the machine does not answer when it is asked for its managed identity/,
    remedy: /See that this runs in Azure with an identity assigned/,
  },
  {
    name: 'sign-in: the service that gives tokens is silent',
    set: async () => ({ over: { token: async () => void (await fetch('http://127.0.0.1:1')) } }),
    fault: /no token: the service that gives them does not answer/,
    remedy: /See whether this machine reaches login\.microsoftonline\.com \(port 443\)/,
  },
  {
    name: 'sign-in: something never comes to an end',
    set: async () => ({ over: { token: () => new Promise(() => undefined), longestMs: 500 } }),
    fault: /the sign-in of the bot did not answer within 0\.5 seconds/,
    remedy: /See whether the network or the disk is slow, and try again\./,
  },
  {
    name: 'sign-in: a secret where none is needed',
    set: async () => ({}),
    note: /the bot proves itself with a secret, which can leak and runs out/,
    remedy: /In Azure a managed identity needs none, elsewhere a certificate is better/,
  },
  {
    name: 'sign-in: a certificate that soon runs out',
    async set() {
      const { certificate, key } = makeCertificate('waymark', '2026-01-01T00:00:00Z', '2026-12-20T00:00:00Z');
      return { env: { MICROSOFT_APP_PASSWORD: '', MICROSOFT_APP_CERTIFICATE: `${certificate}${key}` } };
    },
    note: /the certificate of the registration holds for 15 more days, until 2026-12-20/,
    remedy: /Make a new one and add it to the registration before that day/,
  },
  {
    name: 'sign-in: a certificate that has run out',
    async set() {
      const { certificate, key } = makeCertificate('waymark', '2025-01-01T00:00:00Z', '2026-11-20T00:00:00Z');
      return { env: { MICROSOFT_APP_PASSWORD: '', MICROSOFT_APP_CERTIFICATE: `${certificate}${key}` } };
    },
    fault: /MICROSOFT_APP_CERTIFICATE .*2026-11-20|MICROSOFT_APP_CERTIFICATE .*(?:expired|run out)/,
    remedy: /certificate/i,
  },
];

export const SETTINGS: readonly Broken[] = [
  {
    name: 'three variables at once',
    set: async () => ({ env: { PORT: 'abc', WAYMARK_OFFICERS: 'nobody', BLOB_CONTAINER: 'X!' } }),
    fault:
      /PORT is no port number[\s\S]*WAYMARK_OFFICERS lists something that is no e-mail address[\s\S]*BLOB_CONTAINER is no name of a container/,
    remedy:
      /Give a number from 0 to 65535[\s\S]*Give e-mail addresses, separated by commas[\s\S]*Use 3 to 63 lower-case letters/,
  },
  {
    name: 'a proxy that only a part of the traffic would take',
    set: async () => ({ env: { HTTPS_PROXY: `http://bot:${SECRET}@proxy.example.org:3128` } }),
    note: /HTTPS_PROXY is set and NODE_USE_ENV_PROXY is not: messages take the proxy, but Teams’ keys/,
    remedy: /set NODE_USE_ENV_PROXY=1; where none has to, unset HTTPS_PROXY/,
  },
  {
    name: 'local mode beside credentials',
    set: async () => ({ env: { WAYMARK_LOCAL: 'true' } }),
    fault: /WAYMARK_LOCAL is true although the bot has credentials/,
    remedy: /Local mode accepts every caller: leave WAYMARK_LOCAL out where the bot is real/,
  },
  {
    name: 'half a registration',
    set: async () => ({ env: { MICROSOFT_APP_TENANT_ID: '' } }),
    fault: /MICROSOFT_APP_TENANT_ID is missing/,
    remedy: /Set MICROSOFT_APP_TENANT_ID/,
  },
  {
    name: 'neither credentials nor local mode',
    set: async () => ({
      env: { MICROSOFT_APP_ID: '', MICROSOFT_APP_TENANT_ID: '', MICROSOFT_APP_PASSWORD: '' },
    }),
    fault: /there are no credentials, so "serve" refuses to start/,
    remedy: /Set MICROSOFT_APP_ID, .* or WAYMARK_LOCAL=true to try it on this machine\./,
  },
  {
    name: 'a key of Cosmos DB without its address',
    set: async () => ({ env: { COSMOS_KEY: 'a2V5' } }),
    fault: /COSMOS_KEY is set without COSMOS_ENDPOINT/,
    remedy: /Set both, or leave COSMOS_KEY out\./,
  },
  {
    name: 'a setting with a slip in its name',
    set: async () => ({ env: { WAYMARK_OFFICER: 'alex@example.org' } }),
    note: /WAYMARK_OFFICER is set, and is no setting of Waymark/,
    remedy: /Perhaps WAYMARK_OFFICERS is meant\. docs\/settings\.md has all of them\./,
  },
  {
    name: 'a slip in its name, and the setting is missing for it',
    set: async () => ({ env: { MICROSOFT_APP_TENANT_ID: '', MICROSOFT_APP_TENANT: 'x' } }),
    fault:
      /MICROSOFT_APP_TENANT_ID is missing[\s\S]*note +MICROSOFT_APP_TENANT is set, and is no setting of Waymark/,
    remedy: /Perhaps MICROSOFT_APP_TENANT_ID is meant\./,
  },
  {
    name: 'a setting as the SDK calls it',
    set: async () => ({ env: { MicrosoftAppPassword: SECRET } }),
    note: /MicrosoftAppPassword is set, and is no setting of Waymark/,
    remedy: /Perhaps MICROSOFT_APP_PASSWORD is meant\./,
  },
  {
    name: 'another Node',
    set: async () => ({ over: { node: '22.12.0' } }),
    note: /Node 22\.12\.0 runs Waymark, which is tried on Node 26/,
    remedy: /Start it with "npm run"/,
  },
  {
    name: 'a clock that is wrong',
    set: async (ward) => ({ over: { signIn: await ward.serves(answering(200, -10)) } }),
    fault: /the clock of this machine is 10 minutes ahead of that of Microsoft’s sign-in: tokens are refused/,
    remedy: /Let the machine set its clock by the network \(NTP\)\./,
  },
];

/** Answers all with this status, by a clock that is so many minutes off. */
const answering =
  (status: number, minutesOff = 0): RequestListener =>
  (_, response) => {
    const at = new Date(NOW.add({ minutes: minutesOff }).epochMilliseconds).toUTCString();
    response.writeHead(status, { date: at }).end();
  };

const byPath =
  (statuses: Readonly<Record<string, number>>): RequestListener =>
  (request, response) =>
    answering(statuses[request.url ?? ''] ?? 404)(request, response);

const WELL = { '/healthz': 200, '/readyz': 200, '/api/messages': 200 };

export const ADDRESSES: readonly Broken[] = [
  {
    name: 'an address at which nobody answers',
    set: async () => ({ env: { WAYMARK_URL: 'http://127.0.0.1:1' } }),
    fault: /http:\/\/127\.0\.0\.1:1 does not answer \(\w+\)/,
    remedy: /See whether the bot runs, whether WAYMARK_URL is right/,
  },
  {
    name: 'an address of something else',
    set: async (ward) => ({ env: { WAYMARK_URL: await ward.serves(answering(404)) } }),
    fault: /the bot was not found at \S+\/healthz, which answered 404/,
    remedy: /See whether WAYMARK_URL is the address of the bot/,
  },
  {
    name: 'a gateway that keeps Teams’ path back',
    set: async (ward) => ({
      env: { WAYMARK_URL: await ward.serves(byPath({ ...WELL, '/api/messages': 403 })) },
    }),
    fault: /the door for Teams was not found at \S+\/api\/messages, which answered 403/,
    remedy: /whether what stands before it passes this path on/,
  },
  {
    name: 'a bot that is not ready',
    set: async (ward) => ({ env: { WAYMARK_URL: await ward.serves(byPath({ ...WELL, '/readyz': 503 })) } }),
    fault: /the bot at \S+ runs, but is not ready for work/,
    remedy: /See what the rest of this list says/,
  },
  {
    name: 'a certificate of the address that has run out',
    async set(ward) {
      const made = makeCertificate('127.0.0.1', '2025-01-01T00:00:00Z', '2026-11-01T00:00:00Z');
      return { env: { WAYMARK_URL: await ward.serves(byPath(WELL), made) } };
    },
    fault: /the certificate of https:\/\/\S+ has run out on 2026-11-01: Teams does not send there/,
    remedy: /Renew the certificate of that address where its traffic comes in\./,
  },
  {
    name: 'a certificate of the address that soon runs out, and that nobody trusts',
    async set(ward) {
      const made = makeCertificate('127.0.0.1', '2026-01-01T00:00:00Z', '2026-12-10T00:00:00Z');
      return { env: { WAYMARK_URL: await ward.serves(byPath(WELL), made) } };
    },
    fault: /the certificate of https:\/\/\S+ is not accepted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
    remedy:
      /holds for 5 more days, until 2026-12-10\n +Renew the certificate[\s\S]*Let a public authority sign it/,
  },
];

export const FIGURES: readonly Broken[] = [
  {
    name: 'a collector that does not answer',
    set: async () => ({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' } }),
    note: /figures and traces go to 127\.0\.0\.1:1, which does not answer/,
    remedy: /See whether the collector runs, whether OTEL_EXPORTER_OTLP_ENDPOINT is right/,
  },
];

async function packageOf(ward: Ward, manifest: unknown, source = '1.2.0'): Promise<void> {
  const folder = join(ward.folder, 'appPackage');
  mkdirSync(join(folder, 'build'), { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: source }));
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), 'manifest.json');
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(join(folder, 'build', 'waymark.production.zip')));
}

const manifestOf = (over: object = {}) => ({
  version: '1.2.0',
  bots: [{ botId: APP_ID }],
  validDomains: ['127.0.0.1:1'],
  ...over,
});

const wrongPackage = (name: string, manifest: unknown, fault: RegExp): Broken => ({
  name: `app package: ${name}`,
  async set(ward) {
    await packageOf(ward, manifest);
    return { env: { WAYMARK_URL: 'http://127.0.0.1:1' } };
  },
  fault,
  remedy: /make it again with "npm run package", and upload that one/,
});

export const PACKAGES: readonly Broken[] = [
  wrongPackage(
    'another bot’s',
    manifestOf({ bots: [{ botId: '00000000-0000-4000-8000-00000000dead' }] }),
    /waymark\.production\.zip is for another bot: its botId is not MICROSOFT_APP_ID/,
  ),
  wrongPackage(
    'another address',
    manifestOf({ validDomains: ['old.example.org'] }),
    /does not name the host of WAYMARK_URL among its validDomains/,
  ),
  wrongPackage(
    'values left to be filled in',
    manifestOf({ id: `$\{{TEAMS_APP_ID}}` }),
    /still has TEAMS_APP_ID to be filled in/,
  ),
  wrongPackage(
    'an older version',
    manifestOf({ version: '1.1.0' }),
    /is of version 1\.1\.0, and the manifest is at 1\.2\.0 by now/,
  ),
  wrongPackage('no manifest', 'nothing of the kind', /holds no manifest that can be read/),
];
