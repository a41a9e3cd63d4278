/** Time that passes at once: whoever sleeps is woken in the order of their times, when nothing else is left to do. */
import type { Clock, Sleep } from '../../src/app/ports.ts';

export type SkippedTime = Clock & {
  sleep: Sleep;
  /** Lets time pass until the work is over. All that it waits for must be sleeps of this clock, or this process. */
  until<T>(work: Promise<T>): Promise<T>;
};

export function skippedTime(start: string): SkippedTime {
  let now = Temporal.Instant.from(start).epochMilliseconds;
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(now),
    sleep: (ms) =>
      new Promise((wake) => {
        const at = now + Math.max(0, Math.round(ms));
        const place = sleepers.findIndex((other) => other.at > at);
        sleepers.splice(place < 0 ? sleepers.length : place, 0, { at, wake });
      }),
    async until(work) {
      let over = false;
      const ended = (): void => {
        over = true;
      };
      work.then(ended, ended);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (over) return work;
        const next = sleepers.shift();
        if (!next) throw new Error('Everybody waits, and nobody for the clock.');
        now = next.at;
        next.wake();
      }
    },
  };
}
