/** Set-up sentences on what a completion takes: "require evidence", "require sign-off in this plan", "stop requiring evidence". */
import type { Reading } from '../intent.ts';
import { requested } from './set-up-request.ts';
import { partsOf, type Wish } from './set-up-sentence.ts';

const WHAT =
  "(?<signoff>(?:an?\\s+|the\\s+)?(?:leads?[’']?s?[’']?\\s+)?(?:sign[\\s-]?offs?|check(?:ing)?|approval)(?:\\s+(?:by|from)\\s+(?:an?\\s+|the\\s+)?leads?)?)|(?<evidence>(?:some\\s+)?(?:evidence|proof))";
const WHERE =
  '(?:\\s+(?:for|of|with|from|on|before)\\s+(?:every|each|all|an?|the|any)?\\s*(?:completions?|completed?\\s+actions?|actions?|closing|completing(?:\\s+actions?)?))?(?:\\s+(?:in|for|of)\\s+(?:this|the|our)\\s+(?:whole\\s+)?plan)?';
const form = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'di');

const on = form(
  `(?:always\\s+|start\\s+)?(?:requir(?:e|ing)|insist(?:ing)?\\s+on|make)\\s+(?:${WHAT})${WHERE}(?:\\s+(?:required|mandatory|compulsory))?`,
);
const off = form(
  `(?:(?:stop|no\\s+longer|do\\s+not|don'?t|quit)\\s+(?:requir(?:e|ing)|insist(?:ing)?\\s+on|asking\\s+for)|make)\\s+(?:${WHAT})${WHERE}(?:\\s+(?:optional|voluntary))?`,
);

/** Only an officer's word sets it; whoever else says so is told. */
export function readCompletion(wish: Wish): Reading | null {
  if (wish.asks) return null;
  const makes = /^make\b/i.test(wish.left);
  const optional = /\b(?:optional|voluntary)$/i.test(wish.left);
  const named = /\b(?:required|mandatory|compulsory)$/i.test(wish.left);
  if (makes && !optional && !named) return null;
  for (const [pattern, value] of [
    [on, true],
    [off, false],
  ] as const) {
    if (makes && value === optional) continue;
    const parts = partsOf(pattern, wish);
    if (!parts) continue;
    const plans = [...wish.sight.lexicon.about.keys()];
    return requested(
      wish,
      plans,
      parts.evidence
        ? { do: 'completion', evidence: value ? 'required' : 'asked', signOff: null }
        : { do: 'completion', evidence: null, signOff: value },
    );
  }
  return null;
}
