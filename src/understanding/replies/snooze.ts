/**
 * Parser: when the speaker wants to be asked again ("chase me thurs", "on leave til 31st"). The whole phrase is claimed:
 * its date is never a new date of the action.
 */
import { iso } from '../dates/calendar-words.ts';
import { DATE, dayAfter, dayToReturn, lastDateIn, UNTIL } from '../dates/dated.ts';
import { countOf } from '../dates/number-words.ts';
import { claimed, type Sight } from '../mark.ts';
import { type Row, tableParser } from '../parse-table.ts';

/** Whatever stands between within one sentence. */
const GAP = '[^\\n.;!?]';
const LEAD = `(?:(?:${UNTIL}|after|from|on|in|at|around|about|round|by|before|again|first thing|early|later|for|sometime|the|back|then|please|pls)\\s+){0,5}`;
const ASK = '(?:remind|chase|nudge|ask|ping|prompt|poke|prod|bug|message|email|text|contact|try|catch)';
const ASKING = '(?:remind|chas|nudg|ask|nag|bug|pester|messag|email|notif|bother|prompt|hassl|ping)\\w*';
const NOT_A_QUESTION = '(?!\\s*(?:what|which|who|whose|when|where|how|why|if|of)\\b)';
const CLAUSE = `(?<=^|[\\n,;:.!(-]\\s?|\\b(?:and|but|so|as|because|cos)\\s|${claimed('item')}\\s)`;
/** Somebody else's leave explains a delay; only the speaker's own asks for quiet. */
const SELF = `${CLAUSE}(?:(?:i'm|im|i am|i'll be|ill be|i will be|we're|we are|am|currently|still|now|just|sorry|hi|hello|also|then|going|be|will be|away|off)\\s+(?:also\\s)?)*`;
const AWAY =
  "(?:(?:on|taking)\\s+)?(?:(?:annual|sick|maternity|mat|paternity|study|parental|compassionate|carer'?s?|adoption)\\s+)?(?:leave|hols?|holidays?|vacation|a\\/l|al|secondment|jury service)|off(?!\\s+(?:track|target|schedule|course|to|the)\\b)(?:\\s+(?:sick|work|ill|poorly|on leave))?|away(?!\\s+(?:to|at|with|for)\\b)|out\\s+of\\s+(?:the\\s+)?office|out(?=\\s+(?:until|till?|'?til)\\b)|ooo|not\\s+(?:in(?!\\s+(?:place|use|post|line|force|scope|the plan|a position|hand)\\b)|at work|in work|in the office|back|around|working)|in hospital|working part time";
const CANNOT_SAY =
  "(?:can'?t|cannot|can not|won'?t(?: be able to)?|unable to|not able to|too (?:early|soon) to|hard to|impossible to|difficult to|don'?t|wouldn'?t|not going to)\\s+(?:(?:really|yet|even|fully)\\s+)?(?:say|tell|know|report|update|comment|answer|confirm|judge|rag|rate|respond|give (?:you )?(?:an? )?(?:\\w+ )?(?:update|answer|date))";
const NOTHING =
  '(?:nothing|no (?:more |further )?(?:update|news|change|progress|info|information|movement)s?)(?:\\s+(?:more|new|further|to|report|say|add|tell|update|expected|due|doing|happening|here|on|this|from|me|us|will|happen|yet))*';
const WILL_KNOW =
  "(?:(?:i'll|we'll|ill|i will|we will|will|should|i should|we should|i'd|shall|can|hope to|hoping to)\\s+(?:\\w+\\s+)?(?:know|update(?= (?:you|this|it|again|on|in|next|after|by|when|once))|let you know|report back|get back|come back|be in touch|be back|confirm|tell you|hear|reply|respond|answer|check(?! in)|look at (?:it|this)|have (?:an update|more|news|an answer|a better idea))|(?:back|get back|come back) to you|more (?:news|to follow|info|detail)|update (?:to follow|coming))";
const BUSY =
  "(?:busy|swamped|snowed under|flat out|tied up|in (?:a |back[- ]to[- ]back )?meetings?|in (?:court|tribunal|class|interviews)|teaching|marking|on (?:a |training |jury )?(?:course|training|duty)|rammed|manic|hectic|up to (?:my|our) (?:eyes|neck|eyeballs|ears)(?: in \\w+)?|no time|driving|not now|not today|can'?t (?:look at|do|get to) (?:it|this|that))";

const leadOf = (match: RegExpExecArray, date: { start: number }): string =>
  match[0].slice(0, date.start - match.index);

const read =
  (how: 'said' | 'implied'): Row['read'] =>
  (match, sight) => {
    const date = lastDateIn(match, sight);
    const day = date && dayToReturn(date, leadOf(match, date), sight.context.today);
    return day && !refused(match, sight) ? { kind: 'snooze', day, how } : null;
  };

/** "Don't remind me on Friday" asks for nothing; "I'll remind Jo" neither. */
const refused = (match: RegExpExecArray, sight: Sight): boolean =>
  /(?:\b(?:not|never|no need to|needn'?t|don'?t|dont|did|didn'?t|you|they|he|she|was|were|to)|n't)\s+$/i.test(
    sight.left.slice(Math.max(0, match.index - 20), match.index),
  ) &&
  !/\b(?:can|could|would|will|please|to)\s+(?:you|u)\s+$|\b(?:need|want|like) you to\s+$/i.test(
    sight.left.slice(Math.max(0, match.index - 20), match.index),
  );

/** Until something has happened: the whole time may pass before it has. */
const untilEvent: Row['read'] = (match, sight) => {
  const date = lastDateIn(match, sight);
  if (!date) return null;
  const between = leadOf(match, date).replace(
    new RegExp(`^[^]*\\b(?:${UNTIL}|before|after|once|when|by)\\b`, 'i'),
    '',
  );
  const bare = /^\s*(?:(?:the|in|on|at|about|around|early|after|sometime)\s+)*$/i.test(between);
  const { by } = date.days;
  const lead = leadOf(match, date).replace(/\bbefore\b/gi, 'until');
  const day = bare ? dayToReturn(date, lead, sight.context.today) : by;
  if (!day || day <= sight.context.today) return null;
  const stops = new RegExp(
    `^(?:\\W|${ASKING}|stop|no|do|dont|don't|not|need|to|pause|snooze|park|leave)`,
    'i',
  );
  return { kind: 'snooze', day, how: bare && stops.test(match[0]) ? 'said' : 'implied' };
};

const implied: Row['read'] = (match, sight) => {
  const found = untilEvent(match, sight);
  return found?.kind === 'snooze' ? { ...found, how: 'implied' } : null;
};

/** "Gone to legal, back w/c 14 Dec": the papers are away, and nobody is. */
const AWAY_ITSELF =
  /\b(?:its|it's|it|this|that|they|them|draft|papers?|report|policy|document|contract|plan|advert|bid)\b[^.\n]{0,30}\b(?:gone|went|sent|with|out|off|submitted|passed|returned)\b[^.\n]{0,40}$/i;
const isBack: Row['read'] = (match, sight) =>
  AWAY_ITSELF.test(sight.text.slice(0, match.index)) ? null : read('said')(match, sight);

/** "Don't chase me next week": asked again behind it. */
const notThen: Row['read'] = (match, sight) => {
  const date = lastDateIn(match, sight);
  if (!date || date.days.from === date.days.to) return null;
  const day = dayAfter(date.days.to);
  return day > sight.context.today ? { kind: 'snooze', day, how: 'said' } : null;
};

/** "On leave next week": back behind it. */
const afterLeave: Row['read'] = (match, sight) => {
  const date = lastDateIn(match, sight);
  if (!date) return null;
  const day = dayAfter(date.days.to);
  return day > sight.context.today ? { kind: 'snooze', day, how: 'implied' } : null;
};

const forAWhile: Row['read'] = (match, sight) => {
  const count = countOf(match[1] ?? '');
  const unit = (match[2] ?? '').toLowerCase();
  if (count === null) return null;
  const length = unit === 'fortnight' ? { weeks: 2 * count } : { [`${unit}s`]: count };
  return {
    kind: 'snooze',
    day: iso(Temporal.PlainDate.from(sight.context.today).add(length)),
    how: 'said',
  };
};

const row = (pattern: string, reading: Row['read']): Row => ({
  pattern: new RegExp(pattern, 'gi'),
  read: reading,
});

export const snoozes = tableParser([
  row(
    `\\b(?:don'?t|do not|stop|no need to|no|please not)\\s+(?:${ASKING})(?:\\s+(?:me|us))?(?:\\s+(?:about|on|for|re)\\s+(?:it|this|that|${claimed('item')}))?(?:\\s+(?:for|in|during|over|all|at all|at|on|anything|again|the))*\\s+${DATE}`,
    notThen,
  ),
  row(
    `\\b(?:stop|no|no more|don'?t|do not|no need to|pause|hold|cancel|skip|mute)\\s+(?:the\\s+|all\\s+|any\\s+)?(?:more\\s+)?(?:${ASKING})${GAP}{0,40}?\\b(?:${UNTIL}|before)\\s${GAP}{0,80}?${DATE}`,
    untilEvent,
  ),
  row(
    `${CLAUSE}(?:can (?:you|we|i) |could (?:you|we|i) |please |pls |just |lets |let's )*(?:snooze|park|mute|pause|hold off|leave|hold|give (?:it|me|this) (?:a rest|a break)|lay off|back off)(?:\\s+(?:it|this|that|me|off|with me|alone|on|here|the|reminders?|for now|${claimed('item')}))*\\s+${UNTIL}\\s${GAP}{0,80}?${DATE}`,
    untilEvent,
  ),
  row(
    `\\b(?:snooze|park|mute|pause)(?:\\s+(?:it|this|that|reminders?|${claimed('item')}))*\\s+for\\s+(?:about\\s+|another\\s+)?(an?|a couple(?: of)?|\\d{1,2}|one|two|three|four|five|six)\\s+(day|week|fortnight|month)s?\\b`,
    forAWhile,
  ),
  row(`\\b${ASK}\\s+(?:me|us)\\b${NOT_A_QUESTION}(?:\\s${GAP}{0,50}?)??\\s+${LEAD}${DATE}`, read('said')),
  row(
    `\\b(?:(?:come|get|check) back(?: (?:to|with|in with) (?:me|us))?|check (?:in )?(?:with (?:me|us)|again)|(?:ask|try|chase|remind) again|give (?:me|us) (?:a|another) (?:nudge|shout|push|prod|reminder|kick|buzz|ring|call)|(?:send |set )?(?:me )?(?:a |another )?reminder)(?:\\s+(?:about|on|for|re) (?:it|this|that))?\\s+${LEAD}${DATE}`,
    read('said'),
  ),
  row(
    `${SELF}(?:${AWAY})\\s+(?:(?:[\\w\\uE000-\\uF8FF]+\\s+){0,4}?(?:${UNTIL}|and back|back|returning|return)|to|through to|thru)\\s+${LEAD}${DATE}`,
    read('said'),
  ),
  // "Off sick, will pick it up when I'm back on the 26th".
  row(
    `${SELF}(?:${AWAY})\\b${GAP}{0,60}?\\b(?:when|once|as soon as)\\s+(?:i'm|im|i am|i get|i come|we're|we are|we get)\\s+back(?:\\s+(?:in|at work|to work|in the office))?\\s+${LEAD}${DATE}`,
    read('said'),
  ),
  row(
    `${CLAUSE}(?:(?:i'm|im|i am|i'll be|i will be|will be|am|get|i get)\\s+)?(?:back|bk|returning|(?:i )?return)(?:\\s+(?:in|at work|in (?:the )?(?:office|work)|at my desk|from (?:leave|holiday|hols)|to work|into work|properly))?\\s+(?:(?:on|from|after|in|the)\\s+){0,2}${DATE}`,
    isBack,
  ),
  row(
    `${SELF}(?:(?:on\\s+)?(?:annual |sick |study )?(?:leave|hols?|holidays?|a\\/l)|off(?: sick| work)?|away|out of (?:the )?office|ooo)\\s+(?:(?:all|for|in|the|on|of|most|during|rest)\\s+){0,3}${DATE}`,
    afterLeave,
  ),
  row(
    `${CLAUSE}(?:please |pls |just |can you |could you )*(?:chase|remind|nudge|ping|prompt|prod|try|ask)(?:\\s+(?:again|it|this|then))?\\s+${LEAD}${DATE}`,
    read('said'),
  ),
  row(
    `${CLAUSE}(?:(?:can|could|would|will) (?:you|we|i) |please |pls |let's |lets )*(?:speak|talk|catch up|chat|(?:send|show|ask|give)(?: me| us)?(?: it| this| that)? again)\\s+${LEAD}${DATE}`,
    read('implied'),
  ),
  // "Next Tuesday please": a day that is asked for is one to be asked on.
  row(
    `^(?:maybe |prob(?:ably)? |try |again )?${DATE}\\s+(?:please|pls|plz|if (?:poss|possible|you can|that's ok))[\\s.!]*$`,
    read('said'),
  ),
  row(
    `\\b(?:(?:can|could|shall|should|may|might) (?:we|i|you)|let'?s|i(?:'d| would) (?:like|prefer|rather) to|we(?:'d| would) (?:like|prefer) to|better to|happy to|i'?ll|we'?ll|i will|we will|will)\\s+(?:please\\s+|just\\s+|have to\\s+|need to\\s+)*(?:pick (?:this|it|that) (?:back )?up|(?:come|get) back to (?:this|it|that|you|me)|get (?:on )?to (?:this|it)|talk(?: about (?:this|it))?|discuss(?: (?:this|it))?|look at (?:this|it|that)|do (?:this|it|that)(?! justice)|revisit(?: (?:this|it))?|speak|chat|catch up(?! by)|return to (?:this|it)|sort (?:this|it)|deal with (?:this|it)|answer(?: (?:this|it|you|properly))?|reply|respond|update(?: (?:this|it|you))?|fill (?:this|it) in|have a (?:proper )?(?:look|think)|think about (?:this|it))\\s+(?:(?:again|instead|properly|then|early|first thing|a bit later|later)\\s+){0,2}${LEAD}${DATE}`,
    read('implied'),
  ),
  row(
    `\\b${BUSY}\\b(?:\\s+(?:today|now|atm|right now|this week|at the moment|all (?:day|week)|${claimed('date')}))?(?:\\s*[,.;:-]+\\s*|\\s+(?:try|ask|chase|remind|maybe|perhaps))(?:(?:maybe|try|ask|me|again|but|so|on|in)\\s+){0,4}${DATE}(?=\\s*(?:$|[,.;!]|please|pls|plz|instead|ok|if|better|perhaps|maybe|sorry|thanks))|\\b${BUSY}\\b\\s+(?:on\\s+|in\\s+)?${DATE}\\s+(?:please|pls|plz|instead|perhaps|maybe|better)\\b`,
    read('said'),
  ),
  row(
    `${CLAUSE}(?:just |please |pls |can you |could you )*give (?:me|us|it|this) ${UNTIL}\\s+${LEAD}${DATE}`,
    implied,
  ),
  row(
    `${CLAUSE}(?:just |please |pls |can you |could you )*(?:leave|let) (?:me|us) (?:alone|be|in peace|off)\\b${GAP}{0,40}?\\b${UNTIL}\\s+${LEAD}${DATE}`,
    read('said'),
  ),
  row(`\\b${CANNOT_SAY}\\b${GAP}{0,80}?\\b(?:${UNTIL}|before)\\s${GAP}{0,100}?${DATE}`, implied),
  row(
    `${CLAUSE}(?:there'?s |there is |i have |we have |got )?${NOTHING}\\s+(?:${UNTIL}|before)\\s${GAP}{0,80}?${DATE}`,
    implied,
  ),
  row(`\\b${WILL_KNOW}\\b${GAP}{0,60}?\\s${LEAD}${DATE}`, implied),
  row(`\\b${BUSY}\\b${GAP}{0,30}?\\b${UNTIL}\\s+${LEAD}${DATE}`, implied),
  row(
    `${CLAUSE}(?:probably |prob |definitely )?not\\s+(?:until|before|till|til)\\s+(?:the\\s+)?${DATE}(?=\\s*(?:$|[\\n,;.!]|please|pls|sorry|thanks))`,
    implied,
  ),
]);
