/** Whether a text speaks of what is restricted now, also where it was written before that: by its ref or its title. */
import type { Book } from '../book.ts';
import { isRestricted } from '../restricted.ts';

/** A title is found whatever stands between its words, and a ref with other marks in it. */
const BETWEEN = String.raw`[^\p{L}\p{N}]{1,3}`;
const MARKS = String.raw`[^\p{L}\p{N}\s]{0,3}`;

/** What is restricted of these plans, as a question to any text. */
export function restrictedIn(books: Iterable<Book>): (text: string) => boolean {
  const ways = [...books].flatMap((book) =>
    [...book.byId.values()]
      .filter((item) => isRestricted(book, item))
      .flatMap(({ ref, printedRef, title, aliases }) => [
        ...[ref, printedRef ?? ''].flatMap(refWritten),
        ...[title, ...aliases].flatMap(titleWritten),
      ]),
  );
  if (ways.length === 0) return () => false;
  const any = new RegExp(
    `(?<![\\p{L}\\p{N}.])(?:${[...new Set(ways)].join('|')})(?!\\p{L}|\\p{N}|\\.\\p{N})`,
    'iu',
  );
  return (text) => any.test(text.normalize('NFKC'));
}

/** "1.1(a)" also as "1.1a" and "1.1 (a)". A number alone may be anything. */
function refWritten(ref: string): string[] {
  if (/^\d*$/.test(ref)) return [];
  const parts = ref.match(/[\p{L}\p{N}.]+/gu) ?? [];
  const [first, ...others] = parts.map(escaped);
  return first === undefined
    ? []
    : [[first, ...others.map((part) => `(?:\\s*\\(|${MARKS})${part}`)].join('')];
}

/** One short word may be anything, too. */
function titleWritten(title: string): string[] {
  const words = title.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('').length < 6 ? [] : [words.map(escaped).join(BETWEEN)];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
