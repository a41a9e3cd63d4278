/** The token of a link that opens a file: it names the tenant, so that the link can be found, and proves itself by a secret. */
import { createHash } from 'node:crypto';

/** How many random bytes a secret has. */
export const SECRET_BYTES = 32;
const LONGEST_TENANT = 100;
const TOKEN = /^([A-Za-z0-9_-]{2,134})\.([A-Za-z0-9_-]{43})$/;

/** The id under which a link is stored: who reads the store cannot open files with it. */
const idOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** `secret` is 32 random bytes. The token stands in the link, the id names the stored document. */
export function makeToken(tenant: string, secret: Uint8Array): { token: string; id: string } {
  if (secret.length !== SECRET_BYTES) throw new Error(`A secret has ${SECRET_BYTES} bytes.`);
  const token = `${Buffer.from(tenant).toString('base64url')}.${Buffer.from(secret).toString('base64url')}`;
  return { token, id: idOf(token) };
}

/** What a token names, or undefined when it is none of ours. It says nothing about whether the link still opens. */
export function readToken(token: string): { tenant: string; id: string } | undefined {
  const [, encoded = ''] = TOKEN.exec(token) ?? [];
  const tenant = Buffer.from(encoded, 'base64url').toString('utf8');
  if (tenant === '' || tenant.length > LONGEST_TENANT) return undefined;
  // Only the spelling that was given out: several spellings may stand for the same bytes.
  return Buffer.from(tenant).toString('base64url') === encoded ? { tenant, id: idOf(token) } : undefined;
}
