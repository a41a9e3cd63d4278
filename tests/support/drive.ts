/** Where Teams keeps people's files, played on this machine: whatever is put there can be fetched by its link. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export type Drive = Awaited<ReturnType<typeof startDrive>>;

export async function startDrive() {
  const kept = new Map<string, Uint8Array>();
  let failing = false;
  let fetched = 0;
  const uploads = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    if (request.method === 'PUT') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      if (failing) return void response.writeHead(503).end();
      uploads.set(request.url ?? '', Buffer.concat(chunks));
      return void response.writeHead(201).end('{}');
    }
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
    /** A place where a file is taken, as Teams names one to whoever agreed to have it. */
    takes(name: string): Record<string, string> {
      const base = `http://127.0.0.1:${address.port}`;
      const uploadUrl = `${base}/upload/${uploads.size}?tempauth=sample`;
      const fileType = name.split('.').at(-1) ?? '';
      return { uploadUrl, contentUrl: `${base}/kept/${name}`, name, uniqueId: `unique-${name}`, fileType };
    },
    /** What was put there, the newest last. */
    taken: (): Buffer[] => [...uploads.values()],
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
