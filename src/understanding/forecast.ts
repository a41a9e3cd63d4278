/** Parser: a new date. A date counts only with words that make it one; all other dates are merely mentioned. */
import { claimed, type Days, type MarkOf, marksOf, type Sight } from './mark.ts';
import { type Row, tableParser } from './parse-table.ts';

const DATE = `(?:(?:about|around|approx|roughly|probably|maybe|the|on|in)\\s+){0,2}${claimed('date')}`;
const FINISHED =
  '(?:done|complete[d]?|finish(?:ed)?|ready|there|sorted|closed|in place|live|delivered|published|launched|signed off|submitted|with you)';
const CLAUSE_START = '(?<=^|[\\n,;:.!(-]\\s?|\\band\\s)';
const CLAUSE_END =
  '(?=\\s*(?:$|[\\n,;:.!)-]|\\b(?:because|due to|as|now|instead|please|pls|thanks|and|but)\\b))';

/** Words before a date that take it back, or that say it is not this action's. */
const TAKEN_BACK =
  /(?:\bnot|n't|\b(?:nt|wont|cant|never|unlikely|cannot|miss|missed|missing|was|were|originally|previous|previously|old|until|unless|if|needs?|needed|has|must|supposed|on leave|away|remind(?: me)?|chase(?: me)?|ask(?: me)?|snooze|meeting|board|cabinet))\s+(?:[^\s,;.\uE000-\uF8FF]+\s+){0,3}$/i;
const AWAY =
  /\b(?:leave|away|holiday|off sick|remind|chase|snooze|ask me|off (?:until|till|til)|out of (?:the )?office|stop)\b/i;
const UNSURE =
  /\b(?:maybe|probably|possibly|perhaps|might|could|hopefully|i think|i guess|not sure|hope(?:ful(?:ly)?)?|ideally|risk of)\b|\?/i;

const dateIn = (match: RegExpExecArray, sight: Sight): MarkOf<'date'> | undefined => {
  const end = match.index + match[0].length;
  return marksOf(sight, 'date').find((mark) => mark.start >= match.index && mark.end <= end);
};

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
  fits: (days: Days, sight: Sight) => boolean = () => true,
): Row => ({
  pattern: new RegExp(pattern, 'gi'),
  read: (match, sight) => {
    const date = dateIn(match, sight);
    if (!date || !fits(date.days, sight)) return null;
    if (TAKEN_BACK.test(sight.left.slice(0, match.index)) || AWAY.test(clauseAround(match, sight)))
      return null;
    const sure = how === 'said' && !UNSURE.test(clauseAround(match, sight));
    return { kind: 'forecast', day: date.days.by, how: sure ? 'said' : 'implied' };
  },
});

const SLIP_VERB =
  '(?:slip(?:s|ped|ping)?|mov(?:e|es|ed|ing)|push(?:ed|ing)?|put|delay(?:ed)?|postponed?|reschedul(?:e|ed)|extend(?:ed)?|revised?|deferred|defer|changed?|shift(?:ed)?|held up|on hold|paused|late)';

export const forecasts = tableParser([
  row(
    `\\b(?:new|revised|updated|changed|expected|forecast|likely|target|completion|end|finish)\\s+(?:due\\s+|end\\s+|completion\\s+)?date\\s*(?:(?:is|of|now|will be|to|for|set|moved|by)\\s+|[:=-]\\s*)*${DATE}`,
    'said',
  ),
  // The verb stays: "slipping to March" says at risk as well.
  row(
    `(?<=\\b${SLIP_VERB}(?:\\s+(?:it|this|that|the|due|date|a bit|slightly|again|back|out|now|${claimed('item')}(?:'s)?)){0,4}\\s+)(?:to|until|till|'?til)\\s+${DATE}`,
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
    (days, sight) => days.assumed === null && days.from > sight.context.today,
  ),
  row(`\\bneed(?:ing|s)?\\s+(?:it\\s+|more time\\s+)?(?:until|till|'?til)\\s+${DATE}`, 'implied'),
  row(`\\bby\\s+${DATE}`, 'implied'),
  // The answer to "what date do you expect?".
  row(
    `^${DATE}[.!]*$`,
    'implied',
    (days, { context }) => context.inHand.length > 0 && days.by >= context.today,
  ),
  row(`\\b(?:until|till|'?til)\\s+${DATE}`, 'implied'),
  row(`${CLAUSE_START}${DATE}${CLAUSE_END}`, 'implied', (_, sight) =>
    new RegExp(`\\b${SLIP_VERB}\\b|\\b(?:at risk|amber|red|behind|off[ -]track)\\b`, 'i').test(sight.left),
  ),
]);
