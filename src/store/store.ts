/** The store's port: what an adapter must do, in the words of DESIGN 5. One contract suite proves every adapter. */
import type { Doc, Kind, UnreadableDocument } from './documents.ts';

/** An opaque stamp of one stored state of a document. */
export type Version = string;
/** `written` is the schema version in which the document stands; `doc` is as today's reads. */
export type Stored<K extends Kind = Kind> = { doc: Doc<K>; version: Version; written: number };

/** A field of the document's kind that is declared as queried in `documents.ts`. Dates compare as text. */
export type Condition =
  | {
      field: string;
      is: 'eq' | 'lt' | 'lte' | 'gt' | 'gte';
      to: string | number | boolean | null;
    }
  | { field: string; is: 'in'; to: readonly (string | null)[] };

export type Query<K extends Kind> = {
  kind: K;
  where?: readonly Condition[];
  /** One queried field; null is lowest. Ties, and queries without it, are in the order of the ids (both ways round). */
  orderBy?: { field: string; descending?: boolean };
  /** Most documents of this page, 1 to 1000; 1000 unless told. */
  limit?: number;
  /** Where the page before ended, from its `next`. */
  after?: string;
  /** Told of each document that cannot be read, which is then left out; without it, one such refuses the page. */
  unreadable?: (error: UnreadableDocument) => void;
};
export type Page<K extends Kind> = { found: Stored<K>[]; next: string | null };

/** What a change takes for granted: that the document is absent, or still at the version that was read. */
export type Expectation = 'absent' | Version;
export type Change =
  | { op: 'put'; doc: Doc; expect: Expectation }
  | { op: 'delete'; id: string; expect: Version };

/**
 * `done`: every change is stored. `repeat`: this commit took effect before, and nothing was stored now.
 * `stale`: an expectation did not hold (`id` names the first), and nothing was stored.
 */
export type CommitResult = { kind: 'done' } | { kind: 'repeat' } | { kind: 'stale'; id: string };

export const COMMIT_LIMIT = { changes: 90, bytes: 1_500_000 } as const;

/** A commit over `COMMIT_LIMIT`, with two changes of one document, or with an unusable id: a defect of the caller. */
export class CommitRefused extends Error {
  override name = 'CommitRefused';
}

/** A query for a field that is not declared as queried, or with a limit or an `after` that no page gave: a defect of the caller. */
export class QueryRefused extends Error {
  override name = 'QueryRefused';
}

/**
 * The store could not do it (disk full, locked, damaged, unreachable). The message names the place and the remedy.
 * Trying the same commit again under the same id is always safe: it takes effect once.
 */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
  readonly why: Outage;
  /** Whether it is certain that a commit that failed like this has not taken effect. */
  readonly untouched: boolean;

  constructor(message: string, options: ErrorOptions & { why?: Outage; untouched?: boolean } = {}) {
    super(message, options);
    this.why = options.why ?? 'unreachable';
    this.untouched = options.untouched ?? false;
  }
}

/** What keeps the store from its work: `full`, `read-only` and `damaged` last until somebody mends them. */
export type Outage = 'full' | 'read-only' | 'damaged' | 'busy' | 'unreachable';

export interface Store {
  /** The document, or undefined. A document of another kind than asked for raises UnreadableDocument. */
  get<K extends Kind>(partition: string, kind: K, id: string): Promise<Stored<K> | undefined>;
  query<K extends Kind>(partition: string, query: Query<K>): Promise<Page<K>>;
  /**
   * All changes or none. `id` names the command: for `MARKER_DAYS` the same id takes effect once in its partition.
   * Ids may hold any characters, up to `ID_BYTES` (both in `limits.ts`).
   */
  commit(partition: string, id: string, changes: readonly Change[]): Promise<CommitResult>;
  close(): Promise<void>;
}

/** Every page of a query, one after the other. */
export async function all<K extends Kind>(
  store: Store,
  partition: string,
  query: Query<K>,
): Promise<Stored<K>[]> {
  const found: Stored<K>[] = [];
  let after: string | undefined;
  do {
    const page = await store.query(partition, after === undefined ? query : { ...query, after });
    found.push(...page.found);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}
