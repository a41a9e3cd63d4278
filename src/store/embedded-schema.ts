/** The tables and indexes of the embedded store, made from the fields that `documents.ts` declares as queried. */
import { type Kind, QUERIED } from './documents.ts';

/** "WYMK": tells Waymark's files from those of other programs. */
export const APPLICATION = 0x57594d4b;
/** The version of the tables. Documents carry their own, a kind each. */
export const SCHEMA = 1;

/** Pairs that are asked for together often enough to earn an index of their own. */
const TOGETHER: { readonly [K in Kind]?: readonly (readonly [string, string])[] } = {
  milestone: [
    ['plan', 'due'],
    ['plan', 'askOn'],
  ],
  update: [['milestone', 'at']],
  snapshot: [['board', 'week']],
  outbox: [
    ['state', 'notBefore'],
    ['state', 'createdAt'],
  ],
};

/** A field of the body in SQL. An index serves only the very same words. */
export const fieldSql = (field: string): string => `body ->> '$.${field}'`;

/** The kind is written out, not bound: only so does SQLite see that an index of one kind will do. */
export const kindSql = (kind: Kind): string => `kind = '${kind}'`;

/**
 * Roughly how many documents of a large tenant share one value of a field; of any other field, a few dozen.
 * SQLite would guess, and rather walk through a whole partition than sort the ten rows that an owner has.
 */
const SHARED: { readonly [field: string]: number } = { open: 2000, plan: 2000, board: 100, state: 100 };
const DOCUMENTS = { all: 500_000, ofAPartition: 100_000, ofAKind: 10_000, ofAValue: 30 };

const kinds = Object.keys(QUERIED).filter((kind): kind is Kind => kind in QUERIED);

const indexes = kinds.flatMap((kind) => {
  const single = QUERIED[kind].map((field) => [field]);
  return [[], ...single, ...(TOGETHER[kind] ?? [])].map((fields) => ({
    kind,
    fields,
    name: [kind.replaceAll('-', '_'), 'by', ...(fields.length === 0 ? ['id'] : fields)].join('_'),
  }));
});

/** A file that has all of these needs no making. */
export const INDEX_NAMES: readonly string[] = indexes.map(({ name }) => name);

const madeIndexes = indexes.map(({ kind, fields, name }) => {
  const columns = ['partition', ...fields.map(fieldSql), 'id'].join(', ');
  return `CREATE INDEX IF NOT EXISTS ${name} ON documents (${columns}) WHERE ${kindSql(kind)};`;
});

const counts = indexes.map(({ fields, name }) => {
  const shared = fields.map((field, place) => Math.ceil((SHARED[field] ?? DOCUMENTS.ofAValue) / 10 ** place));
  return `('documents', '${name}', '${[DOCUMENTS.all / 10, DOCUMENTS.ofAKind, ...shared, 1].join(' ')}')`;
});
const keyCount = `('documents', 'sqlite_autoindex_documents_1', '${DOCUMENTS.all} ${DOCUMENTS.ofAPartition} 1')`;

/**
 * Makes what is missing; running it again does nothing.
 * `commits` holds the markers. Their numbers never come again, so they serve as the versions of what was stored.
 */
export const MAKE_TABLES = `
  CREATE TABLE IF NOT EXISTS documents (
    partition TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    v INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (partition, id)
  );
  CREATE TABLE IF NOT EXISTS commits (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    partition TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (partition, id)
  );
  ${madeIndexes.join('\n  ')}
  ANALYZE sqlite_schema;
  DELETE FROM sqlite_stat1;
  INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ${[keyCount, ...counts].join(', ')};
  ANALYZE sqlite_schema;
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${SCHEMA};
`;
