/** What stands at this moment, as figures: the queues, the clock's beat, readiness, and the process itself. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Backlog } from '../jobs/backlog.ts';
import type { Gauged, Gauges } from './open.ts';
import type { Readiness } from './readiness.ts';

/** Shorter than the end of telemetry may take, and than its reader waits for all figures. */
const LONGEST_MS = 3_000;

/**
 * A store that does not answer costs the figures of the queue, and no others. `longestMs` is how long it is waited for;
 * only tests say.
 */
export function gaugesOf(parts: {
  backlogs: () => Promise<readonly Backlog[]>;
  readiness: Readiness;
  /** Seconds since the clock last looked. */
  beat: () => number;
  /** Days; null where there is no certificate. */
  certificate: () => number | null;
  longestMs?: number;
}): Gauges {
  const queuesNow = inTime(parts.backlogs, parts.longestMs ?? LONGEST_MS);
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return async () => {
    const [queues, ready] = await Promise.all([queuesNow(), parts.readiness.ask()]);
    const late = delay.percentile(99) / 1e6;
    delay.reset();
    const days = parts.certificate();
    return [
      ...queues.flatMap(ofQueue),
      // A process that is asked to end is no trouble of anybody's.
      ...Object.entries(ready.parts)
        .filter(([part]) => part !== 'process')
        .map(([part, ok]): Gauged => ({ figure: 'waymark.ready', by: { part }, value: ok ? 1 : 0 })),
      { figure: 'waymark.clock.beat', by: {}, value: parts.beat() },
      ...(days === null ? [] : [{ figure: 'waymark.certificate.left', by: {}, value: days } as const]),
      { figure: 'waymark.process.loop_delay', by: {}, value: late },
      { figure: 'waymark.process.heap', by: {}, value: process.memoryUsage().heapUsed },
    ];
  };
}

/** None where they fail or take longer; one question that hangs is not followed by others. */
function inTime(ask: () => Promise<readonly Backlog[]>, longestMs: number): typeof ask {
  let hangs = false;
  return async () => {
    if (hangs) return [];
    hangs = true;
    const answer = Promise.try(ask)
      .catch(() => [])
      .finally(() => {
        hangs = false;
      });
    const late = Promise.withResolvers<readonly Backlog[]>();
    const timer = setTimeout(() => late.resolve([]), longestMs);
    return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
  };
}

function ofQueue({ tenant, waiting, oldest, troubled }: Backlog): Gauged[] {
  const states = Object.entries({ waiting, ...troubled });
  return [
    ...states.map(
      ([state, value]): Gauged => ({ figure: 'waymark.queue.depth', by: { state, tenant }, value }),
    ),
    { figure: 'waymark.queue.oldest', by: { tenant }, value: oldest ?? 0 },
  ];
}
