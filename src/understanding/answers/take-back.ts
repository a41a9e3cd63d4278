/** Whole texts that want an update undone: nothing is changed by them, and it is said how to put it right. */
import type { Context, Reading } from '../intent.ts';
import { claimed, type MarkOf, marksOf, type Sight } from '../mark.ts';
import { progressSuggestions, spoken } from '../suggestions.ts';

const TAKES_BACK =
  /^(?:(?:sorry|oops|please|pls|no|hi|can you|could you|ok|so|i want to|i need to|actually)\b[ ,!.-]*)*(?:undo|revert|re-?open|un-?close|undone it|roll back|take (?:it|that|this) back|(?:that|this|it|my (?:last )?(?:update|answer|reply|message)|the last (?:one|update))(?:'s| is| was)? (?:wrong|incorrect|not right|not true|a mistake|an error|meant for)|i (?:made|have made|'ve made) a mistake|my mistake|wrong (?:one|action|item|status|button)|i (?:pressed|clicked|tapped|chose) the wrong|delete (?:that|my (?:last )?update)|remove (?:that|my (?:last )?update))\b/i;
/** What comes with it may be the right answer, and is read for itself. */
const LONGEST = 60;

const ITEM = claimed('item');
const ITEMS = `(?:the )?(?<meant>${ITEM}(?:\\s*(?:,|and|&)?\\s*${ITEM})*)`;
const BUT_NOT = `(?:[\\s,]*(?:and )?not (?:the )?${ITEM})?`;
const SORRY =
  '(?:(?:sorry|oops|no|nope|nah|wait|actually|apologies|my mistake|my bad|not that(?: one)?|wrong (?:one|action|number|ref)|hang on|hold on|hi|i)\\b[\\s,.!:-]*)';
const END = '(?:[\\s,]*(?:please|pls|thanks|sorry|instead|then|one|i mean|i meant|that is))*[\\s.!]*$';
const MEANT = [
  `^${SORRY}*(?:i\\s+)?(?:meant|mean)(?: to say| for| about)?[\\s:]+${ITEMS}${BUT_NOT}${END}`,
  `^${SORRY}*(?:that|this|it|the last one|my (?:last )?(?:update|reply|answer|message))(?:'s| was| is| were)?(?: all)?(?: (?:meant|intended|supposed))?(?: to be)? (?:for|about|on)[\\s:]+${ITEMS}${BUT_NOT}${END}`,
  `^${SORRY}*(?:that|this|it)? ?(?:should (?:be|have been|have said|go (?:to|on|under|against))|make that|i was (?:talking|thinking) (?:about|of))(?: for| on| to| against)?[\\s:]+${ITEMS}${BUT_NOT}${END}`,
  `^${SORRY}+(?:not (?:the )?${ITEM}[\\s,]*)?(?:but |it's |for |it was )?${ITEMS}${BUT_NOT}${END}`,
  `^${ITEMS}[\\s,]*(?:and )?not (?:the )?${ITEM}${END}`,
  `^not (?:the )?${ITEM}[\\s,]*(?:but |it's |it was )?${ITEMS}${END}`,
].map((pattern) => new RegExp(pattern, 'i'));

/** "I meant 3.4", "no, 3.4 not 3.3": the refs that were meant; null when it is something else. */
function meantIn(sight: Sight): string[] | null {
  if (sight.text.length > LONGEST) return null;
  const items = marksOf(sight, 'item');
  for (const pattern of MEANT) {
    const match = pattern.exec(sight.left);
    const list = match?.groups?.meant;
    if (!match || list === undefined) continue;
    const inList = (mark: MarkOf<'item'>): boolean => {
      const before = sight.left.slice(Math.max(0, mark.start - 8), mark.start);
      return !/\bnot (?:the )?$/i.test(before);
    };
    const refs = items.filter(inList).flatMap((mark) => mark.entries[0]?.ref ?? []);
    return refs.length > 0 ? [...new Set(refs)] : null;
  }
  return null;
}

export function readTakeBack(sight: Sight, context: Context): Reading | null {
  const { text } = sight;
  const meant = meantIn(sight);
  if (meant) return { kind: 'meant', items: meant };
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
    ask: `Nothing was changed yet. To put an update right, choose "Change" on its receipt, or tell me how ${it} ${/ and /.test(it) ? 'stand' : 'stands'} now.`,
    items,
    suggestions: progressSuggestions(about),
  };
}
