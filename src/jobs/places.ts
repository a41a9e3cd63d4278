/** The places of messages under way, few in a process, shared fairly by the tenants that send at once. */

export type Places = {
  /**
   * Resolves once a place is free, with what gives it back. Of several keys that wait each has its turn; and while
   * others are about, no key has all the places: one whose messages hang would keep everybody.
   */
  take(key: string): Promise<() => void>;
};

type Waiter = (release: () => void) => void;

export function openPlaces(most: number): Places {
  /** In the order in which keys have their turn; a key stands here while somebody of it waits. */
  const waiting = new Map<string, Waiter[]>();
  const held = new Map<string, number>();
  let free = most;

  const isAlone = (key: string): boolean =>
    [...waiting.keys(), ...held.keys()].every((other) => other === key);
  const mayHave = (key: string): boolean => (held.get(key) ?? 0) < (isAlone(key) ? most : most - 1);

  function next(): void {
    const turn = [...waiting].find(([key]) => mayHave(key));
    if (free === 0 || !turn) return;
    const [key, queue] = turn;
    const first = queue.shift();
    waiting.delete(key);
    if (queue.length > 0) waiting.set(key, queue);
    held.set(key, (held.get(key) ?? 0) + 1);
    free -= 1;
    first?.(() => giveBack(key));
    next();
  }

  function giveBack(key: string): void {
    const left = (held.get(key) ?? 0) - 1;
    if (left > 0) held.set(key, left);
    else held.delete(key);
    free += 1;
    next();
  }

  return {
    take(key) {
      const place = Promise.withResolvers<() => void>();
      waiting.set(key, [...(waiting.get(key) ?? []), place.resolve]);
      next();
      return place.promise;
    },
  };
}
