/** What the strict front does with a request: databases and containers go on to the server, documents by strict rules. */
import { z } from 'zod/v4';
import { type Asked, isBatch, isQuery } from './cosmos-asked.ts';
import { type Inner, type Reply, refusal, type Shard } from './cosmos-inner.ts';
import { idOf, type Ledger, type Operation, openLedger } from './cosmos-ledger.ts';
import { bothWays, objectionTo, Policy } from './cosmos-policy.ts';

const Definition = z.looseObject({
  id: z.string(),
  partitionKey: z.object({ paths: z.tuple([z.string()]) }),
  defaultTtl: z.int().optional(),
  indexingPolicy: Policy.prefault({}),
});
type Definition = z.infer<typeof Definition>;
const Account = z.looseObject({});
const Query = z.object({ query: z.string() });
const Results = z.array(z.looseObject({ statusCode: z.int(), eTag: z.string().optional() }));

const MOST_OPERATIONS = 100;
const MOST_BYTES = 2 * 1024 * 1024;
const OWNER_ABSENT = 1003;

type Partition = { shard: Shard; ledger: Ledger; key: string; policy: Policy };

export type Rules = { now: () => number; atOnce: number; consistency: string };

export function openContainers(inner: Inner, { now, atOnce, consistency }: Rules) {
  const definitions = new Map<string, Definition>();
  const partitions = new Map<string, Promise<Partition>>();
  const lines = new Map<string, Promise<unknown>>();

  /** One after the other within a partition, as in the service. */
  function inTurn<T>(line: string, work: () => Promise<T>): Promise<T> {
    const done = (lines.get(line) ?? Promise.resolve()).then(work, work);
    lines.set(line, done);
    return done;
  }

  function partitionOf(database: string, definition: Definition, key: string): Promise<Partition> {
    const name = `${definition.id}-${Buffer.from(key).toString('hex')}`;
    const line = `${database}/${name}`;
    const known = partitions.get(line);
    if (known) return known;
    const made = (async () => {
      const { indexingPolicy: policy, partitionKey, defaultTtl } = definition;
      const shard = { database, name };
      await inner.make(shard, { partitionKey, indexingPolicy: { compositeIndexes: bothWays(policy) } });
      return { shard, key, policy, ledger: openLedger(key, partitionKey.paths[0].slice(1), defaultTtl) };
    })();
    partitions.set(line, made);
    return made;
  }

  async function write(at: Partition, operations: readonly Operation[], stale: boolean): Promise<number[]> {
    const statuses = at.ledger.statusesOf(operations);
    const expecting = operations.findIndex((one, place) => place > 0 && one.operationType !== 'Upsert');
    if (stale && expecting !== -1) {
      const status = operations[expecting]?.operationType === 'Create' ? 409 : 412;
      return operations.map((_, place) => (place === expecting ? status : 424));
    }
    if (statuses.some((status) => status >= 300)) return statuses;
    const partitionKey = JSON.stringify([at.key]);
    const { body } = await inner.apply(
      at.shard,
      operations.map((operation) => ({
        ...operation,
        id: idOf(operation),
        ifMatch: undefined,
        partitionKey,
      })),
    );
    const results = Results.parse(body);
    for (const [place, operation] of operations.entries())
      at.ledger.note(operation, results[place]?.eTag, now());
    return results.map(({ statusCode }) => statusCode);
  }

  /** Removes what has come to its end, before anybody can see it. */
  async function expire(at: Partition): Promise<void> {
    const over = at.ledger.over(now()).map((id): Operation => ({ operationType: 'Delete', id }));
    if (over.length > 0) await write(at, over, false);
  }

  async function documents(asked: Asked, stale: boolean): Promise<Reply> {
    const [, database = '', , collection = '', , id] = asked.parts;
    const definition = definitions.get(`${database}/${collection}`);
    if (!definition) return refusal(404, 'There is no such container.', OWNER_ABSENT);
    const { key, operations } = asked;
    if (key === undefined) return refusal(400, 'No partition is named.');
    const at = await partitionOf(database, definition, key);
    return inTurn(at.shard.name + database, async () => {
      await expire(at);
      if (isQuery(asked)) return query(at, asked);
      if (asked.method === 'GET') return read(at, id ?? '', asked);
      if (!operations) return refusal(400, 'It is no operation that is known.');
      if (operations.length > MOST_OPERATIONS) return refusal(400, 'A batch has at most 100 operations.');
      if (Buffer.byteLength(JSON.stringify(asked.body)) > MOST_BYTES) return refusal(413, 'It is too large.');
      const statuses = await write(at, operations, stale);
      if (!isBatch(asked)) return single(at, operations[0], statuses[0] ?? 500);
      const failed = statuses.some((status) => status >= 300);
      const results = statuses.map((statusCode) => ({ statusCode, requestCharge: failed ? 0 : 1 }));
      return {
        status: failed ? 207 : 200,
        headers: { 'x-ms-request-charge': `${2 + operations.length * 5}` },
        body: results,
      };
    });
  }

  async function single(at: Partition, operation: Operation | undefined, status: number): Promise<Reply> {
    if (status >= 300 || !operation) return refusal(status, 'It was not done.');
    if (operation.operationType === 'Delete') return { status: 204, headers: {}, body: null };
    return { ...(await inner.read(at.shard, at.key, idOf(operation))), status, headers: {} };
  }

  async function read(at: Partition, id: string, { headers }: Asked): Promise<Reply> {
    const etag = at.ledger.etagOf(id);
    if (etag === undefined) return refusal(404, 'There is no such document.');
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag }, body: null };
    const { status, body } = await inner.read(at.shard, at.key, id);
    return { status, headers: { etag, 'x-ms-request-charge': '1' }, body };
  }

  async function query(at: Partition, { headers, body }: Asked): Promise<Reply> {
    const objection = objectionTo(Query.parse(body).query, at.policy);
    if (objection) return refusal(400, objection);
    const asked = Number(headers['x-ms-max-item-count'] ?? 100);
    const after = headers['x-ms-continuation'];
    const reply = await inner.query(
      at.shard,
      {
        'x-ms-max-item-count': String(Math.min(asked, atOnce)),
        ...(after === undefined ? {} : { 'x-ms-continuation': after }),
      },
      body,
    );
    const next = reply.headers['x-ms-continuation'];
    const passed = next === undefined ? {} : { 'x-ms-continuation': next };
    return { ...reply, headers: { ...passed, 'x-ms-request-charge': '2.8' } };
  }

  async function containers(asked: Asked): Promise<Reply> {
    const { method, parts, headers, body } = asked;
    if (method !== 'GET' && method !== 'POST') return refusal(405, 'This is not played here.');
    const path = `/${parts.map(encodeURIComponent).join('/')}`;
    const reply = await inner.ask(
      method,
      path,
      { 'content-type': headers['content-type'] ?? '' },
      body ?? undefined,
    );
    if (method === 'POST' && parts.at(-1) === 'colls' && reply.status === 201) {
      const definition = Definition.parse(body);
      definitions.set(`${parts[1]}/${definition.id}`, definition);
    }
    if (parts.length > 0) return { status: reply.status, headers: {}, body: reply.body };
    const userConsistencyPolicy = { defaultConsistencyLevel: consistency };
    return { status: 200, headers: {}, body: { ...Account.parse(reply.body), userConsistencyPolicy } };
  }

  return {
    serve: (asked: Asked, stale: boolean): Promise<Reply> =>
      asked.parts[4] === 'docs' ? documents(asked, stale) : containers(asked),
  };
}
