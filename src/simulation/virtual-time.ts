/** The simulation's clock: whatever waits is woken in its order, and the time between is skipped. */
import type { Clock, Sleep } from '../app/ports.ts';

export type VirtualTime = Clock & {
  /** Milliseconds since the epoch. */
  ms(): number;
  sleep: Sleep;
  /** Runs `act` at a moment, or next where that has passed. The answer takes it back. */
  at(ms: number, act: () => void): () => void;
  /** Wakes all that waits until the moment, and ends there. Whatever waits longer is left waiting. */
  runUntil(ms: number): Promise<void>;
};

type Event = { at: number; order: number; act: (() => void) | null };

export function virtualTime(start: number): VirtualTime {
  const waiting: Event[] = [];
  let order = 0;
  let nowMs = start;
  let instant = Temporal.Instant.fromEpochMilliseconds(start);

  const time: VirtualTime = {
    ms: () => nowMs,
    now: () => instant,
    sleep: (ms) =>
      ms <= 0 ? Promise.resolve() : new Promise((resolve) => void time.at(nowMs + ms, resolve)),
    at(ms, act) {
      order += 1;
      const event: Event = { at: Math.max(Math.round(ms), nowMs), order, act };
      push(waiting, event);
      return () => {
        event.act = null;
      };
    },
    async runUntil(end) {
      for (;;) {
        // All work is promises over a store in this process: once they are through, everybody waits for the clock.
        await new Promise((resolve) => setImmediate(resolve));
        let next = waiting[0];
        while (next?.act === null) {
          pop(waiting);
          next = waiting[0];
        }
        if (!next || next.at > end) break;
        pop(waiting);
        moveTo(next.at);
        next.act?.();
      }
      moveTo(end);
    },
  };
  return time;

  function moveTo(ms: number): void {
    if (ms === nowMs) return;
    nowMs = ms;
    instant = Temporal.Instant.fromEpochMilliseconds(ms);
  }
}

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Event[], event: Event): void {
  let place = heap.length;
  heap.push(event);
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (!parent || isBefore(parent, event)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = event;
}

function pop(heap: Event[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let place = 0;
  for (;;) {
    const left = heap[2 * place + 1];
    const right = heap[2 * place + 2];
    if (!left) break;
    const [child, below] = right && isBefore(right, left) ? [right, 2 * place + 2] : [left, 2 * place + 1];
    if (isBefore(last, child)) break;
    heap[place] = child;
    place = below;
  }
  heap[place] = last;
}
