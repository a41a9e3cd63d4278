/** A storage account on this machine: Azurite in this process and in memory, behind a front that can lose, refuse and delay. */
import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod/v4';

/** `refuse` answers for the account; `lose` lets it act and drops its answer; `cut` drops the request half way. */
export type BlobFault = { refuse: number; code?: string } | 'lose' | 'cut' | 'stall';

export type Account = {
  connection: string;
  /** What happens to the next requests, in turn; undefined lets one pass. */
  faults: (BlobFault | undefined)[];
  /** Method and path of each request, without its query. */
  asked: string[];
  stop(): Promise<void>;
};

/** The name and the key that Azurite is documented to accept. */
const NAME = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export const connectionTo = (base: string, key = KEY): string =>
  `DefaultEndpointsProtocol=http;AccountName=${NAME};AccountKey=${key};BlobEndpoint=${base}/${NAME};`;

type Server = { start(): Promise<void>; close(): Promise<void>; getHttpServerAddress(): string };
const Class = z.object({
  default: z.custom<new (...given: unknown[]) => Server>((made) => typeof made === 'function'),
});

async function startServer(): Promise<Server> {
  const load = createRequire(import.meta.url);
  const { default: Configuration } = Class.parse(load('azurite/dist/src/blob/BlobConfiguration.js'));
  const { default: BlobServer } = Class.parse(load('azurite/dist/src/blob/BlobServer.js'));
  const unset = undefined;
  // In order: no files, no access log, no debug log, strict, any version of the service, in memory.
  const given = [
    unset,
    unset,
    unset,
    unset,
    false,
    unset,
    false,
    unset,
    false,
    true,
    unset,
    unset,
    unset,
    unset,
    false,
    true,
  ];
  const server = new BlobServer(new Configuration('127.0.0.1', 0, ...given));
  await server.start();
  return server;
}

/** Starts an empty account. */
export async function startAccount(): Promise<Account> {
  const server = await startServer();
  const behind = server.getHttpServerAddress();
  const faults: Account['faults'] = [];
  const asked: string[] = [];

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    asked.push(`${request.method} ${request.url?.split('?')[0]}`);
    const fault = faults.shift();
    if (fault === 'stall') return;
    if (fault === 'cut' && request.method !== 'PUT') return void request.socket.destroy();
    if (fault === 'cut') return void request.once('data', () => request.socket.destroy());
    const body = await buffer(request);
    if (typeof fault === 'object') {
      const { refuse, code = 'ServerBusy' } = fault;
      response.writeHead(refuse, { 'x-ms-error-code': code, 'content-type': 'application/xml' });
      return void response.end(
        `<?xml version="1.0"?><Error><Code>${code}</Code><Message>-</Message></Error>`,
      );
    }
    const onward = ask(`${behind}${request.url}`, { method: request.method, headers: request.headers });
    onward.end(body);
    const [answer]: IncomingMessage[] = await once(onward, 'response');
    if (!answer) throw new Error('no answer');
    const content = await buffer(answer);
    if (fault === 'lose') return void request.socket.destroy();
    response.writeHead(answer.statusCode ?? 500, answer.headers).end(content);
  }

  const front = createServer((request, response) => {
    pass(request, response).catch(() => request.socket.destroy());
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const address = front.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    connection: connectionTo(`http://127.0.0.1:${address.port}`),
    faults,
    asked,
    async stop() {
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
      await server.close();
    },
  };
}
