/** Rows: months, alone or with their year, and runs of them; where "may" and "April" are no months they are left alone. */
import { firstOf, lastOf, MONTH, monthNumber, span, YEAR } from './calendar-words.ts';
import { type DateRow, type DateSight, dateRow, type Meaning, times } from './date-rows.ts';

/** What has to stand before "may", which is a verb more often than a month. */
const AFTER_WHICH_MAY_IS_A_MONTH =
  '(?<=^|\\n|[,;(/]\\s?|-\\s?|\\b(?:in|by|until|till|til|to|of|from|since|next|last|this|for|during|before|after|now|due|date|and|or|end|mid|early|late|over|back|the|around|about|through|throughout|into)[\\s-])';
const NAMED =
  '(?<!\\b(?:ask(?:ing)?|tell|told|email(?:ed)?|contact|speak\\s+to|talk\\s+to|spoke\\s+to|(?:assign|pass|hand|give)(?:ed|ing|n)?(?:\\s+(?:it|this|over))*\\s+to|cc|copy\\s+in|hi|hello|dear|thanks|mrs|ms|miss|dr)\\s+)(?<!\\b(?:we|they|you|will|would|can|must|protest|peace|pride)\\s+(?=march))';
const ACTS =
  "(?!\\s+(?:said|says|knows|left|took|told|has(?!\\s+been)|is\\s+(?:leading|doing|on\\s+leave|off|away|looking|chasing|dealing)|will\\s+(?:send|do|chase|update)|(?:on|past|ahead|forward|against)\\s+\\w+ing)\\b|'ll|'d)";
const JOINT = '\\s*(?:-|\\/|to|until|and|&|or|\\s)\\s*';

function months(
  sight: DateSight,
  first: string,
  last: string,
  year: string | undefined,
  open: boolean,
): Meaning | null {
  const ahead = (monthNumber(last) - monthNumber(first) + 12) % 12;
  const assumed = year ? null : 'year';
  const end = firstOf(monthNumber(last), year, sight.today);
  const from = end?.subtract({ months: ahead });
  if (!from || !end || (ahead === 0 && first !== last)) return null;
  return times(span(from, lastOf(end), { assumed, doubt: open }), ahead === 0 ? 'month' : 'stretch');
}

export const monthWords: readonly DateRow[] = [
  dateRow(`${NAMED}\\b(${MONTH})(?:'?s?)${JOINT}(?:(?:${MONTH})${JOINT})?(${MONTH})${YEAR}?`, (m, sight) => {
    const [first = '', last = ''] = [m[1], m[2]];
    const open = /\bor\b/i.test(m[0]);
    return monthNumber(first) === monthNumber(last) ? null : months(sight, first, last, m[3] ?? m[4], open);
  }),
  dateRow(`${AFTER_WHICH_MAY_IS_A_MONTH}(?:the\\s+)?(?:month\\s+of\\s+)?(may)\\b${YEAR}?`, (m, sight) =>
    /\s(?:be|have|need|not|take|slip|well|also|help|i|we)\b/i.test(sight.left.slice(m.index, m.index + 9))
      ? null
      : months(sight, 'may', 'may', m[2] ?? m[3], false),
  ),
  dateRow(`${NAMED}\\b(?:month\\s+of\\s+)?(?!may\\b)(${MONTH})${YEAR}?${ACTS}`, (m, sight) =>
    months(sight, m[1] ?? '', m[1] ?? '', m[2] ?? m[3], false),
  ),
  dateRow('\\bmay(?:\\s+of)?\\s+((?:19|20)\\d\\d)\\b', (m, sight) =>
    months(sight, 'may', 'may', m[1], false),
  ),
];
