/** The record cannot be reached for a moment while messages are under way: nobody is told twice for it. */
import { dispatch } from '../../src/jobs/dispatch.ts';
import { paces } from '../../src/jobs/pace.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { type Bench, startBench, TENANT } from './bench.ts';
import { crowdOf, queueWelcomes } from './crowd.ts';

const people = crowdOf(10);
let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ people, milestones: [], plan: { boards: [] } });
  await queueWelcomes(bench.store, people, bench.clock.now());
});
afterEach(() => bench.close());

test('the lane is left only when every answer has come, and the rest goes out once', async () => {
  const answers = Promise.withResolvers<void>();
  const underWay = Promise.withResolvers<void>();
  bench.messenger.meanwhile(() => {
    if (bench.messenger.attempts.length === 8) underWay.resolve();
    return answers.promise;
  });
  // Each look begins with who is put off; from the second on, when all rows are at work, the store is away.
  let looks = 0;
  const store: Store = {
    get: (partition, kind, id) => bench.store.get(partition, kind, id),
    query: async (partition, query) => {
      if (query.where?.some(({ field, is }) => field === 'notBefore' && is === 'gt')) looks += 1;
      if (query.kind === 'outbox' && looks > 1) {
        await underWay.promise;
        throw new StoreUnavailable('503');
      }
      return bench.store.query(partition, query);
    },
    commit: (partition, id, changes) => bench.store.commit(partition, id, changes),
    close: () => bench.store.close(),
  };
  const first = dispatch({ ...bench.work, store }, paces(bench.clock), TENANT);
  const failed = expect(first).rejects.toThrow('503');
  const other = bench.replica('another');
  await underWay.promise;
  expect((await dispatch(other, paces(bench.clock), TENANT)).kind).toBe('held');
  answers.resolve();
  await failed;
  bench.messenger.meanwhile(async () => undefined);
  expect((await dispatch(other, paces(bench.clock), TENANT)).kind).toBe('done');
  const told = bench.messenger.delivered().map(({ to }) => to.conversation);
  expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
  expect(told).toHaveLength(people.length);
});
