/** The server behind the strict front: each partition is a collection of its own there, so none sees another's documents. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { createHttpServer } from '@vercel/cosmosdb-server';

export type Reply = { status: number; headers: Record<string, string>; body: unknown };

export const refusal = (status: number, message: string, substatus?: number): Reply => ({
  status,
  headers: substatus === undefined ? {} : { 'x-ms-substatus': String(substatus) },
  body: { code: String(status), message },
});

/** A collection behind the front: of a container, with its indexes, and of a partition. */
export type Shard = { database: string; name: string };

export type Inner = Awaited<ReturnType<typeof startInner>>;

export async function startInner() {
  const server = createHttpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');

  /** Handed over within this process: the client's own requests are what goes over the wire. */
  function ask(
    method: string,
    url: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ): Promise<Reply> {
    const content = body === undefined ? [] : [Buffer.from(JSON.stringify(body))];
    const request = Object.assign(Readable.from(content), { method, url, headers });
    return new Promise((resolve) => {
      const answered: Record<string, string> = {};
      server.emit('request', request, {
        statusCode: 200,
        setHeader(name: string, value: string) {
          answered[name] = value;
        },
        end(text: string | undefined) {
          resolve({ status: this.statusCode, headers: answered, body: text ? JSON.parse(text) : null });
        },
      });
    });
  }

  const docs = ({ database, name }: Shard) => `/dbs/${encodeURIComponent(database)}/colls/${name}/docs`;
  const ANYWHERE = { 'x-ms-documentdb-query-enablecrosspartition': 'true' };

  return {
    ask,
    async make({ database, name }: Shard, definition: object): Promise<void> {
      const reply = await ask(
        'POST',
        `/dbs/${encodeURIComponent(database)}/colls`,
        {},
        { ...definition, id: name },
      );
      if (reply.status !== 201) throw new Error(`The server made no collection: ${reply.status}`);
    },
    read: (shard: Shard, partition: string, id: string): Promise<Reply> =>
      ask('GET', `${docs(shard)}/${encodeURIComponent(id)}`, { ...ANYWHERE, ...keyOf(partition) }),
    /** Applies operations that are known to succeed; answers their results. */
    apply: (shard: Shard, operations: readonly object[]): Promise<Reply> =>
      ask('POST', docs(shard), { 'x-ms-cosmos-is-batch-request': 'true' }, operations),
    query: (shard: Shard, headers: Record<string, string>, body: unknown): Promise<Reply> =>
      ask('POST', docs(shard), { ...ANYWHERE, ...headers, 'content-type': 'application/query+json' }, body),
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const keyOf = (partition: string) => ({ 'x-ms-documentdb-partitionkey': JSON.stringify([partition]) });
