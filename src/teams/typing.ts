/** Shows that an answer is being worked on: once after a second, then again while it lasts, and never after the answer. */

/** Calls back once after so many milliseconds, unless it is called off before. */
export type Timer = (ms: number, act: () => void) => () => void;

export const machineTimer: Timer = (ms, act) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

/** What is answered within a second needs no sign; Teams shows one for some five seconds. */
const FIRST_MS = 1_000;
const AGAIN_MS = 4_000;

/**
 * Begins to watch over an answer; `show` sends one sign. What comes back ends it: it resolves once no sign is on its
 * way any more, so that none comes after the answer.
 */
export function typingWhile(show: () => Promise<unknown>, timer: Timer): () => Promise<void> {
  let over = false;
  let shown: Promise<unknown> = Promise.resolve();
  let callOff = timer(FIRST_MS, look);
  function look(): void {
    if (over) return;
    shown = Promise.allSettled([show()]);
    callOff = timer(AGAIN_MS, look);
  }
  return async () => {
    over = true;
    callOff();
    await shown;
  };
}
