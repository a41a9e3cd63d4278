/** Reads what a certificate signed in place of a secret, as the platform's sign-in does. */
import { constants, verify, X509Certificate } from 'node:crypto';
import { z } from 'zod/v4';
import { nowSeconds } from '../support/signed-token.ts';

const Header = z.object({ alg: z.literal('PS256'), 'x5t#S256': z.string() });
const Claims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  exp: z.number(),
  jti: z.string(),
});
const LONGEST_SECONDS = 3600;

/** Whether the form asks as this bot, at this address, by the key of this certificate. */
export function isProvedBy(
  form: URLSearchParams,
  { bot, at, certificate }: { bot: string; at: string; certificate: string },
): boolean {
  if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    return false;
  const [head = '', body = '', seal = ''] = (form.get('client_assertion') ?? '').split('.');
  const header = Header.parse(JSON.parse(Buffer.from(head, 'base64url').toString()));
  const claims = Claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  const { publicKey, fingerprint256 } = new X509Certificate(certificate);
  const named = Buffer.from(header['x5t#S256'], 'base64url').toString('hex').toUpperCase();
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
    Buffer.from(seal, 'base64url'),
  );
  return (
    signed &&
    named === fingerprint256.replaceAll(':', '') &&
    claims.iss === bot &&
    claims.sub === bot &&
    claims.aud === at &&
    claims.exp > nowSeconds() &&
    claims.exp < nowSeconds() + LONGEST_SECONDS
  );
}
