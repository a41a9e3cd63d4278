/** Finds actions by what somebody types of them, a part of a number or of words, while they are still typing. */
import type { Item } from './plan.ts';

/** What is compared: small letters and digits without accents, in words. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const refOf = (text: string): string => wordsOf(text).join('');

type Named = Pick<Item, 'ref' | 'title' | 'aliases'>;

/**
 * How well a text names the item: 0 by its whole number, 1 by how its number begins, 2 where each word begins a word
 * of its title or of what else it is called, 3 where each stands somewhere in them. Null where it does not.
 */
export function closeness(text: string, { ref, title, aliases }: Named): 0 | 1 | 2 | 3 | null {
  const typed = wordsOf(text);
  if (typed.length === 0) return null;
  const number = refOf(ref);
  const whole = typed.join('');
  if (number === whole) return 0;
  if (/\d/.test(whole) && number.startsWith(whole)) return 1;
  const names = wordsOf([title, ...aliases].join(' '));
  if (typed.every((word) => word === number || names.some((name) => name.startsWith(word)))) return 2;
  const long = typed.filter((word) => word.length > 2);
  return long.length === typed.length && typed.every((word) => names.some((name) => name.includes(word)))
    ? 3
    : null;
}

/** Those that a text names, the closest first; of the same closeness in the order that they come in. */
export function closest<T extends Named>(text: string, items: readonly T[]): T[] {
  const found = items.flatMap((item) => {
    const how = closeness(text, item);
    return how === null ? [] : [{ item, how }];
  });
  return found.sort((a, b) => a.how - b.how).map(({ item }) => item);
}
