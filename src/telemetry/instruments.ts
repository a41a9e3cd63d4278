/** The instruments of the SDK, made from the table of figures. */
import type { Meter } from '@opentelemetry/api';
import { FIGURES, type Figure } from '../app/figures.ts';
import type { Watch } from '../app/watch.ts';
import type { Closed } from './closed.ts';
import type { Gauges } from './open.ts';

/** Upper bounds, by the unit. */
const BUCKETS: Readonly<Record<string, number[]>> = {
  ms: [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 8_000, 15_000, 60_000],
  s: [1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400],
};

export type Instruments = Pick<Watch, 'count' | 'read'> & { gauge(gauges: Gauges): void };

export function instrumentsOf(meter: Meter, closed: Closed): Instruments {
  const of = (is: Figure['is']) => Object.entries<Figure>(FIGURES).filter(([, figure]) => figure.is === is);
  const counters = new Map(
    of('counter').map(([name, { unit, means }]) => [
      name,
      meter.createCounter(name, { unit, description: means }),
    ]),
  );
  const histograms = new Map(
    of('histogram').map(([name, { unit, means }]) => [
      name,
      meter.createHistogram(name, {
        unit,
        description: means,
        advice: { explicitBucketBoundaries: BUCKETS[unit] ?? [] },
      }),
    ]),
  );
  const gauges = new Map(
    of('gauge').map(([name, { unit, means }]) => [
      name,
      meter.createObservableGauge(name, { unit, description: means }),
    ]),
  );
  return {
    count: (figure, by, many = 1) => counters.get(figure)?.add(many, closed.of(figure, by)),
    read: (figure, by, value) => histograms.get(figure)?.record(value, closed.of(figure, by)),
    gauge(ask) {
      meter.addBatchObservableCallback(
        async (observed) => {
          for (const { figure, by, value } of await ask()) {
            const gauge = gauges.get(figure);
            if (gauge) observed.observe(gauge, value, closed.of(figure, by));
          }
        },
        [...gauges.values()],
      );
    },
  };
}
