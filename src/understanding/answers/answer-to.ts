/** A message in the light of what was asked back: "end of Feb" after "what is the new date?" is that date, said. */

import type { AskBack, Reading, ReplyReading } from '../intent.ts';
import { marksOf, type Sight } from '../mark.ts';
import { sentencesOf } from '../mood.ts';
import { aboutImpossibleDate, aboutPastDate } from '../plan-words/scope.ts';
import { replyAs } from '../replies/reply-how.ts';
import { readSmallTalk } from '../small-talk.ts';
import { closeSuggestions, progressSuggestions, spoken } from '../suggestions.ts';
import { wordsOf } from '../words.ts';
import { nameGiven, reasonGiven } from './answer-words.ts';
import { readDateUnknown } from './date-unknown.ts';
import { answersLater, isNoAnswer } from './no-answer.ts';

const YES =
  /^(?:y|yes|yep|yeah|yup|ya|aye|correct|indeed|sure|definitely|absolutely|it is|it will|we are|i am|👍|✅)(?:[ ,.!]+(?:yes|it is|it's|that's right|it will(?: be)?|we are|i am|definitely|absolutely|correct|on track|all good|should be fine|thanks|thank you|please|mate))*[.! ]*$/iu;
const NO =
  /^(?:n|no|nope|nah|not really|not quite|unlikely|doubt it|don'?t think so|no chance|👎)(?:[ ,.!]+(?:it (?:is not|isn'?t|won'?t|will not)(?: be)?|not really|sorry|sadly|unfortunately|i'm afraid|afraid not|it's not))*[.! ]*$/iu;
const UNKNOWN =
  /^(?:(?:sorry|oh|well|honestly|hmm+|er+m*|i'?m|im|i|we|we're|it'?s|its|still|really|just)[ ,]+)*(?:(?:don'?t|dont|do not) (?:really )?(?:know|have (?:one|a date))|dunno|not (?:really )?(?:sure|certain|known|clear|decided|agreed)|unsure|unclear|unknown|no (?:idea|clue|date)|tb[cad]|to be (?:confirmed|agreed|decided)|none|not yet|too early|who knows|haven'?t (?:a clue|got one|decided)|(?:can'?t|cant|cannot|couldn'?t) (?:say|tell)|(?:i'?ll|will) (?:let you know|find out|check|come back to you|get back to you)|let me (?:check|find out)|later|n\/a|pass|\?+)(?:[ ,]+(?:yet|at the moment|right now|for now|sorry|i'm afraid|afraid|really|exactly|i'?ll (?:let you know|find out|check)|will let you know))*[.! ]*$/i;
const UNSURE =
  /\b(?:maybe|probably|possibly|perhaps|might|could|should|hopefully|i think|i guess|think|not sure|hope|ideally|roughly|say|unless|if|about|around|or)\b|\?/i;

/**
 * Whether words that read so by themselves answer nothing: where words of any kind would answer, a question or a
 * command must not become a reason.
 */
export function isAnothersMatter(alone: Reading, text: string, wants: AskBack['wants']): boolean {
  switch (alone.kind) {
    case 'help':
    case 'set-up':
    case 'meant':
      return true;
    // Why somebody is away is theirs, and no reason of an action.
    case 'errand':
      return alone.errand.do === 'leave' && alone.errand.who === null;
    case 'question':
      return (
        text.trimEnd().endsWith('?') ||
        alone.question.owner.includes('me') ||
        (wants === 'reason' && alone.question.items.length > 0)
      );
    default:
      return false;
  }
}

/** Null when nothing was asked, or the words are plainly about something else. */
export function readAnswer(sight: Sight): Reading | null {
  const { asked, inHand } = sight.context;
  const talk = readSmallTalk(sight.text)?.kind;
  if (!asked || talk === 'help' || talk === 'greeting') return null;
  if (isElsewhere(sight, asked.items.length > 0 ? asked.items : inHand)) return null;
  const answer = readDateUnknown(sight) ?? answers[asked.wants]?.(sight, asked.items) ?? null;
  return answer?.kind === 'reply' && CONDITION.test(sight.left)
    ? { ...answer, reply: replyAs(answer.reply, 'implied') }
    : answer;
}

/** An answer that holds only if something else does is shown before it is stored. */
const CONDITION =
  /\b(?:if|unless|provided|providing|assuming|subject to|depend(?:s|ing|ent)? on|as long as)\b/i;

/** A question, another action's ref, or a letter: read by itself. */
function isElsewhere(sight: Sight, items: readonly string[]): boolean {
  const named = marksOf(sight, 'item').flatMap(({ entries }) => entries.map(({ ref }) => ref));
  return (
    (named.length > 0 && !named.some((ref) => items.includes(ref))) ||
    sight.text.length > 400 ||
    sentencesOf(sight.left).some((sentence) => sentence.asks)
  );
}

type Answer = (sight: Sight, items: readonly string[]) => Reading | null;

const reply = (items: readonly string[], fields: ReplyReading, ask: AskBack | null = null): Reading => ({
  kind: 'reply',
  items: [...items],
  reply: fields,
  ask,
});
const closing = (items: readonly string[], words: string): Reading => ({
  kind: 'clarify',
  ask: words,
  items: [...items],
  suggestions: [],
});
const said = <T>(value: T, text: string) => ({ value, how: 'said' as const, text });
const whenKnown = (items: readonly string[]): Reading => closing(items, 'Thank you. Tell me when you know.');

const BESIDE_DATE: ReadonlySet<string> = new Set(
  `we i it its it'll itll will be by the on in at of end about around roughly probably maybe hopefully hoping hope aiming
  aim for looking like more likely now new date is then think thinking say should could might possibly perhaps expect
  expecting done finished complete ready yes ok sorry please pls thanks until till til to moved move try realistically
  or so early late mid latest id i'd would make that call lets let's`.split(/\s+/),
);
/** Words that give a date another meaning. */
const OTHER_DATE =
  /\b(?:remind|chase|ask|snooze|nudge|leave|away|back (?:on|at|in|from)|met|meeting|closes?|was|not|never|n't|unless|if|after)\b/i;

const dateAnswer: Answer = (sight, items) => {
  const { text, context } = sight;
  if (UNKNOWN.test(text)) return whenKnown(items);
  const [impossible] = marksOf(sight, 'impossible-date');
  if (impossible) return { ...aboutImpossibleDate(impossible, [...items]), wants: 'date' };
  const [date, other] = marksOf(sight, 'date');
  if (!date || other || OTHER_DATE.test(sight.left)) return null;
  const strange = wordsOf(sight.left).filter(({ text: word }) => !BESIDE_DATE.has(word));
  if (strange.length > 6) return null;
  if (date.days.by < context.today) return { ...aboutPastDate(date.days.by, [...items]), wants: 'date' };
  const how = strange.length > 0 || UNSURE.test(sight.left) ? 'implied' : 'said';
  return reply(items, { forecast: { value: date.days.by, how, text: date.text } });
};

const reasonAnswer: Answer = (sight, items) => {
  const { text } = sight;
  if (UNKNOWN.test(text) || answersLater(text)) return whenKnown(items);
  if (YES.test(text) || NO.test(text) || isNoAnswer(text)) return null;
  const only = dateAnswer(sight, items);
  if (only && wordsOf(sight.left).every(({ text: word }) => BESIDE_DATE.has(word))) return only;
  const given = reasonGiven(sight);
  if (!given) return null;
  const ask: AskBack = { wants: 'date', words: 'Thank you. What date do you expect?', suggestions: [] };
  return reply(items, given, given.forecast ? null : ask);
};

const whoAnswer: Answer = (sight, items) => {
  if (UNKNOWN.test(sight.text) || NO.test(sight.text))
    return closing(items, 'Thank you. It stays with you until somebody else is found.');
  if (isNoAnswer(sight.text) || answersLater(sight.text)) return null;
  const handOver = nameGiven(sight);
  return handOver && reply(items, { handOver });
};

const SHOULD_BE =
  /^(?:(?:yes|yep|i|we|it|just|hopefully|probably|think|should|hope)[ ,]*)*(?:so|should be|hopefully|probably|just about|more or less|fingers crossed|hope so)[.! ]*$/i;
const onTrackAnswer: Answer = ({ text, context }, items) => {
  if (YES.test(text)) return reply(items, { status: said('on-track', text) });
  if (SHOULD_BE.test(text)) return reply(items, { status: { value: 'on-track', how: 'implied', text } });
  if (!NO.test(text)) return null;
  const words = `What is holding ${spoken([...items], context)} up, and what date do you expect?`;
  return reply(
    items,
    { status: { value: 'at-risk', how: 'implied', text } },
    { wants: 'reason', words, suggestions: [] },
  );
};

const percentAnswer: Answer = ({ text }, items) => {
  const [, number = ''] =
    /^(?:(?:yes|yep|yeah|no|nope|sorry|it's|its|about|now|more like|say|actually)[ ,]+)*(\d{1,3})\s?(?:%|per ?cent)?(?: (?:complete|done|now))?[.! ]*$/i.exec(
      text,
    ) ?? [];
  const percent = Number(number);
  return number === '' || percent > 100 ? null : reply(items, { percent: said(percent, text) });
};

const CONFIRMS =
  /^(?:(?:yes|yep|yeah|ok|good news|great|right|and|so|just|checked|all|now)\b[ ,.!:-]*)*(?:(?:[\p{L}'-]+ ){0,2}(?:has |have |just |now )*(?:confirms?|confirmed|agrees|(?:says|said) (?:yes|it is|done|(?:it's|it is) (?:done|complete|finished)))|(?:(?:it's|it is|its|that's|definitely) )?(?:all |now )?(?:done|complete|completed|finished|certain))(?: (?:it|that|this|it's done|it is done|yes|now|today|this morning|that it's done|that it is done))*[.! ]*$/iu;
/** "Confirm" names nobody who did, and may be the word on a button that went before. */
const NOBODY_CONFIRMS = /^\W*(?:(?:yes|ok|please|i)\W+)*confirm(?:s|ed)?\W*$/i;
const NOT_CERTAIN =
  /\b(?:not|no|never|nearly|almost|cannot|if|when|once|will|to be|should|might|think|maybe|thinks?|reckons?|believes?|hopes?|partly|mostly|but|except)\b|n't\b|\?/i;

const certaintyAnswer: Answer = ({ text, context }, items) => {
  const left = closing(items, `I have left ${spoken([...items], context)} open. Tell me when it is certain.`);
  if (UNKNOWN.test(text) || NO.test(text)) return left;
  // A bare yes may only have heard that it was left open.
  if (YES.test(text) || NOBODY_CONFIRMS.test(text))
    return reply(items, { status: { value: 'complete', how: 'implied', text } });
  const sure = CONFIRMS.test(text) && !NOT_CERTAIN.test(text);
  return sure ? reply(items, { status: said('complete', text) }) : null;
};

const CLOSE_NOW =
  /^(?:(?:yes|yep|yeah|ok|please|pls|just|go ahead|do it|you can)[ ,.!]*)*(?:(?:and )?(?:close|shut|mark|tick)(?: (?:it|this|that))?(?: (?:off|as (?:done|complete)|done|complete))?)?[ ,]*(?:now|right away|straight away|today)?(?: (?:please|pls|thanks))?[.! ]*$/i;
const CLOSE_LATER =
  /^(?:(?:no|nope|not yet|please|ok|better|probably|leave it|keep it|hold (?:on|off)|wait|close it|then)[ ,.!]*)*(?:open|after(?:wards?)?|later|until|till?|wait|once|when|not yet|no|hold (?:on|off))\b/i;

const NOW = /\b(?:close|shut|mark|tick|now|away|today)\b/i;
const nowOrLater = (items: readonly string[], it: string): Reading => ({
  kind: 'clarify',
  ask: `Which is it: shall I close ${it} now, or leave it open until then?`,
  items: [...items],
  wants: 'close',
  suggestions: closeSuggestions(items),
});

const closeAnswer: Answer = (sight, items) => {
  const { text, context } = sight;
  const later = CLOSE_LATER.test(text);
  const now = !later && CLOSE_NOW.test(text);
  // An either-or question has no "yes".
  const agrees = readSmallTalk(text)?.kind === 'yes';
  if (!later && (now || agrees) && !NOW.test(text)) return nowOrLater(items, spoken([...items], context));
  if (now) return reply(items, { status: said('complete', text) });
  if (!later && !NO.test(text)) return null;
  const [date] = marksOf(sight, 'date').filter((mark) => mark.days.by >= context.today);
  if (date) return reply(items, { snooze: said(date.days.by, date.text) });
  return closing(items, `I leave ${spoken([...items], context)} open. Tell me when it can be closed.`);
};

/** "Yes" to "on track, or done?" answers nothing. */
const statusAnswer: Answer = ({ text, context }, items) =>
  YES.test(text) || /^(?:ok|okay|👍)$/iu.test(text)
    ? {
        kind: 'clarify',
        ask: `Is ${spoken([...items], context)} on track, or done?`,
        items: [...items],
        wants: 'status',
        suggestions: progressSuggestions(items),
      }
    : null;

const SHORT = 6;
const yesOrNo: Answer = ({ text }) => {
  if (wordsOf(text).length > SHORT || /\b(?:done|complete|track|risk|slipping|but)\b/i.test(text))
    return null;
  if (/^(?:yes|yep|yeah|ok|sure|please)\b[^?\d]*$/i.test(text)) return { kind: 'yes' };
  return /^(?:no|nope|nah|don'?t)\b[^?\d]*$/i.test(text) ? { kind: 'no' } : null;
};

const answers: Partial<Record<AskBack['wants'], Answer>> = {
  date: dateAnswer,
  reason: reasonAnswer,
  who: whoAnswer,
  'on-track': onTrackAnswer,
  percent: percentAnswer,
  certainty: certaintyAnswer,
  close: closeAnswer,
  status: statusAnswer,
  'yes-or-no': yesOrNo,
};
