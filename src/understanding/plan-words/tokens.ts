/** The words of a question as the plans know them: mistyped, cut short and abbreviated ones put right. */

import { isNeutral } from '../words.ts';
import type { Lexicon } from './lexicon.ts';
import { nearestWord } from './soundings.ts';
import { isSmall, spokenWords, stemOf } from './stems.ts';
import { weightIn } from './topic-search.ts';

export type Token = {
  start: number;
  end: number;
  /** As the plan spells it, where it knows it. */
  word: string;
  stem: string;
  known: boolean;
  /** It narrows nothing by itself ("plan", "team"), but may be part of a phrase. */
  weak: boolean;
};

/** A short word that is spelled rightly is too near to others: plate, place. */
const LONG_ENOUGH = 6;

/** All words but those that only bind others, in order. */
export function tokensOf(left: string, lexicon: Lexicon): Token[] {
  const { short } = lexicon.topics;
  return spokenWords(left, (word) => short.has(word))
    .filter(({ text }) => !isSmall(text))
    .map(({ text, start, end }) => ({ start, end, ...known(text, isUsedAsName(left, start, end), lexicon) }));
}

/** "SEND" is a name and "send" a verb, unless it stands where only a name can: "in send", "the send theme". */
const isUsedAsName = (left: string, start: number, end: number): boolean =>
  /^\p{Lu}{2,}s?$/u.test(left.slice(start, end)) ||
  /\b(?:in|on|for|about|within|under|of|with|re|across)\s$/i.test(
    left.slice(Math.max(0, start - 8), start),
  ) ||
  /^\s(?:theme|priority|strand|actions?|items?|stuff|bits|side)\b/i.test(left.slice(end, end + 12));

function known(
  typed: string,
  named: boolean,
  lexicon: Lexicon,
): Pick<Token, 'word' | 'stem' | 'known' | 'weak'> {
  const { topics } = lexicon;
  const weak = isNeutral(typed) || /^\d{1,2}$/.test(typed);
  if (topics.short.has(typed))
    return { word: topics.short.get(typed) ?? typed, stem: typed, known: true, weak: weak && !named };
  const stem = stemOf(typed);
  if (topics.spellings.has(stem) || weak)
    return { word: typed, stem, known: topics.spellings.has(stem), weak };
  const meant =
    lengthened(typed, lexicon) ?? (typed.length < LONG_ENOUGH ? null : nearestWord(typed, topics.soundings));
  if (meant === null) return { word: typed, stem, known: false, weak };
  const right = topics.short.get(meant);
  return right === undefined
    ? { word: meant, stem: stemOf(meant), known: true, weak: isNeutral(meant) }
    : { word: right, stem: meant, known: true, weak: false };
}

/** "Particip" and "sen": a word or an abbreviation that was broken off; the one that leads to most. */
function lengthened(typed: string, { topics }: Lexicon): string | null {
  if (typed.length < 3 || /\d/.test(typed)) return null;
  const letters =
    typed.length < 5 ? [`${typed}d`, `${typed}s`].find((one) => topics.short.has(one)) : undefined;
  if (letters !== undefined) return letters;
  if (typed.length < 5) return null;
  const longer = (topics.beginnings.get(typed.slice(0, 4)) ?? []).filter((word) => word.startsWith(typed));
  const [best] = longer
    .map((word) => ({ word, weight: weightIn(stemOf(word), topics) }))
    .sort((a, b) => b.weight - a.weight);
  return best?.word ?? null;
}

/** Whether two tokens may belong together: a comma, a dash, "and" or the end of a sentence parts them. */
export const joins = (left: string, one: Token, next: Token): boolean =>
  !/[,.?!;:()\n&+]|\s-\s|\b(?:and|or|n|plus)\b/i.test(left.slice(one.end, next.start));
