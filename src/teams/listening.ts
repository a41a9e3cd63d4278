/** Opening and closing the port: a taken port is told in words, and a stop waits for what is under way. */
import type { Server } from 'node:http';

const FINISH_WITHIN_MS = 8_000;
const ABANDON_WITHIN_MS = 1_500;

const WHY = new Map<unknown, string>([
  ['EADDRINUSE', 'is taken: stop the other program, or set PORT'],
  ['EADDRNOTAVAIL', 'cannot be used: this machine has no such address. Set WAYMARK_HOST'],
]);

/** The port could not be had; the message says what to do. */
export class PortRefused extends Error {
  override name = 'PortRefused';
}

/** Listens, and answers the port that it got. Throws `PortRefused`. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', (error) => {
    const why = WHY.get('code' in error ? error.code : null) ?? `cannot be used (${error.message})`;
    reject(new PortRefused(`Port ${port} on ${host} ${why}.`));
  });
  server.listen(port, host, () => {
    const address = server.address();
    resolve(typeof address === 'object' && address ? address.port : port);
  });
  return promise;
}

/** Takes no more, waits until `finished`, and closes; what is not finished in time is `abandoned`. Ten seconds in all. */
export async function shut(
  server: Server,
  finished: () => Promise<void>,
  abandoned: () => Promise<void>,
): Promise<void> {
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  if (!(await within(FINISH_WITHIN_MS, finished()))) await within(ABANDON_WITHIN_MS, abandoned());
  server.closeAllConnections();
  await closed.promise;
}

/** Whether the work ended within so many milliseconds. */
async function within(ms: number, work: Promise<void>): Promise<boolean> {
  const deadline = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => deadline.resolve(false), ms);
  const done = await Promise.race([work.then(() => true), deadline.promise]);
  clearTimeout(timer);
  return done;
}
