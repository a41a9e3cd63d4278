/** Parser: a new date. A date counts only with words that make it one; all other dates are merely mentioned. */
import type { PlainDate } from '../../domain/plan.ts';
import { iso } from '../dates/calendar-words.ts';
import { dateIn } from '../dates/dated.ts';
import { claimed, type Days, marksOf, type Sight } from '../mark.ts';
import { type Row, tableParser } from '../parse-table.ts';
import { moreTime } from './more-time.ts';

const DATE = `(?:(?:about|around|approx|roughly|probably|maybe|more like|nearer|no later than|not later than|on or before|the|on|in)\\s+){0,2}${claimed('date')}`;
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

/** "Board moved so 12 March now": what moved explains the date and does not own it. */
const MOVED_SO =
  /\b(?:moved|slipped|(?:put|pushed|pulled) back(?: a \w+)?|delayed|postponed|cancelled|re-?scheduled|re-?arranged)\b[^.;\n\uE000-\uF8FF]{0,20}(?:\b(?:so|hence|therefore|meaning|means|and)\b|[,:-])[^.;\n\uE000-\uF8FF]{0,30}$|\b(?:bumped|pushed|moved|knocked|shifted|kicked|put)\s+(?:us|it|this|me|them)(?:\s+(?:back|out))?\s+$|\b(?:agreed|ok'?d|okayed|approved|happy)\b[^.;\n\uE000-\uF8FF]{0,40}\bto\s+(?:\w+\s+){1,3}$/i;
/** "80% done by Friday": that day ends a part of it. */
const OF_A_PART = new RegExp(
  `(?:\\d\\s?%|per ?cent|\\bhalf|\\bhalfway|${claimed('percent')}|\\b(?:mostly|partly|nearly|almost))\\s*$`,
  'i',
);
/** When others have to answer: it moves a date only where it lies behind it. */
const REVIEWERS =
  /\b(?:comments?|feedback|responses?|views|replies|edits|amendments)\s+(?:(?:back|in|due|wanted|requested|needed|invited|welcome|please|to me|to us)\s+){0,3}(?:by|before|until|till)\b/i;
/** "On track, due 1 Feb": beside a status that leaves it open a date of its own clause is the one that is expected. */
const OPEN_STATUS =
  /\b(?:on[\s-]?track|on (?:schedule|course|target)|going to plan|in progress|under ?way|ongoing|not (?:yet )?started|at[\s-]risk|off[\s-]track|slip(?:s|ping|ped)?|delayed|behind|late|green|amber|red)\b/i;
/** Nothing that stands further before a date speaks of it. */
const FURTHEST = 300;
const before = (match: RegExpExecArray, { left }: Sight): string =>
  left.slice(Math.max(0, match.index - FURTHEST), match.index);
const clauseAround = (match: RegExpExecArray, sight: Sight): string =>
  (before(match, sight)
    .split(/[\n,;]|\.\s/)
    .at(-1) ?? '') + match[0];

const row = (
  pattern: string,
  how: 'said' | 'implied',
  fits: (days: Days, sight: Sight, match: RegExpExecArray) => boolean = () => true,
): Row => ({
  pattern: new RegExp(pattern, 'gi'),
  read: (match, sight) => {
    const date = dateIn(match, sight);
    if (!date || !fits(date.days, sight, match)) return null;
    const ahead = before(match, sight);
    if ((TAKEN_BACK.test(ahead) && !MOVED_SO.test(ahead)) || AWAY.test(clauseAround(match, sight)))
      return null;
    if (OF_A_PART.test(ahead)) return null;
    const { due } = sight.context;
    if (REVIEWERS.test(clauseAround(match, sight)) && due !== null && date.days.by <= due) return null;
    const sure = how === 'said' && !UNSURE.test(clauseAround(match, sight));
    return { kind: 'forecast', day: dayOf(date.days, sight), how: sure ? 'said' : 'implied' };
  },
});

/** "Monday", said on a Monday, is the next one. */
const dayOf = ({ by, assumed }: Days, { context: { today, lastDate } }: Sight): PlainDate =>
  assumed === 'month' && lastDate
    ? iso(Temporal.PlainDate.from(lastDate).with({ day: Temporal.PlainDate.from(by).day }))
    : by === today && assumed === 'week'
      ? iso(Temporal.PlainDate.from(by).add({ weeks: 1 }))
      : by;

const toCome = (days: Days, sight: Sight): boolean => days.by >= sight.context.today;

const SLIP_VERB =
  '(?:slip(?:s|ped|ping)?|slid(?:e|ing)?|drift(?:ed|ing)?|mov(?:e|es|ed|ing)|push(?:ed|ing)?|put|delay(?:ed)?|postponed?|reschedul(?:e|ed)|extend(?:ed)?|revised?|deferred|defer|changed?|shift(?:ed)?|bump(?:ed|ing)?|knock(?:ed|ing)?|kick(?:ed|ing)?|roll(?:ed|ing)?(?: over)?|carr(?:y|ied)(?: over| forward)?)';
const OF_IT = `(?:it|this|that|this one|completion|delivery|launch|we|${claimed('item')})`;
/** A target of a measure is due then, not the action. */
const AIMED = /(?:%|\b(?:aim|target|goal|ambition)\b)[^,;\n]*$/i;
/** What goes live or is finished before the action is. */
const FORERUNNER =
  /\b(?:pilot|phase|stage|draft|first|part|interim|consultation|advert|survey|bid|recruitment|interviews?|half|some|version|tender|meeting|training)\s+(?:\w+\s+){0,5}$/i;

/** "28 of 40 reviewed, rest by Easter": beside a figure it says what comes next, and moves no date. */
const REST =
  /\b(?:rest|remaind(?:er|ing)|remaining|others?|last (?:few|ones?)|all(?: (?:of them|\d+|the rest))?|final|\d+ more|aiming for)\b[^,;.\n]{0,30}$/i;
const ofTheRest = (sight: Sight, { index }: RegExpExecArray): boolean =>
  sight.marks.some((mark) => mark.kind === 'figure') && REST.test(sight.text.slice(0, index));

const WELL = '\\b(?:on[\\s-]?track|on (?:schedule|course|target)|going to plan|green)';

export const forecasts = tableParser([
  ...moreTime,
  // The plan has it wrong: "date wrong, should be 21 March", "deadline is 21 March not 31st".
  row(
    `\\b(?:date|deadline)(?:'s|\\s+is|\\s+was|\\s+looks)?\\s+(?:wrong|incorrect|not right|a mistake|a typo|out|an error)[\\s,;:.-]*(?:(?:and|it|that|this|should|shows?|it's|its|is|was|be|have|been|read|say|actually|really|supposed|meant|to)\\s+){0,6}${DATE}`,
    'said',
    toCome,
  ),
  row(
    `\\bwrong\\s+(?:due\\s+|end\\s+)?(?:date|deadline)[\\s,;:.-]*(?:(?:and|it|that|this|should|it's|its|is|be|have|been|read|say|actually|really)\\s+){0,5}${DATE}`,
    'said',
    toCome,
  ),
  row(
    `\\b(?:date|deadline|due)(?:\\s+date)?\\s+(?:should|ought to|needs to)\\s+(?:be|read|say|have been|move to|change to)\\s+${DATE}`,
    'said',
    toCome,
  ),
  row(
    `\\b(?:date|deadline|due)(?:\\s+date)?\\s*(?:is|=|:)\\s*(?:actually\\s+|really\\s+)?${DATE}(?=[\\s,(-]*(?:and\\s+)?(?:not\\b|rather than|instead of))`,
    'said',
    toCome,
  ),
  row(
    `\\b(?:date|deadline)\\s+(?:needs?|wants|has|will need|should be)\\s+(?:to\\s+)?(?:be\\s+)?(?:chang|mov|amend|updat|correct|alter|extend|push|put)\\w*\\s+(?:back\\s+|out\\s+)?(?:to|until|till)\\s+${DATE}`,
    'said',
    toCome,
  ),
  row(
    `\\b(?:change|amend|correct|update|alter|fix|adjust|re-?set|extend|revise)\\s+(?:the\\s+|my\\s+|our\\s+|its\\s+|this\\s+)?(?:due\\s+|end\\s+|target\\s+)?(?:date|deadline)\\s+(?:to|until|till)\\s+${DATE}`,
    'said',
    toCome,
  ),
  row(`\\bput\\s+(?:me|us|it|this)\\s+down\\s+(?:for|as)\\s+${DATE}`, 'said', toCome),
  row(
    `\\b(?:meeting|session|visit|event|workshop|forum|interviews?|launch|conference|fair)\\s+(?:(?:has|have|is|was|been|now|got|being)\\s+)*(?:moved|re-?scheduled|re-?arranged|postponed|put back|pushed back|delayed|slipped)\\s+(?:back\\s+)?(?:to|until|till|for)\\s+${DATE}`,
    'implied',
    toCome,
  ),
  // "Now starts 10 March and runs to 2 May".
  row(
    `\\b(?:runs?|running|lasts?|goes on|going on|continues?)(?<=\\bnow\\s[^.;\\n]{0,50})\\s+(?:(?:on|up|right|through)\\s+)?(?:to|until|till|'?til)\\s+${DATE}`,
    'implied',
    toCome,
  ),
  row(`\\blooking\\s+more\\s+(?:like|likely)\\s+${DATE}`, 'said', toCome),
  row(
    `\\b(?:new|revised|updated|changed|expected|forecast|likely|target|completion|end|finish)\\s+(?:due\\s+|end\\s+|completion\\s+)?date\\s*(?:(?:is|of|now|will be|to|for|set|moved|by)\\s+|[:=-]\\s*)*${DATE}`,
    'said',
  ),
  // The verb stays: "slipping to March" says at risk as well.
  row(
    `(?<=\\b${SLIP_VERB}(?:\\s+(?:it|this|that|us|me|them|the|due|date|a bit|slightly|again|back|out|now|${claimed('item')}(?:'s)?)){0,4}\\s+)(?:to|into|until|till|'?til)\\s+${DATE}`,
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
    (_, sight, match) => !FORERUNNER.test(before(match, sight)),
  ),
  row(`\\b${FINISHED}\\s+by\\s+${DATE}`, 'said', (_, sight, match) => !FORERUNNER.test(before(match, sight))),
  row(`${claimed('date')}\\s+(?:now|instead)\\b`, 'said', (days, sight) => days.by >= sight.context.today),
  row(`${CLAUSE_START}by\\s+${DATE}${CLAUSE_END}`, 'said', (_, sight, match) => !ofTheRest(sight, match)),
  row(
    `\\b${FINISHED}\\s+(?:on\\s+|in\\s+|for\\s+)?${claimed('date')}`,
    'implied',
    (days, sight, match) =>
      days.assumed === null && days.from > sight.context.today && !FORERUNNER.test(before(match, sight)),
  ),
  row(
    `${CLAUSE_START}(?:${OF_IT}\\s*)?(?:will|'ll|is going to|going to|gonna|should|is likely to|likely to|might|could) (?:now )?be ${DATE}${CLAUSE_END}`,
    'said',
    toCome,
  ),
  row(
    `${CLAUSE_START}(?:(?:the|its|our|my|it's|it is|is|still|now|new|and)\\s+){0,3}(?:due|deadline|target|completion|finish|delivery|end)(?:\\s+date)?\\s*(?:(?:is|of|by|on|for|in|at|now|still|:|=|-)\\s*){0,3}${DATE}${CLAUSE_END}`,
    'implied',
    (days, sight) => toCome(days, sight) && OPEN_STATUS.test(sight.text),
  ),
  // "Is on track and due 1 Feb", of an action that is named: without its number it may ask for a list.
  row(
    `(?<=${WELL}\\s)due\\s+(?:by\\s+|on\\s+)?${DATE}${CLAUSE_END}`,
    'implied',
    (days, sight) => toCome(days, sight) && marksOf(sight, 'item').length > 0,
  ),
  row(`(?<=${WELL}\\s)for\\s+(?:the\\s+)?${claimed('date')}${CLAUSE_END}`, 'implied', toCome),
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
  row(
    `\\bby\\s+${DATE}`,
    'implied',
    (_, sight, match) =>
      !AIMED.test(before(match, sight)) && !FORERUNNER.test(before(match, sight)) && !ofTheRest(sight, match),
  ),
  row(
    `${claimed('date')}\\s+(?:should|will|would)\\s+(?:do it|do|work|be (?:fine|ok|okay|better|doable|enough))\\b`,
    'implied',
    toCome,
  ),
  // The answer to "what date do you expect?".
  row(
    `\\b(?:bring|bringing|brought|pull(?:ed|ing)?|mov(?:e|ed|ing))\\s+(?:(?:it|this|that|us|the date|${claimed('item')})\\s+)?forward\\s+(?:to|by|for)\\s+${DATE}`,
    'said',
    toCome,
  ),
  row(`\\b(?:needs? to|has to|will have to|must)\\s+(?:now\\s+)?be\\s+${DATE}\\s+now\\b`, 'said', toCome),
  row(
    `${claimed('date')}[\\s,]+(?:so\\s+)?(?:that's|thats|is|as)\\s+(?:now\\s+)?(?:the|our|my)\\s+new\\s+(?:date|deadline)`,
    'said',
    toCome,
  ),
  row(`${claimed('date')}\\s+more\\s+like(?:ly)?\\b`, 'implied', toCome),
  row(
    `(?<=\\b(?:late|delayed|slipp\\w+|behind)\\b[^\\n]{0,60})\\b(?:going|goes|coming|will go|now going)\\s+(?:out|live|in|up)\\s+(?:on\\s+|in\\s+)?${DATE}`,
    'implied',
    toCome,
  ),
  // A second thought about the date just given.
  row(
    `^(?:(?:actually|no|sorry|nope|wait|oops|correction|or rather|i mean|i meant)[\\s,:.-]+){1,4}(?:(?:make (?:it|that)|it's|its|it is|it should be|should be|say|more like|now|the|for|by|to)\\s+){0,4}${DATE}(?:\\s+(?:instead|please|pls|now|sorry|not \\S{1,12}))*[.!]*$`,
    'implied',
    (days, { context }) => context.inHand.length > 0 && days.by >= context.today,
  ),
  row(
    `\\bexpect(?:ing|ed)?\\s+(?:the |a |final |full )?(?:sign[- ]?off|approval|publication|launch|decision|delivery|completion|final version)\\s+(?:by\\s+|on\\s+|in\\s+|around\\s+)?${DATE}`,
    'implied',
    toCome,
  ),
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
  row(
    `\\byou(?:'ll| will| should)\\s+(?:have|get|receive|see)\\s+(?:it|this|that|them|the\\s+\\w+)\\s+(?:(?:by|on|in|at|first thing|early|late|before)\\s+){0,3}${DATE}`,
    'implied',
    (days, sight, match) => toCome(days, sight) && !FORERUNNER.test(before(match, sight)),
  ),
  row(
    `(?:\\b(?:will|should|going to|gonna|likely to|due to|hopefully|hope to|hoping to|aim to|aiming to|expect to|expecting to|plan to|can|could)|'ll)\\s+(?:(?:now|hopefully|probably|only|then|all)\\s+)*(?:be\\s+(?:out|in|with (?:you|us|members|them)|there|over|across|ready|through)|land|arrive|follow|come(?:\\s+(?:through|out|in))?|happen|(?:send|get|have|finish|complete|submit|publish|launch|close|deliver|do)(?:\\s+(?:it|this|that|them|all))?(?:\\s+(?:to you|over|done|out|off|finished|across|sorted|in))?)\\s+(?:(?:by|on|in|at|for|before|first thing|early|late)\\s+){0,2}${DATE}`,
    'implied',
    (days, sight, match) => toCome(days, sight) && !FORERUNNER.test(before(match, sight)),
  ),
  row(
    `\\b(?:(?:can'?t|cannot) (?:see|imagine|be|happen|finish)|(?:don'?t|do not) (?:see|think|expect|imagine))\\b[^,;.\\n\\uE000-\\uF8FF]{0,40}?\\b(?:before|until|till?|'?til)\\s+${DATE}`,
    'implied',
    (days, sight, match) =>
      toCome(days, sight) &&
      !marksOf(sight, 'date').some((mark) => mark.start > match.index + match[0].length),
  ),
  // "Won't land by August. Before half term": what comes instead.
  row(
    `(?<=(?:\\b(?:not|never|unlikely|wont|cant|miss)\\b|n't\\b)[^\\n]{3,60}[.,;-]\\s{0,2})(?:(?:more like|probably|maybe|but|should be|will be|hopefully|it'll be|think|now|say|rather|instead|by|in|for|around|after|before)\\s+){1,4}${DATE}${CLAUSE_END}`,
    'implied',
    toCome,
  ),
]);
