/** The questions back about a question: a word that is not known, a bare word, a "that one" with nothing in hand. */
import { type Question, type QuestionIntent, questionAbout } from '../../domain/question.ts';
import type { Clarify, Reading, Suggestion } from '../intent.ts';
import { marksOf, type Sight } from '../mark.ts';
import { wordsFor } from '../suggestions.ts';
import type { Word } from '../words.ts';
import { namesASubject } from './leftover.ts';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const say = (words: string): Suggestion => ({ label: capital(words).slice(0, 80), say: words.slice(0, 300) });
const clarify = (ask: string, suggestions: Suggestion[], question?: Question): Clarify => ({
  kind: 'clarify',
  ask,
  items: [],
  suggestions,
  ...(question && { question }),
});

const REPORT_FOR =
  /^(?:(?:please|can you|could you|can i have|could i have|i need|i want|give me|show me|send me|make me|make|prepare|do)\s+)*(?:an?\s+|the\s+|our\s+)?(?:reports?|papers?)\s+(?:for|to)\s+(?:the\s+|our\s+)?([^\n?.!]{1,80}?)(?:\s+please)?[\s?.!]*$/i;

/** "Report for elephants": whom it is for is none of the plan's words; which reports there are is said instead. */
export function aboutReport({ text, context }: Sight): Extract<Reading, { kind: 'errand' }> | null {
  const body = context.asked === null ? REPORT_FOR.exec(text)?.[1]?.trim() : undefined;
  return body ? { kind: 'errand', plan: null, errand: { do: 'which-report', body } } : null;
}

/** Asked of nothing that is named, these ask nothing. */
const OF_SOMETHING: readonly QuestionIntent[] = ['evidence', 'history', 'owner', 'slippage'];
const narrowsNothing = ({ intent, items, topic, outcome, body, owner, status, period }: Question): boolean =>
  OF_SOMETHING.includes(intent) &&
  [items, topic, outcome, body, owner, status].every((list) => list.length === 0) &&
  period === null;

/** What was understood is kept; the words that were not may have been meant to narrow it. */
export function aboutStrangeWords(question: Question, strange: readonly Word[], sight: Sight): Clarify {
  const from = strange[0]?.start ?? 0;
  const to = strange.at(-1)?.end ?? from;
  const words = sight.text.slice(from, to).slice(0, 60);
  if (narrowsNothing(question))
    return clarify(
      `I don't know what "${words}" means here. Give me the number of an action, or a few words of its title.`,
      [say("what's overdue"), { label: 'Help', say: 'help' }],
      question,
    );
  const ask = `I don't know what "${words}" means here. Shall I leave it out?`;
  const asking = clarify(ask, [say(wordsFor(question)), { label: 'Help', say: 'help' }], question);
  return { ...asking, offered: true };
}

/** "Since last board", where nobody has told when that was. */
export function aboutUndatedTime(question: Question, sight: Sight): Clarify {
  const [time] = marksOf(sight, 'undated-time');
  const words = time?.text ?? '';
  const since = /^since/i.test(words);
  const instead = since ? ['in the last 4 weeks', 'since half term'] : ['this month', 'this half term'];
  const inIts = (other: string): string =>
    sight.text.slice(0, time?.start ?? 0) + other + sight.text.slice(time?.end ?? 0);
  const ask = `I don't know the day of "${words.slice(0, 60)}". Which date shall I take?`;
  return clarify(
    ask,
    instead.map((other) => ({ label: capital(other), say: inIts(other).slice(0, 300) })),
    question,
  );
}

const POINTS_AT_ONE =
  /\b(?:that|this) (?:one|action|item)\b|\b(?:about|on|of|owns?|doing|leads?|for) (?:it|this|that)(?: one)?[\s?!.]*$|\b(?:is|was|has) (?:it|this|that)(?: been)? (?:due|done|complete[d]?|finished|started|late|overdue|sorted|closed|signed off|on track|off track|at risk|red|amber|green|stuck|blocked)\b|\bwho (?:is|has|does) (?:it|this|that)(?= one\b|[\s?.!]*$)/i;

/** Nothing was asked yet, or of no part of the plan: "it" could be anything. */
const isAboutNothing = (last: Question | null): boolean =>
  last === null || last.items.length + last.topic.length + last.outcome.length + last.body.length === 0;

export const isPointedAtNothing = (sight: Sight): boolean =>
  isAboutNothing(sight.context.lastQuestion) &&
  sight.context.inHand.length === 0 &&
  !namesASubject(sight) &&
  POINTS_AT_ONE.test(sight.text);

export const aboutWhichOne = (question: Question | null): Clarify =>
  clarify('Which action do you mean? Give me its number or a few of its words.', [], question ?? undefined);

const QUARTER = /^(?:in |for )?q([1-4])[\s?.!]*$/i;
const FIRST_MONTH = ['January', 'April', 'July', 'October'];
const LAST_MONTH = ['March', 'June', 'September', 'December'];
const bare = (words: string): RegExp =>
  new RegExp(`^(?:an? |the |any )?(?:${words})(?: please| pls| plz)?[\\s?.!]*$`, 'i');
const WHICH = 'Give me its number or a few of its words.';
const bareWords: readonly [RegExp, QuestionIntent, string, string[]][] = [
  [
    bare('evidence|proof|minutes'),
    'evidence',
    `Evidence for which action? ${WHICH}`,
    ['which actions have no evidence'],
  ],
  [bare('history'), 'history', `The history of which action? ${WHICH}`, []],
  [
    bare('owners?|who'),
    'owner',
    `The owner of which action? ${WHICH}`,
    ['what has no owner', 'all actions by owner'],
  ],
  [bare('dates?|when'), 'due', 'Which dates do you mean?', ["what's due this month", 'what has no date']],
  [
    bare('upd(?:ate)?s?|report'),
    'status',
    'Do you want to know how things stand, or to report on an action?',
    ['how are we doing', 'what changed this month', 'my actions'],
  ],
];

/** "Q3", "update", "evidence": a word that could be asked of anything. */
export function aboutBareWords({ text, context }: Sight): Clarify | null {
  const quarter = Number(QUARTER.exec(text)?.[1] ?? 0);
  if (quarter > 0) return aboutQuarter(quarter - 1);
  if (context.lastQuestion !== null || context.inHand.length > 0) return null;
  const [found] = bareWords.filter(([pattern]) => pattern.test(text));
  if (!found) return null;
  const [, intent, ask, instead] = found;
  return clarify(ask, instead.map(say), questionAbout(intent));
}

/** Quarters are counted from January or from April. */
function aboutQuarter(at: number): Clarify {
  const months = (from: number): string => `${FIRST_MONTH[from % 4]} to ${LAST_MONTH[from % 4]}`;
  const [calendar, financial] = [months(at), months(at + 1)];
  return clarify(
    `Do you mean ${calendar}, or ${financial} (quarters of the financial year)?`,
    [calendar, financial].map((words) => say(`what's due ${words}`)),
  );
}
