/** Parsers: how the actions must stand that a question asks for ("what's at risk", "how many reds", "what's stuck"). */
import type { StatusFilter } from '../../domain/question.ts';
import { claimed } from '../mark.ts';
import { type Row, tableParser } from '../parse-table.ts';

const row = (pattern: RegExp, ...statuses: StatusFilter[]): Row => ({
  pattern,
  read: () => ({ kind: 'status-filter', statuses }),
});

const NOT =
  "(?:not|never|isn'?t|aren'?t|wasn'?t|hasn'?t|haven'?t|hadn'?t|didn'?t|yet to|still to|waiting to|hvnt|havnt)(?: (?:been|be|yet|actually|even|quite|got|really|all|fully))*";
/** What is to be done by a day is due. */
const BY_A_DAY = ` (?:(?:by|before|in|on|until|the) ){1,3}${claimed('date')}`;
const LACKS =
  "(?:\\bno|\\bwithout|(?<!\\b(?:who(?:'?s| is| are)?|keeps?|always|often|constantly) )\\bmissing|\\black(?:s|ing)?|\\b(?:has|have|hv|had|got|with)(?: got)? no|\\bnot (?:got|been given|set|have|having)(?: an?y?)?|\\b(?:don'?t|doesn'?t|didn'?t|hasn'?t|haven'?t|hvnt|hvn'?t)(?: (?:got|have|been given))?(?: an?y?)?)";

/** Read first: what is denied or missing must not be read as the thing itself. */
export const deniedFilter = tableParser([
  row(
    new RegExp(
      `${LACKS}(?: (?:agreed|set|the|due|end|target))* ?(?:dates?|deadlines?|timescales?|timelines?)(?: (?:set|yet|agreed|at all|against (?:it|them)|on (?:it|them)))*\\b|\\b(?:un|not |(?:is|are|was)n'?t |(?:has|have)n'?t been )(?:dated|scheduled)\\b|\\bdateless\\b`,
      'gi',
    ),
    'no-date',
  ),
  row(
    new RegExp(
      `${LACKS}(?: (?:listed|set|named|the))* ?(?:actions|activities|actions? under (?:it|them))(?: (?:at all|yet|listed|under (?:it|them)))*\\b`,
      'gi',
    ),
    'no-actions',
  ),
  row(
    /\b(?:(?:not|isn'?t|aren'?t|won'?t)(?: be)?(?: going to| gonna)? (?:make|hit|meet) (?:it|its date|the date|the deadline|target)|(?:might|may|could|likely to|going to|will|about to) miss (?:it|its|their|the)(?: (?:date|deadline|target)s?)?|(?:falling|fallen) short|bad news)\b/gi,
    'at-risk',
    'off-track',
  ),
  row(new RegExp(`\\b${NOT} (?:over[\\s-]?due|late|past (?:its|their) date)\\b`, 'gi'), 'not-overdue'),
]);

export const statusFilter = tableParser([
  row(
    new RegExp(
      `\\b${NOT} (?:start(?:ed)?|beg[ui]n|kicked off|got going|under ?way|going)\\b|\\b(?:nobody|no[- ]?one)(?:'s| has| have|s)? (?:(?:yet|even|ever|actually) )?(?:begun|started|touched|kicked off|got going)(?: (?:on|with))?\\b|\\bunstarted\\b|\\bno start\\b`,
      'gi',
    ),
    'not-started',
  ),
  row(
    new RegExp(
      `\\b${NOT} (?:done|do|complet(?:e|ed)|finish(?:ed)?|closed|delivered|signed off|ticked off)\\b|\\bun(?:done|finished|completed)\\b|\\b(?:outstanding|incomplete|remain(?:s|ing)?|still (?:to do|going|live|open)|(?:left|yet) to do|to be done(?!${BY_A_DAY})|to go)\\b|\\b(?:what|which|who|much|many|anything|owt|bits?|stuff|actions?|ones|items|things|is|are|'?s|has|have) left\\b|\\bleft\\b(?= (?:in|on|for|under|over|with|to|undone|at)\\b|[\\s?.!]*$)|\\bopen\\b(?= (?:actions?|ones|items|tasks)\\b|[\\s?.!]*$)|\\b(?:is|are|'s|remains?) (?:still )?open\\b`,
      'gi',
    ),
    'not-complete',
  ),
  row(
    new RegExp(
      `\\b${NOT} (?:on[\\s-]track|green|going (?:well|to plan)|on (?:schedule|target|course))\\b`,
      'gi',
    ),
    'at-risk',
    'off-track',
  ),
  row(/\b(?:at[\s-]risk|ambers?|yellows?)\b/gi, 'at-risk'),
  row(
    /\b(?:slipping|behind schedule|behind(?= (?:on|with|in)\b|,|[\s?.!]*$)|drifting|delayed|delays|struggling|in trouble|(?:going|gone) wrong|wobbling|wobbly|off course|(?:any|the|got|have|are|with) (?:problems|concerns|issues|worries)|worr(?:ying|ied)|needs? attention|sliding|flagging|faltering|(?:going|gone) (?:south|pear[- ]shaped|off the boil)|off the (?:rails|boil)|about to (?:tip|slip|go)(?: over)?|(?:falling|fallen) (?:short|behind)|in (?:danger|jeopardy|peril)|under threat|touch and go|shaky)\b/gi,
    'at-risk',
    'off-track',
  ),
  row(/\b(?:off[\s-]track|reds?|in the red)\b/gi, 'off-track'),
  row(/\b(?:on[\s-]track|on schedule|on target|on course|greens?|going (?:well|to plan))\b/gi, 'on-track'),
  row(
    /\b(?:blocked|blockers?|blockages?|stuck|stalled|waiting (?:on|for)|awaiting|held up|holding (?:\w+ )?up|on hold|hold[- ]?ups?|parked|bottlenecks?|stopped|jammed|log[- ]?jam(?:s|med)?|gummed up|clogged(?: up)?|bogged down|in limbo|on ice|(?:kicked )?into the long grass|(?:hit|hitting|up against) a (?:brick )?wall|ground to a halt|dead in the water|going nowhere|stymied|snagged|snarled up|frozen)\b/gi,
    'blocked',
  ),
  row(
    /\b(?:done|complet(?:e|ed|ions?)|finished|closed|wrapped up|ticked off|in the bag|nailed(?: down)?|boxed off|put to bed|over the line|delivered|blues?)\b/gi,
    'complete',
  ),
  row(/\b(?:in[\s-]progress|under ?way|ongoing|started|being worked on)\b/gi, 'in-progress'),
  row(/\b(?:withdrawn|dropped|cancelled|scrapped|abandoned|binned|written off)\b/gi, 'withdrawn'),
]);
