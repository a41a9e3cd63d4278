/** What the account lets through a second: whoever asks for more has to wait, as the client does that is told 429. */
import type { Meter } from './meter.ts';
import type { VirtualTime } from './virtual-time.ts';

export type Throughput = {
  /** Milliseconds to wait before the next operation. */
  wait(): number;
  /** Operations that had to wait, and the longest wait in milliseconds. */
  counts(): { slowed: number; longestMs: number };
};

/** `limit` is in request units a second; null lets everything through. What was left of one second serves the next. */
export function openThroughput(time: VirtualTime, meter: Meter, limit: number | null): Throughput {
  const counts = { slowed: 0, longestMs: 0 };
  let owed = 0;
  let seen = meter.used();
  let at = time.ms();
  return {
    counts: () => counts,
    wait() {
      if (limit === null) return 0;
      owed = Math.max(0, owed - ((time.ms() - at) / 1000) * limit) + (meter.used() - seen);
      seen = meter.used();
      at = time.ms();
      const ms = Math.ceil(Math.max(0, owed / limit - 1) * 1000);
      if (ms > 0) counts.slowed += 1;
      counts.longestMs = Math.max(counts.longestMs, ms);
      return ms;
    },
  };
}
