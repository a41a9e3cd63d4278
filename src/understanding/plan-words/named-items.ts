/** Which items a text names, whatever it says of them: what is spoken of by name is what "it" may mean next. */
import type { Context } from '../intent.ts';
import { marksOf, runParsers } from '../mark.ts';
import { ofAll } from '../parsers.ts';
import { phraseOf } from '../phrase.ts';
import type { Lexicon } from './lexicon.ts';

/** `unknown`: an item is named that no plan has. */
export type NamedItems = { refs: string[]; unknown: boolean };

/** Refs in the order of the text, each once. */
export function namedItems(text: string, lexicon: Lexicon, context: Context): NamedItems {
  const phrase = phraseOf(text);
  const sight = runParsers(ofAll, { text: phrase, left: phrase, marks: [], lexicon, context });
  const refs = marksOf(sight, 'item')
    .sort((a, b) => a.start - b.start)
    .flatMap(({ entries }) => entries[0]?.ref ?? []);
  return { refs: [...new Set(refs)], unknown: marksOf(sight, 'unknown-ref').length > 0 };
}
