/** Parser: whose actions a question is about, as far as "me" and "nobody" go. */
import { tableParser } from '../parse-table.ts';

const OWNER = '(?:owners?|leads?|lead officers?|named (?:person|lead|owner))';

/** Behind these "me" is who is to be told, not whose actions are meant. */
const TOLD =
  'tell|telling|told|show|showing|give|giving|gives|get|remind|for|let|send|sending|help|excuse|ask|asked|chase|find|draft|write|do|pull|print|email|point|with|to|pass|fill|walk|talk|run|take|makes?|forgive|strikes?|bring|catch';
/** "My board paper" is no list of mine. */
const OTHER_THINGS =
  'board|paper|papers|report|notes?|boss|meeting|1:1|one to one|supervision|diary|director|manager|head|slides|briefing|mind|bad|apologies|colleagues?|phone|inbox|last|question|next meeting|chair|portfolio holder|exec|memory|understanding';

export const ownerWords = tableParser([
  {
    pattern: new RegExp(
      `\\b(?:(?:no|without|missing|lacks?|lacking|not got|need(?:s|ing)?|(?:have|has|hv) no|(?:haven'?t|hasn'?t|hvnt|don'?t|doesn'?t)(?: got| have| yet got)?|not (?:have|been given))(?: an?y?| the)?(?: named| accountable)? ${OWNER})(?: (?:yet|at all|against (?:it|them)))*\\b|\\bun(?:owned|assigned|allocated|led)\\b|\\borphan(?:s|ed)?\\b|\\bownerless\\b|\\b(?:no[- ]?one|nobody) (?:owns?|has (?:got|picked up)|is (?:on|down for|leading|looking after|doing)|leads?|at all|'?s (?:on|got|leading))\\b|\\b(?:not|isn'?t|aren'?t|hasn'?t been|haven'?t been|yet to be|not been) (?:assigned|allocated|owned|given to anyone|picked up)\\b|\\bvacant\\b|\\bwith (?:nobody|no[- ]?one)(?:'s name)?\\b|\\b(?:nobody|no[- ]?one)'?s (?:baby|job|desk|patch|problem|remit|name)\\b|\\bup for grabs\\b|\\bgoing begging\\b|\\bin need of an? (?:owner|lead|home)\\b|\\b(?:nobody|no[- ]?one)(?:'s| has| have)? (?:been (?:given|assigned|named)|got|picked|is named|'s name)(?: (?:it|them|up))?\\b|\\b(?:has|have) (?:nobody|no[- ]?one)\\b|\\bwithout any(?:one|body)\\b|\\bgiven to (?:nobody|no[- ]?one)\\b`,
      'gi',
    ),
    read: () => ({ kind: 'owner', owner: 'none' }),
  },
  {
    pattern: new RegExp(
      `\\bmine\\b|\\bmy(?: own)?\\b(?! (?:${OTHER_THINGS})\\b)|(?<!\\b(?:${TOLD}) )\\bme\\b|(?<=\\b(?:due|overdue|late|down|left|outstanding|coming up|anything|actions?|owt|out|on|assigned|next|stuff) )(?:for|to|with) me\\b|(?<!\\bwho(?:m| else)? )\\b(?:have|do|am|did|had) i(?= (?:have|got|get|need|own|owe|still|on|down|late|behind|due|up to date|supposed|meant|responsible|any|missed?|doing|leading|to|overdue|not|said|say)\\b)|\\bam i(?= (?:on|down|late|up to date|responsible|the (?:owner|lead)|behind|meant|supposed|doing|leading|due|overdue|missing|ok|all|accountable|named)\\b)|\\bi(?:'m|m| am)(?= (?:on|down|supposed|meant|due|responsible|behind|late|leading|doing|expected|accountable|named|overdue)\\b)|\\bi(?:'ve|ve| have)?(?= got (?:due|on|to do|left|coming|this|next|in|outstanding|overdue)\\b)|\\bi(?= (?:owe|own|lead)\\b)|\\bi(?= (?:need|have|ought|am meant|should be|should) (?:to )?(?:do(?:ing)?|finish|update|report|worry)\\b)|\\bi(?= (?:have|got)(?: (?:due|left|overdue|coming|open|outstanding|to do|this|next)\\b|[\\s?.!]*$))`,
      'gi',
    ),
    read: () => ({ kind: 'owner', owner: 'me' }),
  },
]);
