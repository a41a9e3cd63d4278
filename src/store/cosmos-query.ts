/** Turns a query of the port into the SQL of Cosmos DB: one partition, parameters, and an order that an index serves. */
import { cosmosId } from './cosmos-ids.ts';
import type { Kind } from './documents.ts';
import { checkField, type Place, pageSize, readEnd } from './page-end.ts';
import type { Condition, Query } from './store.ts';

export type CosmosSql = { query: string; parameters: { name: string; value: Place }[] };

/**
 * The SQL of one page, asking for one document more than it holds to see whether another page follows.
 * Each row has name (our id), kind, v, body, _etag. The order begins with the kind, though it is the same in all
 * of them, because only then does the index of several fields serve the condition and the order at once.
 * @throws QueryRefused for a field that is not declared, a limit out of bounds, or an `after` of another order.
 */
export function toCosmosSql(partition: string, query: Query<Kind>): CosmosSql {
  const { kind, orderBy, after } = query;
  const parameters: CosmosSql['parameters'] = [];
  const bind = (value: Place): string => {
    const name = `@p${parameters.length}`;
    parameters.push({ name, value });
    return name;
  };
  const conditions = [
    `c.partition = ${bind(cosmosId(partition))}`,
    `c.kind = ${bind(kind)}`,
    ...(query.where ?? []).map((condition) => conditionSql(fieldSql(kind, condition.field), condition, bind)),
    ...(after === undefined ? [] : [`(${afterSql(query, after, bind)})`]),
  ];
  const way = orderBy?.descending ? 'DESC' : 'ASC';
  const by = orderBy?.field ?? query.where?.find(isOneValue)?.field;
  const order = ['c.kind', ...(by === undefined ? [] : [fieldSql(kind, by)]), 'c.name'];
  return {
    query:
      `SELECT TOP ${pageSize(query) + 1} c.name, c.kind, c.v, c.body, c._etag FROM c` +
      ` WHERE ${conditions.join(' AND ')} ORDER BY ${order.map((path) => `${path} ${way}`).join(', ')}`,
    parameters,
  };
}

/** Where all have one value in a field, the order of the ids is that of the field's index, which holds no others. */
const isOneValue = (condition: Condition): boolean => condition.is === 'eq' && condition.to !== null;

type Bind = (value: Place) => string;

function fieldSql(kind: Kind, field: string): string {
  checkField(kind, field);
  return `c.body.${field}`;
}

const SIGN = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function conditionSql(field: string, condition: Condition, bind: Bind): string {
  if (condition.is === 'in') {
    return condition.to.length === 0 ? 'false' : `${field} IN (${condition.to.map(bind).join(', ')})`;
  }
  if (condition.is === 'eq') return `${field} = ${bind(condition.to)}`;
  // Here nothing is less or more than null; to Cosmos DB null is as little as null.
  return condition.to === null ? 'false' : `${field} ${SIGN[condition.is]} ${bind(condition.to)}`;
}

/** What stands further on than the end of the page before: null is lowest, ties are in the order of the ids. */
function afterSql(query: Query<Kind>, after: string, bind: Bind): string {
  const { place, id } = readEnd(query, after);
  const descending = query.orderBy?.descending === true;
  const beyond = descending ? '<' : '>';
  const name = `c.name ${beyond} ${bind(id)}`;
  if (!query.orderBy) return name;
  const field = fieldSql(query.kind, query.orderBy.field);
  if (place === null) {
    const rest = `IS_NULL(${field}) AND ${name}`;
    return descending ? rest : `(${rest}) OR NOT IS_NULL(${field})`;
  }
  const further = `${field} ${beyond} ${bind(place)} OR (${field} = ${bind(place)} AND ${name})`;
  return descending ? `${further} OR IS_NULL(${field})` : further;
}
