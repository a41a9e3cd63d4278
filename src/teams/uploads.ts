/** Puts a file where Teams said that it takes one, which is the person's own OneDrive, and nowhere else. */
import { once } from 'node:events';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { type Agent, request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Log, Uploads } from '../app/ports.ts';
import { isKeptAtMicrosoft } from './kept-at.ts';
import { NotPublic, publicOnly } from './public-address.ts';

const TIMEOUT_MS = 30_000;
/** A session takes this much in one piece. */
const LARGEST = 50_000_000;

type Outcome = Awaited<ReturnType<Uploads['put']>>;

/** `timeoutMs` bounds one file. In local mode this machine may take files, too. */
export function createUploads(setUp: {
  local: boolean;
  log: Log;
  timeoutMs?: number;
  /** Given when the process is asked to end. */
  stop?: AbortSignal;
  /** Resolves names; the machine's own way unless told. */
  lookup?: LookupFunction;
  /** The way to what is encrypted, such as `wayOut` makes; straight unless told. */
  agent?: Agent;
}): Uploads {
  const { local, log, timeoutMs = TIMEOUT_MS, stop, agent = false } = setUp;
  const lookup = publicOnly(setUp.lookup);

  /** The address holds its own permission: no token goes there, and whoever redirects is not followed. */
  async function send(url: string, bytes: Uint8Array, signal: AbortSignal): Promise<Outcome> {
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': `${bytes.length}`,
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      'user-agent': 'Waymark',
    };
    const options = { method: 'PUT', headers, signal } as const;
    const request = url.startsWith('https:')
      ? requestSecure(url, { ...options, agent, lookup })
      : requestPlain(url, { ...options, agent: false });
    // An end that comes after the answer was settled has nobody else to tell.
    request.on('error', () => undefined);
    request.end(bytes);
    const [response]: IncomingMessage[] = await once(request, 'response', { signal });
    response?.destroy();
    return outcomeOf(response?.statusCode ?? 0);
  }

  return {
    async put(url, bytes) {
      const outcome = await attempt(url, bytes);
      // The link holds a token: it is in no log.
      if (outcome !== 'done') log.warn({ outcome }, 'a file was not put');
      return outcome;
    },
  };

  async function attempt(url: string, bytes: Uint8Array): Promise<Outcome> {
    if (!isKeptAtMicrosoft(url, local)) return 'not-allowed';
    if (bytes.length === 0 || bytes.length > LARGEST) return 'not-allowed';
    const ends = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(stop ? [stop] : [])]);
    try {
      return await send(url, bytes, ends);
    } catch (error) {
      // Whatever else goes wrong on the way (no name, no connection, time), the file may not be there.
      return error instanceof NotPublic ? 'not-allowed' : 'unreachable';
    }
  }
}

function outcomeOf(status: number): Outcome {
  if (status === 200 || status === 201) return 'done';
  if (status >= 300 && status < 400) return 'not-allowed';
  return [401, 403, 404, 409, 410].includes(status) ? 'gone' : 'unreachable';
}
