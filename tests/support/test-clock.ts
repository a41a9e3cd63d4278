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
    set(instant) {
      now = Temporal.Instant.from(instant);
    },
    forward(duration) {
      now = now.add(duration);
    },
  };
}
