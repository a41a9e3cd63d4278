/** Set-up sentences that ask for a walk: "what's missing in Priority 3", "what's inherited". */
import type { Reading } from '../intent.ts';
import { requested } from './set-up-request.ts';
import { scopeIn } from './set-up-scope.ts';
import { partsOf, type Wish } from './set-up-sentence.ts';

const AGAIN = '(?:(?:continue|carry\\s+on|go\\s+on|keep\\s+going|resume)(?:\\s+with)?\\s+)?';
const THROUGH = '(?:(?:go|walk|take|run|talk)(?:\\s+me|\\s+us)?\\s+(?:through|over)\\s+)?';
const ASKED =
  "(?:(?:what|wot)(?:'?s|\\s+is|\\s+are)?(?:\\s+the\\s+things?)?|what\\s+(?:else|info(?:rmation)?)\\s+is|what\\s+(?:do|have)\\s+(?:we|i)|(?:is|are)\\s+(?:there\\s+)?anything|anything|show(?:\\s+me)?(?:\\s+what(?:'?s|\\s+is))?|list(?:\\s+what(?:'?s|\\s+is))?|tell\\s+me\\s+what(?:'?s|\\s+is)|which\\s+(?:things|bits)\\s+are)";
const WHERE = '(?:\\s+(?:in|from|for|on|under|within|of)\\s+(?<what>.+))?';
const walk = (pattern: string): RegExp => new RegExp(`^${AGAIN}${THROUGH}(?:${pattern})${WHERE}$`, 'di');

const missing: readonly RegExp[] = [
  walk(`(?:${ASKED}\\s+)?(?:(?:still|else|all)\\s+)*mis{1,2}in?g(?:\\s+(?:still|now))?`),
  walk(
    "(?:(?:what|where)(?:'re|\\s+are)\\s+|show(?:\\s+me)?\\s+|list\\s+|fill(?:\\s+in)?\\s+|(?:are\\s+there\\s+)?any\\s+|find\\s+)?(?:(?:all|the|my|our)\\s+)*gaps(?:\\s+(?:left|still|remaining))?",
  ),
  walk('what\\s+(?:still\\s+)?needs\\s+(?:filling\\s+in|setting\\s+up|completing)'),
  walk('(?:(?:finish|do|start)\\s+)?(?:the\\s+)?set-?up'),
];
const LACKS =
  "(?:'?s|\\s+is|\\s+are)?\\s+(?:still\\s+)?missing\\s+(?:an?\\s+|their\\s+|its\\s+|the\\s+)?(?:dates?|owners?|deadlines?)";
const lacksBoth = walk(`(?:who|what)${LACKS}\\s+(?:and|or)\\s+(?:an?\\s+)?(?:dates?|owners?|deadlines?)`);
/** A list for anybody else, as "what has no date" is. */
const lacksOne = walk(`who${LACKS}`);

const inherited: readonly RegExp[] = [
  walk(
    "(?:(?:what|which)(?:\\s+(?:actions|ones|things))?(?:'?s|\\s+is|\\s+are|\\s+was|\\s+were)?\\s+|show(?:\\s+me)?\\s+|list\\s+|settle\\s+|sort(?:\\s+out)?\\s+|close\\s+|clear(?:\\s+up)?\\s+|deal\\s+with\\s+)?(?:(?:all|the|our|what'?s)\\s+)*inherited(?:\\s+(?:actions?|ones|items?|list|things))?",
  ),
  walk('what\\s+(?:did|have)\\s+we\\s+inherit(?:ed)?'),
];

export function readWalk(wish: Wish): Reading | null {
  const { officer } = wish.sight.context;
  const lists = [...missing, lacksBoth, ...(officer ? [lacksOne] : [])];
  return walkOf(lists, 'missing', wish) ?? walkOf(inherited, 'inherited', wish);
}

function walkOf(patterns: readonly RegExp[], what: 'missing' | 'inherited', wish: Wish): Reading | null {
  for (const pattern of patterns) {
    const parts = partsOf(pattern, wish);
    if (!parts) continue;
    if (!parts.what || WHOLE.test(parts.what.text))
      return requested(wish, plansOf(wish), { do: what, items: [] });
    const scope = scopeIn(wish.sight, parts.what);
    if (!scope) continue;
    return 'kind' in scope ? scope : requested(wish, scope.plans, { do: what, items: scope.items });
  }
  return null;
}

const WHOLE = /^(?:the|this|our|my)?\s*(?:whole\s+|entire\s+)?(?:plan|strategy)$/i;

const plansOf = ({ sight }: Wish): string[] => [...sight.lexicon.about.keys()];
