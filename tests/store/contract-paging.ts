/** The contract on pages: each document once, whatever is stored in between. */
import { type Query, QueryRefused, type Store } from '../../src/store/store.ts';
import { frameDoc, milestoneDoc } from '../support/sample-documents.ts';
import { nameOf, namesFound, store as storeAll } from './steps.ts';

const dues: (string | null)[] = [null, '2026-12-04', null, '2026-12-04', '2026-11-30', '2026-12-04', null];

const orders: [string, Query<'milestone'>][] = [
  ['by id', { kind: 'milestone' }],
  ['by due date', { kind: 'milestone', orderBy: { field: 'due' } }],
  ['by due date, latest first', { kind: 'milestone', orderBy: { field: 'due', descending: true } }],
];

export function pagingContract(store: () => Store): void {
  describe.each(orders)('%s', (_, query) => {
    beforeEach(() =>
      storeAll(
        store(),
        't1',
        dues.map((due, n) => milestoneDoc(`m${n}`, { due })),
      ),
    );

    test.each([1, 2, 3, 6, 7, 8])('pages of %d make up the whole', async (limit) => {
      const whole = await namesFound(store(), 't1', query);
      expect(whole).toHaveLength(dues.length);
      expect(await namesFound(store(), 't1', { ...query, limit })).toEqual(whole);
    });

    test('the last page says that it is the last, even a full one', async () => {
      const page = await store().query('t1', { ...query, limit: dues.length });
      expect(page.next).toBeNull();
      expect((await store().query('t1', { ...query, limit: dues.length - 1 })).next).not.toBeNull();
    });

    test.each([1, 2, 3, 4, 5, 6])(
      'after %d, what is stored in between neither doubles nor hides one',
      async (limit) => {
        const before = await namesFound(store(), 't1', query);
        const first = await store().query('t1', { ...query, limit });
        const added = ['m1-added', 'm4-added'].flatMap((name) =>
          [null, '2026-12-04', '2020-01-01', '2030-01-01'].map((due) =>
            milestoneDoc(`${name}-${due}`, { due }),
          ),
        );
        await storeAll(store(), 't1', added);
        const after = await namesFound(store(), 't1', query);
        const end = before[limit - 1] ?? '';
        const rest = await namesFound(store(), 't1', { ...query, after: first.next ?? '' });
        expect(rest).toEqual(after.slice(after.indexOf(end) + 1));
        expect(first.found.map(({ doc }) => nameOf(doc.id))).toEqual(before.slice(0, limit));
      },
    );
  });

  test('conditions hold on every page', async () => {
    await storeAll(
      store(),
      't1',
      dues.map((due, n) => milestoneDoc(`m${n}`, { due })),
    );
    const where = [{ field: 'due', is: 'gte', to: '2026-12-01' }] as const;
    const orderBy = { field: 'due', descending: true };
    for (const limit of [1, 2, 3]) {
      const found = await namesFound(store(), 't1', { kind: 'milestone', where, orderBy, limit });
      expect(found).toEqual(['m5', 'm3', 'm1']);
    }
  });

  test('a page holds 1000 unless told', async () => {
    const names = Array.from({ length: 1001 }, (_, n) => String(n).padStart(4, '0'));
    await storeAll(
      store(),
      't1',
      names.map((name) => frameDoc(name, null)),
    );
    const first = await store().query('t1', { kind: 'frame' });
    expect(first.found).toHaveLength(1000);
    const second = await store().query('t1', { kind: 'frame', after: first.next ?? '' });
    expect(second.found.map(({ doc }) => nameOf(doc.id))).toEqual(['1000']);
    expect(second.next).toBeNull();
  });

  test.each([0, -1, 1001, 1.5, Number.NaN])('a limit of %d is refused', async (limit) => {
    await expect(store().query('t1', { kind: 'frame', limit })).rejects.toThrow(QueryRefused);
  });

  test('an "after" that no page of such a query gave is refused', async () => {
    await storeAll(
      store(),
      't1',
      dues.map((due, n) => milestoneDoc(`m${n}`, { due })),
    );
    const { next } = await store().query('t1', { kind: 'milestone', limit: 1 });
    for (const after of ['', 'nonsense', '[]']) {
      await expect(store().query('t1', { kind: 'milestone', after })).rejects.toThrow(QueryRefused);
    }
    const other = { kind: 'milestone', orderBy: { field: 'due' }, after: next ?? '' } as const;
    await expect(store().query('t1', other)).rejects.toThrow(QueryRefused);
  });
}
