/** Parser: items by their whole names, even mistyped: a priority by its title or alias, an objective by its title. */

import type { Mark, Parser } from '../mark.ts';
import { keyOf } from './known-names.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { joins, type Token, tokensOf } from './tokens.ts';
import { runOf } from './topic-index.ts';
import { leadOf } from './topic-search.ts';

const MOST_WORDS = 60;
const FARTHEST = 4;

export const itemNames: Parser = ({ left, text, lexicon }) => {
  const tokens = tokensOf(left, lexicon);
  if (tokens.length > MOST_WORDS) return [];
  const found: Mark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const hit = nameAt(tokens, at, left, lexicon);
    if (hit && !isPartOfMore(tokens, at, hit.count, left, lexicon))
      found.push(markOf(hit.entries, tokens[at], tokens[at + hit.count - 1], text));
    at += hit?.count ?? 1;
  }
  return found;
};

/** The items that tokens name in full; the longest name wins. */
export function nameAt(tokens: readonly Token[], at: number, left: string, lexicon: Lexicon) {
  for (let count = Math.min(lexicon.called.longest, tokens.length - at); count > 0; count--) {
    const group = tokens.slice(at, at + count);
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last || /[\ue000-\uf8ff\n.?!;]/.test(left.slice(first.start, last.end))) continue;
    if (group.every(({ weak }) => weak) && count < 3 && !isNumbered(group)) continue;
    const entries = lexicon.called.items.get(keyOf(group.map(({ stem }) => stem)));
    if (entries) return { count, entries };
  }
  return null;
}

/** "16-19", "phase 1": short, but no everyday words. */
const isNumbered = (group: readonly Token[]): boolean =>
  group.length > 1 && group.some(({ stem }) => /^\d+$/.test(stem));

/**
 * "Careers" in "careers fair", "inclusion" in "inclusion strategy group", "resources" in "resources to be realigned": an
 * action speaks of the longer words.
 */
export function isPartOfMore(
  tokens: readonly Token[],
  at: number,
  count: number,
  left: string,
  lexicon: Lexicon,
): boolean {
  let from = at;
  let to = at + count - 1;
  const linked = (one: number): boolean => {
    const [a, b] = [tokens[one], tokens[one + 1]];
    return a !== undefined && b !== undefined && joins(left, a, b);
  };
  while (linked(from - 1) && at - from < FARTHEST) from--;
  while (linked(to) && to - at < count + FARTHEST) to++;
  const name = tokens.slice(at, at + count);
  const others = [...tokens.slice(from, at), ...tokens.slice(at + count, to + 1)];
  const telling = others.filter((token) => token.known && !token.weak);
  if (telling.some((other) => leadsBelow([...name, other], lexicon))) return true;
  for (let start = from; start <= at; start++)
    for (let end = to; end >= at + count - 1; end--) {
      const some = tokens.slice(start, end + 1);
      if (some.length > count && isPhrase(some, lexicon)) return true;
    }
  return false;
}

/** Words that the text of one item has, each in some form. */
function leadsBelow(group: readonly Token[], { topics }: Lexicon): boolean {
  const stems = group.map(({ stem }) => stem);
  const lead = leadOf(stems, topics);
  return lead?.kind === 'items' && lead.docs.some(({ own }) => stems.every((stem) => own.has(stem)));
}

/** Words that the text of an item, or a row of the plan's timeline, has as they stand. */
function isPhrase(group: readonly Token[], { topics }: Lexicon): boolean {
  if (group.some(({ known }) => !known)) return false;
  const stems = group.map(({ stem }) => stem);
  const lead = leadOf(stems, topics);
  return (
    lead?.kind === 'row' ||
    (lead?.kind === 'items' && lead.docs.some(({ run }) => run.includes(runOf(stems))))
  );
}

/** An action that is called by its whole title is a topic; what stands above actions is a place in the plan. */
function markOf(
  entries: readonly Entry[],
  first: Token | undefined,
  last: Token | undefined,
  text: string,
): Mark {
  const start = first?.start ?? 0;
  const stretch = { start, end: last?.end ?? start, text: text.slice(start, last?.end ?? start) };
  const places = entries.filter((entry) => !entry.action);
  return places.length > 0
    ? { ...stretch, kind: 'item', entries: places }
    : { ...stretch, kind: 'topic', words: entries[0]?.title.slice(0, 200) ?? stretch.text, entries };
}
