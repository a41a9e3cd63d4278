/** Which refs come nearest to one that no plan has, for the question back. They are offered, never taken. */
import { distance } from './distance.ts';
import type { Entry, Lexicon } from './lexicon.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const MOST = 30;
const LONGEST = 12;
const numbers = Array.from({ length: MOST }, (_, at) => String(at + 1));

/** Up to three, those under the same parent first. `key` is a ref as `refKey` spells it; no plan is walked through. */
export function nearestRefs(key: string, lexicon: Lexicon): Entry[] {
  const stem = key.replace(/(?:[a-z]|\.?\d+)$/, '');
  return [...new Set([...siblings(stem), ...oneOff(key.slice(0, LONGEST)), ...alike()])]
    .flatMap((ref) => {
      const [entry] = lexicon.refs.get(ref) ?? [];
      return entry ? [{ ref, entry }] : [];
    })
    .map(({ ref, entry }) => ({
      entry,
      far: distance(key, ref),
      kin: stem !== '' && ref.startsWith(stem),
      apart: Math.abs(Number.parseInt(key, 10) - Number.parseInt(ref, 10)) || 0,
    }))
    .filter(({ far }) => far <= Math.max(1, Math.ceil(key.length / 2)))
    .sort((a, b) => Number(b.kin) - Number(a.kin) || a.far - b.far || a.apart - b.apart)
    .map(({ entry }) => entry)
    .slice(0, 3);
}

const siblings = (stem: string): string[] => [
  stem,
  ...LETTERS.map((letter) => stem + letter),
  ...numbers.flatMap((number) => [stem + number, `${stem}.${number}`]),
];

/** Every spelling that is one slip away. */
function oneOff(key: string): string[] {
  const signs = [...LETTERS, ...'0123456789.'];
  return Array.from({ length: key.length + 1 }, (_, at) => {
    const [before, behind] = [key.slice(0, at), key.slice(at)];
    return [
      before + behind.slice(1),
      ...signs.flatMap((sign) => [before + sign + behind, before + sign + behind.slice(1)]),
    ];
  }).flat();
}

/** Where nothing is that near: priorities and their objectives. */
const alike = (): string[] =>
  numbers
    .slice(0, LONGEST)
    .flatMap((top) => [top, ...numbers.slice(0, LONGEST).map((low) => `${top}.${low}`)]);
