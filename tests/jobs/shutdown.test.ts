/** The service is asked to end while a thousand messages wait: in time, with nothing lost and nothing said twice. */
import type { Clockwork } from '../../src/jobs/clockwork.ts';
import { takeLane } from '../../src/jobs/lane.ts';
import { type Runner, startRunner } from '../../src/jobs/runner.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import type { Store } from '../../src/store/store.ts';
import { tenantsDue } from '../../src/store/wake-up.ts';
import { ALEX } from '../support/sample-plan.ts';
import { type Bench, startBench, TENANT } from './bench.ts';
import { crowdOf, queueWelcomes } from './crowd.ts';

const NEVER = 2_000_000_000;
let bench: Bench;
afterEach(() => bench.close());

const openCrowd = async (count: number): Promise<void> => {
  const people = crowdOf(count);
  bench = await startBench({ people, milestones: [], plan: { boards: [] }, inMemory: true });
  await queueWelcomes(bench.store, people, bench.clock.now());
};
const start = (over: Partial<Clockwork> = {}): Runner => startRunner({ ...bench.work, ...over }, NEVER);
const counted = (rows: readonly OutboxRow[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, of]) => [state, of.length]));
/** Whoever comes next need not wait for the lease, and nothing is claimed or counted as sent again. */
const expectHandedBack = async (): Promise<void> => {
  const rows = await bench.rows();
  expect(rows.filter(({ claimedBy, resent }) => claimedBy !== null || resent)).toEqual([]);
  expect(await takeLane({ ...bench.work, holder: 'replica-2' }, TENANT)).toBeDefined();
  expect(await tenantsDue(bench.store, bench.clock.now())).toEqual([TENANT]);
};

/** Everybody's answer is held back until it is let go. */
function slowConnector() {
  const held = Promise.withResolvers<void>();
  const eight = Promise.withResolvers<void>();
  let asked = 0;
  bench.messenger.meanwhile(async () => {
    asked += 1;
    if (asked === 8) eight.resolve();
    await held.promise;
  });
  return { letGo: held.resolve, eightAreUnderWay: eight.promise };
}

test('answers that come in time are heard; what was not sent waits for the next process', async () => {
  await openCrowd(1000);
  const connector = slowConnector();
  const runner = start();
  await connector.eightAreUnderWay;
  const stopped = runner.stop();
  connector.letGo();
  await stopped;
  expect(counted(await bench.rows())).toEqual({ sent: 8, queued: 992 });
  await expectHandedBack();
});

test('answers that do not come in time leave their messages in doubt, and are not waited for', async () => {
  await openCrowd(1000);
  const connector = slowConnector();
  const runner = start();
  await connector.eightAreUnderWay;
  await runner.stop(100);
  const rows = await bench.rows();
  expect(counted(rows)).toEqual({ unknown: 8, queued: 992 });
  expect(rows.find(({ state }) => state === 'unknown')?.reason).toBe('stopped before Teams answered');
  await expectHandedBack();
  connector.letGo();
});

test('a store that no longer answers does not keep the process either', async () => {
  await openCrowd(3);
  const asked = Promise.withResolvers<void>();
  const store: Store = {
    ...plain(bench.store),
    commit: () => {
      asked.resolve();
      return new Promise(() => undefined);
    },
  };
  const runner = start({ store });
  await asked.promise;
  await runner.stop(50);
  expect(counted(await bench.rows())).toEqual({ queued: 3 });
});

test('nothing is claimed by whoever waits for the pace', async () => {
  await openCrowd(100);
  const waits = Promise.withResolvers<void>();
  const runner = start({
    sleep: (ms) => {
      if (ms <= 0) return Promise.resolve();
      waits.resolve();
      return new Promise(() => undefined);
    },
  });
  await waits.promise;
  await runner.stop();
  const { sent = 0, ...others } = counted(await bench.rows());
  expect(sent).toBe(bench.messenger.attempts.length);
  expect(others).toEqual({ queued: 100 - sent });
  await expectHandedBack();
});

test('a row that was claimed, and not yet handed over, is given back', async () => {
  await openCrowd(3);
  let stopped: Promise<void> | undefined;
  const store: Store = {
    ...plain(bench.store),
    async commit(partition, id, changes) {
      const result = await bench.store.commit(partition, id, changes);
      const claims = changes.some(
        (change) =>
          change.op === 'put' && 'claimedBy' in change.doc.body && change.doc.body.claimedBy !== null,
      );
      if (claims) stopped ??= runner.stop();
      return result;
    },
  };
  const runner = start({ store });
  await runner.look();
  await stopped;
  expect(bench.messenger.attempts).toEqual([]);
  expect((await bench.rows()).map(({ state, attempts }) => [state, attempts])).toEqual(
    Array(3).fill(['queued', 0]),
  );
  await expectHandedBack();
});

test('whom to ask is not decided to the end: the next process goes on with it', async () => {
  bench = await startBench({ at: '2026-12-04T09:00:00Z' });
  let stopped: Promise<void> | undefined;
  const store: Store = {
    ...plain(bench.store),
    async commit(partition, id, changes) {
      const result = await bench.store.commit(partition, id, changes);
      if (id.startsWith('queue:')) stopped ??= runner.stop();
      return result;
    },
  };
  const runner = start({ store });
  await runner.look();
  await stopped;
  expect(bench.messenger.attempts).toEqual([]);
  expect((await bench.row(`reminder:${TENANT}:${ALEX}:2026-12-04`))?.state).toBe('queued');
  expect(await tenantsDue(bench.store, bench.clock.now())).toEqual([TENANT]);
  const again = start();
  await again.look();
  await again.stop();
  expect(bench.messenger.delivered().length).toBeGreaterThan(0);
});

const plain = (store: Store): Store => ({
  get: (partition, kind, id) => store.get(partition, kind, id),
  query: (partition, query) => store.query(partition, query),
  commit: (partition, id, changes) => store.commit(partition, id, changes),
  close: () => store.close(),
});
