/** Parser: items by their words: a whole title or alias, words out of a title, an abbreviation, small typing mistakes. */

import type { Mark, Parser, Stretch } from '../mark.ts';
import { isNeutral, type Word, wordKey, wordsOf } from '../words.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { nearestWord } from './soundings.ts';

const MOST_WORDS = 12;
/** More hits than this say that the words were too general to name anything. */
const MOST_ITEMS = 12;
const MOST_SHARED = 300;

/** Whole names only: what may stand alone, without a word that makes it a question. */
export const wholeNames: Parser = ({ left, text, lexicon }) => {
  const words = wordsOf(left);
  if (words.length > 4 * MOST_WORDS) return [];
  const found: Mark[] = [];
  for (let at = 0; at < words.length; ) {
    const hit = nameAt(words, at, lexicon);
    if (hit) found.push(item(text, words.slice(at, at + hit.count), hit.entries));
    at += hit?.count ?? 1;
  }
  return found;
};

/** Words out of titles, mistyped words put right first. Read after `wholeNames`, and only in a question. */
export const titleWords: Parser = ({ left, text, lexicon }) => {
  const typed = wordsOf(left).filter((word) => !isNeutral(word.text));
  if (typed.length === 0 || typed.length > MOST_WORDS) return [];
  const meant = typed.map((word) => ({ ...word, text: spelt(word.text, lexicon) }));
  const whole = nameAt(meant, 0, lexicon);
  if (whole?.count === typed.length) return [item(text, typed, whole.entries)];
  const shared = inAll(meant.map((word) => entriesWith(word.text, lexicon)));
  if (shared.length > MOST_SHARED) return [];
  const top = topmost(shared);
  return top.length > 0 && top.length <= MOST_ITEMS ? typed.map((word) => item(text, [word], top)) : [];
};

function nameAt(words: readonly Word[], at: number, lexicon: Lexicon) {
  for (let count = Math.min(lexicon.longestName, words.length - at); count > 0; count--) {
    const group = words.slice(at, at + count);
    const name = group.map((word) => word.text).join(' ');
    const entries =
      group.every((word) => isNeutral(word.text)) && count < 2 ? undefined : lexicon.names.get(name);
    if (entries) return { count, entries };
  }
  return null;
}

const spelt = (word: string, lexicon: Lexicon): string =>
  lexicon.words.has(wordKey(word)) || lexicon.expansions.has(word)
    ? word
    : (nearestWord(word, lexicon.soundings) ?? word);

/** Items whose title or alias has the word; an abbreviation counts in both its forms. */
function entriesWith(word: string, lexicon: Lexicon): readonly Entry[] {
  const direct = lexicon.words.get(wordKey(word)) ?? [];
  const long = lexicon.expansions.get(word);
  if (long === undefined) return direct;
  const spelled = wordsOf(long)
    .filter((part) => part.text.length > 3)
    .map((part) => lexicon.words.get(wordKey(part.text)) ?? []);
  const expanded = spelled.length > 0 ? inAll(spelled) : [];
  return [...new Set([...direct, ...expanded])].sort((a, b) => a.place - b.place);
}

/** What all lists have in common, in the order of the shortest. */
function inAll(lists: readonly (readonly Entry[])[]): Entry[] {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  const sets = others.map((entries) => new Set(entries));
  return (shortest ?? []).filter((entry) => sets.every((set) => set.has(entry)));
}

/** An item stands for all below it, so that those are not named again. */
const topmost = (entries: readonly Entry[]): Entry[] =>
  entries.filter(
    (entry) => !entries.some((other) => other.plan === entry.plan && entry.above.includes(other.ref)),
  );

function item(text: string, words: readonly Word[], entries: readonly Entry[]): Mark {
  const start = words[0]?.start ?? 0;
  const stretch: Stretch = { start, end: words.at(-1)?.end ?? start, text: '' };
  return { ...stretch, text: text.slice(stretch.start, stretch.end), kind: 'item', entries };
}
