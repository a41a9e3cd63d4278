/** Who is at the door: the token of a request is checked in full here, before a byte of its body is read. */
import type { IncomingMessage } from 'node:http';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod/v4';
import type { Keys } from './keys.ts';

/** What a token of the platform vouches for: the address from which its bearer speaks. */
export type Caller = { serviceUrl: string };

/** The caller could not show that Teams sent it. `reason` is the kind of fault, never what was shown. */
export class Unauthorised extends Error {
  override name = 'Unauthorised';
  readonly reason: string;
  constructor(reason: string) {
    super('The caller did not show a token of the platform.');
    this.reason = reason;
  }
}

/** The platform's clocks and ours may differ by this much. */
const SKEW_SECONDS = 300;

/** The library looks at those that are there; these have to be. */
const Claims = z.looseObject({ aud: z.string(), exp: z.number(), serviceurl: z.string().min(1) });

/** One token in one header, or nothing. Proxies differ in which of two headers they pass on: neither is believed. */
export function tokenIn(request: IncomingMessage): string | undefined {
  const [header, ...others] = request.headersDistinct.authorization ?? [];
  if (header === undefined || others.length > 0) return undefined;
  return BEARER.exec(header)?.[1];
}
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

export type Vouch = (token: string) => Promise<Caller>;

/**
 * Checks tokens of one issuer for one bot: signed by RS256 with a published key that is endorsed for Teams, meant
 * for this bot alone, begun, not run out. Throws `Unauthorised` and `KeysUnavailable`.
 */
export function voucher(keys: Keys, issuer: string, appId: string): Vouch {
  const keyOf: JWTVerifyGetKey = async ({ kid }) => {
    if (kid === undefined) throw new Unauthorised('no key named');
    const found = await keys.find(kid);
    if (!found) throw new Unauthorised('unknown key');
    if (!found.endorsed) throw new Unauthorised('key not endorsed');
    return found.key;
  };
  return async (token) => {
    const rules = {
      algorithms: ['RS256'],
      issuer,
      audience: appId,
      clockTolerance: SKEW_SECONDS,
    };
    try {
      const { payload } = await jwtVerify(token, keyOf, rules);
      const claims = Claims.safeParse(payload);
      if (!claims.success) throw new Unauthorised('claims');
      return { serviceUrl: claims.data.serviceurl };
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new Unauthorised(reasonOf(error));
      throw error;
    }
  };
}

/** A word for the log; a claim's name stands in it, its value never. */
function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return KNOWN.has(error.claim) ? `claim ${error.claim}` : 'claims';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  return 'not a token';
}
const KNOWN: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'nbf', 'iat', 'serviceurl']);
