/** Tokens as the platform signs them, and every way in which somebody else would. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export const APP_ID = '00000000-0000-4000-8000-0000000000b0';
export const ISSUER = 'https://issuer.example.org';

export type Pair = { publicKey: KeyObject; privateKey: KeyObject };
export const newPair = (modulusLength = 2048): Pair => generateKeyPairSync('rsa', { modulusLength });

/** Seconds since 1970, as tokens count. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

export type Wish = {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** What stands for the signature: a key's, that of a word both know, or none. */
  by?: Pair | { word: string | Buffer } | 'nobody';
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of the platform for a service URL; `wish` spoils it. */
export function tokenOf(platform: Pair, kid: string, serviceUrl: string, wish: Wish = {}): string {
  const now = nowSeconds();
  const header: Record<string, unknown> = { alg: 'RS256', typ: 'JWT', kid, ...wish.header };
  const claims = { iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600 };
  const signed = `${encode(header)}.${encode({ ...claims, ...wish.claims })}`;
  return `${signed}.${signature(signed, wish.by ?? platform, header.alg)}`;
}

function signature(signed: string, by: Pair | { word: string | Buffer } | 'nobody', alg: unknown): string {
  if (by === 'nobody') return '';
  if ('word' in by) return createHmac('sha256', by.word).update(signed).digest('base64url');
  return sign(alg === 'RS512' ? 'RSA-SHA512' : 'RSA-SHA256', Buffer.from(signed), by.privateKey).toString(
    'base64url',
  );
}
