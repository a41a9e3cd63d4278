/** "Stop chasing me": wanted without a day until which, so that is asked for. */
import type { Reading } from '../intent.ts';
import { claimed, marksOf, type Sight } from '../mark.ts';
import type { Entry } from '../plan-words/lexicon.ts';

const ITEM = claimed('item');
const ITEMS = `${ITEM}(?:\\s*(?:,|and|&|or)\\s*${ITEM})*`;
const STOP = new RegExp(
  `^(?:(?:please|pls|can you|could you|will you|just|ok|hi|and|sorry|${claimed('item')})[\\s,:]*){0,4}(?:stop|quit|no more|don'?t|do not|enough|give over)\\s+(?:keep\\s+|with the\\s+)?(?:chas|bother|nag|pester|hassl|remind|messag|email|ask|bug|ping|prompt|nudg|contact|text)\\w*(?:\\s+(?:me|us))?(?:\\s+(?:about|on|for|re)\\s+(?:it|this|that|this one|${ITEMS}))?(?:\\s+(?:please|pls|now|again|all the time|any ?more|so much))*[\\s.!]*$`,
  'i',
);
const LONGEST = 120;

const POINTS = /\b(?:it|this|that)\b/i;

/**
 * Null when anything else is said. What is named is what is meant; where nothing is, it may be one action or all of
 * theirs, so that both are offered.
 */
export function readQuiet(sight: Sight): Reading | null {
  if (sight.text.length > LONGEST || !STOP.test(sight.left)) return null;
  const { inHand } = sight.context;
  const named = [...new Set(marksOf(sight, 'item').flatMap(({ entries }) => refOf(entries, inHand)))];
  const items = named.length > 0 || inHand.length > 1 ? named : [...inHand];
  const of = items.join(' and ');
  const only = items.length > 0 && (named.length > 0 || POINTS.test(sight.text));
  return {
    kind: 'clarify',
    ask: only
      ? `Until when shall I leave you in peace about ${of}? Nothing was recorded yet.`
      : `Is this about ${of === '' ? 'one action' : `${of} alone`}, or about all of yours? For all of them, say until when you are away, such as “away until 31 January”. Nothing was recorded yet.`,
    items,
    suggestions:
      of === ''
        ? [{ label: 'Show my list', say: 'mine' }]
        : ['in 2 weeks', 'in 2 months'].map((when) => ({
            label: only ? `Ask me ${when}` : `${of} ${when}`,
            say: `${of} chase me ${when}`,
          })),
  };
}

const refOf = (entries: readonly Entry[], inHand: readonly string[]): string[] => {
  const entry = entries.find(({ ref }) => inHand.includes(ref)) ?? entries[0];
  return entry ? [entry.ref] : [];
};
