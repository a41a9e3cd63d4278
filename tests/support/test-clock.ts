/** A clock that a story moves: it stands still until it is told otherwise. */
import type { Clock } from '../../src/app/ports.ts';

export type TestClock = Clock & {
  set(instant: string): void;
  forward(duration: Temporal.DurationLike): void;
};

/** Starts at an instant such as `2026-12-04T09:00:00Z`. */
export function testClock(start: string): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    // On a clock that stands still every message would wait for the one before it, and nobody measures its pace here.
    sleep: () => new Promise((resolve) => setTimeout(resolve, 1)),
    set(instant) {
      now = Temporal.Instant.from(instant);
    },
    forward(duration) {
      now = now.add(duration);
    },
  };
}
