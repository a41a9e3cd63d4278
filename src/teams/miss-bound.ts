/** Bounds how often strangers can have the record asked for what is not there: each such question costs. */

export type MissBound = {
  /**
   * Whether one more may be asked for by a caller, who is null where nobody tells; it counts as a miss of theirs until
   * it is found. What could not be ours counts the same, beside the others: it is not told by its bound.
   */
  take(caller: string | null, ours?: boolean): boolean;
  /** Of ours: anything else is never found. */
  found(caller: string | null): void;
};

type Rate = { atOnce: number; aSecond: number };

/** What is there costs nothing, so that only those are held up who share an address with a flood. */
export const A_CALLER: Rate = { atOnce: 50, aSecond: 1 };
/** Of all callers: more than a few of them ever need, and cheap for the record. */
export const EVERYBODY: Rate = { atOnce: 1_000, aSecond: 100 };

/** A caller of whom nothing is left to count for is forgotten: those who are known are misses of the last seconds. */
const FORGOTTEN_MS = (A_CALLER.atOnce / A_CALLER.aSecond) * 1000;

/** `elapsedMs` is any clock that never runs back. `known` is how many callers are remembered. */
export function missBound(
  elapsedMs: () => number = () => performance.now(),
): MissBound & { readonly known: number } {
  const full = (): Bucket => ({ left: EVERYBODY.atOnce, at: elapsedMs() });
  const everybody = { ours: full(), others: full() };
  /** In the order of their last question that was let through: one that is refused changes nothing. */
  const callers = new Map<string, Bucket>();

  function forget(now: number): void {
    for (const [caller, { at }] of callers) {
      if (now - at < FORGOTTEN_MS) return;
      callers.delete(caller);
    }
  }

  return {
    take(caller, ours = true) {
      const now = elapsedMs();
      forget(now);
      const whose = ours ? 'ours' : 'others';
      const all = leftIn(everybody[whose], EVERYBODY, now);
      const own = caller === null ? 1 : leftIn(callers.get(caller), A_CALLER, now);
      if (own < 1 || all < 1) return false;
      everybody[whose] = { left: all - 1, at: now };
      if (caller === null) return true;
      callers.delete(caller);
      callers.set(caller, { left: own - 1, at: now });
      return true;
    },
    found(caller) {
      everybody.ours.left += 1;
      const own = caller === null ? undefined : callers.get(caller);
      if (caller === null || !own) return;
      own.left += 1;
      if (own.left >= A_CALLER.atOnce) callers.delete(caller);
    },
    get known() {
      return callers.size;
    },
  };
}

type Bucket = { left: number; at: number };

function leftIn(bucket: Bucket | undefined, { atOnce, aSecond }: Rate, now: number): number {
  return bucket ? Math.min(atOnce, bucket.left + ((now - bucket.at) / 1000) * aSecond) : atOnce;
}
