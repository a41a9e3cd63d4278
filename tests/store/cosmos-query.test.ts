/** The order that each query asks Cosmos DB for: the one whose index finds what it asks for. */
import { toCosmosSql } from '../../src/store/cosmos-query.ts';
import type { Kind } from '../../src/store/documents.ts';
import type { Condition, Query } from '../../src/store/store.ts';

const eq = (field: string, to: string | boolean | null): Condition => ({ field, is: 'eq', to });
const orderOf = (query: Query<Kind>): string => toCosmosSql('t1', query).query.split('ORDER BY ')[1] ?? '';

test.each<[string, Query<Kind>, string]>([
  ['nothing is asked', { kind: 'plan' }, 'c.kind ASC, c.name ASC'],
  [
    'one value is asked for',
    { kind: 'item', where: [eq('plan', 'sample')] },
    'c.kind ASC, c.body.plan ASC, c.name ASC',
  ],
  [
    'one value among other conditions',
    { kind: 'milestone', where: [{ field: 'due', is: 'lte', to: '2026-12-04' }, eq('open', false)] },
    'c.kind ASC, c.body.open ASC, c.name ASC',
  ],
  [
    'null is asked for, which stands in no one place',
    { kind: 'milestone', where: [eq('owner', null)] },
    'c.kind ASC, c.name ASC',
  ],
  [
    'an order is asked for',
    {
      kind: 'outbox',
      where: [eq('state', 'queued')],
      orderBy: { field: 'createdAt', descending: true },
    },
    'c.kind DESC, c.body.createdAt DESC, c.name DESC',
  ],
])('%s', (_, query, order) => {
  expect(orderOf(query)).toBe(order);
});
