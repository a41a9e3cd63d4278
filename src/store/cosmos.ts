/** The store in Azure Cosmos DB: the same documents and the same promises as in one file, for any number of replicas. */
import type { Container, OperationInput } from '@azure/cosmos';
import { z } from 'zod/v4';
import { type CosmosSettings, connect, prepare } from './cosmos-account.ts';
import { type BatchOutcome, batchOf, outcomeOf } from './cosmos-change.ts';
import { type Charge, counted, type Op, type Spend } from './cosmos-charge.ts';
import { type CosmosFailure, failureOf, type Place, Refusal, unavailable } from './cosmos-failure.ts';
import { cosmosId, markerId } from './cosmos-ids.ts';
import { type CosmosSql, toCosmosSql } from './cosmos-query.ts';
import { type Attempt, PATIENCE, type Patience, patiently } from './cosmos-retry.ts';
import { type Kind, read } from './documents.ts';
import { checkCommit, idOf, isUsableId } from './limits.ts';
import { endOf, pageSize } from './page-end.ts';
import { parsedOnce } from './parsed-once.ts';
import { readable } from './readable.ts';
import {
  type Change,
  type CommitResult,
  type Page,
  type Query,
  type Store,
  type Stored,
  StoreUnavailable,
} from './store.ts';

export type { CosmosSettings } from './cosmos-account.ts';
export type { Charge } from './cosmos-charge.ts';

export type CosmosPorts = {
  /** The clock by which documents expire; without it none expires by itself, and the sweep removes them. */
  now?: () => Temporal.Instant;
  /** Told the cost of every operation once it is over. */
  charged?: (charge: Charge) => void;
  /** Told of every attempt that failed, also where the next one succeeds. */
  failed?: (code: number | string | null) => void;
  /** Told in words what is not as it should be, although the store can be used. */
  remark?: (text: string) => void;
  patience?: Patience;
  /** From 0 up to 1. */
  random?: () => number;
};

const CONTAINER = 'records';
/** Does one request, again while that makes sense: each has a time of its own. */
type Patient = <T>(request: (attempt: Attempt) => Promise<T>) => Promise<T>;

/** The service gives at most as many in one answer. */
const ROWS_AT_ONCE = 1_000;
const ABSENT = 404;

const Row = z.object({
  name: z.string(),
  kind: z.string(),
  v: z.int(),
  body: z.unknown(),
  _etag: z.string(),
});
type Row = z.infer<typeof Row>;
const Rows = z.array(Row);
const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]).catch(null);
const Marker = z.object({ nonce: z.string() });

/**
 * Opens the container, making it and its database if they are missing and a key is at hand.
 * @throws StoreUnavailable when the account, the database or the container cannot be used, with the remedy.
 */
export async function openCosmos(settings: CosmosSettings, ports: CosmosPorts = {}): Promise<Store> {
  const { endpoint, database, credential } = settings;
  const managed = credential.kind === 'managed-identity';
  const place: Place = { endpoint, database, container: CONTAINER, managed };
  const { now, charged = () => undefined, patience = PATIENCE, random = Math.random } = ports;
  const client = await connect(settings, patience.requestMs);
  const container = client.database(database).container(CONTAINER);

  /** Counts, tries each request again, and explains what fails in the end. */
  const run = <T>(op: Op, kind: Kind | null, work: (spend: Spend, patient: Patient) => Promise<T>) =>
    counted(charged, op, kind, async (spend) => {
      let untouched = true;
      const failed = ({ code, units, mayHaveTakenEffect }: CosmosFailure) => {
        ports.failed?.(code);
        spend(units);
        untouched &&= !mayHaveTakenEffect;
      };
      try {
        return await work(spend, (request) => patiently(patience, random, failed, request));
      } catch (error) {
        throw error instanceof StoreUnavailable ? error : unavailable(place, failureOf(error), untouched);
      }
    });

  try {
    await run('open', null, (_, patient) =>
      patient(() => prepare(client, place, ports.remark ?? (() => undefined))),
    );
  } catch (error) {
    client.dispose();
    throw error;
  }

  const once = parsedOnce();
  const known = <K extends Kind>(partition: string, kind: K, row: Row): Stored<K> =>
    once.read(partition, kind, row.name, row._etag, () => stored(kind, row));

  return {
    async get<K extends Kind>(partition: string, kind: K, id: string): Promise<Stored<K> | undefined> {
      if (!isUsableId(partition) || !isUsableId(id)) return undefined;
      const found = await run('get', kind, (spend, patient) =>
        patient(() => itemOf(container, cosmosId(partition), cosmosId(id), spend)),
      );
      return found === undefined ? undefined : known(partition, kind, Row.parse(found));
    },

    async query<K extends Kind>(partition: string, query: Query<K>): Promise<Page<K>> {
      const sql = toCosmosSql(partition, query);
      const most = pageSize(query);
      if (!isUsableId(partition)) return { found: [], next: null };
      const rows = await run('query', query.kind, (spend, patient) =>
        rowsOf(container, cosmosId(partition), sql, most + 1, spend, patient),
      );
      const page = rows.slice(0, most);
      const last = page.at(-1);
      const next = last && rows.length > most ? endOf(query, placeOf(query, last), last.name) : null;
      return { found: readable(query, page, (row) => known(partition, query.kind, row)), next };
    },

    async commit(partition, id, changes) {
      checkCommit(partition, id, changes);
      const nonce = crypto.randomUUID();
      const batch = batchOf(partition, id, nonce, changes, now?.());
      const result = await run<CommitResult>('commit', null, (spend, patient) =>
        patient(async (attempt) => {
          const outcome = await sent(container, cosmosId(partition), batch, changes, spend);
          if (outcome.kind !== 'marked') return outcome;
          // After an attempt whose answer was lost, the marker that is there may be this commit's own.
          if (!attempt.uncertain) return { kind: 'repeat' };
          const found = await itemOf(container, cosmosId(partition), markerId(id), spend);
          return { kind: Marker.safeParse(found).data?.nonce === nonce ? 'done' : 'repeat' };
        }),
      );
      for (const change of changes) once.forget(partition, idOf(change));
      return result;
    },

    async close() {
      client.dispose();
    },
  };
}

async function itemOf(container: Container, partition: string, id: string, spend: Spend): Promise<unknown> {
  const answer = await container.item(id, partition).read<object>();
  spend(answer.requestCharge);
  if (answer.statusCode !== ABSENT) return answer.resource;
  // The client takes every 404 for an absent document: also that of an absent container, or of one that lags behind.
  if (answer.substatus) throw new Refusal(ABSENT, answer.substatus);
  return undefined;
}

/** The rows of one page. The service may give them in several answers, even empty ones, each going on from the last. */
async function rowsOf(
  container: Container,
  partition: string,
  sql: CosmosSql,
  most: number,
  spend: Spend,
  patient: Patient,
): Promise<Row[]> {
  const rows: Row[] = [];
  let continuation: string | undefined;
  do {
    const options = { partitionKey: partition, maxItemCount: Math.min(most, ROWS_AT_ONCE) };
    const from = continuation === undefined ? options : { ...options, continuationToken: continuation };
    const answer = await patient(() => container.items.query<object>(sql, from).fetchNext());
    spend(answer.requestCharge);
    rows.push(...Rows.parse(answer.resources ?? []));
    continuation = answer.continuationToken || undefined;
  } while (continuation !== undefined && rows.length < most);
  return rows;
}

async function sent(
  container: Container,
  partition: string,
  batch: object[],
  changes: readonly Change[],
  spend: Spend,
): Promise<Exclude<BatchOutcome, { kind: 'failed' }>> {
  // Bodies are JSON by their schemas, which is more than the client's own type can say.
  const operations = batch as OperationInput[];
  const answer = await container.items.batch(operations, partition, { contentResponseOnWriteEnabled: false });
  spend(Number(answer.headers['x-ms-request-charge'] ?? 0));
  const outcome = outcomeOf(answer.result, changes);
  if (outcome.kind === 'failed') throw new Refusal(outcome.status);
  return outcome;
}

const stored = <K extends Kind>(kind: K, row: Row): Stored<K> => ({
  doc: read(kind, row.name, { ...row, version: row._etag }),
  version: row._etag,
  written: row.v,
});

function placeOf({ orderBy }: Query<Kind>, { body }: Row): z.infer<typeof Value> {
  const fields = typeof body === 'object' && body !== null ? new Map(Object.entries(body)) : new Map();
  return orderBy ? Value.parse(fields.get(orderBy.field)) : null;
}
