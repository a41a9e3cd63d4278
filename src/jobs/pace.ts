/** Keeps sending under the platform's limits: 46 a second a tenant with a burst of 3, 7 a second a conversation. */
import type { Clock } from '../app/ports.ts';

type Bucket = { tokens: number; at: number };
type Pace = { rate: number; burst: number };
type Keeper = { wait(key: string): number };
export type Paces = { tenant: Keeper; conversation: Keeper };

export const paces = (clock: Clock): Paces => ({
  tenant: paceKeeper(clock, { rate: 46, burst: 3 }),
  conversation: paceKeeper(clock, { rate: 7, burst: 1 }),
});

/** Counts per key; `wait` takes a place and says how many milliseconds to wait before using it. */
export function paceKeeper(clock: Clock, pace: Pace): Keeper {
  const buckets = new Map<string, Bucket>();
  return {
    wait(key) {
      const now = clock.now().epochMilliseconds;
      if (buckets.size > 10_000) forgetFull(buckets, now, pace);
      const bucket = buckets.get(key) ?? { tokens: pace.burst, at: now };
      const tokens = Math.min(pace.burst, bucket.tokens + ((now - bucket.at) / 1000) * pace.rate) - 1;
      buckets.set(key, { tokens, at: now });
      return tokens >= 0 ? 0 : Math.ceil((-tokens / pace.rate) * 1000);
    },
  };
}

function forgetFull(buckets: Map<string, Bucket>, now: number, pace: Pace): void {
  for (const [key, { tokens, at }] of buckets) {
    if (tokens + ((now - at) / 1000) * pace.rate >= pace.burst) buckets.delete(key);
  }
}
