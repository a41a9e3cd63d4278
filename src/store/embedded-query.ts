/** Turns a query of the port into the SQL of the embedded store, page by page. */
import type { Kind } from './documents.ts';
import { fieldSql, kindSql } from './embedded-schema.ts';
import { checkField, type Place, pageSize, readEnd } from './page-end.ts';
import type { Condition, Query } from './store.ts';

type Value = string | number | null;
export type Sql = { text: string; values: Value[] };

/**
 * The SQL of one page, asking for one document more than it holds to see whether another page follows.
 * The columns are id, kind, v, version, body, and `place`: the value that the order goes by.
 * @throws QueryRefused for a field that is not declared, a limit out of bounds, or an `after` of another order.
 */
export function toSql(partition: string, query: Query<Kind>): Sql {
  const { kind, orderBy } = query;
  const parts = [
    { text: `partition = ? AND ${kindSql(kind)}`, values: [partition] },
    ...(query.where ?? []).map((condition) => conditionSql(kind, condition)),
    ...(query.after === undefined ? [] : [afterSql(query, query.after)]),
  ];
  const place = orderBy ? column(kind, orderBy.field) : 'NULL';
  return {
    text:
      `SELECT id, kind, v, version, body, ${place} AS place FROM documents` +
      ` WHERE ${parts.map((part) => part.text).join(' AND ')} ORDER BY ${order(query)} LIMIT ?`,
    values: [...parts.flatMap((part) => part.values), pageSize(query) + 1],
  };
}

function column(kind: Kind, field: string): string {
  checkField(kind, field);
  return fieldSql(field);
}

/**
 * A range is taken to be narrow (what is due by today): the `+` keeps SQLite from walking the whole order's index
 * to save itself the sorting of a few rows.
 */
function order({ kind, where, orderBy }: Query<Kind>): string {
  const isRange = ({ is, field }: Condition) => is !== 'eq' && is !== 'in' && field !== orderBy?.field;
  const plus = where?.some(isRange) ? '+' : '';
  const way = orderBy?.descending ? 'DESC' : 'ASC';
  return orderBy ? `${plus}(${column(kind, orderBy.field)}) ${way}, ${plus}id ${way}` : `${plus}id`;
}

const SIGN = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function conditionSql(kind: Kind, condition: Condition): Sql {
  const field = column(kind, condition.field);
  if (condition.is === 'in') {
    const values = condition.to.filter((value) => value !== null);
    const text = `${field} IN (${values.map(() => '?').join(', ')})`;
    return { text: condition.to.includes(null) ? `(${text} OR ${field} IS NULL)` : text, values };
  }
  const value = bound(condition.to);
  if (condition.is !== 'eq') return { text: `${field} ${SIGN[condition.is]} ?`, values: [value] };
  return value === null
    ? { text: `${field} IS NULL`, values: [] }
    : { text: `${field} = ?`, values: [value] };
}

function afterSql(query: Query<Kind>, after: string): Sql {
  const { place, id } = readEnd(query, after);
  if (!query.orderBy) return { text: 'id > ?', values: [id] };
  const field = column(query.kind, query.orderBy.field);
  const beyond = query.orderBy.descending ? '<' : '>';
  if (place !== null) {
    const further = `(${field}, id) ${beyond} (?, ?)`;
    return {
      text: query.orderBy.descending ? `(${further} OR ${field} IS NULL)` : further,
      values: [bound(place), id],
    };
  }
  const rest = `${field} IS NULL AND id ${beyond} ?`;
  return { text: query.orderBy.descending ? rest : `(${rest} OR ${field} IS NOT NULL)`, values: [id] };
}

/** SQLite keeps true and false as numbers. */
const bound = (value: Place): Value => (typeof value === 'boolean' ? Number(value) : value);
