/** From marks to a question: what it is after, what narrows it, and what it keeps from the question before. */
import type { Question, QuestionIntent } from '../domain/question.ts';
import type { Reading } from './intent.ts';
import { marksOf, runParsers, type Sight } from './mark.ts';
import { onlySentences, type Sentence } from './mood.ts';
import { ofPlainQuestions, ofQuestions } from './parsers.ts';
import { aboutImpossibleDate, aboutUnknownRef, scopeOf } from './scope.ts';
import { wordsFor } from './suggestions.ts';
import { isNeutral, type Word, wordKey, wordsOf } from './words.ts';

const PRECEDENCE: readonly QuestionIntent[] = ['overdue', 'due', 'status'];
const FOLLOWS_UP =
  /^(?:ok(?:ay)?\s+)?(?:and|now|also|plus|what about|how about|same (?:for|in)|only|just)\b/i;
/** A text without a question mark that is longer than this is a statement, whatever words are in it. */
const LONGEST_UNMARKED = 10;

/** The question that a text asks, a question back about it, or null when it asks nothing. */
export function readQuestion(shared: Sight, sentences: readonly Sentence[]): Reading | null {
  const asks = sentences.some((sentence) => sentence.asks);
  const body = onlySentences(shared, sentences, (sentence) => sentence.asks === asks);
  if (!asks && wordsOf(body.left).length > LONGEST_UNMARKED) return null;
  const first = runParsers(ofQuestions, body);
  const sight = isPlainlyAsked(first, asks) ? runParsers(ofPlainQuestions, first) : first;
  const found = whatItNames(sight);
  const [unknown] = marksOf(sight, 'unknown-ref');
  if (unknown) return aboutUnknownRef(unknown, sight);
  const [impossible] = marksOf(sight, 'impossible-date');
  if (impossible && (asks || found.intent)) return aboutImpossibleDate(impossible, []);

  const { lastQuestion } = sight.context;
  const followsUp = lastQuestion !== null && (FOLLOWS_UP.test(shared.text) || isBarePriority(found));
  const scope = scopeOf(sight, followsUp ? lastQuestion.plan : null);
  if ('kind' in scope) return found.something ? scope : null;
  const strange = strangeWords(sight);
  if (
    !found.something ||
    (!asks && !followsUp && isStatement(found, sight)) ||
    (strange.length > 0 && !asks && !found.intent)
  )
    return null;

  const named: Question = {
    intent: found.intent ?? (found.period ? 'due' : 'status'),
    plan: scope.plan,
    items: scope.items,
    owner: found.owner,
    status: asksOneAction(scope.entries) ? [] : found.status,
    outcome: [...new Set(marksOf(sight, 'outcome').map((mark) => mark.outcome))],
    body: [...new Set(marksOf(sight, 'body').map((mark) => mark.body))],
    topic: [],
    measure: marksOf(sight, 'measure').length > 0,
    period: found.period,
    groupBy: marksOf(sight, 'grouping').at(0)?.by ?? null,
  };
  if (strange.length > 0) return onlyOwner(found) ? null : understoodInPart(named, sight, strange);
  if (followsUp) return { kind: 'question', question: continued(lastQuestion, found, named) };
  return { kind: 'question', question: overItemsInHand(named, found, asks, sight) };
}

/** Words and numbers that nobody has read and that may have been meant to narrow the question. */
function strangeWords(sight: Sight) {
  const countedOut = (word: Word): boolean =>
    /\b(?:the|all|top|these)\s$/i.test(sight.left.slice(0, word.start));
  return wordsOf(sight.left).filter((word) =>
    /^\d+$/.test(word.text)
      ? !countedOut(word)
      : !isNeutral(word.text) && !sight.lexicon.levelWords.has(wordKey(word.text)),
  );
}

type Named = ReturnType<typeof whatItNames>;

function whatItNames(sight: Sight) {
  const intents = marksOf(sight, 'intent').map((mark) => mark.intent);
  const intent = PRECEDENCE.find((candidate) => intents.includes(candidate)) ?? null;
  const owner = marksOf(sight, 'owner').map((mark) => mark.owner);
  const period = marksOf(sight, 'period').at(0)?.period ?? null;
  const status = [...new Set(marksOf(sight, 'status-filter').flatMap((mark) => mark.statuses))];
  const items = marksOf(sight, 'item');
  const something =
    intent !== null || owner.length > 0 || period !== null || status.length > 0 || items.length > 0;
  return { intent, owner, period, status, items, something };
}

/** "Who do I send the minutes to?" has a "me" in it and asks about nothing that is recorded. */
const onlyOwner = (found: Named): boolean =>
  found.intent === null && found.items.length === 0 && found.status.length === 0 && found.period === null;

/** With an item in hand, loose words without a question's form are somebody's report. */
const isPlainlyAsked = (sight: Sight, asks: boolean): boolean => {
  const { intent, owner } = whatItNames(sight);
  return asks || intent !== null || owner.length > 0 || sight.context.inHand.length === 0;
};

/** "At risk" alone asks for a list; "I need to get this done" does not, and neither does a bare date. */
const isStatement = (found: Named, sight: Sight): boolean =>
  found.intent === null &&
  found.owner.length === 0 &&
  found.items.length === 0 &&
  (found.period !== null || sight.context.inHand.length > 0 || wordsOf(sight.left).length > 1);

/** "P4?": a top-level item and nothing else takes the place of the one before. */
const isBarePriority = (found: Named): boolean =>
  found.intent === null &&
  found.status.length === 0 &&
  found.owner.length === 0 &&
  found.items.length > 0 &&
  found.items.every((mark) => mark.entries.every((entry) => entry.level === 0));

/** "Is 3.3b done?" asks how 3.3(b) stands; a filter would answer it with an empty list. */
const asksOneAction = (entries: readonly { action: boolean }[]): boolean =>
  entries.length > 0 && entries.every((entry) => entry.action);

/** A follow-up keeps what the last question set and replaces what it names. */
const continued = (last: Question, found: Named, named: Question): Question => ({
  ...last,
  intent: found.intent ?? last.intent,
  plan: found.items.length > 0 ? named.plan : last.plan,
  items: found.items.length > 0 ? named.items : last.items,
  owner: found.owner.length > 0 ? found.owner : last.owner,
  status: found.status.length > 0 ? named.status : last.status,
  period: found.period ?? last.period,
});

/** "Done?" and "is it on track" behind a card ask about what the card showed; "what's done" does not. */
function overItemsInHand(named: Question, found: Named, asks: boolean, sight: Sight): Question {
  const { inHand } = sight.context;
  const bare =
    found.intent === null && found.items.length === 0 && found.owner.length === 0 && found.period === null;
  const pointed = wordsOf(sight.text).length <= 3 || /\b(?:it|this|that|they)\b/i.test(sight.text);
  const general = /^(?:what|which|how many|who|any|list|show)/i.test(sight.text);
  return asks && bare && pointed && !general && inHand.length > 0
    ? { ...named, items: inHand.slice(0, 50), status: [] }
    : named;
}

function understoodInPart(
  named: Question,
  sight: Sight,
  strange: readonly { start: number; end: number }[],
): Reading {
  const from = strange[0]?.start ?? 0;
  const to = strange.at(-1)?.end ?? from;
  const words = sight.text.slice(from, to).slice(0, 60);
  const again = wordsFor(named);
  return {
    kind: 'clarify',
    ask: `I don't know what "${words}" means here. Shall I leave it out?`,
    items: [],
    suggestions: [
      { label: again.charAt(0).toUpperCase() + again.slice(1), say: again },
      { label: 'Help', say: 'help' },
    ],
  };
}
