/** The store in one SQLite file, for one machine: the same documents and the same promises as in production. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { z } from 'zod/v4';
import { type Kind, read, UnreadableDocument } from './documents.ts';
import { explained, explainedFolder, notOurs, replaced, tooNew } from './embedded-failure.ts';
import { toSql } from './embedded-query.ts';
import { APPLICATION, INDEX_NAMES, MAKE_TABLES, SCHEMA } from './embedded-schema.ts';
import { checkCommit, idOf, isUsableId, MARKER_DAYS } from './limits.ts';
import { makeFolder } from './make-folder.ts';
import { endOf, pageSize } from './page-end.ts';
import { parsedOnce } from './parsed-once.ts';
import { readable } from './readable.ts';
import type { Change, CommitResult, Page, Query, Store, Stored } from './store.ts';

/** How long a write waits for another process's. Waymark's own transactions take milliseconds. */
const BUSY_MS = 5000;

/** What the log beside the file is cut back to, once nobody reads what makes it longer. SQLite folds it in at 4 MB. */
const LOG_BYTES = 16 * 1024 * 1024;

const Row = z.object({
  id: z.string(),
  kind: z.string(),
  v: z.int(),
  version: z.int(),
  body: z.string(),
  place: z.union([z.string(), z.number(), z.null()]),
});
type Row = z.infer<typeof Row>;
const Rows = z.array(Row);

const SQL = {
  get: 'SELECT id, kind, v, version, body, NULL AS place FROM documents WHERE partition = ? AND id = ?',
  version: 'SELECT version FROM documents WHERE partition = ? AND id = ?',
  put: `INSERT INTO documents (partition, id, kind, v, version, body) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (partition, id) DO UPDATE
    SET kind = excluded.kind, v = excluded.v, version = excluded.version, body = excluded.body`,
  remove: 'DELETE FROM documents WHERE partition = ? AND id = ?',
  committed: 'SELECT number FROM commits WHERE partition = ? AND id = ?',
  mark: 'INSERT INTO commits (partition, id, at) VALUES (?, ?, unixepoch())',
  // A few of the oldest with every commit: markers leave faster than they come, and no commit waits for a sweep.
  clear: `DELETE FROM commits WHERE at < unixepoch() - ${MARKER_DAYS * 86_400}
    AND number IN (SELECT number FROM commits ORDER BY number LIMIT 10)`,
} as const;

/**
 * Opens the file, making it and its folder if they are missing. Several processes may have it open at once.
 * @param limits `pages`: most pages of 4096 bytes that the file may take; a file at its limit fails as a full disk does.
 * @throws StoreUnavailable when the folder or the file cannot be used, with the remedy.
 */
export function openEmbedded(file: string, limits: { pages?: number } = {}): Store {
  const folder = dirname(file);
  explainedFolder(folder, () => makeFolder(folder));
  const db = explained(file, () => openDatabase(file, limits.pages));
  const inode = inodeOf(file);
  const once = parsedOnce();
  const statements = new Map<string, StatementSync>();

  function sql(text: string): StatementSync {
    const known = statements.get(text);
    if (known) return known;
    const made = db.prepare(text);
    statements.set(text, made);
    return made;
  }

  const known = <K extends Kind>(partition: string, kind: K, row: Row): Stored<K> =>
    once.read(partition, kind, row.id, String(row.version), () => stored(kind, row));

  function holds(partition: string, change: Change): boolean {
    const now = sql(SQL.version).get(partition, idOf(change));
    return change.expect === (now === undefined ? 'absent' : String(now.version));
  }

  function apply(partition: string, change: Change, number: number | bigint): void {
    if (change.op === 'delete') sql(SQL.remove).run(partition, change.id);
    else {
      const { id, kind, v, body } = change.doc;
      sql(SQL.put).run(partition, id, kind, v, number, JSON.stringify(body));
    }
  }

  function commit(partition: string, id: string, changes: readonly Change[]): CommitResult {
    if (sql(SQL.committed).get(partition, id)) return { kind: 'repeat' };
    const stale = changes.find((change) => !holds(partition, change));
    if (stale) return { kind: 'stale', id: idOf(stale) };
    const { lastInsertRowid: number } = sql(SQL.mark).run(partition, id);
    for (const change of changes) apply(partition, change, number);
    sql(SQL.clear).run();
    return { kind: 'done' };
  }

  return {
    async get<K extends Kind>(partition: string, kind: K, id: string): Promise<Stored<K> | undefined> {
      if (!isUsableId(partition) || !isUsableId(id)) return undefined;
      const row = explained(file, () => sql(SQL.get).get(partition, id));
      return row && known(partition, kind, Row.parse(row));
    },

    async query<K extends Kind>(partition: string, query: Query<K>): Promise<Page<K>> {
      const { text, values } = toSql(partition, query);
      if (!isUsableId(partition)) return { found: [], next: null };
      const rows = Rows.parse(explained(file, () => sql(text).all(...values)));
      const page = rows.slice(0, pageSize(query));
      const last = page.at(-1);
      const next = last && rows.length > page.length ? endOf(query, last.place, last.id) : null;
      return { found: readable(query, page, (row) => known(partition, query.kind, row)), next };
    },

    async commit(partition, id, changes) {
      checkCommit(partition, id, changes);
      // Written to, a file that was moved away would take the words along.
      if (inodeOf(file) !== inode) throw replaced(file);
      const result = explained(file, () => inTransaction(db, () => commit(partition, id, changes)));
      for (const change of changes) once.forget(partition, idOf(change));
      return result;
    },

    async close() {
      statements.clear();
      if (db.isOpen) db.close();
    },
  };
}

const inodeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.ino;

function stored<K extends Kind>(kind: K, row: Row): Stored<K> {
  return {
    doc: read(kind, row.id, { kind: row.kind, v: row.v, body: parsed(row), version: String(row.version) }),
    version: String(row.version),
    written: row.v,
  };
}

function parsed(row: Row): unknown {
  try {
    return JSON.parse(row.body);
  } catch (error) {
    const found = { id: row.id, version: String(row.version), body: null };
    throw new UnreadableDocument(`${row.id} is not JSON; restore it from a backup`, { cause: error, found });
  }
}

function openDatabase(file: string, pages: number | undefined): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: BUSY_MS });
  try {
    // Looked at before anything is changed, so that a file of another program stays as it is.
    const whole = isWhole(db, file);
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = ${LOG_BYTES}`);
    // What is taken out of the record is not to be found in pages that nobody uses any more.
    db.exec('PRAGMA secure_delete = ON');
    if (pages !== undefined) db.exec(`PRAGMA max_page_count = ${Math.trunc(pages)}`);
    if (!whole) {
      inTransaction(db, () => {
        if (!isWhole(db, file)) db.exec(MAKE_TABLES);
      });
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const Identity = z.object({ application: z.int(), version: z.int(), names: z.string() });
const Names = z.array(z.string());

/** Whether the file has all that it needs; a new one has nothing. Throws when it is not for this Waymark. */
function isWhole(db: DatabaseSync, file: string): boolean {
  // One statement sees one state; of two, the second might see what another process has just made.
  const identity = `SELECT application_id AS application, user_version AS version,
    (SELECT json_group_array(name) FROM sqlite_schema) AS names FROM pragma_application_id, pragma_user_version`;
  const { application, version, names } = Identity.parse(db.prepare(identity).get());
  const made = new Set(Names.parse(JSON.parse(names)));
  if (application !== APPLICATION && made.size > 0) throw notOurs(file);
  if (version > SCHEMA) throw tooNew(file, version, SCHEMA);
  return version === SCHEMA && INDEX_NAMES.every((name) => made.has(name));
}

/** IMMEDIATE takes the write lock at once: a transaction that took it later would fail instead of waiting. */
function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // On a full disk SQLite may have rolled back by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
