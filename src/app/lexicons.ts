/** The words of the plans that somebody may see, built once a plan and kept as long as it stands. */
import type { Book } from '../domain/book.ts';
import { buildLexicon, type Lexicon } from '../understanding/lexicon.ts';

const lexicons = new WeakMap<Book, Lexicon>();

/** Building a lexicon reads every title once; it is kept as long as the book that it was built from. */
export function lexiconOf(books: readonly Book[]): Lexicon {
  const [only, ...others] = books;
  if (!only || others.length > 0) return buildLexicon(books);
  const kept = lexicons.get(only) ?? buildLexicon(books);
  lexicons.set(only, kept);
  return kept;
}
