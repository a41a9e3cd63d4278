/** Typing mistakes: the words of the plans that a mistyped word comes near, without a walk through all of them. */
import { distance } from './distance.ts';

const MOST_CANDIDATES = 40;
const LONG_ENOUGH = 5;

const trigrams = (word: string): string[] => {
  const padded = ` ${word} `;
  return Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3));
};

/** Files each word that is long enough to be mistyped under every three letters in a row. */
export function soundingsOf(words: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < LONG_ENOUGH - 1 || /\d/.test(word)) continue;
    for (const part of new Set(trigrams(word))) {
      const filed = index.get(part);
      if (filed) filed.push(word);
      else index.set(part, [word]);
    }
  }
  return index;
}

/** One slip in a short word, two in a longer one. */
const slipsAllowed = (word: string): number => (word.length > 7 ? 2 : 1);

/** The word that was probably meant, or null. Never for short words or anything with a digit: refs are not guessed. */
export function nearestWord(typed: string, soundings: ReadonlyMap<string, readonly string[]>): string | null {
  if (typed.length < LONG_ENOUGH || typed.length > 30 || /\d/.test(typed)) return null;
  const shared = new Map<string, number>();
  for (const part of new Set(trigrams(typed)))
    for (const word of soundings.get(part) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
  const [best] = [...shared]
    .filter(([word]) => word[0] === typed[0] && Math.abs(word.length - typed.length) <= 2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_CANDIDATES)
    .map(([word, alike]) => ({ word, alike, far: distance(word, typed) }))
    .filter(({ far }) => far <= slipsAllowed(typed))
    .sort((a, b) => a.far - b.far || b.alike - a.alike);
  return best?.word ?? null;
}
