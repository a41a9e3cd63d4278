/** Chance that comes out the same for the same seed; each purpose draws from a stream of its own. */

export type Chance = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** Whether something happens that happens in this share of cases. */
  happens(share: number): boolean;
  /** A whole number of these bounds, both among them. */
  between(least: number, most: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** One of the names, as often as its weight says. */
  weighed<K extends string>(weights: Readonly<Record<K, number>>): K;
};

/** Streams of other names do not move this one: a person more changes nothing for the others. */
export function chanceOf(seed: number, name: string): Chance {
  let state = hash(`${seed}\n${name}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    happens: (share) => next() < share,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: ([first, ...others]) => {
      const place = Math.floor(next() * (others.length + 1));
      return others[place - 1] ?? first;
    },
    weighed<K extends string>(weights: Readonly<Record<K, number>>): K {
      const entries = namesOf(weights);
      let left = next() * entries.reduce((sum, name) => sum + weights[name], 0);
      for (const name of entries) {
        left -= weights[name];
        if (left < 0) return name;
      }
      const [first] = entries;
      if (first === undefined) throw new Error('there is nothing to choose from');
      return first;
    },
  };
}

// The keys of a record are what its type says; the compiler widens them to any text.
const namesOf = <K extends string>(record: Readonly<Record<K, number>>): K[] => Object.keys(record) as K[];

function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return sum | 0;
}
