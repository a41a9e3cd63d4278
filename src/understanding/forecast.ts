/** Parser: a new date. A date counts only with words that make it one; all other dates are merely mentioned. */
import { dateIn } from './dated.ts';
import { claimed, type Days, type Sight } from './mark.ts';
import { moreTime } from './more-time.ts';
import { type Row, tableParser } from './parse-table.ts';

const DATE = `(?:(?:about|around|approx|roughly|probably|maybe|more like|nearer|the|on|in)\\s+){0,2}${claimed('date')}`;
const FINISHED =
  '(?:done|complete[d]?|finish(?:ed)?|ready|there|sorted|closed|in place|live|delivered|published|launched|signed off|submitted|with you)';
const CLAUSE_START = '(?<=^|[\\n,;:.!(-]\\s?|\\b(?:and|so|but)\\s)';
const CLAUSE_END =
  '(?=\\s*(?:$|[\\n,;:.!)-]|\\b(?:because|due to|as|now|instead|please|pls|thanks|and|but)\\b))';

/** Words before a date that take it back, or that say it is not this action's. */
const TAKEN_BACK =
  /(?:\bnot|n't|\b(?:no (?:chance|way|hope)|not a chance|doubt|doubtful|doubt it|can't see it|cant see it|nt|wont|cant|never|unlikely|cannot|miss|missed|missing|was|were|originally|previous|previously|old|until|unless|if|needs?|needed|has|must|supposed|on leave|away|remind(?: me)?|chase(?: me)?|ask(?: me)?|snooze|meeting|board|cabinet))\s+(?:[^\s,;.\uE000-\uF8FF]+\s+){0,3}$/i;
const AWAY =
  /\b(?:leave|away|holiday|off sick|remind|chase|snooze|ask me|off (?:until|till|til)|out of (?:the )?office|stop)\b/i;
const UNSURE =
  /\b(?:maybe|probably|possibly|perhaps|might|could|hopefully|i think|i guess|not sure|hope(?:ful(?:ly)?)?|ideally|risk of)\b|\?/i;

/** "80% done by Friday": that day ends a part of it. */
const OF_A_PART = new RegExp(
  `(?:\\d\\s?%|per ?cent|\\bhalf|\\bhalfway|${claimed('percent')}|\\b(?:mostly|partly|nearly|almost))\\s*$`,
  'i',
);
const clauseAround = (match: RegExpExecArray, sight: Sight): string => {
  const before =
    sight.left
      .slice(0, match.index)
      .split(/[\n,;]|\.\s/)
      .at(-1) ?? '';
  return before + match[0];
};

const row = (
  pattern: string,
  how: 'said' | 'implied',
  fits: (days: Days, sight: Sight, match: RegExpExecArray) => boolean = () => true,
): Row => ({
  pattern: new RegExp(pattern, 'gi'),
  read: (match, sight) => {
    const date = dateIn(match, sight);
    if (!date || !fits(date.days, sight, match)) return null;
    if (TAKEN_BACK.test(sight.left.slice(0, match.index)) || AWAY.test(clauseAround(match, sight)))
      return null;
    if (OF_A_PART.test(sight.left.slice(0, match.index))) return null;
    const sure = how === 'said' && !UNSURE.test(clauseAround(match, sight));
    return { kind: 'forecast', day: date.days.by, how: sure ? 'said' : 'implied' };
  },
});

const toCome = (days: Days, sight: Sight): boolean => days.by >= sight.context.today;

const SLIP_VERB =
  '(?:slip(?:s|ped|ping)?|slid(?:e|ing)?|drift(?:ed|ing)?|mov(?:e|es|ed|ing)|push(?:ed|ing)?|put|delay(?:ed)?|postponed?|reschedul(?:e|ed)|extend(?:ed)?|revised?|deferred|defer|changed?|shift(?:ed)?|bump(?:ed|ing)?|knock(?:ed|ing)?|kick(?:ed|ing)?|roll(?:ed|ing)?(?: over)?|carr(?:y|ied)(?: over| forward)?)';
const OF_IT = `(?:it|this|that|this one|completion|delivery|launch|we|${claimed('item')})`;
/** A target of a measure is due then, not the action. */
const AIMED = /(?:%|\b(?:aim|target|goal|ambition)\b)[^,;\n]*$/i;
/** What goes live or is finished before the action is. */
const FORERUNNER =
  /\b(?:pilot|phase|stage|draft|first|part|interim|consultation|advert|survey|bid|recruitment|interviews?|half|some|version|tender|review|report|meeting|training)\s+(?:\w+\s+){0,2}$/i;

export const forecasts = tableParser([
  ...moreTime,
  row(
    `\\b(?:new|revised|updated|changed|expected|forecast|likely|target|completion|end|finish)\\s+(?:due\\s+|end\\s+|completion\\s+)?date\\s*(?:(?:is|of|now|will be|to|for|set|moved|by)\\s+|[:=-]\\s*)*${DATE}`,
    'said',
  ),
  // The verb stays: "slipping to March" says at risk as well.
  row(
    `(?<=\\b${SLIP_VERB}(?:\\s+(?:it|this|that|the|due|date|a bit|slightly|again|back|out|now|${claimed('item')}(?:'s)?)){0,4}\\s+)(?:to|into|until|till|'?til)\\s+${DATE}`,
    'said',
  ),
  row(
    `\\b(?:now\\s+(?:due|expected|likely|planned|looking(?: at| like)|aiming for)|due now|looking at|looking like|aiming for|eta|forecast|expecting)(?:\\s+(?:by|on|in|for|is))?[\\s:]+${DATE}`,
    'said',
  ),
  row(
    `\\bset\\s+(?:the\\s+|it\\s+|${claimed('item')}\\s+)?(?:due\\s+)?(?:date\\s+|due\\s+)(?:to\\s+|for\\s+|by\\s+|as\\s+)?${DATE}`,
    'said',
  ),
  row(`\\bnow\\s+(?:by\\s+|to\\s+be\\s+)?${DATE}`, 'said'),
  row(
    `\\bexpect(?:ed|s|ing)?(?:\\s+(?:it|this|to|be|have|completion|finish|complete|done|ready|finished|completed|by|on|in|for|is)){0,6}\\s+${DATE}`,
    'said',
  ),
  row(
    `(?:\\b(?:will|should|shall|going to|gonna|aim(?:ing)? to|plan(?:ning|ned)? to|hop(?:e|ing) to|hopefully|can|could|ought to|might|to)(?:\\s+(?:now|all|it|we|they|hopefully|probably|only|get|have|be|it|this)){0,4}|\\b\\w+'ll(?:\\s+(?:be|have|it|get|this|all|now)){0,4})\\s+${FINISHED}(?:\\s+(?:it|this))?(?:\\s+(?:by|for|before|early|late))?\\s+${DATE}`,
    'said',
  ),
  row(`\\b${FINISHED}\\s+by\\s+${DATE}`, 'said'),
  row(`${claimed('date')}\\s+(?:now|instead)\\b`, 'said', (days, sight) => days.by >= sight.context.today),
  row(`${CLAUSE_START}by\\s+${DATE}${CLAUSE_END}`, 'said'),
  row(
    `\\b${FINISHED}\\s+(?:on\\s+|in\\s+|for\\s+)?${claimed('date')}`,
    'implied',
    (days, sight, match) =>
      days.assumed === null &&
      days.from > sight.context.today &&
      !FORERUNNER.test(sight.left.slice(0, match.index)),
  ),
  row(
    `${CLAUSE_START}(?:${OF_IT}\\s*)?(?:will|'ll|is going to|going to|gonna|should|is likely to|likely to|might|could) (?:now )?be ${DATE}${CLAUSE_END}`,
    'said',
    toCome,
  ),
  row(
    `\\b(?:more like|looks? like(?:ly)?|realistic(?:ally)?(?: date)?(?: is)?|(?:make|call) it|nearer)\\s+${DATE}`,
    'said',
    toCome,
  ),
  row(
    `${claimed('date')}\\s+(?:is |would be |seems |at |looks )?(?:the )?(?:more realistic|more likely|earliest|at the earliest|realistically)\\b|\\bearliest(?: is| would be| now)?\\s+${DATE}`,
    'implied',
    toCome,
  ),
  row(
    `\\b(?:won'?t|will not|not|unlikely to|can'?t|cannot|isn'?t going to|not going to)(?:\\s+(?:now|be|b|get|have|it|this|all|that|able to|going to|expected|${FINISHED}|happen|happening|start|land|finish|complete)){1,5}\\s+(?:until|before|till|'?til)\\s+${DATE}|\\bnot\\s+(?:until|till|'?til)\\s+${DATE}${CLAUSE_END}`,
    'implied',
    toCome,
  ),
  row(
    `\\b(?:finish(?:es|ing)|complet(?:es|ing)|conclud(?:es|ing)|wrap(?:s|ping) up)\\s+(?:by\\s+|at\\s+|around\\s+)?${DATE}`,
    'implied',
    toCome,
  ),
  row(
    `\\b(?:put|use|set|have|enter|add|make)\\s+${DATE}\\s+(?:in |down )?(?:as|for)\\s+(?:the |a |its |my |our )?(?:new |due |end |target )*(?:date|deadline)`,
    'said',
    toCome,
  ),
  row(
    `(?:${CLAUSE_START}(?:say|perhaps|maybe)|\\b(?:we|i|us|lets|let's) say)\\s+${DATE}(?=\\s*(?:$|[\\n,;.!?]))`,
    'implied',
    toCome,
  ),
  row(`\\bneed(?:ing|s)?\\s+(?:it\\s+|more time\\s+)?(?:until|till|'?til)\\s+${DATE}`, 'implied'),
  row(`\\bby\\s+${DATE}`, 'implied', (_, sight, match) => !AIMED.test(sight.left.slice(0, match.index))),
  row(
    `${claimed('date')}\\s+(?:should|will|would)\\s+(?:do it|do|work|be (?:fine|ok|okay|better|doable|enough))\\b`,
    'implied',
    toCome,
  ),
  // The answer to "what date do you expect?".
  row(
    `^${DATE}[.!]*$`,
    'implied',
    (days, { context }) => context.inHand.length > 0 && days.by >= context.today,
  ),
  row(
    `(?:${CLAUSE_START}|(?<=\\b(?:late|delayed|longer|on hold|paused|held up|behind|at risk|amber|red|track|wait|open|time|it|this)\\s))(?:until|till|'?til)\\s+${DATE}`,
    'implied',
  ),
  row(`${CLAUSE_START}${DATE}${CLAUSE_END}`, 'implied', (_, sight) =>
    new RegExp(`\\b${SLIP_VERB}\\b|\\b(?:at risk|amber|red|behind|off[ -]track)\\b`, 'i').test(sight.left),
  ),
]);
