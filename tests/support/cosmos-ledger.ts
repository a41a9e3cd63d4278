/** What the strict front knows of one partition: each document's version and end, and so what a batch would come to. */
import { z } from 'zod/v4';

const Body = z.looseObject({ id: z.string(), ttl: z.int().optional() });
export const Operation = z.discriminatedUnion('operationType', [
  z.object({
    operationType: z.enum(['Create', 'Upsert']),
    resourceBody: Body,
    ifMatch: z.string().optional(),
  }),
  z.object({
    operationType: z.literal('Replace'),
    id: z.string(),
    resourceBody: Body,
    ifMatch: z.string().optional(),
  }),
  z.object({ operationType: z.literal('Delete'), id: z.string(), ifMatch: z.string().optional() }),
]);
export type Operation = z.infer<typeof Operation>;

const MOST_BYTES = 2 * 1024 * 1024;
const FORBIDDEN = /[/\\?#]/;

export const idOf = (operation: Operation): string =>
  'id' in operation ? operation.id : operation.resourceBody.id;

type Known = { etag: string; end: number | null };
export type Ledger = ReturnType<typeof openLedger>;

/** @param partition the value that each document's `path` must have, and the seconds for which documents last unless they say */
export function openLedger(partition: string, path: string, defaultTtl: number | undefined) {
  const known = new Map<string, Known>();
  /** Nothing ends before. */
  let soonest = Infinity;

  /** The status of one operation on a document of this version. */
  function statusOf(operation: Operation, etag: string | undefined): number {
    if (operation.operationType !== 'Delete') {
      const { resourceBody } = operation;
      if (!isId(resourceBody.id) || resourceBody[path] !== partition) return 400;
      if (Buffer.byteLength(JSON.stringify(resourceBody)) > MOST_BYTES) return 413;
      if ('id' in operation && operation.id !== resourceBody.id) return 400;
    }
    if (operation.operationType === 'Create') return etag === undefined ? 201 : 409;
    if (operation.operationType === 'Upsert') return etag === undefined ? 201 : 200;
    if (etag === undefined) return 404;
    if (operation.ifMatch !== undefined && operation.ifMatch !== '*' && operation.ifMatch !== etag)
      return 412;
    return operation.operationType === 'Delete' ? 204 : 200;
  }

  return {
    etagOf: (id: string): string | undefined => known.get(id)?.etag,
    /** The statuses of a batch: all of them well, or one that says why and the others that they depended on it (424). */
    statusesOf(operations: readonly Operation[]): number[] {
      const changed = new Map<string, string | undefined>();
      const statuses: number[] = [];
      for (const operation of operations) {
        const id = idOf(operation);
        const status = statusOf(operation, changed.has(id) ? changed.get(id) : known.get(id)?.etag);
        statuses.push(status);
        if (status >= 300) break;
        changed.set(id, operation.operationType === 'Delete' ? undefined : 'as this batch leaves it');
      }
      return dependent(statuses, operations.length);
    },
    /** Takes note of what was done, with the versions that the server gave. */
    note(operation: Operation, etag: string | undefined, now: number): void {
      if (operation.operationType === 'Delete') known.delete(operation.id);
      else {
        const ttl = defaultTtl === undefined ? undefined : (operation.resourceBody.ttl ?? defaultTtl);
        const end = ttl === undefined || ttl === -1 ? null : now + ttl * 1000;
        known.set(idOf(operation), { etag: etag ?? '', end });
        soonest = Math.min(soonest, end ?? Infinity);
      }
    },
    /** The ids of what has come to its end. */
    over(now: number): string[] {
      if (now < soonest) return [];
      const over = [...known].filter(([, { end }]) => end !== null && end <= now).map(([id]) => id);
      soonest = Math.min(
        ...[...known.values()].map(({ end }) => (end === null || end <= now ? Infinity : end)),
      );
      return over;
    },
  };
}

function dependent(statuses: readonly number[], length: number): number[] {
  const failed = statuses.findIndex((status) => status >= 300);
  if (failed === -1) return [...statuses];
  return Array.from({ length }, (_, place) => (place === failed ? (statuses[failed] ?? 500) : 424));
}

const isId = (id: string): boolean => id !== '' && Buffer.byteLength(id) <= 1023 && !FORBIDDEN.test(id);
