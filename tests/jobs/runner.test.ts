/** The service's heart beat: which tenants it looks at, and that nothing due can be slept through. */
import { takeLane } from '../../src/jobs/lane.ts';
import { paces } from '../../src/jobs/pace.ts';
import { runTenant } from '../../src/jobs/run.ts';
import { type Runner, startRunner } from '../../src/jobs/runner.ts';
import { WAKE_UPS } from '../../src/store/documents.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { raiseWakeUp, tenantsDue, wakeBy, wakeUpOf } from '../../src/store/wake-up.ts';
import { retry } from '../support/strict-messenger.ts';
import { type Bench, startBench, TENANT } from './bench.ts';

const NEVER = 2_000_000_000;
let bench: Bench;
let runner: Runner | undefined;
afterEach(async () => {
  await runner?.stop();
  runner = undefined;
  await bench.close();
});

const start = (over: Partial<Bench['work']> = {}): Runner => {
  runner = startRunner({ ...bench.work, ...over }, NEVER);
  return runner;
};
const wakesAt = async (tenant = TENANT) => (await wakeUpOf(bench.store, tenant))?.doc.body.at;

/** The same store, telling of each commit before it is made. */
const watched = (before: (partition: string, kinds: string[]) => Promise<void>): Store => ({
  get: (partition, kind, id) => bench.store.get(partition, kind, id),
  query: (partition, query) => bench.store.query(partition, query),
  close: () => bench.store.close(),
  async commit(partition, id, changes) {
    await before(
      partition,
      changes.map((change) => (change.op === 'put' ? change.doc.kind : 'delete')),
    );
    return bench.store.commit(partition, id, changes);
  },
});

test('what is due is sent, and the tenant sleeps until the board’s hour', async () => {
  bench = await startBench({ plan: { goLive: '2026-12-01' } });
  await start().look();
  expect(bench.messenger.delivered()).toHaveLength(1);
  expect(await wakesAt()).toBe('2026-12-04T16:00:00.000Z');
  expect(await tenantsDue(bench.store, bench.clock.now())).toEqual([]);
  bench.clock.set('2026-12-04T16:00:00Z');
  await runner?.look();
  expect(bench.messenger.delivered()).toHaveLength(2);
  // The next is Monday's reminder hour; but nobody sleeps longer than a day.
  expect(await wakesAt()).toBe('2026-12-05T16:00:00.000Z');
});

test('a tenant that the bot does not serve (any more) is left alone, and its messages wait for it', async () => {
  bench = await startBench({ plan: { goLive: '2026-12-01' } });
  const wakes = await wakesAt();
  await start({ serves: (tenant) => tenant !== TENANT }).look();
  expect([bench.messenger.attempts, await wakesAt()]).toEqual([[], wakes]);
  await runner?.stop();
  await start({ serves: (tenant) => tenant === TENANT }).look();
  expect(bench.messenger.delivered()).toHaveLength(1);
});

test('a tenant that is not due is not looked at', async () => {
  bench = await startBench();
  await start().look();
  const sent = bench.messenger.attempts.length;
  const kinds: string[] = [];
  await runner?.stop();
  const store = watched(async (_, written) => void kinds.push(...written));
  await start({ store }).look();
  expect(kinds).toEqual([]);
  expect(bench.messenger.attempts).toHaveLength(sent);
});

test('the wake-up is raised after the last message is settled, not before', async () => {
  bench = await startBench();
  const order: string[] = [];
  const store = watched(async (_, kinds) => void order.push(...kinds));
  await start({ store }).look();
  expect(order.filter((kind) => kind === 'wakeup')).toHaveLength(1);
  expect(order.indexOf('wakeup')).toBeGreaterThan(order.lastIndexOf('outbox'));
});

test('a process that ends while it sends leaves the tenant due', async () => {
  bench = await startBench();
  const due = await wakesAt();
  let failing = true;
  const store = watched(async (_, kinds) => {
    if (failing && kinds.includes('outbox') && bench.messenger.attempts.length > 0)
      throw new StoreUnavailable('the disk is full');
  });
  await start({ store }).look();
  expect(await wakesAt()).toBe(due);
  expect(await tenantsDue(bench.store, bench.clock.now())).toEqual([TENANT]);
  failing = false;
  bench.clock.forward({ seconds: 40 });
  await runner?.look();
  expect(await tenantsDue(bench.store, bench.clock.now())).toEqual([]);
});

test('while somebody else sends, the tenant stays due', async () => {
  bench = await startBench();
  await takeLane(bench.replica('replica-2'), TENANT);
  await start().look();
  expect(bench.messenger.attempts).toEqual([]);
  expect(await tenantsDue(bench.store, bench.clock.now())).toEqual([TENANT]);
});

test('what somebody needs while the clock runs is not slept through', async () => {
  bench = await startBench();
  bench.messenger.meanwhile(async () => {
    bench.messenger.meanwhile(async () => undefined);
    await wakeBy(bench.store, TENANT, bench.clock.now().add({ minutes: 1 }));
  });
  // One run: the next would see what was committed after the wake-up was lowered.
  expect(await runTenant(bench.work, paces(bench.clock), TENANT)).toBe('over');
  expect(await tenantsDue(bench.store, bench.clock.now())).toEqual([TENANT]);
});

test('what comes due while the clock runs is looked at at once', async () => {
  bench = await startBench({ plan: { goLive: '2026-12-01' } });
  await start().look();
  await runner?.stop();
  // Two seconds before the board's hour somebody's message takes its time.
  bench.clock.set('2026-12-04T15:59:58Z');
  await wakeBy(bench.store, TENANT, bench.clock.now());
  const records = { ...bench.work.records };
  const { heads } = bench.work.records;
  records.heads = async (tenant) => {
    const found = await heads(tenant);
    bench.clock.set('2026-12-04T16:00:03Z');
    return found;
  };
  let first = true;
  const late: typeof records = {
    ...records,
    heads: (tenant) => {
      const read = first ? heads : records.heads;
      first = false;
      return read(tenant);
    },
  };
  await runTenant({ ...bench.work, records: late }, paces(bench.clock), TENANT);
  bench.clock.set('2026-12-04T16:00:03Z');
  expect(await tenantsDue(bench.store, bench.clock.now())).toEqual([TENANT]);
});

test('a card that is put down while another replica ends its run is seen to at the next beat', async () => {
  bench = await startBench();
  const other = { ...bench.work, holder: 'another replica' };
  const read = await wakeUpOf(bench.store, TENANT);
  if (!read) throw new Error('the tenant is due');
  const store = watched(async (_, kinds) => {
    if (kinds.includes('outbox')) await takeLane(other, TENANT);
  });
  expect(await runTenant({ ...bench.work, store }, paces(bench.clock), TENANT)).toBe('held');
  // The other has seen the last of its rows before, and puts the next look off.
  await raiseWakeUp(bench.store, read, bench.clock.now().add({ hours: 24 }));
  expect(await tenantsDue(bench.store, bench.clock.now())).toEqual([TENANT]);
});

test('a message that waits for another attempt wakes the tenant for it', async () => {
  bench = await startBench({ plan: { boards: [] } });
  bench.messenger.script(retry(60_000));
  await start().look();
  await runner?.look();
  const [row] = await bench.rows();
  expect(row?.notBefore).not.toBeNull();
  expect(await wakesAt()).toBe(row?.notBefore);
  bench.clock.forward({ minutes: 2 });
  await runner?.look();
  expect(bench.messenger.delivered()).toHaveLength(1);
});

test('one tenant’s trouble is logged and does not keep the others waiting', async () => {
  bench = await startBench();
  await wakeBy(bench.store, 'a-broken-tenant', bench.clock.now());
  const logged: string[] = [];
  const log = { ...bench.work.log, error: (_: unknown, event: string) => void logged.push(event) };
  const records = { ...bench.work.records };
  records.heads = async (tenant) => {
    if (tenant === 'a-broken-tenant') throw new Error('a broken record');
    return bench.work.records.heads(tenant);
  };
  await start({ records, log }).look();
  expect(logged.length).toBeGreaterThan(0);
  expect(bench.messenger.delivered().length).toBeGreaterThan(0);
  expect(await bench.store.get(WAKE_UPS, 'wakeup', 'wakeup:a-broken-tenant')).toBeDefined();
});
