/** Turns a commit into one transactional batch, and the batch's answer into the commit's result. */
import { z } from 'zod/v4';
import { cosmosId, markerId } from './cosmos-ids.ts';
import { MARKER_SECONDS, secondsLeft } from './cosmos-lasting.ts';
import type { Doc } from './documents.ts';
import { idOf } from './limits.ts';
import type { Change, Version } from './store.ts';

type BatchOperation =
  | { operationType: 'Create'; resourceBody: Item }
  | { operationType: 'Replace'; id: string; ifMatch: string; resourceBody: Item }
  | { operationType: 'Delete'; id: string; ifMatch: string };

/** A document as it stands in the container. `name` is our id, by which queries are ordered. */
type Item = Doc & { name: string; partition: string; ttl?: number };

/**
 * The marker comes first, so that a commit that took effect is known before any expectation is looked at.
 * `nonce` tells whose marker it is: only the caller whose answer was lost knows it.
 */
export function batchOf(
  partition: string,
  commit: string,
  nonce: string,
  changes: readonly Change[],
  now: Temporal.Instant | undefined,
): object[] {
  const marker = { id: markerId(commit), partition: cosmosId(partition), nonce, ttl: MARKER_SECONDS };
  return [
    { operationType: 'Create', resourceBody: marker },
    ...changes.map((change) => operationOf(cosmosId(partition), change, now)),
  ];
}

function operationOf(partition: string, change: Change, now: Temporal.Instant | undefined): BatchOperation {
  const id = cosmosId(idOf(change));
  if (change.op === 'delete') return { operationType: 'Delete', id, ifMatch: matching(change.expect) };
  const { kind, v, body } = change.doc;
  const ttl = now && secondsLeft(change.doc, now);
  const name = change.doc.id;
  const resourceBody: Item = { id, partition, name, kind, v, body, ...(ttl === undefined ? {} : { ttl }) };
  return change.expect === 'absent'
    ? { operationType: 'Create', resourceBody }
    : { operationType: 'Replace', id, ifMatch: matching(change.expect), resourceBody };
}

/** An empty condition, or `*`, would match whatever there is. */
const matching = (version: Version): string => (version === '' || version === '*' ? '"none"' : version);

const Results = z.array(z.object({ statusCode: z.int() }));

export type BatchOutcome =
  | { kind: 'done' }
  | { kind: 'marked' }
  | { kind: 'stale'; id: string }
  | { kind: 'failed'; status: number };

/** Of the operations of a batch that was not done, one says why; the others say that they depended on it. */
export function outcomeOf(results: unknown, changes: readonly Change[]): BatchOutcome {
  const statuses = Results.parse(results).map(({ statusCode }) => statusCode);
  if (statuses.length !== changes.length + 1) return { kind: 'failed', status: statuses[0] ?? 500 };
  const place = statuses.findIndex((status) => status >= 300 && status !== DEPENDED);
  if (place === -1) return statuses.includes(DEPENDED) ? { kind: 'failed', status: 500 } : { kind: 'done' };
  const status = statuses[place] ?? 500;
  if (!NOT_AS_EXPECTED.has(status)) return { kind: 'failed', status };
  const change = changes[place - 1];
  return change ? { kind: 'stale', id: idOf(change) } : { kind: 'marked' };
}

const DEPENDED = 424;
const NOT_AS_EXPECTED: ReadonlySet<number> = new Set([404, 409, 412]);
