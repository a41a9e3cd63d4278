/** Opening and closing the port: a taken port is told in words, and a stop waits for what is under way. */
import type { Server } from 'node:http';

const STOP_WITHIN_MS = 10_000;

/** The port could not be had; the message says what to do. */
export class PortRefused extends Error {
  override name = 'PortRefused';
}

/** Listens, and answers the port that it got. Throws `PortRefused`. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', (error) => {
    const taken = 'code' in error && error.code === 'EADDRINUSE';
    const why = taken ? 'is taken: stop the other program, or set PORT' : `cannot be used (${error.message})`;
    reject(new PortRefused(`Port ${port} on ${host} ${why}.`));
  });
  server.listen(port, host, () => {
    const address = server.address();
    resolve(typeof address === 'object' && address ? address.port : port);
  });
  return promise;
}

/** Takes no more, waits until `finished` (10 s at most), and closes. */
export async function shut(server: Server, finished: () => Promise<void>): Promise<void> {
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  const deadline = Promise.withResolvers<void>();
  const timer = setTimeout(deadline.resolve, STOP_WITHIN_MS);
  await Promise.race([finished(), deadline.promise]);
  clearTimeout(timer);
  server.closeAllConnections();
  await closed.promise;
}
