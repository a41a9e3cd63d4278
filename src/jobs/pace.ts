/** Keeps sending under the platform's limits: 48 a second a tenant, 7 a second a conversation, less once it was refused. */
import type { Clock, Outcome } from '../app/ports.ts';
import { type Once, openOnce } from './once.ts';
import { openPlaces, type Places } from './places.ts';
import { openUnsettled, type Unsettled } from './unsettled.ts';

type Bucket = { tokens: number; at: number; rate: number };
type Pace = { rate: number; burst: number };
export type Keeper = {
  /** Takes a place, and says how many milliseconds to wait before using it. */
  wait(key: string): number;
  /** The platform has refused one for its number: the pace drops by a tenth, and comes back within seconds. */
  refused(key: string): void;
};
/** Most messages between their claim and their fate: what a process that is killed can leave in doubt. */
const IN_FLIGHT = 8;

/** An outage leaves as many as were in flight; these are many outages without a look between them. */
const UNSETTLED = 1_000;

/** More than one look finds, and of a few days. */
const SKIPPED = 20_000;

/** One of these a process. */
export type Paces = {
  tenant: Keeper;
  conversation: Keeper;
  places: Places;
  unsettled: Unsettled;
  /** Messages that figures have as skipped already. */
  skipped: Once;
};

/**
 * The platform takes 50 a second of a tenant, and these are 50 at most in any one second. The burst makes up for what
 * a busy machine was late by.
 */
export const paces = (clock: Clock): Paces => ({
  tenant: paceKeeper(clock, { rate: 48, burst: 2 }),
  conversation: paceKeeper(clock, { rate: 7, burst: 1 }),
  places: openPlaces(IN_FLIGHT),
  unsettled: openUnsettled(UNSETTLED),
  skipped: openOnce(SKIPPED),
});

/** What a refused pace wins back in a second, as a part of the whole. */
const RECOVERY = 0.04;

/** Counts per key. */
export function paceKeeper(clock: Clock, pace: Pace): Keeper {
  const buckets = new Map<string, Bucket>();

  function bucketOf(key: string): Bucket {
    const now = clock.now().epochMilliseconds;
    if (buckets.size > 10_000) forgetFull(buckets, now, pace);
    const bucket = buckets.get(key) ?? { tokens: pace.burst, at: now, rate: pace.rate };
    const seconds = Math.max(0, now - bucket.at) / 1000;
    const rate = Math.min(pace.rate, bucket.rate + seconds * pace.rate * RECOVERY);
    return { tokens: Math.min(pace.burst, bucket.tokens + seconds * bucket.rate), at: now, rate };
  }

  return {
    wait(key) {
      const bucket = bucketOf(key);
      const tokens = bucket.tokens - 1;
      buckets.set(key, { ...bucket, tokens });
      return tokens >= 0 ? 0 : Math.ceil((-tokens / bucket.rate) * 1000);
    },
    refused(key) {
      const bucket = bucketOf(key);
      buckets.set(key, { ...bucket, rate: Math.max(pace.rate / 8, bucket.rate * 0.9) });
    },
  };
}

/** Whether the platform refused a message because there were too many. */
export const isThrottled = (outcome: Outcome): boolean =>
  outcome.kind === 'retry' && outcome.reason.startsWith('429');

function forgetFull(buckets: Map<string, Bucket>, now: number, pace: Pace): void {
  for (const [key, { tokens, at, rate }] of buckets) {
    if (rate === pace.rate && tokens + ((now - at) / 1000) * rate >= pace.burst) buckets.delete(key);
  }
}
