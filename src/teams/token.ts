/** The bot's own token for sending: asked for once when many need it, and told apart from a failed send. */
import type { AccessToken, TokenCredential } from '@azure/identity';
import type { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { silent, type Watch } from '../app/watch.ts';

/** Gives the value of an Authorization header. Throws `TokenUnavailable`. */
export type BotToken = () => Promise<string>;

type Factory = Pick<
  ConfigurationServiceClientCredentialFactory,
  'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'
>;

/** No token was to be had, so nothing was sent. `code` is the sign-in's own for the reason, where it gave one. */
export class TokenUnavailable extends Error {
  override name = 'TokenUnavailable';
  readonly code: string | null;
  constructor(cause: unknown) {
    super('The platform gave no token to send with.', { cause });
    this.code = cause instanceof Error ? (/\bAADSTS\d{4,8}\b/.exec(cause.message)?.[0] ?? null) : null;
  }
}

/** A lane's lease does not wait for a token without end. */
const LONGEST_MS = 4_000;

/**
 * One question for all who need a token at the same time. Who comes later is given what the library keeps, until
 * shortly before it runs out. `open` is called for the first. `watch` counts what was really fetched, and what failed.
 */
export function openToken(
  open: () => Promise<TokenCredential>,
  scope: string,
  watch: Pick<Watch, 'count'> = silent,
): BotToken {
  let opened: Promise<TokenCredential> | null = null;
  let underWay: Promise<string> | null = null;
  let last: string | null = null;

  async function ask(): Promise<string> {
    opened ??= open();
    const credential = await opened;
    const given = await within(LONGEST_MS, (abortSignal) => credential.getToken(scope, { abortSignal }));
    if (!given) throw new Error('no token was given');
    if (given.token !== last) watch.count('waymark.token.fetches', { outcome: 'ok' });
    last = given.token;
    return `Bearer ${given.token}`;
  }

  return async () => {
    underWay ??= ask()
      .catch((cause: unknown) => {
        watch.count('waymark.token.fetches', { outcome: 'failed' });
        throw new TokenUnavailable(cause);
      })
      .finally(() => {
        underWay = null;
      });
    return underWay;
  };
}

async function within(
  ms: number,
  asking: (stop: AbortSignal) => Promise<AccessToken | null>,
): Promise<AccessToken | null> {
  const stop = AbortSignal.timeout(ms);
  const over = Promise.withResolvers<never>();
  const end = () => over.reject(new Error('no answer in time'));
  stop.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([asking(stop), over.promise]);
  } finally {
    stop.removeEventListener('abort', end);
  }
}

/** The token as the SDK asks for it: every client that it makes signs with the same one. */
export const signingWith = (appId: string, token: BotToken): Factory => ({
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    async signRequest(request) {
      request.headers.set('authorization', await token());
      return request;
    },
  }),
});
