/** From marks to a question: what it is after, what narrows it, and what it keeps from the question before. */
import { type Question, questionAbout } from '../../domain/question.ts';
import type { Reading } from '../intent.ts';
import { type MarkOf, marksOf, runParsers, type Sight } from '../mark.ts';
import { onlySentences, type Sentence } from '../mood.ts';
import { ofPlainQuestions, ofQuestions } from '../parsers.ts';
import { aboutImpossibleDate, aboutUnknownRef, type Scope, scopeOf } from '../plan-words/scope.ts';
import { wordsOf } from '../words.ts';
import {
  aboutBareWords,
  aboutReport,
  aboutStrangeWords,
  aboutUndatedTime,
  aboutWhichOne,
  isPointedAtNothing,
} from './asked-back.ts';
import { continued, type FollowUp, followUpOf, theOneMeant } from './follow-up.ts';
import { intentImplied, intentSaid, overdueNarrows } from './intents.ts';
import { namesASubject, strangeWords, withoutTalk } from './leftover.ts';
import { asksAState } from './state-asked.ts';
import { isToldOnly } from './told-only.ts';
import { whichSilent } from './which-silent.ts';

/** A text without a question's form that is longer than this is a statement, whatever words are in it. */
const LONGEST_UNMARKED = 12;
/** With an action in hand, more words than this are a report of it. */
const LONGEST_IN_HAND = 6;

/** The question that a text asks, a question back about it, or null when it asks nothing. */
export function readQuestion(shared: Sight, sentences: readonly Sentence[]): Reading | null {
  const again = whichSilent(shared);
  if (again) return { kind: 'question', question: again };
  const asks = sentences.some((sentence) => sentence.asks);
  if (!asks && marksOf(shared, 'link').length > 0) return null;
  if (!asks && isToldOnly(shared.text, actionsInHand(shared))) return null;
  const body = onlySentences(shared, sentences, (sentence) => sentence.asks === asks);
  const { context } = shared;
  const length = wordsOf(shared.text).length;
  if (!asks && wordsOf(body.left).length > LONGEST_UNMARKED) return null;
  const first = runParsers(ofQuestions, body);
  const sight = isPlainlyAsked(first, asks) ? runParsers(ofPlainQuestions, withoutTalk(first)) : first;
  const said = intentSaid(mainIntents(sight));
  const [unknown] = marksOf(sight, 'unknown-ref');
  if (unknown) return aboutUnknownRef(unknown, sight);
  const [impossible] = marksOf(sight, 'impossible-date');
  if (impossible && (asks || said)) return aboutImpossibleDate(impossible, []);
  const bare = asks || context.inHand.length === 0 ? aboutBareWords(sight) : null;
  if (bare) return bare;
  if (!asksSomething(sight)) return asks && isPointedAtNothing(sight) ? aboutWhichOne(null) : null;
  if (!asks && said === null && isStatement(sight)) return null;
  const how = followUpOf(sight, said);
  const isReport = !asks && actionsInHand(sight) && length > LONGEST_IN_HAND;
  if (isReport && how === null && !asksBeyond(sight, said)) return null;
  const plan = planNamed(sight) ?? (how === null ? null : (context.lastQuestion?.plan ?? null));
  const scope = scopeOf(sight, plan);
  if ('kind' in scope) return scope;
  const named = namedIn(sight, scope, said, asks);
  const strange = strangeWords(sight, asks || said !== null || how !== null);
  if (strange.length > 0) {
    const partly = asks || said !== null || how !== null;
    const report = aboutReport(sight);
    if (report) return report;
    return partly && !isOnlyMe(named, said)
      ? aboutStrangeWords(whole(named, said, how, sight), strange, sight)
      : null;
  }
  if (marksOf(sight, 'undated-time').length > 0)
    return aboutUndatedTime(whole(named, said, how, sight), sight);
  if (how === null && isPointedAtNothing(sight)) return aboutWhichOne(named);
  return { kind: 'question', question: overItemsInHand(whole(named, said, how, sight), how, asks, sight) };
}

const whole = (
  named: Question,
  said: Question['intent'] | null,
  how: FollowUp | null,
  sight: Sight,
): Question => {
  const { lastQuestion: last, inHand } = sight.context;
  if (how === null || last === null) return named;
  const one = theOneMeant(last, inHand);
  if (how !== 'of-it' || one === null) return continued(last, named, said, how);
  const intent = said === null || said === 'list' ? 'status' : said;
  // What was named in words stays named in them.
  const inWords = last.items.length === 0 && last.topic.some(({ items }) => items.includes(one));
  const about = inWords ? { topic: last.topic } : { items: [one] };
  return questionAbout(intent, { plan: last.plan, ...about, measure: named.measure });
};

/** The question that the text holds by itself. */
function namedIn(sight: Sight, scope: Scope, said: Question['intent'] | null, asks: boolean): Question {
  const intents = marksOf(sight, 'intent');
  const [grouping] = marksOf(sight, 'grouping');
  const state = asksAState(sight, scope.entries, said, asks);
  const statuses = state ? [] : marksOf(sight, 'status-filter').flatMap((mark) => mark.statuses);
  const filters = {
    plan: planNamed(sight) ?? scope.plan ?? planOfTopics(sight),
    items: scope.items,
    owner: ownersIn(sight, said),
    outcome: [...new Set(marksOf(sight, 'outcome').map((mark) => mark.outcome))],
    body: [...new Set(marksOf(sight, 'body').map((mark) => mark.body))],
    topic: topicsIn(sight, scope.plan),
    measure: marksOf(sight, 'measure').length > 0,
    period: marksOf(sight, 'period').at(0)?.period ?? null,
    groupBy: grouping?.by ?? null,
  };
  const subjects = namesASubject(sight) ? 1 : 0;
  const { today } = sight.context;
  const ofSomebody = said === 'owner' && filters.owner.length > 0 && !/\bwho/i.test(sight.text);
  const intent =
    (ofSomebody ? 'list' : null) ??
    (said === 'list' && (state || filters.measure) ? null : said) ??
    (state ? 'status' : intentImplied({ ...filters, status: statuses, subjects, today }));
  const dueSaid = intents.some((mark) => mark.intent === 'due');
  // "For scrutiny next week" says when a summary is wanted, not of which days.
  const period =
    intent === 'summary' && !dueSaid && (filters.period?.from ?? '') > today ? null : filters.period;
  const movesOnly = intent === 'changes' && statuses.length === 0 && !FROM_TO.test(sight.text);
  const moved = movesOnly ? movedTo(intents) : [];
  const late: Question['status'] = overdueNarrows(intent, intents) ? ['overdue'] : [];
  return questionAbout(intent, {
    ...filters,
    period,
    status: [...new Set([...statuses, ...moved, ...late])],
  });
}

/** "Slipped from year 1 to year 2" is about dates. */
const FROM_TO = /\bfrom\b[^\n]{1,40}\bto\b|\bdates?\b/i;
/** "What slipped" asks of those that went wrong, "what recovered" of those that came back. */
function movedTo(intents: readonly MarkOf<'intent'>[]): Question['status'] {
  const words = intents.filter(({ intent }) => intent === 'changes').map(({ text }) => text);
  if (words.some((text) => /slipp|slid|worse|deteriorat/i.test(text))) return ['at-risk', 'off-track'];
  return words.some((text) => /recover|better|improv/i.test(text)) ? ['on-track'] : [];
}

/** "Nobody" and names are whose; "me" beside "who" is the one to be told. */
function ownersIn(sight: Sight, said: Question['intent'] | null): Question['owner'] {
  const owners = marksOf(sight, 'owner').map((mark) => mark.owner);
  const kept = owners.filter((owner) => owner !== 'me' || said !== 'owner');
  const keys = kept.map((owner) => (typeof owner === 'string' ? owner : owner.name));
  return kept.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

const planNamed = (sight: Sight): string | null => marksOf(sight, 'plan').at(0)?.plan ?? null;

/** The one plan that all topics stand in, or null. */
function planOfTopics(sight: Sight): string | null {
  const [plan, ...others] = new Set(
    marksOf(sight, 'topic').flatMap(({ entries }) => entries.map((entry) => entry.plan)),
  );
  return plan !== undefined && others.length === 0 ? plan : null;
}

function topicsIn(sight: Sight, plan: string | null): Question['topic'] {
  const topics = new Map<string, Question['topic'][number]>();
  for (const { words, entries } of marksOf(sight, 'topic')) {
    const refs = entries.filter((entry) => plan === null || entry.plan === plan).map(({ ref }) => ref);
    topics.set(words, { words, items: [...new Set(refs)].slice(0, 50) });
  }
  return [...topics.values()].slice(0, 5);
}

/** "What's the latest, and who do I ring?": what is asked first is what is asked. */
const SECOND = /(?:,\s*|\s)(?:and|&|or)\s+(?=(?:who|what|when|where|is|are|does|do|how|has|have|why|if)\b)/i;
function mainIntents(sight: Sight) {
  const intents = marksOf(sight, 'intent');
  const second = SECOND.exec(sight.text)?.index ?? sight.text.length;
  const asksBefore = sight.marks.some(
    (mark) => mark.start < second && (mark.kind === 'intent' || mark.kind === 'status-filter'),
  );
  return asksBefore ? intents.filter((mark) => mark.start < second) : intents;
}

const ASKING_KINDS = [
  'plan',
  'intent',
  'item',
  'owner',
  'period',
  'status-filter',
  'topic',
  'outcome',
  'body',
  'measure',
  'grouping',
] as const;
const asksSomething = (sight: Sight): boolean => ASKING_KINDS.some((kind) => marksOf(sight, kind).length > 0);

/** With an item in hand, loose words without a question's form are somebody's report. */
const isPlainlyAsked = (sight: Sight, asks: boolean): boolean =>
  asks || marksOf(sight, 'intent').length > 0 || marksOf(sight, 'owner').length > 0 || !actionsInHand(sight);

/** A summary, whose word is missing, a part of the plan, an order: nobody reports these of one action. */
const asksBeyond = (sight: Sight, said: Question['intent'] | null): boolean =>
  said === 'summary' ||
  said === 'no-update' ||
  marksOf(sight, 'grouping').length > 0 ||
  (said !== null && marksOf(sight, 'item').some(({ entries }) => entries.every(({ action }) => !action)));

/** "At risk" alone asks for a list; "I need to get this done" does not, and neither does a bare date. */
function isStatement(sight: Sight): boolean {
  const arranged = marksOf(sight, 'owner').length + marksOf(sight, 'grouping').length > 0;
  if (sight.context.lastQuestion !== null || namesASubject(sight) || arranged) return false;
  const period = marksOf(sight, 'period').length > 0 && marksOf(sight, 'status-filter').length === 0;
  return period || actionsInHand(sight) || wordsOf(sight.left).length > 2;
}

/** What a card asked about, or the one action that was spoken of; a priority is nothing that could be reported on. */
export const actionsInHand = ({ context, lexicon }: Sight): boolean =>
  context.inHand.some((ref) => {
    const entries = lexicon.refs.get(ref.toLowerCase().replace(/[^a-z0-9.]/g, ''));
    return entries === undefined || entries.some((entry) => entry.action);
  });

/** "Who do I send the minutes to?" has a "me" in it and asks about nothing that is recorded. */
const isOnlyMe = (named: Question, said: Question['intent'] | null): boolean =>
  said === null &&
  named.owner.length > 0 &&
  named.items.length + named.status.length === 0 &&
  named.period === null;

const POINTS = /\b(?:it|its|it's|this|that|that's|they|them|those|these)\b/i;
/** Asked of nothing, these are asked of what is in hand. */
const OF_ONE: readonly Question['intent'][] = ['evidence', 'history', 'owner'];
const OF_THE_PLAN = /\b(?:the|this|our) (?:whole |entire )?(?:strategy|plan|programme)\b/i;
const GENERAL = /^(?:what|which|how many|who|any|list|show)/i;

/** "Done?" and "is it on track" behind a card ask about what the card showed; "what's done" does not. */
function overItemsInHand(question: Question, how: FollowUp | null, asks: boolean, sight: Sight): Question {
  const { inHand } = sight.context;
  const { owner, period, groupBy } = question;
  if (how !== null || namesASubject(sight) || owner.length > 0 || period || groupBy || inHand.length === 0)
    return question;
  const intents = marksOf(sight, 'intent');
  const said = intents.length > 0;
  const points =
    POINTS.test(sight.text) || (OF_ONE.includes(question.intent) && wordsOf(sight.text).length <= 6);
  const bare = !said && (points || wordsOf(sight.text).length <= 3) && !GENERAL.test(sight.text);
  const ofMany =
    OF_THE_PLAN.test(sight.text) ||
    (GENERAL.test(sight.text) && marksOf(sight, 'status-filter').length + marksOf(sight, 'owner').length > 0);
  if (!asks || ofMany || !(bare || (said && points))) return question;
  const items = inHand.slice(0, 50);
  return bare ? { ...question, intent: 'status', items, status: [] } : { ...question, items };
}
