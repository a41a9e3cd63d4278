/** Whole texts that want an update undone: nothing is changed by them, and it is said how to put it right. */
import type { Context, Reading } from './intent.ts';
import { marksOf, type Sight } from './mark.ts';
import { progressSuggestions, spoken } from './suggestions.ts';

const TAKES_BACK =
  /^(?:(?:sorry|oops|please|pls|no|hi|can you|could you|ok|so|i want to|i need to|actually)\b[ ,!.-]*)*(?:undo|revert|re-?open|un-?close|undone it|roll back|take (?:it|that|this) back|(?:that|this|it|my (?:last )?(?:update|answer|reply|message)|the last (?:one|update))(?:'s| is| was)? (?:wrong|incorrect|not right|not true|a mistake|an error|meant for)|i (?:made|have made|'ve made) a mistake|my mistake|wrong (?:one|action|item|status|button)|i (?:pressed|clicked|tapped|chose) the wrong|delete (?:that|my (?:last )?update)|remove (?:that|my (?:last )?update))\b/i;
/** What comes with it may be the right answer, and is read for itself. */
const LONGEST = 60;

export function readTakeBack(sight: Sight, context: Context): Reading | null {
  const { text } = sight;
  if (
    text.length > LONGEST ||
    !TAKES_BACK.test(text) ||
    /[,;\n].*\b(?:on track|at risk|off track|not|done)\b/i.test(text)
  )
    return null;
  const items = [...new Set(marksOf(sight, 'item').flatMap((mark) => mark.entries[0]?.ref ?? []))];
  const about = items.length > 0 ? items : context.inHand.slice(0, 1);
  const it = spoken(items, context);
  return {
    kind: 'clarify',
    ask: `Nothing was changed yet. To put an update right, press "Change" on its receipt, or tell me how ${it} ${/ and /.test(it) ? 'stand' : 'stands'} now.`,
    items,
    suggestions: progressSuggestions(about),
  };
}
