/** Where a page ends and the next begins, the same on every adapter: by the last document's place in the order, not by a count. */
import { z } from 'zod/v4';
import { type Kind, QUERIED } from './documents.ts';
import { type Query, QueryRefused } from './store.ts';

export type Place = string | number | boolean | null;

export const MOST_A_PAGE = 1000;

/** The order it was read in, then the last document's value in that order and its id. */
const End = z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]), z.string()]);

/** @throws QueryRefused when it is out of bounds. */
export function pageSize(query: Query<Kind>): number {
  const limit = query.limit ?? MOST_A_PAGE;
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_A_PAGE) return limit;
  throw new QueryRefused(`a page holds 1 to ${MOST_A_PAGE} documents, not ${limit}`);
}

/** @throws QueryRefused for a field that adapters do not index. */
export function checkField(kind: Kind, field: string): void {
  if (!QUERIED[kind].includes(field))
    throw new QueryRefused(
      `${kind} is not queried by ${field}; declare the field in QUERIED of documents.ts`,
    );
}

/** The opaque `next` of a page that ended with this document. */
export const endOf = (query: Query<Kind>, place: Place, id: string): string =>
  Buffer.from(JSON.stringify([orderName(query), place, id])).toString('base64url');

/** @throws QueryRefused when it does not come from a page of such a query. */
export function readEnd(query: Query<Kind>, after: string): { place: Place; id: string } {
  const parsed = End.safeParse(decoded(after));
  if (!parsed.success || parsed.data[0] !== orderName(query)) {
    throw new QueryRefused(`"after" does not come from a page of this query: ${after.slice(0, 100)}`);
  }
  return { place: parsed.data[1], id: parsed.data[2] };
}

function decoded(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString());
  } catch {
    return undefined;
  }
}

const orderName = ({ kind, orderBy }: Query<Kind>): string =>
  orderBy ? `${kind} ${orderBy.field} ${orderBy.descending ? 'down' : 'up'}` : kind;
