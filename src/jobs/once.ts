/** Tells what comes again from what is new, within bounds. */
export type Once = { isNew(key: string): boolean };

/** @param most of them are kept: the oldest leave first, and are new again */
export function openOnce(most: number): Once {
  const kept = new Set<string>();
  return {
    isNew(key) {
      if (kept.has(key)) return false;
      kept.add(key);
      const [oldest] = kept;
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return true;
    },
  };
}
