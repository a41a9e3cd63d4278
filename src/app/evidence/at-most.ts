/** Lets only so many pieces of work run at once: files are large, and a process holds each whole. */

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs what it is given, at most `most` at once and the others in the order in which they came. */
export function atMost(most: number): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place passes on to the next without being free in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
