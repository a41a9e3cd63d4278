/** Where Teams keeps people's files, played on this machine: whatever is put there can be fetched by its link. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export type Drive = Awaited<ReturnType<typeof startDrive>>;

export async function startDrive() {
  const kept = new Map<string, Uint8Array>();
  let failing = false;
  let fetched = 0;
  const server = createServer((request, response) => {
    fetched += 1;
    if (failing) return void response.writeHead(503).end();
    const bytes = kept.get(request.url ?? '');
    if (bytes) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The drive has no port.');
  return {
    /** Keeps a file; answers its link. */
    put(content: string | Uint8Array): string {
      const path = `/download/${kept.size}?tempauth=sample`;
      kept.set(path, Buffer.from(content));
      return `http://127.0.0.1:${address.port}${path}`;
    },
    /** From now on nothing can be had, or everything can again. */
    fail(on: boolean): void {
      failing = on;
    },
    /** How often somebody asked for a file. */
    fetched: () => fetched,
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
