/** Whether a question goes on from the one before ("and p4?", "just mine", "who owns those?"), and what it keeps of it. */
import {
  type Question,
  type QuestionIntent,
  questionAbout,
  type StatusFilter,
} from '../../domain/question.ts';
import { marksOf, type Sight } from '../mark.ts';
import { refKey } from '../plan-words/lexicon.ts';
import { wordsOf } from '../words.ts';
import { namesASubject } from './leftover.ts';

/**
 * `replaces`: another subject takes the place of the last one ("and p4?"). `narrows`: of what was asked about, less
 * ("just the reds", "which of those have evidence"). `of-it`: something else of the same one ("when is it due?").
 */
export type FollowUp = 'replaces' | 'narrows' | 'of-it';

const GREETS = '^(?:(?:ok(?:ay)?|right|great|thanks|thank you|ta|cheers|hmm|ah|oh|lovely)\\b[ ,.!-]*)*';
const REPLACES = new RegExp(
  `${GREETS}(?:and|now|also|plus|then|or|&|\\+|(?:what|wot|how) (?:about|of)|same(?: again| thing| question)?(?: but)? (?:for|in|with|on)|ditto(?: for)?|try)\\b|\\binstead\\b`,
  'i',
);
const NARROWS = new RegExp(
  `${GREETS}(?:(?:and|but|now) )?(?:only|just|but)\\b|^(?:(?:and|show|list) )?(?:the |those |these )(?:[\\w\\uE000-\\uF8FF-]+ ){1,3}ones(?: only| please| pls)?[\\s?.!]*$|^(?:the )?[\\w-]+(?: ones)? only[\\s?.!]*$|\\b(?:of (?:those|these|them|the above)|(?<!\\b(?:like|all|for) )those(?: ones)?|these(?: ones)?|them|how many (?:is|are|was) (?:that|those|there|they|it)(?=[\\s?.!]*$)|the (?:first|last|same) ones?)\\b`,
  'i',
);
const CORRECTS = new RegExp(
  `${GREETS}(?:(?:no|nope|sorry|oops|wait|actually)[ ,.-]*)*(?:i (?:meant|mean)|meant|make (?:it|that))\\b`,
  'i',
);
/** "Which are late?" asks of what was just spoken of, "which priorities are late" and "who has none" of the plan. */
const WHICH = /^(?:and )?which(?: ones?)? (?:are|is|have|has|hv|haven't|hasn't|aren't|isn't|of)\b/i;
/** What is asked of something: by itself it asks about what was spoken of last. */
const OF_SOMETHING: readonly QuestionIntent[] = ['evidence', 'history', 'owner', 'due'];
const GREETING_ONLY = new RegExp(GREETS, 'i');
const OWN_FORM =
  /^(?:(?:what|wot|which|who|whose|when|where|how|why)(?:'?s|'?re|'?ve)?|is|are|was|were|has|have|had|do|does|did|can|could|would|will|should|any\w*|every\w*|all|list|show|give|tell|find|get|need)\b/i;
/** The bare word is the whole list of the speaker, whatever was asked before. */
const MINE = /^(?:mine|my (?:list|actions?|stuff|bits))(?: please| pls)?[\s?.!]*$/i;
const IT =
  /\b(?:it|its|it's|itself|this|that|that's)\b(?! (?:week|month|term|year|half|quarter|morning|afternoon|plan|strategy|programme|autumn|spring|summer)\b)/i;
const LONGEST_OF_IT = 9;
/** A text with more words than this stands by itself. */
const LONGEST_BARE = 5;

/** How a text follows up the last question, or null when it is one of its own. */
export function followUpOf(sight: Sight, said: QuestionIntent | null): FollowUp | null {
  const { lastQuestion } = sight.context;
  if (!lastQuestion) return null;
  const { text } = sight;
  if (MINE.test(text)) return null;
  if (CORRECTS.test(text)) return 'replaces';
  if (asksOfIt(sight, said, lastQuestion)) return 'of-it';
  if (NARROWS.test(text)) return 'narrows';
  if (REPLACES.test(text)) return 'replaces';
  const own = text.replace(GREETING_ONLY, '');
  const few = wordsOf(own).length <= LONGEST_BARE;
  if (few && asksOfTheSame(sight, said, own, lastQuestion)) return 'narrows';
  const short = few && !OWN_FORM.test(own);
  return short && isBare(sight, said, lastQuestion) ? 'replaces' : null;
}

/** "When is it due?", "any evidence?": asked of the one thing that was spoken of last, whatever was asked of it. */
function asksOfIt(sight: Sight, said: QuestionIntent | null, last: Question): boolean {
  const { text, context } = sight;
  const one = theOneMeant(last, context.inHand);
  if (one === null || namesMore(sight)) return false;
  const words = wordsOf(text.replace(GREETING_ONLY, '')).length;
  if (IT.test(text)) return words <= LONGEST_OF_IT;
  const asks = said !== null && (OF_SOMETHING.includes(said) || said === 'status');
  const general = /^(?:and )?(?:which|how many|what(?:'s|s| is| are)|who(?:'s)? (?:has|have|is|are))\b/i.test(
    text,
  );
  const isAction = sight.lexicon.refs.get(refKey(one))?.some((entry) => entry.action) === true;
  return isAction && asks && !general && words <= 3;
}

const namesMore = (sight: Sight): boolean =>
  namesASubject(sight) ||
  (['owner', 'grouping', 'period'] as const).some((kind) => marksOf(sight, kind).length > 0);

/** What "it" stands for: the one in hand, else the one that the last question was about; null where it is several. */
export function theOneMeant(last: Question | null, inHand: readonly string[]): string | null {
  const [held, ...others] = inHand;
  if (held !== undefined) return others.length === 0 ? held : null;
  const asked =
    last === null ? [] : last.items.length > 0 ? last.items : last.topic.flatMap(({ items }) => items);
  return asked.length === 1 ? (asked[0] ?? null) : null;
}

/** "Any evidence?", "which are late?", after a question about something and with nothing else named. */
function asksOfTheSame(sight: Sight, said: QuestionIntent | null, own: string, last: Question): boolean {
  const about = last.items.length + last.topic.length + last.outcome.length;
  if (namesASubject(sight)) return false;
  if (WHICH.test(own)) return about + last.owner.length + last.body.length > 0;
  if (about === 0 || marksOf(sight, 'owner').length > 0) return false;
  const loose = !marksOf(sight, 'intent').some((mark) => mark.firm && mark.intent === 'due');
  return said !== null && OF_SOMETHING.includes(said) && loose;
}

/** "Phase 2?", "next month?", "by owner?": what narrows and nothing that asks. A new action is a new question. */
function isBare(sight: Sight, said: QuestionIntent | null, last: Question): boolean {
  const items = marksOf(sight, 'item').flatMap((mark) => mark.entries);
  const lastLevels = last.items.flatMap((ref) => sight.lexicon.refs.get(ref.toLowerCase()) ?? []);
  const isNew =
    items.some((entry) => entry.action) && !lastLevels.some((entry) => entry.action) && last.items.length > 0;
  const firm = marksOf(sight, 'intent').some((mark) => mark.firm);
  // "Reds" of nothing in particular are all of them.
  const fresh =
    marksOf(sight, 'status-filter').length > 0 &&
    !/\?\s*$/.test(sight.text) &&
    last.items.length + last.topic.length + last.outcome.length === 0;
  return (
    !firm &&
    !fresh &&
    said !== 'owner' &&
    said !== 'due' &&
    !(isNew || (items.some((e) => e.action) && last.items.length === 0))
  );
}

/** What the last question set, with what is named in its place; `said` is the intent that the words name. */
export function continued(
  last: Question,
  named: Question,
  said: QuestionIntent | null,
  how: FollowUp,
): Question {
  if (how === 'of-it') return named;
  const names = [named.items, named.topic, named.outcome].some((list) => list.length > 0);
  const other = names || (named.body.length > 0 && last.intent !== 'summary');
  const kept = other && how === 'replaces' ? { ...last, ...nothingNamed(last) } : last;
  const or = <T>(fresh: readonly T[], old: readonly T[]): T[] => [...(fresh.length > 0 ? fresh : old)];
  const intent = intentAfter(last, named, said, how);
  // "Who owns those" of what is overdue asks of the overdue ones only.
  const late =
    how === 'narrows' && last.intent === 'overdue' && intent !== 'overdue' && named.status.length === 0;
  return {
    intent,
    plan: names ? named.plan : (named.plan ?? last.plan),
    items: or(named.items, kept.items),
    owner: or(named.owner, last.owner),
    status:
      intent === 'overdue' && said === 'overdue'
        ? named.status
        : or(named.status, late ? [...new Set<StatusFilter>([...last.status, 'overdue'])] : last.status),
    outcome: or(named.outcome, kept.outcome),
    body: or(named.body, kept.body),
    topic: or(named.topic, kept.topic),
    // By owner or month only actions can be arranged.
    measure: named.measure || (last.measure && named.groupBy === null),
    period: named.period ?? last.period,
    groupBy: named.groupBy ?? last.groupBy,
  };
}

/** The last question, asked of other items in place of what it named. */
export const askedOf = (last: Question, items: readonly string[]): Question =>
  continued(last, questionAbout(last.intent, { plan: last.plan, items: [...items] }), null, 'replaces');

/** Whom a summary is for stays when it is asked of something else. */
const nothingNamed = (last: Question): Pick<Question, 'items' | 'topic' | 'outcome' | 'body'> => ({
  items: [],
  topic: [],
  outcome: [],
  body: last.intent === 'summary' ? last.body : [],
});

/** "The green ones" of what is overdue are no longer overdue; "actions" and "ones" ask nothing new. */
function intentAfter(
  last: Question,
  named: Question,
  said: QuestionIntent | null,
  how: FollowUp,
): QuestionIntent {
  if (said !== null && said !== 'list') return said;
  const stillLate = named.status.every((status) => status === 'at-risk' || status === 'off-track');
  if (how === 'narrows' && stillLate) return last.intent;
  return last.intent === 'overdue' && named.status.length > 0 ? 'list' : last.intent;
}
