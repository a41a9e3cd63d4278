/** The places of messages under way, few in a process, shared fairly by the tenants that send at once. */

export type Places = {
  /**
   * Resolves once a place is free, with what gives it back. Of several keys that wait each has its turn; and while
   * others are about, no key has all the places. One that hangs has a single place, and all that do have half at most.
   */
  take(key: string): Promise<() => void>;
  /** A message of the key had no answer within reason: it hangs until one has. How many in a row there are now. */
  hung(key: string): number;
  answered(key: string): void;
};

type Waiter = (release: () => void) => void;

/** Keys that are remembered to hang; the one that has for longest without a word is forgotten first. */
const REMEMBERED = 10_000;

export function openPlaces(most: number): Places {
  /** In the order in which keys have their turn; a key stands here while somebody of it waits. */
  const waiting = new Map<string, Waiter[]>();
  const held = new Map<string, number>();
  /** How many messages in a row had no answer, of the keys of which the last had none. */
  const hanging = new Map<string, number>();
  let free = most;

  const isAlone = (key: string): boolean =>
    [...waiting.keys(), ...held.keys()].every((other) => other === key);
  const heldByHanging = (): number =>
    [...held].reduce((sum, [key, count]) => sum + (hanging.has(key) ? count : 0), 0);

  function mayHave(key: string): boolean {
    const has = held.get(key) ?? 0;
    if (hanging.has(key)) return has === 0 && heldByHanging() < Math.max(1, Math.floor(most / 2));
    return has < (isAlone(key) ? most : most - 1);
  }

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
    hung(key) {
      const inARow = (hanging.get(key) ?? 0) + 1;
      hanging.delete(key);
      hanging.set(key, inARow);
      const [oldest] = hanging.keys();
      if (hanging.size > REMEMBERED && oldest !== undefined) hanging.delete(oldest);
      return inARow;
    },
    answered(key) {
      if (hanging.delete(key)) next();
    },
  };
}
