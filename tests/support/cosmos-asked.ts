/** A request to Cosmos DB as the strict front reads it: whose partition, which operations. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod/v4';
import type { Operation as Seen } from './cosmos-faults.ts';
import { idOf, Operation } from './cosmos-ledger.ts';

type Request = {
  method: string;
  /** Of the path, decoded: dbs, a, colls, b, docs, c. */
  parts: readonly string[];
  headers: { readonly [name: string]: string };
  body: unknown;
};
export type Asked = Request & {
  /** The partition that the request names. */
  key: string | undefined;
  /** What it does to documents; undefined when it is nothing that is known. */
  operations: Operation[] | undefined;
};

const Key = z.tuple([z.string()]);

export function askedBy(request: IncomingMessage, path: string, body: unknown): Asked {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const parts = path.split('/').filter((part) => part !== '');
  const asked = { method: request.method ?? '', parts, headers, body };
  const writes = parts[4] === 'docs' && !isQuery(asked) && asked.method !== 'GET';
  return { ...asked, key: keyOf(asked), operations: writes ? operationsOf(asked) : undefined };
}

/** What a request does to documents, by which faults are chosen. */
export function operationOf(asked: Asked): Seen | undefined {
  const { parts, key: partition = '', operations = [] } = asked;
  if (parts[4] !== 'docs') return undefined;
  if (isQuery(asked)) return { what: 'query', partition, ids: [] };
  if (asked.method === 'GET') return { what: 'read', partition, ids: [parts[5] ?? ''] };
  return { what: 'write', partition, ids: operations.map(idOf) };
}

export const isQuery = ({ headers }: Request): boolean =>
  headers['x-ms-documentdb-isquery']?.toLowerCase() === 'true';
export const isBatch = ({ headers }: Request): boolean =>
  headers['x-ms-cosmos-is-batch-request']?.toLowerCase() === 'true';

function keyOf({ headers }: Request): string | undefined {
  const header = headers['x-ms-documentdb-partitionkey'];
  return header === undefined ? undefined : Key.safeParse(JSON.parse(header)).data?.[0];
}

/** A request for one document is a batch of one. */
function operationsOf(asked: Request): Operation[] | undefined {
  const { method, parts, headers, body } = asked;
  const id = parts[5];
  const ifMatch = headers['if-match'];
  const upsert = headers['x-ms-documentdb-is-upsert']?.toLowerCase() === 'true';
  const one = {
    POST: { operationType: upsert ? 'Upsert' : 'Create', resourceBody: body, ifMatch },
    PUT: { operationType: 'Replace', id, resourceBody: body, ifMatch },
    DELETE: { operationType: 'Delete', id, ifMatch },
  };
  const given = isBatch(asked)
    ? body
    : method in one
      ? [new Map(Object.entries(one)).get(method)]
      : undefined;
  return z.array(Operation).safeParse(given).data;
}
