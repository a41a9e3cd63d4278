/** OpenTelemetry behind the port: what is told waits in bounded queues, and goes out beside the program's work. */
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../app/ports.ts';
import { openClosed } from './closed.ts';
import { exportersOf } from './exporters.ts';
import { complaining } from './failing.ts';
import { instrumentsOf } from './instruments.ts';
import type { Telemetry, TelemetrySettings } from './open.ts';
import { stepsBy } from './spans.ts';

const EVERY_MS = 60_000;
const CLOSE_WITHIN_MS = 3_500;
const LONGEST_EXPORT_MS = 10_000;
/** While nobody takes them, what comes after these is dropped. */
const MOST_SPANS = 2_048;

export async function openSdk(settings: TelemetrySettings, log: Log, everyMs = EVERY_MS): Promise<Telemetry> {
  const complain = complaining(log);
  const exporters = await exportersOf(settings);
  const resource = resourceFromAttributes({
    'service.name': 'waymark',
    'service.instance.id': crypto.randomUUID(),
  });
  const meters = new MeterProvider({
    resource,
    readers: exporters.map(
      ({ metrics }) =>
        new PeriodicExportingMetricReader({
          exporter: complain(metrics),
          exportIntervalMillis: everyMs,
          exportTimeoutMillis: Math.min(everyMs, LONGEST_EXPORT_MS),
        }),
    ),
  });
  const tracers = new BasicTracerProvider({
    resource,
    spanProcessors: exporters.map(
      ({ traces }) =>
        new BatchSpanProcessor(complain(traces), {
          maxQueueSize: MOST_SPANS,
          scheduledDelayMillis: Math.min(everyMs, 5_000),
          exportTimeoutMillis: LONGEST_EXPORT_MS,
        }),
    ),
  });
  const closed = openClosed();
  const { count, read, gauge } = instrumentsOf(meters.getMeter('waymark'), closed);
  const step = stepsBy(tracers.getTracer('waymark'), closed);
  return {
    watch: { on: true, count, read, step },
    gauge,
    async close() {
      const over = Promise.withResolvers<void>();
      const timer = setTimeout(over.resolve, CLOSE_WITHIN_MS);
      await Promise.race([Promise.allSettled([tracers.shutdown(), meters.shutdown()]), over.promise]);
      clearTimeout(timer);
    },
  };
}
