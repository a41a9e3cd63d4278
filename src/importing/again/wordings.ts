/** Finds the items whose titles share most of their words with a title, without comparing each with each. */
import type { Item } from '../../domain/plan.ts';
import { alike, telling } from './title-words.ts';

/** Titles that share this much of their words may be one title reworded. */
export const NEAR = 0.8;
/** So many wordings are compared with one title; a plan has fewer with the same rare word. */
const COMPARED = 200;

/** Items whose titles have the same telling words. */
export type Wording = { words: ReadonlySet<string>; items: Item[] };
export type Near = { wording: Wording; share: number };

/** Answers for a title's words the wordings that share at least `NEAR` of them, nearest first. */
export function wordingsOf(items: readonly Item[]): (words: ReadonlySet<string>) => Near[] {
  const bySize = new Map<number, Map<string, Wording[]>>();
  const count = new Map<string, number>();
  const groups = Map.groupBy(items, ({ title }) => [...telling(title)].sort().join(' '));
  for (const group of groups.values()) {
    const wording = { words: telling(group[0]?.title ?? ''), items: group };
    const byWord = bySize.get(wording.words.size) ?? new Map<string, Wording[]>();
    bySize.set(wording.words.size, byWord);
    for (const word of wording.words) {
      count.set(word, (count.get(word) ?? 0) + 1);
      const known = byWord.get(word);
      if (known) known.push(wording);
      else byWord.set(word, [wording]);
    }
  }
  return (words) => {
    const rarest = [...words].sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0));
    const compared = new Map<Wording, number>();
    for (const [size, byWord] of bySize) {
      // With so many words in common, one of the rarest that are left must be among them.
      const common = Math.ceil((NEAR / 2) * (words.size + size) - 1e-9);
      if (common > Math.min(words.size, size)) continue;
      for (const word of rarest.slice(0, words.size - common + 1)) {
        for (const wording of byWord.get(word) ?? []) {
          if (compared.size >= COMPARED) break;
          if (!compared.has(wording)) compared.set(wording, alike(words, wording.words));
        }
      }
    }
    return [...compared]
      .map(([wording, share]) => ({ wording, share }))
      .filter(({ share }) => share >= NEAR)
      .sort((a, b) => b.share - a.share);
  };
}
