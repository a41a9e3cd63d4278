/** Reads who wants to know whom no message reaches: "who can I reach?", "who has not met the bot in Priority 2". */
import { scopeIn } from '../set-up/set-up-scope.ts';
import type { ErrandReader } from './errands.ts';

const REACH = new RegExp(
  [
    String.raw`^(?:(?:so|ok|and|hi|show me|tell me)[\s,]+)*`,
    "(?:who(?:m)? (?:can|can[’']?t|cannot|could|do|don[’']?t) (?:i|we|you)(?: not)? reach",
    '|who(?:m)? (?:is|are) (?:not reachable|unreachable|out of reach)',
    "|who(?:m)? (?:has|have|hasn[’']?t|haven[’']?t)(?: not)?(?: yet)? (?:met|opened|joined|installed|added) (?:the bot|you|waymark)(?: yet)?",
    '|(?:the )?unreachable (?:people|owners)|(?:the )?invitation(?: text)?)',
    String.raw`(?:\s+(?:in|under|of|for|within)\s+(?<part>.+?))?[\s.!?]*$`,
  ].join(''),
  'i',
);

export const readReach: ErrandReader = (sight) => {
  const match = REACH.exec(sight.text);
  if (!match) return null;
  const words = match.groups?.part;
  if (words === undefined) return { kind: 'errand', plan: null, errand: { do: 'reach', refs: [] } };
  const start = sight.text.lastIndexOf(words);
  const end = start + words.length;
  const scope = scopeIn(sight, { start, end, text: words, left: sight.left.slice(start, end) });
  if (scope === null) return null;
  if ('kind' in scope) return scope;
  const plan = scope.plans.length === 1 ? (scope.plans[0] ?? null) : null;
  return { kind: 'errand', plan, errand: { do: 'reach', refs: scope.items } };
};
