/** "Stop chasing me": wanted without a day until which, so that is asked for. */
import type { Reading } from '../intent.ts';
import { claimed, type Sight } from '../mark.ts';
import { targetsOf } from '../plan-words/targets.ts';

const STOP = new RegExp(
  `^(?:(?:please|pls|can you|could you|will you|just|ok|hi|and|sorry|${claimed('item')})[\\s,:]*){0,4}(?:stop|quit|no more|don'?t|do not|enough|give over)\\s+(?:keep\\s+|with the\\s+)?(?:chas|bother|nag|pester|hassl|remind|messag|email|ask|bug|ping|prompt|nudg|contact|text)\\w*(?:\\s+(?:me|us))?(?:\\s+(?:about|on|for|re)\\s+(?:it|this|that|this one|${claimed('item')}))?(?:\\s+(?:please|pls|now|again|all the time|any ?more|so much))*[\\s.!]*$`,
  'i',
);
const LONGEST = 120;

/** Null when anything else is said. */
export function readQuiet(sight: Sight): Reading | null {
  if (sight.text.length > LONGEST || !STOP.test(sight.left)) return null;
  const { about } = targetsOf(sight);
  const items = about.length > 0 ? about : sight.context.inHand.slice(0, 1);
  const of = items.length === 0 ? '' : `${items.join(' and ')} `;
  return {
    kind: 'clarify',
    ask: 'Until when shall I leave you in peace? Nothing was recorded yet.',
    items,
    suggestions: ['in 2 weeks', 'in 2 months'].map((when) => ({
      label: `Ask me ${when}`,
      say: `${of}chase me ${when}`,
    })),
  };
}
