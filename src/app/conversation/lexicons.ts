/** The words of the plans that somebody may see, built once a plan and kept as long as it stands. */
import type { Book } from '../../domain/book.ts';
import { withPeople } from '../../understanding/plan-words/known-names.ts';
import { buildLexicon, type Lexicon } from '../../understanding/plan-words/lexicon.ts';

type Kept = {
  books: readonly Book[];
  lexicon: Lexicon;
  named: { people: readonly string[]; lexicon: Lexicon };
};

/** By the first of the books: of that one alone, and of the several that it was last seen with. */
const alone = new WeakMap<Book, Kept>();
const together = new WeakMap<Book, Kept>();

/**
 * Building a lexicon reads every title once; it is kept as long as the books that it was built from. `people` are
 * names of those who may be spoken of: other names cost no other lexicon, only their own index.
 */
export function lexiconOf(books: readonly Book[], people: readonly string[] = []): Lexicon {
  const [first, ...others] = books;
  if (!first) return buildLexicon(books, people);
  const shelf = others.length === 0 ? alone : together;
  const kept = keptFor(shelf.get(first), books);
  shelf.set(first, kept);
  if (people.length === 0) return kept.lexicon;
  if (!sameOf(kept.named.people, people)) kept.named = { people, lexicon: named(kept.lexicon, people) };
  return kept.named.lexicon;
}

function keptFor(kept: Kept | undefined, books: readonly Book[]): Kept {
  if (kept && sameOf(kept.books, books)) return kept;
  const lexicon = buildLexicon(books);
  return { books, lexicon, named: { people: [], lexicon } };
}

const named = (lexicon: Lexicon, people: readonly string[]): Lexicon => ({
  ...lexicon,
  called: withPeople(lexicon.called, people),
});

const sameOf = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((part, place) => part === other[place]);
