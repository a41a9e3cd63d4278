/** Parser: items by their whole names, even mistyped: a priority by its title or alias, an objective by its title. */
import type { Entry, Lexicon } from './lexicon.ts';
import { keyOf } from './known-names.ts';
import type { Mark, Parser } from './mark.ts';
import { joins, type Token, tokensOf } from './tokens.ts';
import { runOf } from './topic-index.ts';
import { leadOf } from './topic-search.ts';

const MOST_WORDS = 60;

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
    if (group.every(({ weak }) => weak) && count < 3) continue;
    const entries = lexicon.called.items.get(keyOf(group.map(({ stem }) => stem)));
    if (entries) return { count, entries };
  }
  return null;
}

/** "Careers" in "careers fair" and "inclusion" in "inclusion strategy group": an action speaks of the longer words. */
function isPartOfMore(tokens: readonly Token[], at: number, count: number, left: string, lexicon: Lexicon): boolean {
  let from = at;
  let to = at + count - 1;
  const joined = (one: number): boolean => {
    const [a, b] = [tokens[one], tokens[one + 1]];
    return a !== undefined && b !== undefined && b.known && a.known && joins(left, a, b);
  };
  while (joined(from - 1) && at - from < 3) from--;
  while (joined(to) && to - at < count + 3) to++;
  for (let start = from; start <= at; start++)
    for (let end = to; end >= at + count - 1; end--) {
      const group = tokens.slice(start, end + 1);
      if (group.length > count && leadsBelow(group, lexicon)) return true;
    }
  return false;
}

/** Words that the text of an item, or a row of the plan's timeline, has as they stand, or each of them. */
function leadsBelow(group: readonly Token[], { topics }: Lexicon): boolean {
  const stems = group.map(({ stem }) => stem);
  const lead = leadOf(stems, topics);
  if (lead?.kind === 'row') return true;
  if (lead?.kind !== 'items') return false;
  const weak = group.some((token) => token.weak);
  return lead.docs.some(({ run, own }) =>
    weak ? run.includes(runOf(stems)) : stems.every((stem) => own.has(stem)),
  );
}

/** An action that is called by its whole title is a topic; what stands above actions is a place in the plan. */
function markOf(entries: readonly Entry[], first: Token | undefined, last: Token | undefined, text: string): Mark {
  const start = first?.start ?? 0;
  const stretch = { start, end: last?.end ?? start, text: text.slice(start, last?.end ?? start) };
  const places = entries.filter((entry) => !entry.action);
  return places.length > 0
    ? { ...stretch, kind: 'item', entries: places }
    : { ...stretch, kind: 'topic', words: entries[0]?.title.slice(0, 200) ?? stretch.text, entries };
}
