/** Fetches a file or a picture that came with a message from where Teams keeps it, and from nowhere else. */
import { once } from 'node:events';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { type Agent, get as getSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Fetched, Files, Log } from '../app/ports.ts';
import { silent, type Watch } from '../app/watch.ts';
import type { Identity } from './auth.ts';
import { isKeptAtMicrosoft } from './kept-at.ts';
import { isPictureLink } from './picture.ts';
import { NotPublic, publicOnly } from './public-address.ts';

const MOST_REDIRECTS = 3;
const TIMEOUT_MS = 20_000;

type Refusal = Extract<Fetched, { ok: false }>['reason'];

/** `timeoutMs` bounds one file, redirects and body included. In local mode this machine may serve files, too. */
export function createFiles(setUp: {
  /** With the bot's token, for pictures at Teams' connector; null where nobody asks for one. */
  identity: Pick<Identity, 'local' | 'mayReach' | 'token'>;
  log: Log;
  timeoutMs?: number;
  /** Given when the process is asked to end: what is being fetched is given up, and can be fetched again. */
  stop?: AbortSignal;
  /** Resolves names; the machine's own way unless told. */
  lookup?: LookupFunction;
  /** The way to what is encrypted, such as `wayOut` makes; straight unless told. */
  agent?: Agent;
  watch?: Watch;
}): Files {
  const { identity, log, timeoutMs = TIMEOUT_MS, stop, agent = false, watch = silent } = setUp;
  const { local, mayReach, token } = identity;
  const lookup = publicOnly(setUp.lookup);

  /** No cookies are kept, nothing is unpacked, and the bot's token goes to the connector's own pictures alone. */
  async function open(url: string, signed: boolean, signal: AbortSignal): Promise<IncomingMessage> {
    const authorization = signed && token ? { authorization: await before(signal, token()) } : {};
    const headers = {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'Waymark',
      ...authorization,
    };
    const request = url.startsWith('https:')
      ? getSecure(url, { headers, signal, agent, lookup })
      : getPlain(url, { headers, signal, agent: false });
    // An end that comes after the answer was settled has nobody else to tell.
    request.on('error', () => undefined);
    const [response]: IncomingMessage[] = await once(request, 'response', { signal });
    if (!response) throw new Error('an answer without a response');
    return response;
  }

  /** Each address is checked before anything is sent there, the first as those that it redirects to. */
  async function follow(
    url: string,
    most: number,
    signal: AbortSignal,
    first = url,
    left = MOST_REDIRECTS,
  ): Promise<Fetched> {
    const picture = isPictureLink(url) && mayReach(url);
    if (!picture && !isKeptAtMicrosoft(url, local)) return refused('not-allowed');
    // Whoever sends the bot elsewhere, even to another connector, does not get its token sent after.
    const response = await open(url, picture && new URL(url).origin === new URL(first).origin, signal);
    try {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        if (left === 0 || !URL.canParse(headers.location, url)) return refused('not-allowed');
        return await follow(new URL(headers.location, url).href, most, signal, first, left - 1);
      }
      const fault = faultOf(response, most, picture);
      return fault === undefined ? await bytesOf(response, most) : refused(fault);
    } finally {
      response.destroy();
    }
  }

  return {
    async fetch(url, most) {
      const ends = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(stop ? [stop] : [])]);
      const result = await attempt(() => follow(url, most, ends));
      watch.count('waymark.files.fetched', { outcome: result.ok ? 'ok' : result.reason });
      // The link holds a token: it is in no log.
      if (!result.ok) log.warn({ reason: result.reason }, 'a file was not fetched');
      return result;
    },
  };
}

const refused = (reason: Refusal): Fetched => ({ ok: false, reason });

const NOT_GIVEN = [401, 403, 404, 410];
/** The connector at times refuses the bot a picture that it gives out the next minute (botbuilder-js issue 4887). */
const NOT_GIVEN_PICTURE = [404, 410];

/** Why the body is not worth reading. Whoever may not see the file gets a page that says so. */
function faultOf(
  { statusCode = 0, headers }: IncomingMessage,
  most: number,
  picture: boolean,
): Refusal | undefined {
  if ((picture ? NOT_GIVEN_PICTURE : NOT_GIVEN).includes(statusCode)) return 'gone';
  if (statusCode !== 200) return 'unreachable';
  if (/^text\/html\b/i.test(headers['content-type'] ?? '')) return 'gone';
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return 'unreachable';
  return Number(headers['content-length'] ?? 0) > most ? 'too-large' : undefined;
}

/** What is said of the length is not relied on: reading stops as soon as it is too much. */
async function bytesOf(response: IncomingMessage, most: number): Promise<Fetched> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) return refused('unreachable');
    size += chunk.length;
    if (size > most) return refused('too-large');
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

async function attempt(read: () => Promise<Fetched>): Promise<Fetched> {
  try {
    return await read();
  } catch (error) {
    // Whatever else goes wrong on the way (no name, no connection, a broken answer, time), the file was not had.
    return refused(error instanceof NotPublic ? 'not-allowed' : 'unreachable');
  }
}

/** What is waited for, or the end of the time that there is. */
async function before<T>(signal: AbortSignal, wanted: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const over = Promise.withResolvers<never>();
  const end = (): void => over.reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  return Promise.race([wanted, over.promise]).finally(() => signal.removeEventListener('abort', end));
}
