/** The bot's own token for what is fetched past the SDK's client: the same token, from the same credentials. */
import { z } from 'zod/v4';
import { Adapter } from './adapter.ts';
import type { Identity } from './auth.ts';
import { TokenUnavailable } from './token.ts';

/** Gives the value of an Authorization header. Throws `TokenUnavailable`. */
export type BotToken = () => Promise<string>;

type Sign = (request: { headers: Headers }) => Promise<unknown>;
/** The SDK's client holds what signs its requests, and keeps it out of its types. */
const Holder = z.object({
  credentials: z.looseObject({ signRequest: z.custom<Sign>((found) => typeof found === 'function') }),
});

/** Any service URL of the cloud will do: the token is for the cloud. */
const ANY_SERVICE = 'https://smba.trafficmanager.net/';

/** Null in local mode, in which nobody asks for a token. */
export function botToken(identity: Identity): BotToken | null {
  if (identity.local) return null;
  const adapter = new Adapter(identity);
  return async () => {
    const { credentials } = Holder.parse(await adapter.connector(ANY_SERVICE));
    const headers = new Headers();
    await credentials.signRequest({ headers });
    const value = headers.get('authorization');
    if (!value) throw new TokenUnavailable('The platform gave no token to fetch with.');
    return value;
  };
}
