/** Three replicas of the service in one process over one record: together they send everything, each message once. */
import { startRunner } from '../../src/jobs/runner.ts';
import { tenantsDue, wakeBy } from '../../src/store/wake-up.ts';
import { type Bench, chatOf, startBench, TENANT } from './bench.ts';
import { crowdOf, queueWelcomes } from './crowd.ts';

let bench: Bench;
afterEach(() => bench.close());

test('a hundred welcomes, three replicas that look at the same moments', async () => {
  const people = crowdOf(100);
  bench = await startBench({ people, milestones: [], plan: { boards: [] } });
  await queueWelcomes(bench.store, people, bench.clock.now());
  const works = [bench.work, bench.replica('replica-2'), bench.replica('replica-3')];
  const runners = works.map((work) => startRunner(work, 2_000_000_000));
  while ((await tenantsDue(bench.store, bench.clock.now())).length > 0)
    await Promise.all(runners.map((runner) => runner.look()));
  // Whoever looks again finds nothing to do.
  await wakeBy(bench.store, TENANT, bench.clock.now());
  await Promise.all(runners.map((runner) => runner.look()));
  await Promise.all(runners.map((runner) => runner.stop()));
  const chats = bench.messenger.attempts.map(({ to }) => to.conversation);
  expect(chats.toSorted()).toEqual(people.map(({ id }) => chatOf(id)).toSorted());
  expect((await bench.rows()).filter(({ state, resent }) => state !== 'sent' || resent)).toEqual([]);
});

test('a replica that finds the lane held decides nothing and sends nothing', async () => {
  const people = crowdOf(3);
  bench = await startBench({ people, plan: { boards: [] } });
  await queueWelcomes(bench.store, people, bench.clock.now());
  const held = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  bench.messenger.meanwhile(async () => {
    begun.resolve();
    await held.promise;
  });
  const first = startRunner(bench.work, 2_000_000_000);
  await begun.promise;
  const other = bench.replica('replica-2');
  const decided: string[] = [];
  const records: typeof other.records = {
    ...other.records,
    async heads(tenant) {
      decided.push(tenant);
      return other.records.heads(tenant);
    },
  };
  const second = startRunner({ ...other, records }, 2_000_000_000);
  await second.look();
  expect(decided).toEqual([]);
  held.resolve();
  await first.look();
  await Promise.all([first.stop(), second.stop()]);
  expect(bench.messenger.attempts).toHaveLength(3);
});
