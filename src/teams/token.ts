/** The bot's own token for sending: asked for once when many need it, and told apart from a failed send. */
import type { ConfigurationServiceClientCredentialFactory } from 'botbuilder';

type Factory = ConfigurationServiceClientCredentialFactory;
type Signer = Awaited<ReturnType<Factory['createCredentials']>>;

/** No token was to be had, so nothing was sent. */
export class TokenUnavailable extends Error {
  override name = 'TokenUnavailable';
}

/** The factory, whose credentials sign one request after the other: the SDK asks once a request while none is cached. */
export function oneTokenAtATime(factory: Factory): Factory {
  const create = factory.createCredentials.bind(factory);
  factory.createCredentials = async (...which) => queued(await create(...which));
  return factory;
}

function queued(inner: Signer): Signer {
  let last: Promise<unknown> = Promise.resolve();
  return {
    signRequest(request) {
      const signed = last.then(() => inner.signRequest(request)).catch(refuse);
      last = signed.catch(() => undefined); // the next one asks anew
      return signed;
    },
  };
}

function refuse(cause: unknown): never {
  throw new TokenUnavailable('The platform gave no token to send with.', { cause });
}
