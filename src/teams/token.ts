/** The bot's own token for sending: asked for once when many need it, and told apart from a failed send. */
import type { ConfigurationServiceClientCredentialFactory } from 'botbuilder';

type Factory = ConfigurationServiceClientCredentialFactory;
type Signer = Awaited<ReturnType<Factory['createCredentials']>>;
type Request = Parameters<Signer['signRequest']>[0];

/** No token was to be had, so nothing was sent. */
export class TokenUnavailable extends Error {
  override name = 'TokenUnavailable';
}

const HEADER = 'authorization';
/** The SDK waits for a token without end, and a lane's lease does not. */
const LONGEST_MS = 4_000;

/**
 * The factory, whose credentials sign one request for all that come at the same time: the SDK asks for a token once
 * a request while none is cached, or while the one that is has run out. Whoever comes later is signed anew, which
 * the SDK does from its cache.
 */
export function oneTokenAtATime(factory: Factory): Factory {
  const create = factory.createCredentials.bind(factory);
  const shared = new Map<string, Promise<string | undefined>>();
  factory.createCredentials = async (...which) => {
    const [appId, audience, endpoint] = which;
    return sharing(await create(...which), JSON.stringify([appId, audience, endpoint]), shared);
  };
  return factory;
}

/** Every service URL has credentials of its own; `whose` names those that get the same token. */
function sharing(inner: Signer, whose: string, shared: Map<string, Promise<string | undefined>>): Signer {
  async function signed(request: Request): Promise<string | undefined> {
    await inner.signRequest(request);
    return request.headers.get(HEADER);
  }
  return {
    async signRequest(request) {
      const under = shared.get(whose);
      if (under === undefined) {
        const first = inTime(signed(request)).finally(() => shared.delete(whose));
        shared.set(whose, first);
        await first.catch(refuse);
      } else {
        const token = await under.catch(refuse);
        if (token !== undefined) request.headers.set(HEADER, token);
      }
      return request;
    },
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), LONGEST_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function refuse(cause: unknown): never {
  throw new TokenUnavailable('The platform gave no token to send with.', { cause });
}
