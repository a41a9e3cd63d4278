/** Finds the measures that somebody speaks of: by their place in the plan, or by their words. */
import type { Book } from '../book.ts';
import type { Item, Measure } from '../plan.ts';
import { measuresIn } from './wanted.ts';

export type Placed = { item: Item | null; measure: Measure };

/** The measure with that id, and what it belongs to now. */
export const measureById = (book: Book, id: string): Placed | undefined =>
  measuresIn(book).find(({ measure }) => measure.id === id);

/** Measure 2 of 3.1; of the plan as a whole where `ref` is null. */
export function measureAt(book: Book, ref: string | null, place: number): Placed | undefined {
  const item = ref === null ? null : book.byRef.get(ref);
  if (item === undefined) return undefined;
  const measure = (item === null ? book.plan.measures : item.measures)[place - 1];
  return measure && { item, measure };
}

/** Those in whose text, or the spelt-out text, the words stand one after the other; else those that have them all. */
export function measuresSpeaking(book: Book, words: string): Placed[] {
  const asked = [words, ...spelt(words, book)];
  const all = measuresIn(book);
  const whole = all.filter(({ measure }) => asked.some((one) => hasWords(measure.text, one)));
  if (whole.length > 0) return whole;
  return all.filter(({ measure }) =>
    asked.some((one) => {
      const own = new Set(stemsIn(measure.text));
      const wanted = stemsIn(one).filter((stem) => !SMALL.has(stem));
      return wanted.length > 0 && wanted.every((stem) => own.has(stem));
    }),
  );
}

/** "CME numbers" also as "children missing education numbers". */
function spelt(words: string, { plan }: Book): string[] {
  const long = words.replace(/[\p{L}\d]+/gu, (word) => plan.abbreviations[word.toUpperCase()] ?? word);
  return long === words ? [] : [long];
}

/** One after the other and whole, whether of one or of several: "NEET" is in "Fewer NEETs", not in "neeting". */
export function hasWords(text: string, asked: string): boolean {
  const wanted = stemsIn(asked);
  const own = stemsIn(text);
  return wanted.length > 0 && own.some((_, at) => wanted.every((word, next) => own[at + next] === word));
}

const SMALL = new Set([
  'the',
  'a',
  'an',
  'of',
  'in',
  'for',
  'our',
  'and',
  'at',
  'number',
  'rate',
  'figure',
  'level',
]);

const stemsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/s$/u, ''));
