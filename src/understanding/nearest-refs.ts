/** Which refs come nearest to one that no plan has, for the question back. They are offered, never taken. */
import { distance } from './distance.ts';
import type { Entry, Lexicon } from './lexicon.ts';

/** Up to three, those under the same parent first. `key` is a ref as `refKey` spells it. */
export function nearestRefs(key: string, lexicon: Lexicon): Entry[] {
  const stem = key.replace(/(?:[a-z]|\.?\d+)$/, '');
  return [...lexicon.refs]
    .map(([ref, entries]) => ({
      ref,
      entries,
      far: distance(key, ref),
      kin: stem !== '' && ref.startsWith(stem),
      apart: Math.abs(Number.parseInt(key, 10) - Number.parseInt(ref, 10)) || 0,
    }))
    .filter(({ far }) => far <= Math.max(1, Math.ceil(key.length / 2)))
    .sort((a, b) => Number(b.kin) - Number(a.kin) || a.far - b.far || a.apart - b.apart)
    .flatMap(({ entries }) => entries.slice(0, 1))
    .slice(0, 3);
}
