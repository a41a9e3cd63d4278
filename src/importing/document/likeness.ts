/** How alike two texts are, so that what a scanner misread or a page repeats is known again. */

const LONGEST = 300;

/** Letters and figures only, in lower case. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** From 0 (nothing in common) to 1 (the same but for case and punctuation): the share of common pairs of letters. */
export function likeness(one: string, other: string): number {
  const a = plain(one).slice(0, LONGEST).replaceAll(' ', '');
  const b = plain(other).slice(0, LONGEST).replaceAll(' ', '');
  if (a === b) return a === '' ? 0 : 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at += 1) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let at = 0; at < b.length - 1; at += 1) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      common += 1;
      pairs.set(pair, left - 1);
    }
  }
  return (2 * common) / (a.length + b.length - 2);
}
