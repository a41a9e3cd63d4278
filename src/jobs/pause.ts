/** A wait that can be cut short, without leaving a timer that keeps the process. */

export type Pause = (ms: number) => {
  /** Resolves when the time is over, or when the wait is cut short. */
  over: Promise<void>;
  cut(): void;
};

export const realPause: Pause = (ms) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return {
    over: promise,
    cut() {
      clearTimeout(timer);
      resolve();
    },
  };
};
