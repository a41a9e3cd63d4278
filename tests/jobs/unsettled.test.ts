/** The store goes away between a message and its settling: a process that lives on tells nobody twice. */
import type { Messenger } from '../../src/app/ports.ts';
import { startRunner } from '../../src/jobs/runner.ts';
import { openUnsettled } from '../../src/jobs/unsettled.ts';
import { openRow } from '../../src/store/outbox.ts';
import { openRecords } from '../../src/store/records.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { wakeBy } from '../../src/store/wake-up.ts';
import { type Bench, startBench, TENANT } from './bench.ts';
import { crowdOf, queueWelcomes } from './crowd.ts';

let bench: Bench;
afterEach(() => bench.close());

/** The bench's store, away for as long as it is said to be. */
function leaving() {
  let away = false;
  const { store } = bench;
  const unlessAway = <T>(ask: () => Promise<T>): Promise<T> =>
    away ? Promise.reject(new StoreUnavailable('away')) : ask();
  const shaky: Store = {
    get: (partition, kind, id) => unlessAway(() => store.get(partition, kind, id)),
    query: (partition, query) => unlessAway(() => store.query(partition, query)),
    commit: (partition, id, changes) => unlessAway(() => store.commit(partition, id, changes)),
    close: () => store.close(),
  };
  const set = (is: boolean): void => {
    away = is;
  };
  return { shaky, set };
}

/** How often each conversation was written to; `sent` is told of each before its answer. */
function counting(sent: (count: number) => Promise<void>) {
  const times = new Map<string, number>();
  const messenger: Messenger = {
    async send({ conversation }) {
      times.set(conversation, (times.get(conversation) ?? 0) + 1);
      await sent(times.size);
      return { kind: 'sent', activity: 'm' };
    },
    async update() {
      throw new Error('nothing is updated');
    },
  };
  return { times, messenger };
}

const start = (messenger: Messenger, store: Store) =>
  startRunner(
    { ...bench.work, store, records: openRecords(store), messenger, sleep: async () => undefined },
    2 ** 30,
  );

test('eight whose answers come while the store is away hear it once', async () => {
  const people = crowdOf(40);
  bench = await startBench({ people, milestones: [], plan: { boards: [] } });
  await queueWelcomes(bench.store, people, bench.clock.now());
  const { shaky, set } = leaving();
  const answers = Promise.withResolvers<void>();
  const { times, messenger } = counting(async (count) => {
    if (count === 8) {
      set(true);
      answers.resolve();
    }
    if (count <= 8) await answers.promise;
  });
  const runner = start(messenger, shaky);
  await runner.look();
  expect(times.size).toBe(8);
  set(false);
  bench.clock.forward({ minutes: 1 });
  await runner.look();
  await runner.stop();
  expect([...times.values()]).toEqual(people.map(() => 1));
  const rows = await bench.rows();
  expect(new Set(rows.map(({ state, resent }) => `${state} ${resent}`))).toEqual(new Set(['sent false']));
});

test('a board’s post is settled as posted, and nobody is asked about it', async () => {
  bench = await startBench({ at: '2026-12-04T16:00:00Z', people: [] });
  const key = 'summary:sample:partnership:2026-W49';
  await wakeBy(bench.store, TENANT, bench.clock.now());
  const { shaky, set } = leaving();
  const { times, messenger } = counting(async () => set(true));
  const runner = start(messenger, shaky);
  await runner.look();
  expect((await bench.row(key))?.state).toBe('claimed');
  set(false);
  bench.clock.forward({ minutes: 1 });
  await runner.look();
  await runner.stop();
  expect(await bench.row(key)).toMatchObject({ state: 'sent', activity: 'm', resent: false });
  expect([...times.values()]).toEqual([1]);
});

test('what was claimed as the store went away, and not sent, is sent and not counted as sent again', async () => {
  const people = crowdOf(1);
  bench = await startBench({ people, milestones: [], plan: { boards: [] } });
  await queueWelcomes(bench.store, people, bench.clock.now());
  const { shaky, set } = leaving();
  const { times, messenger } = counting(async () => undefined);
  const store: Store = {
    ...shaky,
    async commit(partition, id, changes) {
      const result = await shaky.commit(partition, id, changes);
      if (id.endsWith(':claimed:1')) set(true);
      return result;
    },
  };
  const runner = start(messenger, store);
  await runner.look();
  expect([(await bench.rows())[0]?.state, times.size]).toEqual(['claimed', 0]);
  set(false);
  bench.clock.forward({ minutes: 1 });
  await runner.look();
  await runner.stop();
  expect((await bench.rows())[0]).toMatchObject({ state: 'sent', resent: false });
  expect([...times.values()]).toEqual([1]);
});

test('as many are kept as were said, and the oldest leave', async () => {
  bench = await startBench({ people: [], milestones: [], plan: { boards: [] } });
  const unsettled = openUnsettled(2);
  const rows = ['a', 'b', 'c'].map((key) =>
    openRow(key, 'welcome', { kind: 'person', person: key }, bench.clock.now()),
  );
  for (const row of rows) unsettled.keep(TENANT, row, { row, onceSent: async () => [] });
  expect(rows.map((row) => unsettled.of(TENANT, row)?.row.key)).toEqual([undefined, 'b', 'c']);
});
