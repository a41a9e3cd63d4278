/** Parser: the outcomes that actions are tagged with, as the plan calls them. */

import type { Mark, Parser } from '../mark.ts';
import { isPartOfMore } from './item-names.ts';
import { keyOf } from './known-names.ts';
import { tokensOf } from './tokens.ts';

const MOST_WORDS = 60;
const MOST_IN_A_NAME = 8;
/** "Are we happy with", "is it safe to say": feelings, not tags. */
const FELT_BEFORE = /\b(?:i'?m|we'?re|are we|are you|you|we|they|i|it|be|feel|not|too|very|quite|all)\s+$/i;
const FELT_BEHIND = /^\s+(?:with|to|that|about|now|if)\b/i;

export const outcomes: Parser = ({ left, text, lexicon }) => {
  const tokens = tokensOf(left, lexicon);
  if (tokens.length > MOST_WORDS || lexicon.called.outcomes.size === 0) return [];
  const found: Mark[] = [];
  for (let at = 0; at < tokens.length; at++)
    for (let count = Math.min(MOST_IN_A_NAME, tokens.length - at); count > 0; count--) {
      const group = tokens.slice(at, at + count);
      const [first, last] = [group[0], group.at(-1)];
      const outcome = lexicon.called.outcomes.get(keyOf(group.map(({ stem }) => stem)));
      if (!first || !last || outcome === undefined) continue;
      if (/[\ue000-\uf8ff\n.?!;,:]/.test(left.slice(first.start, last.end))) continue;
      const felt = FELT_BEFORE.test(left.slice(0, first.start)) || FELT_BEHIND.test(left.slice(last.end));
      if (count === 1 && (felt || isPartOfMore(tokens, at, 1, left, lexicon))) continue;
      const stretch = { start: first.start, end: last.end, text: text.slice(first.start, last.end) };
      found.push({ ...stretch, kind: 'outcome', outcome });
      at += count - 1;
      break;
    }
  return found;
};
