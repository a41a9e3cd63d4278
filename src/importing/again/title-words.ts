/** The words of a title: all of them to know it again, those that carry meaning to tell how far it was reworded. */

const wordsIn = (title: string): string[] =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words that any two titles share; "not", "no" and "without" change what is said, and are not among them. */
const SMALL: ReadonlySet<string> = new Set(
  'a an and are as at be by for from in into is it its of on or our s so that the their this through to we will with'.split(
    ' ',
  ),
);

/** A title without its case and punctuation: two that are the same here have the same words in the same order. */
export const plain = (title: string): string => wordsIn(title).join(' ') || title.trim();

/** The words that carry meaning; of a title that has none, all of it. */
export function telling(title: string): ReadonlySet<string> {
  const words = wordsIn(title);
  const large = words.filter((word) => !SMALL.has(word));
  if (large.length > 0) return new Set(large);
  return new Set(words.length > 0 ? words : [title.trim()]);
}

/** The share of words that two titles have in common, 0 to 1 (Dice). */
export function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both += 1;
  return (2 * both) / (one.size + other.size);
}

export const squeezed = (ref: string): string => ref.replace(/\s/g, '').toLowerCase();
