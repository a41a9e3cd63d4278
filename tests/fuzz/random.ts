/** Chance that comes out the same for the same seed, in the ways in which the fuzz asks for it. */
import { seededRandom } from '../support/seeded-random.ts';

export type Random = {
  below: (most: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** True once in so many. */
  oneIn: (many: number) => boolean;
};

export function randomOf(seed: number): Random {
  const below = seededRandom(seed);
  return {
    below,
    oneIn: (many) => below(many) === 0,
    pick<T>(list: readonly T[]): T {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('Nothing can be picked from an empty list.');
      return found;
    },
  };
}
