/** Parser: the plan that a question is about, where it is named: by its title, its id or the words that tell it from others. */

import type { Mark, Parser, Sight } from '../mark.ts';
import { type Word, wordsOf } from '../words.ts';
import type { Lexicon } from './lexicon.ts';

const MOST_WORDS = 60;
const LONGEST = 14;
/** What any plan may be called, and what joins its words. */
const GENERAL =
  /^(?:plan|plans|strategy|strategies|programme|framework|sample|the|a|an|of|for|and|in|our|to|with|borough|council|city|county)$/;
const PLAN = /^(?:plan|strategy|programme|framework)$/;

export const planNames: Parser = (sight) => {
  const words = wordsOf(sight.left);
  if (words.length > MOST_WORDS) return [];
  const found: Mark[] = [];
  for (let at = 0; at < words.length; ) {
    const hit = nameAt(words, at, sight);
    const [first, last] = [words[at], words[at + (hit?.count ?? 1) - 1]];
    if (hit && first && last)
      found.push({
        start: first.start,
        end: last.end,
        text: sight.text.slice(first.start, last.end),
        kind: 'plan',
        plan: hit.plan,
      });
    at += hit?.count ?? 1;
  }
  return found;
};

function nameAt(words: readonly Word[], at: number, { left, lexicon }: Sight) {
  for (let count = Math.min(LONGEST, words.length - at); count > 0; count--) {
    const group = words.slice(at, at + count);
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last || /[\ue000-\uf8ff\n.?!;,:]/.test(left.slice(first.start, last.end))) continue;
    const said = group.map(({ text }) => text);
    const plan = whole(said, lexicon) ?? telling(said, lexicon);
    if (plan !== null) return { count, plan };
  }
  return null;
}

/** The title or the id as it stands. */
function whole(said: readonly string[], { plans }: Lexicon): string | null {
  const key = said.join(' ');
  const named = plans.filter(({ id, words }) => {
    const ownId = wordsOf(id).map(({ text }) => text);
    return (said.length > 1 && words.join(' ') === key) || (id.length > 5 && ownId.join(' ') === key);
  });
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

/** "The second plan": words of one plan's title, among them one that no other has; of a single plan nothing tells it apart. */
function telling(said: readonly string[], { plans }: Lexicon): string | null {
  if (plans.length < 2 || !PLAN.test(said.at(-1) ?? '')) return null;
  const own = said.slice(0, -1).filter((word) => !GENERAL.test(word));
  if (own.length === 0 || GENERAL.test(said[0] ?? '')) return null;
  const named = plans.filter(({ words }) => own.every((word) => words.includes(word)));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
