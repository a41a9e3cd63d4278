/** The platform's cloud on loopback: it publishes keys, signs what is posted to a bot, and gives the bot its tokens. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { isLoopback } from '../../src/teams/loopback.ts';
import { type Cloud as CloudPlace, PUBLIC_CLOUD } from '../../src/teams/sign-in/cloud.ts';
import { ISSUER, newPair, type Pair, tokenOf, type Wish } from './signed-token.ts';

export const SIGN_IN = 'https://login.microsoftonline.com';
export const SCOPE = 'https://api.example.org/.default';
/** A key of the platform, one that is endorsed for another channel, and one that is endorsed for none. */
const KEYS = { good: 'key-1', elsewhere: 'key-2', bare: 'key-3' } as const;

/** The cloud at an address, as the bot takes it; asked over real HTTP in place of the sign-in of Microsoft. */
export function cloudAt(url: string): CloudPlace {
  const httpClient: CloudPlace['signIn']['httpClient'] = {
    async sendRequest(request) {
      // Loaded after the SDK, which requires a part of it that Jest cannot load in both ways at once.
      const { createDefaultHttpClient } = await import('@azure/core-rest-pipeline');
      if (!request.url.startsWith(SIGN_IN)) throw new Error('Something beside the sign-in was asked.');
      request.url = request.url.replace(SIGN_IN, url);
      request.allowInsecureConnection = true;
      return createDefaultHttpClient().sendRequest(request);
    },
  };
  return {
    issuer: ISSUER,
    openId: `${url}/openid`,
    scope: SCOPE,
    signIn: { ...PUBLIC_CLOUD.signIn, httpClient },
    isConnector: isLoopback,
  };
}

export type Asked = { tenant: string; form: URLSearchParams };
export type Cloud = Awaited<ReturnType<typeof startCloud>>;

export async function startCloud() {
  const pairs: Record<keyof typeof KEYS, Pair> = { good: newPair(), elsewhere: newPair(), bare: newPair() };
  const paths: string[] = [];
  const asked: Asked[] = [];
  let published = true;
  let withheld: string | null = null;
  let lastsSeconds = 24 * 3600;
  let refuses = false;
  let url = '';

  function keys(): ({ kid: string } & Record<string, unknown>)[] {
    const jwk = (name: keyof typeof KEYS, endorsements?: string[]) => ({
      ...pairs[name].publicKey.export({ format: 'jwk' }),
      kid: KEYS[name],
      ...(endorsements && { endorsements }),
    });
    return [
      jwk('good', ['webchat', 'msteams']),
      jwk('elsewhere', ['webchat']),
      jwk('bare'),
      { kty: 'EC', kid: 'key-4' },
    ];
  }

  async function answer(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    const path = new URL(request.url ?? '/', url).pathname;
    paths.push(path);
    if (path === '/openid') return published ? [200, { jwks_uri: `${url}/keys` }] : [503, {}];
    if (path === '/keys') return [200, { keys: keys().filter(({ kid }) => kid !== withheld) }];
    const [, tenant] = /^\/([\w-]+)\/oauth2\/v2\.0\/token$/.exec(path) ?? [];
    if (tenant === undefined) return [404, {}];
    asked.push({ tenant, form: new URLSearchParams(await textOf(request)) });
    if (refuses) return [401, { error: 'invalid_client', error_description: 'AADSTS7000215: as told' }];
    return [200, { access_token: `sent-${asked.length}`, token_type: 'Bearer', expires_in: lastsSeconds }];
  }

  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  return {
    url,
    place: cloudAt(url),
    /** Every path that was asked for, oldest first. */
    paths,
    /** What it was asked tokens with. */
    asked,
    /** A token as the platform signs it for a service URL; `wish` spoils it. */
    token: (serviceUrl: string, wish: Wish = {}, key: keyof typeof KEYS = 'good') =>
      tokenOf(pairs[key], KEYS[key], serviceUrl, wish),
    /** What everybody can read of the key that signs. */
    publicKey: (): string => pairs.good.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    /** Leaves one key out of what it publishes, or none. */
    withholds(key: string | null = null): void {
      withheld = key;
    },
    publishes(now: boolean): void {
      published = now;
    },
    lasting(seconds: number): void {
      lastsSeconds = seconds;
    },
    refusing(now: boolean): void {
      refuses = now;
    },
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
