/** Parser: "no change", which repeats the last status and counts as an update. */
import { claimed } from './mark.ts';
import { tableParser } from './parse-table.ts';

const SAME = `(?:no changes?|nothing (?:new|to report|to add|to update|changed|has changed)|nothing(?= \\uE002)|no (?:news|updates?|movement)|(?:still )?(?:the )?same as (?:before|last)|as before|as last time|unchanged|still the same)`;
const TAIL = `(?:\\s+(?:${claimed('item')}|on|for|with|since|last|time|week|month|term|update|round|card|this|to|report|from|me|us|yet|here|really|then|i'm afraid|sorry|thanks|${claimed('date')}))*`;

export const unchangedWords = tableParser([
  {
    pattern: new RegExp(
      `(?<=^|\\n|[,;:!]\\s?|\\.\\s|-\\s|${claimed('item')}\\s)(?:it's |its |still )?${SAME}${TAIL}(?=\\s*(?:$|[\\n,;.!-]))`,
      'gi',
    ),
    read: () => ({ kind: 'unchanged' }),
  },
]);
