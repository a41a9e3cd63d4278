/** A cloud of our own on loopback: it publishes a signing key as the platform does, and signs tokens, good and bad. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

export const APP_ID = '00000000-0000-4000-8000-0000000000b0';
const ISSUER = 'https://issuer.example.org';
const KEY = 'key-1';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const newKey = (): { publicKey: KeyObject; privateKey: KeyObject } =>
  generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function startCloud() {
  const key = newKey();
  const stranger = newKey();
  let url = '';
  const server = createServer((request, response) => {
    const jwk = { ...key.publicKey.export({ format: 'jwk' }), kid: KEY, endorsements: ['msteams'] };
    const body = request.url === '/keys' ? { keys: [jwk] } : { jwks_uri: `${url}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  /** A token as the platform would sign it for a service URL; `claims` and `header` spoil it. */
  function token(
    serviceUrl: string,
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
  ) {
    const now = Math.floor(Date.now() / 1000);
    const good = { iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600 };
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: KEY, ...header })}.${encode({ ...good, ...claims })}`;
    const seal = (by: { privateKey: KeyObject }) =>
      `Bearer ${signed}.${sign('RSA-SHA256', Buffer.from(signed), by.privateKey).toString('base64url')}`;
    return {
      genuine: seal(key),
      forged: seal(stranger),
      unsigned: `Bearer ${signed}.`,
      shared: `Bearer ${signed}.${createHmac('sha256', 'secret').update(signed).digest('base64url')}`,
    };
  }

  return {
    token,
    now: () => Math.floor(Date.now() / 1000),
    /** The SDK's names for its endpoints: it takes ours only when all of them are given. */
    endpoints: {
      ToChannelFromBotLoginUrl: url,
      ToChannelFromBotOAuthScope: 'https://api.example.org',
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: url,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openid-emulator`,
      CallerId: 'urn:botframework:own',
    },
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
export type Cloud = Awaited<ReturnType<typeof startCloud>>;
