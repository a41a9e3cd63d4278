/** Who has their turn when: several at once, first come first served, and nobody twice at the same time. */

export type Turns = {
  /** Resolves when a turn that began after the call is over, or will not be had any more. */
  ask(name: string): Promise<void>;
  /** Lets those who are having their turn go on, and nobody else have one; resolves when they are through. */
  end(): Promise<void>;
};

/** `run` must not reject. */
export function openTurns(atOnce: number, run: (name: string) => Promise<void>): Turns {
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  const running = new Map<string, Promise<void>>();
  let ended = false;

  function fill(): void {
    for (const [name, turn] of waiting) {
      if (running.size >= atOnce) return;
      if (running.has(name)) continue;
      waiting.delete(name);
      const over = run(name).then(() => {
        running.delete(name);
        turn.resolve();
        fill();
      });
      running.set(name, over);
    }
  }

  return {
    ask(name) {
      if (ended) return Promise.resolve();
      const turn = waiting.get(name) ?? Promise.withResolvers<void>();
      waiting.set(name, turn);
      fill();
      return turn.promise;
    },
    async end() {
      ended = true;
      for (const turn of waiting.values()) turn.resolve();
      waiting.clear();
      await Promise.all(running.values());
    },
  };
}
