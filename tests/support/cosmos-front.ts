/**
 * Cosmos DB on this machine: a strict front before a lax server, over HTTP, for the real client.
 * It refuses what the service would refuse, and fails when a story tells it to. Its own tests are in tests/store.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { askedBy, operationOf } from './cosmos-asked.ts';
import { openContainers } from './cosmos-containers.ts';
import { type Fault, openFaults } from './cosmos-faults.ts';
import { type Reply, refusal, startInner } from './cosmos-inner.ts';
import { isSigned } from './cosmos-signature.ts';

export type CosmosFront = Awaited<ReturnType<typeof startCosmosFront>>;

/** The key of this account: no secret, since it opens nothing else. */
export const FRONT_KEY = Buffer.from('waymark tests on this machine').toString('base64');

type Options = {
  /** Milliseconds by which documents expire; the machine's clock unless told. */
  now?: () => number;
  /** Most documents of one answer to a query, as the service may give fewer than asked for. */
  atOnce?: number;
  /** The account's default consistency. */
  consistency?: string;
};

export async function startCosmosFront(options: Options = {}) {
  const { now = Date.now, atOnce = 1_000, consistency = 'Strong' } = options;
  const inner = await startInner();
  const containers = openContainers(inner, { now, atOnce, consistency });
  const faults = openFaults();
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A defect of the front must not look like a fault of the service.
      process.stderr.write(`The front of Cosmos DB failed: ${error}\n`);
      request.socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The front has no port.');

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent((request.url ?? '').replace(/\?.*$/, ''));
    const body = await text(request);
    if (!isSigned(request, path, FRONT_KEY))
      return answer(response, refusal(401, 'The signature does not fit.'));
    const asked = askedBy(request, path, body === '' ? null : JSON.parse(body));
    const operation = operationOf(asked);
    const fault = operation && faults.of(operation);
    if (fault?.kind === 'reset-before') return void request.socket.destroy();
    if (fault?.kind === 'status') return answer(response, replyOf(fault), fault.body);
    const reply = await containers.serve(asked, fault?.kind === 'stale');
    if (fault?.kind === 'reset-after') return void request.socket.destroy();
    if (fault?.kind !== 'silence') answer(response, reply);
  }

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    key: FRONT_KEY,
    faults,
    /** What the bot's settings say: each database is one of its own. */
    settings: (database: string) => ({
      endpoint: `http://127.0.0.1:${address.port}`,
      database,
      credential: { kind: 'key' as const, key: FRONT_KEY },
    }),
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, inner.stop()]);
    },
  };
}

function replyOf(fault: Extract<Fault, { kind: 'status' }>): Reply {
  const { status, afterMs } = fault;
  const reply = refusal(status, 'As the story wants it.');
  return afterMs === undefined ? reply : { ...reply, headers: { 'x-ms-retry-after-ms': String(afterMs) } };
}

function answer(response: ServerResponse, { status, headers, body }: Reply, instead?: string): void {
  const content = instead ?? (body === null ? '' : JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'x-ms-request-charge': '1', ...headers });
  response.end(status === 204 || status === 304 ? undefined : content);
}
