/** What stands at this moment goes out, whatever the record does: an alarm needs its figures when something is wrong. */
import type { Backlog } from '../../src/jobs/backlog.ts';
import { gaugesOf } from '../../src/telemetry/gauges.ts';
import { openTelemetry } from '../../src/telemetry/open.ts';
import { openReadiness } from '../../src/telemetry/readiness.ts';
import { startCollector } from '../support/collector.ts';
import { keptLog } from '../support/kept-log.ts';

const TENANT = '00000000-0000-4000-8000-0000000000a0';
const QUEUE: Backlog = {
  tenant: TENANT,
  waiting: 2,
  oldest: 60,
  troubled: { parked: 1, unknown: 0, unreachable: 0 },
};
const readiness = () => openReadiness({ store: () => false, clock: () => true }, keptLog());

test.each<[string, () => Promise<Backlog[]>]>([
  ['hangs', () => new Promise(() => undefined)],
  ['refuses', () => Promise.reject(new Error('of the record'))],
])('while the record %s, a collector hears that it is not ready, and of the clock', async (_, backlogs) => {
  const collector = await startCollector();
  const otlp = { endpoint: collector.endpoint, headers: {} };
  const telemetry = await openTelemetry({ otlp, insights: null }, keptLog());
  const parts = { backlogs, readiness: readiness(), beat: () => 15, certificate: () => null, longestMs: 50 };
  telemetry.gauge(gaugesOf(parts));
  await telemetry.close();
  expect(collector.figure('waymark.ready', { part: 'store' })).toBe(0);
  expect(collector.figure('waymark.ready', { part: 'clock' })).toBe(1);
  expect(collector.figure('waymark.clock.beat')).toBe(15);
  expect(collector.series().filter(({ name }) => name.startsWith('waymark.queue'))).toEqual([]);
  await collector.stop();
});

test('what the queue was before the record hung is not told to a collector as of now', async () => {
  const collector = await startCollector();
  const otlp = { endpoint: collector.endpoint, headers: {} };
  const telemetry = await openTelemetry({ otlp, insights: null }, keptLog(), 20);
  const told = Promise.withResolvers<void>();
  let hangs = false;
  const backlogs = async () => {
    if (!hangs) return [QUEUE];
    told.resolve();
    return new Promise<Backlog[]>(() => undefined);
  };
  const parts = { backlogs, readiness: readiness(), beat: () => 15, certificate: () => null, longestMs: 5 };
  telemetry.gauge(gaugesOf(parts));
  while (collector.figure('waymark.queue.oldest') !== QUEUE.oldest) await new Promise(setImmediate);
  hangs = true;
  await told.promise;
  await telemetry.close();
  expect(collector.raw.at(-1)).toContain('waymark.clock.beat');
  expect(collector.raw.at(-1)).not.toContain('waymark.queue');
  await collector.stop();
});

test('a record that hangs is not asked again until it has answered, and then its queues are told', async () => {
  const slow = Promise.withResolvers<Backlog[]>();
  let asked = 0;
  const backlogs = () => {
    asked += 1;
    return slow.promise;
  };
  const parts = { backlogs, readiness: readiness(), beat: () => 1, certificate: () => null, longestMs: 20 };
  const gauges = gaugesOf(parts);
  const queues = async () => (await gauges()).filter(({ figure }) => figure.startsWith('waymark.queue'));
  expect([await queues(), await queues(), await queues(), asked]).toEqual([[], [], [], 1]);
  slow.resolve([QUEUE]);
  await slow.promise;
  await new Promise(setImmediate);
  expect(await queues()).toContainEqual({
    figure: 'waymark.queue.oldest',
    by: { tenant: TENANT },
    value: 60,
  });
  expect(asked).toBe(2);
});
