/**
 * Parser: that something exists which would prove it ("care bid submitted", "Silver award"). Nothing is kept of it. Read
 * last and from the words as they were typed, since the same words may also say a status.
 */

import { claimed, type Mark, marksOf, type Parser, type Sight } from '../mark.ts';
import { wordsOf } from '../words.ts';
import { clausesOf } from './clauses.ts';

const HAPPENED =
  /^(?<what>(?:[\p{L}\d][\p{L}\d'&/-]*\s+){1,6}?)(?:(?:has|have|was|were|is|are|been|now|all|just|already|finally)\s+)*(?:submitted|approved|awarded|published|signed(?: off)?|launched|delivered|held|took place|met|agreed|adopted|ratified|(?:gone|went) live|issued|circulated|sent(?: out| off)?|(?:gone|went) (?:out|to)|presented|completed|appointed|advertised|commissioned|procured|installed|opened|registered|secured|won|received|arrived|came (?:through|in|back)|achieved|passed|accredited|uploaded|posted|finalised)(?![\p{L}'])/iu;
const AWARD =
  /(?<![\p{L}])(?:[\p{L}\d'-]+\s+){0,3}?(?:award|accreditation|kite ?mark|quality mark|certificate|certification|charter mark|gold|silver|bronze status|ofsted (?:good|outstanding))(?=\W*$)/iu;
const NOT_YET =
  /\b(?:delayed|slipping|behind|(?:off|on|at)[ -](?:track|risk)|not|no|never|will|to be|should|could|would|if|when|once|until|till?|by|before|need|needs|waiting|awaiting|hoping|hope|plan|planned|due|want|nothing|nobody|yet|unless|can'?t|cannot|being|applied|bidding|applying|next|draft|half|some|partly|nearly|almost|lost|missed|failed|refused|rejected)\b|n't\b|%/i;
/** What has no name of its own proves nothing. */
const NAMELESS = new Set(
  'it its thats theyre weve ive two three thirds third quarters quarter half of lot this that these those they we i he she everything all both one ones thing things action activity rest most some many and the a has have was were is are been now just already finally status update'.split(
    ' ',
  ),
);
const MOST = 5;
const LONGEST_CLAUSE = 120;

export const mentions: Parser = (sight) => {
  const taken = sight.marks.filter(({ kind }) =>
    ['evidence', 'no-evidence', 'link', 'hand-over', 'snooze', 'figure', 'reason', 'blocked'].includes(kind),
  );
  return clausesOf(sight.left)
    .filter(
      ({ start, end }) =>
        end - start <= LONGEST_CLAUSE && !taken.some((mark) => mark.start < end && mark.end > start),
    )
    .flatMap((clause) => mentionIn(clause, sight))
    .slice(0, MOST);
};

function mentionIn({ start, end }: { start: number; end: number }, sight: Sight): Mark[] {
  const words = sight.text.slice(start, end);
  if (NOT_YET.test(words) || isCompletion(start, end, sight)) return [];
  const what = HAPPENED.exec(words)?.groups?.what ?? AWARD.exec(words)?.[0];
  const strange = wordsOf(what ?? '').some((word) => !NAMELESS.has(word.text) && word.text.length > 1);
  if (what === undefined || !strange || new RegExp(claimed('item')).test(sight.left.slice(start, start + 3)))
    return [];
  const named = what.trim().replace(/^(?:the|a|an|our|my|we|i)\s+(?=\S)/i, '');
  return [
    { start, end, text: words, kind: 'evidence', evidence: { kind: 'mention', what: named }, how: 'said' },
  ];
}

/** "Report approved" closes the action: its own status says all there is. */
const isCompletion = (start: number, end: number, sight: Sight): boolean =>
  marksOf(sight, 'status').some(
    (mark) => mark.how === 'said' && mark.status === 'complete' && mark.start < end && mark.end > start,
  );
