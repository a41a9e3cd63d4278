/** Bounds how often strangers can have the record asked for what is not there: each such question costs. */

export type MissBound = {
  /** Whether one more may be asked for; it counts as a miss until it is found. */
  take(): boolean;
  found(): void;
};

/** What is there costs nothing, so genuine callers are held up by a flood alone. */
export const AT_ONCE = 100;
export const A_SECOND = 10;

/** `elapsedMs` is any clock that never runs back. */
export function missBound(elapsedMs: () => number = () => performance.now()): MissBound {
  let left = AT_ONCE;
  let at = elapsedMs();
  return {
    take() {
      const now = elapsedMs();
      left = Math.min(AT_ONCE, left + ((now - at) / 1000) * A_SECOND);
      at = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    found() {
      left = Math.min(AT_ONCE, left + 1);
    },
  };
}
