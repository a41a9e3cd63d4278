/** Parser: an answer that was given for another action ("same as 4.3a", "already answered under 4.3a"). */
import { copiesOnto } from '../answers/copies-onto.ts';
import { claimed, type MarkOf, marksOf, type Sight } from '../mark.ts';
import { type Row, tableParser } from '../parse-table.ts';

const ITEM = claimed('item');
const UPDATE =
  '(?:(?:my|the|our)\\s+)?(?:(?:last|latest|previous)\\s+)?(?:(?:update|answer|reply|response|comments?|note|entry|one)\\s+)?';
const PLACE = '(?:(?:for|on|in|under|at|to|with|by|of|as)\\s+)?';

const refAt = (match: RegExpExecArray, sight: Sight): string | null => {
  const end = match.index + match[0].length;
  const mark = marksOf(sight, 'item').findLast((item) => item.start >= match.index && item.end <= end);
  return mark ? refOf(mark, sight) : null;
};

const refOf = ({ entries }: MarkOf<'item'>, { context }: Sight): string | null => {
  const plan = entries.find((entry) => context.inHand.includes(entry.ref)) ?? entries[0];
  return plan?.action ? plan.ref : null;
};

const read: Row['read'] = (match, sight) => {
  const ref = refAt(match, sight);
  const before = sight.left.slice(Math.max(0, match.index - 20), match.index);
  if (copiesOnto(sight.text)) return null;
  if (ref === null || /(?:\bnot|n't|\bnever)\s+(?:the\s+)?$/i.test(before)) return null;
  return { kind: 'same-as', ref };
};

export const sameAs = tableParser(
  [
    `\\b(?:(?:the|exactly|much the|pretty much the|it's the|its the)\\s+)?(?:same|identical|ditto|duplicate|dupe|repeat|copy)\\s+(?:update\\s+|answer\\s+|thing\\s+|action\\s+|story\\s+)?(?:(?:as|to|of|for|with)\\s+)?${UPDATE}${PLACE}${ITEM}`,
    `\\bas\\s+(?:per\\s+|for\\s+|with\\s+|in\\s+)${UPDATE}${PLACE}${ITEM}`,
    `\\b(?:duplicates|repeats|copies|mirrors)\\s+${ITEM}`,
    `(?<=^|[\\n,;:.!(-]\\s?)(?:please\\s+|pls\\s+)?(?:see|refer to|as)\\s+${UPDATE}${PLACE}${ITEM}(?=\\s*(?:$|[\\n,;.!)-]))`,
    `\\b(?:(?:already|been)\\s+)?(?:answered|covered|reported|updated|picked up|dealt with|recorded|included|captured)\\s+(?:this\\s+|that\\s+|it\\s+)?(?:already\\s+)?(?:under|in|on|by|with|against|as part of)\\s+${UPDATE}${PLACE}${ITEM}`,
  ].map((pattern): Row => ({ pattern: new RegExp(pattern, 'gi'), read })),
);
