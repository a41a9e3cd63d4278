/** Refuses a query that no index of the container serves, or that uses what Waymark does without. */
import { z } from 'zod/v4';

const Path = z.object({ path: z.string() });
export const Policy = z.object({
  includedPaths: z.array(Path).prefault([{ path: '/*' }]),
  compositeIndexes: z
    .array(
      z.array(
        z.object({ path: z.string(), order: z.enum(['ascending', 'descending']).default('ascending') }),
      ),
    )
    .default([]),
});
export type Policy = z.infer<typeof Policy>;

const BANNED = /\b(?:DISTINCT|GROUP\s+BY|LIKE|OFFSET|JOIN)\b/i;

/** Why the service, or the house, would not have this query; undefined when nothing speaks against it. */
export function objectionTo(query: string, policy: Policy): string | undefined {
  if (BANNED.test(query)) return 'the query is not plain';
  const [, where = '', order = ''] = /\bWHERE\b(.*?)(?:\bORDER BY\b(.*))?$/is.exec(query) ?? [];
  if (!where.includes('c.partition =')) return 'the query does not name its partition';
  const unserved = [...`${where} ${order}`.matchAll(/\bc((?:\.\w+)+)/g)]
    .map(([, path = '']) => path.replaceAll('.', '/'))
    .find((path) => !isIncluded(path, policy));
  if (unserved) return `no index serves ${unserved}`;
  const orders: Index = order.split(',').flatMap((one): Index => {
    const [, path, way] = /\bc((?:\.\w+)+)(?:\s+(ASC|DESC))?/i.exec(one) ?? [];
    return path
      ? [{ path: path.replaceAll('.', '/'), order: way?.toUpperCase() === 'DESC' ? DOWN : UP }]
      : [];
  });
  if (orders.length < 2 || bothWays(policy).some((index) => isSame(index, orders))) return undefined;
  return 'no composite index serves the order';
}

const UP = 'ascending';
const DOWN = 'descending';
type Index = Policy['compositeIndexes'][number];

const isIncluded = (path: string, { includedPaths }: Policy): boolean =>
  includedPaths.some((included) => included.path === '/*' || included.path === `${path}/?`);

/** An index of several fields serves its order and the very reverse; the server behind the front has to be told both. */
export const bothWays = ({ compositeIndexes }: Policy): Index[] =>
  compositeIndexes.flatMap((index) => [
    index,
    index.map(({ path, order }) => ({ path, order: order === UP ? DOWN : UP })),
  ]);

const isSame = (one: Index, other: Index): boolean => JSON.stringify(one) === JSON.stringify(other);
