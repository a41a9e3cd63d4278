/** The HTTP server behind the front door, bounded in all that a caller could make it hold or wait for. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

export type Bounds = {
  /** How long a caller may take for the head of a request, and for all of it. */
  headMs: number;
  requestMs: number;
  /** How often that is looked at. */
  lookMs: number;
  /** How many may be connected at once; whoever comes then is hung up on. */
  connections: number;
};

export const BOUNDS: Bounds = { headMs: 10_000, requestMs: 30_000, lookMs: 5_000, connections: 2_000 };

/** What stands in front must seldom write into a connection that is just closed, and none says how long it keeps an idle one. */
const KEEP_ALIVE_MS = 300_000;
/** A token of the platform takes some two kilobytes. */
const HEAD_BYTES = 16_384;

/** Takes no request whose head or body does not come in time; what HTTP itself cannot read is answered as JSON, too. */
export function boundedServer(listener: RequestListener, bounds: Bounds = BOUNDS): Server {
  const server = createServer(
    {
      headersTimeout: bounds.headMs,
      requestTimeout: bounds.requestMs,
      connectionsCheckingInterval: bounds.lookMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: HEAD_BYTES,
    },
    listener,
  );
  server.maxConnections = bounds.connections;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(error.code, socket));
  return server;
}

const UNREADABLE: Record<string, [status: string, error: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'the head of the request is too large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'the request did not come in time'],
};

function refuse(code: string | undefined, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
  const [status, error] = UNREADABLE[code ?? ''] ?? ['400 Bad Request', 'the request cannot be read'];
  const body = JSON.stringify({ error });
  const head = `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
  socket.end(`${head}\r\n\r\n${body}`);
}
