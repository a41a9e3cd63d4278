/** The contract on queries: what each condition finds, in which order, and what is refused. */
import { z } from 'zod/v4';
import { type Kind, QUERIED } from '../../src/store/documents.ts';
import { type Condition, QueryRefused, type Store } from '../../src/store/store.ts';
import { milestoneDoc, sampleDoc, sampleKinds } from '../support/sample-documents.ts';
import { anyId, namesFound, put, store as storeAll, versionOf } from './steps.ts';

const fields = sampleKinds.flatMap((kind) => QUERIED[kind].map((field): [Kind, string] => [kind, field]));

/** Named after their due date, then their owner. */
const milestones = [
  milestoneDoc('nov-alex', { due: '2026-11-30', owner: 'person:alex', open: false }),
  milestoneDoc('dec-alex', { due: '2026-12-04', owner: 'person:alex' }),
  milestoneDoc('dec-sam', { due: '2026-12-04', owner: 'person:sam' }),
  milestoneDoc('mar-none', { due: '2027-03-12', owner: null, plan: 'other' }),
  milestoneDoc('none-sam', { due: null, owner: 'person:sam' }),
  milestoneDoc('none-none', { due: null, owner: null }),
];

const findings: [string, Condition[], string[]][] = [
  ['nothing is asked', [], ['dec-alex', 'dec-sam', 'mar-none', 'none-none', 'none-sam', 'nov-alex']],
  ['eq', [{ field: 'due', is: 'eq', to: '2026-12-04' }], ['dec-alex', 'dec-sam']],
  ['eq null', [{ field: 'due', is: 'eq', to: null }], ['none-none', 'none-sam']],
  ['eq false', [{ field: 'open', is: 'eq', to: false }], ['nov-alex']],
  [
    'eq true',
    [{ field: 'open', is: 'eq', to: true }],
    ['dec-alex', 'dec-sam', 'mar-none', 'none-none', 'none-sam'],
  ],
  ['lt', [{ field: 'due', is: 'lt', to: '2026-12-04' }], ['nov-alex']],
  ['lte', [{ field: 'due', is: 'lte', to: '2026-12-04' }], ['dec-alex', 'dec-sam', 'nov-alex']],
  ['gt', [{ field: 'due', is: 'gt', to: '2026-12-04' }], ['mar-none']],
  ['gte', [{ field: 'due', is: 'gte', to: '2026-12-04' }], ['dec-alex', 'dec-sam', 'mar-none']],
  ['lt null', [{ field: 'due', is: 'lt', to: null }], []],
  ['lte null', [{ field: 'due', is: 'lte', to: null }], []],
  ['gt null', [{ field: 'due', is: 'gt', to: null }], []],
  ['gte null', [{ field: 'due', is: 'gte', to: null }], []],
  ['in', [{ field: 'owner', is: 'in', to: ['person:sam', 'person:x'] }], ['dec-sam', 'none-sam']],
  [
    'in with null',
    [{ field: 'owner', is: 'in', to: [null, 'person:alex'] }],
    ['dec-alex', 'mar-none', 'none-none', 'nov-alex'],
  ],
  ['in null alone', [{ field: 'owner', is: 'in', to: [null] }], ['mar-none', 'none-none']],
  ['in nothing', [{ field: 'owner', is: 'in', to: [] }], []],
  [
    'several conditions',
    [
      { field: 'plan', is: 'eq', to: 'sample' },
      { field: 'due', is: 'gte', to: '2026-12-01' },
      { field: 'due', is: 'lt', to: '2027-01-01' },
      { field: 'owner', is: 'in', to: ['person:alex', null] },
    ],
    ['dec-alex'],
  ],
];

export function queryContract(store: () => Store): void {
  test.each(fields)('a %s is found by its %s', async (kind, field) => {
    const doc = sampleDoc(kind);
    await storeAll(store(), 't1', [doc]);
    const value = z.union([z.string(), z.boolean()]).parse(new Map(Object.entries(doc.body)).get(field));
    expect(await namesFound(store(), 't1', { kind, where: [{ field, is: 'eq', to: value }] })).toEqual([
      'one',
    ]);
    expect(await namesFound(store(), 't1', { kind, where: [{ field, is: 'eq', to: 'other' }] })).toEqual([]);
    expect(await namesFound(store(), 't1', { kind, orderBy: { field } })).toEqual(['one']);
  });

  test.each(findings)('%s', async (_, where, names) => {
    await storeAll(store(), 't1', milestones);
    expect(await namesFound(store(), 't1', { kind: 'milestone', where })).toEqual(names);
  });

  test('a value is compared as it stands, whatever it holds', async () => {
    const owner = `person:x' OR 1=1 --"$.%_🙂`;
    await storeAll(store(), 't1', [milestoneDoc('odd', { owner }), milestoneDoc('plain')]);
    const where = [{ field: 'owner', is: 'eq', to: owner }] as const;
    expect(await namesFound(store(), 't1', { kind: 'milestone', where })).toEqual(['odd']);
  });

  test('null is lowest, and ties are in the order of the ids, both ways round', async () => {
    await storeAll(store(), 't1', milestones);
    const up = await namesFound(store(), 't1', { kind: 'milestone', orderBy: { field: 'due' } });
    expect(up).toEqual(['none-none', 'none-sam', 'nov-alex', 'dec-alex', 'dec-sam', 'mar-none']);
    const orderBy = { field: 'due', descending: true };
    expect(await namesFound(store(), 't1', { kind: 'milestone', orderBy })).toEqual(up.toReversed());
  });

  test('an order by one field goes with conditions on others', async () => {
    await storeAll(store(), 't1', milestones);
    const where = [{ field: 'due', is: 'gte', to: '2026-12-01' }] as const;
    const orderBy = { field: 'owner', descending: true };
    const found = await namesFound(store(), 't1', { kind: 'milestone', where, orderBy });
    expect(found).toEqual(['dec-sam', 'dec-alex', 'mar-none']);
  });

  test('what was changed is found by what it is now, what was deleted no longer', async () => {
    await storeAll(store(), 't1', [milestoneDoc('a'), milestoneDoc('b')]);
    const [a, b] = await Promise.all(['a', 'b'].map((name) => versionOf(store(), 't1', milestoneDoc(name))));
    await store().commit('t1', anyId(), [
      put(milestoneDoc('a', { askOn: '2027-01-01' }), a),
      { op: 'delete', id: milestoneDoc('b').id, expect: b ?? '' },
    ]);
    const askOn = (to: string) => [{ field: 'askOn', is: 'eq', to }] as const;
    expect(await namesFound(store(), 't1', { kind: 'milestone', where: askOn('2026-12-04') })).toEqual([]);
    expect(await namesFound(store(), 't1', { kind: 'milestone', where: askOn('2027-01-01') })).toEqual(['a']);
  });

  test('a query gives the versions that a commit can expect', async () => {
    await storeAll(store(), 't1', [milestoneDoc('a')]);
    const [found] = (await store().query('t1', { kind: 'milestone' })).found;
    expect(found?.version).toBe(await versionOf(store(), 't1', milestoneDoc('a')));
  });

  test('a field that is not declared as queried is refused, in a condition and in an order', async () => {
    const where = [{ field: 'reason', is: 'eq', to: 'x' }] as const;
    await expect(store().query('t1', { kind: 'milestone', where })).rejects.toThrow(/milestone .* reason/);
    await expect(store().query('t1', { kind: 'milestone', where })).rejects.toThrow(QueryRefused);
    const orderBy = { field: 'title' };
    await expect(store().query('t1', { kind: 'item', orderBy })).rejects.toThrow(QueryRefused);
  });

  test('the queried fields of another kind do not count', async () => {
    const where = [{ field: 'state', is: 'eq', to: 'queued' }] as const;
    await expect(store().query('t1', { kind: 'milestone', where })).rejects.toThrow(QueryRefused);
  });
}
