/** What a quiet week does not show: a store that stumbles, a lane that changes hands, values in no list, a collector that is away. */
import { FIGURES } from '../../src/app/figures.ts';
import { silent, type Watch } from '../../src/app/watch.ts';
import type { Clockwork } from '../../src/jobs/clockwork.ts';
import { dispatch } from '../../src/jobs/dispatch.ts';
import { paces } from '../../src/jobs/pace.ts';
import { openMeter } from '../../src/metering.ts';
import { openCosmos } from '../../src/store/cosmos.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import { openRecords } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import { openTelemetry, type Telemetry } from '../../src/telemetry/open.ts';
import { storeWatched } from '../../src/telemetry/store-watch.ts';
import { samplePerson } from '../jobs/bench.ts';
import { type Collector, startCollector } from '../support/collector.ts';
import { startCosmosFront } from '../support/cosmos-front.ts';
import { keptLog } from '../support/kept-log.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

const TENANT = '00000000-0000-4000-8000-0000000000a0';
const log = keptLog();
let collector: Collector;
let telemetry: Telemetry;
beforeEach(async () => {
  collector = await startCollector();
  telemetry = await openTelemetry(
    { otlp: { endpoint: collector.endpoint, headers: {} }, insights: null },
    log,
  );
});
afterEach(() => collector.stop());

/** A replica whose every message arrives. */
const workOn = (store: Store, clock: TestClock): Clockwork => ({
  store,
  records: openRecords(store),
  messenger: {
    send: async () => ({ kind: 'sent', activity: '1' }),
    update: async () => ({ kind: 'sent', activity: '1' }),
  },
  log,
  watch: telemetry.watch,
  sleep: async () => undefined,
  asOf: clock,
  wall: clock,
  officers: new Set<string>(),
  holder: 'this replica',
});

test('request units to the last one, failed attempts, and documents that cannot be read', async () => {
  const front = await startCosmosFront();
  const meter = openMeter(log, telemetry.watch);
  const spent = { open: 0, get: 0, query: 0, commit: 0 };
  const opened = await openCosmos(front.settings('watched'), {
    charged(charge) {
      spent[charge.op] += charge.units;
      meter.charged(charge);
    },
    failed: meter.failed,
  });
  const store = storeWatched(opened, telemetry.watch);
  const row = openRow(
    'a',
    'welcome',
    { kind: 'person', person: 'p' },
    Temporal.Instant.from('2026-12-01T09:00Z'),
  );
  await store.commit(TENANT, 'one', [{ op: 'put', doc: rowDoc(row), expect: 'absent' }]);
  await store.commit(TENANT, 'one', [{ op: 'put', doc: rowDoc(row), expect: 'absent' }]);
  front.faults.next({ kind: 'status', status: 429, afterMs: 1 }, { kind: 'reset-before' });
  await store.get(TENANT, 'outbox', docId('outbox', 'a'));
  await store.query(TENANT, { kind: 'outbox' });
  await expect(store.get(TENANT, 'lease', docId('outbox', 'a'))).rejects.toThrow();
  front.faults.when(() => ({ kind: 'status', status: 403 }));
  await expect(store.get(TENANT, 'plan', 'plan:a')).rejects.toThrow();
  await telemetry.close();
  await store.close();
  await front.stop();
  for (const op of ['get', 'query', 'commit'] as const) {
    expect(spent[op]).toBeGreaterThan(0);
    expect(collector.figure('waymark.store.request_units', { op })).toBe(spent[op]);
  }
  expect(collector.figure('waymark.store.retries', { status: '429' })).toBe(1);
  expect(collector.figure('waymark.store.retries', { status: 'connection' })).toBe(1);
  expect(collector.figure('waymark.store.unreadable')).toBe(1);
  expect(collector.times('waymark.store.duration', { op: 'get', outcome: 'failed' })).toBe(2);
  // The second commit was the first one again: one message is due, not two.
  expect(collector.figure('waymark.messages.due', { about: 'welcome' })).toBe(1);
});

test('a sender died: the lane changes hands, its message goes out again, and late', async () => {
  const clock = testClock('2026-12-03T09:00:00Z');
  const front = await startCosmosFront();
  const store = await openCosmos(front.settings('lanes'));
  const died = { holder: 'another replica', epoch: 4, until: '2026-12-03T08:59:00Z' };
  const made = openRow(
    'a',
    'welcome',
    { kind: 'person', person: 'p' },
    clock.now().subtract({ minutes: 16 }),
  );
  const held = {
    ...made,
    state: 'claimed' as const,
    claimedBy: 4,
    claimedAt: '2026-12-03T08:58:00Z',
    attempts: 1,
  };
  await store.commit(TENANT, 'one', [
    { op: 'put', doc: rowDoc(held), expect: 'absent' },
    {
      op: 'put',
      doc: write('person', docId('person', 'p'), samplePerson('p', { welcomedAt: null })),
      expect: 'absent',
    },
    { op: 'put', doc: write('lease', docId('lease', 'sending'), died), expect: 'absent' },
  ]);
  await dispatch(workOn(store, clock), paces(clock), TENANT);
  await telemetry.close();
  await store.close();
  await front.stop();
  expect(collector.figure('waymark.lane.changes', { change: 'moved', tenant: TENANT })).toBe(1);
  const of = { about: 'welcome', tenant: TENANT };
  expect(collector.figure('waymark.messages.settled', { ...of, outcome: 'sent' })).toBe(1);
  expect(collector.figure('waymark.messages.resent', of)).toBe(1);
  expect(collector.figure('waymark.messages.late', of)).toBe(1);
  expect(collector.figure('waymark.messages.delay', of)).toBe(16 * 60);
});

test('a message for Monday is due on Monday, and a mark that nobody is to get never', async () => {
  const clock = testClock('2026-12-04T18:00:00Z');
  const front = await startCosmosFront();
  const due: string[] = [];
  const watch: Watch = {
    ...silent,
    on: true,
    count: (figure, by) => {
      if (figure === 'waymark.messages.due' && 'about' in by) due.push(String(by.about));
    },
  };
  const store = storeWatched(await openCosmos(front.settings('later')), watch);
  const to = { kind: 'person', person: 'p' } as const;
  const monday = Temporal.Instant.from('2026-12-07T09:00:00Z');
  const later = ['sent', 'nobody'].map((key) => ({
    ...openRow(key, 'welcome', key === 'sent' ? to : { ...to, person: 'gone' }, monday),
    notBefore: monday.toString(),
  }));
  const mark = { ...openRow('mark', 'preview', to, clock.now()), state: 'dropped' as const };
  const person = samplePerson('p', { welcomedAt: null });
  await store.commit(TENANT, 'one', [
    ...[...later, mark].map((row) => ({ op: 'put', doc: rowDoc(row), expect: 'absent' }) as const),
    { op: 'put', doc: write('person', docId('person', 'p'), person), expect: 'absent' },
  ]);
  const work = { ...workOn(store, clock), watch };
  await dispatch(work, paces(clock), TENANT);
  expect(due).toEqual([]);
  clock.set('2026-12-07T09:00:00Z');
  const throttled = { kind: 'retry', reason: '429', afterMs: null } as const;
  const first = { ...work, messenger: { ...work.messenger, send: async () => throttled } };
  await dispatch(first, paces(clock), TENANT);
  clock.forward({ hours: 1 });
  await dispatch(work, paces(clock), TENANT);
  // Once each, though one was tried twice and the other has nobody to go to.
  expect(due).toEqual(['welcome', 'welcome']);
  await store.close();
  await front.stop();
});

test('a value that is in no list is told as another, and a tenant by its id alone', async () => {
  const { watch } = telemetry;
  watch.count('waymark.turns', { turn: 'Alex Sample wrote', scope: 'personal', outcome: 'answered' });
  watch.count('waymark.messages.due', { about: 'welcome', tenant: 'alex@example.org' });
  for (let nth = 0; nth < 400; nth += 1)
    watch.count('waymark.messages.due', { about: 'welcome', tenant: `tenant-${nth}` });
  watch.step('turn', { turn: 'Alex Sample wrote', tenant: 'alex@example.org' }, () => undefined);
  await telemetry.close();
  expect(collector.raw.join()).not.toMatch(/Alex|example\.org/);
  const tenants = collector.series().filter(({ name }) => name === 'waymark.messages.due');
  expect(tenants).toHaveLength(301);
  expect(collector.figure('waymark.messages.due', { tenant: 'other' })).toBe(101);
  for (const { name, by } of collector.series())
    expect(Object.keys(by)).toEqual(
      Object.keys(Object.entries(FIGURES).find(([one]) => one === name)?.[1].by ?? {}),
    );
});

test('while the collector is away or refuses, work goes on, each says so once, and the end is not kept waiting', async () => {
  const loose: unknown[] = [];
  const onLoose = (reason: unknown) => void loose.push(reason);
  process.on('unhandledRejection', onLoose);
  const away = await startCollector();
  await away.stop();
  collector.answering(400);
  const lines = log.lines.length;
  const both = await Promise.all(
    [away, collector].map(({ endpoint }) =>
      openTelemetry({ otlp: { endpoint, headers: {} }, insights: null }, log, 50),
    ),
  );
  for (const { watch } of both) {
    for (let nth = 0; nth < 5_000; nth += 1)
      await watch.step('turn', { turn: 'text' }, async () => watch.count('waymark.tick.failures', {}));
    const broken = watch.step('tick', {}, () => Promise.reject(new Error('of the work')));
    await expect(broken).rejects.toThrow('of the work');
  }
  const began = performance.now();
  await Promise.all([telemetry, ...both].map((one) => one.close()));
  expect(performance.now() - began).toBeLessThan(5_000);
  process.off('unhandledRejection', onLoose);
  expect(loose).toEqual([]);
  const said = log.lines.slice(lines).map(({ level, event }) => `${level}: ${event}`);
  const line =
    'warn: figures or traces could not be sent: is the collector up, and does it let this program in?';
  expect(said).toEqual([line, line]);
});
