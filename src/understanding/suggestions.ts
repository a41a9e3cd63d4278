/** What the bot offers when it asks back or did not understand: the nearest things that it can do. */
import Fuse from 'fuse.js';
import type { Question, QuestionIntent, StatusFilter } from '../domain/question.ts';
import type { Context, Suggestion } from './intent.ts';
import type { Entry } from './plan-words/lexicon.ts';

type Ability = Suggestion & { words: string };

const abilities: readonly Ability[] = [
  { label: "What's overdue", say: "what's overdue", words: 'overdue late missed behind' },
  {
    label: "What's due this week",
    say: "what's due this week",
    words: 'due week deadline upcoming soon next',
  },
  { label: 'My actions', say: 'my actions', words: 'mine my actions assigned me' },
  { label: "What's at risk", say: "what's at risk", words: 'risk amber red slipping stuck blocked' },
  { label: 'What has no date', say: 'what has no date', words: 'undated dateless date' },
  { label: 'What has no owner', say: 'what has no owner', words: 'owner unassigned nobody who' },
  {
    label: 'How many are complete',
    say: 'how many are complete',
    words: 'complete done finished count many',
  },
];
const HELP: Ability = { label: 'Help', say: 'help', words: 'help commands guide how' };
/** What only an officer is offered. */
const ofOfficers: readonly Ability[] = [
  {
    label: "What's missing",
    say: "what's missing",
    words: 'missing gaps incomplete lacking unfilled assign setup',
  },
  { label: "What's inherited", say: "what's inherited", words: 'inherited inherit settle bulk' },
];
const usual = ["what's overdue", "what's due this week"];

const offer = ({ label, say }: Suggestion): Suggestion => ({ label, say });
const searchIn = (known: readonly Ability[]) =>
  new Fuse(
    known.flatMap((ability) => ability.words.split(' ').map((word) => ({ word, ability }))),
    { keys: ['word'], threshold: 0.25, minMatchCharLength: 3, distance: 5, includeScore: true },
  );
const forAll = searchIn(abilities);
const forOfficers = searchIn([...abilities, ...ofOfficers]);

/** Up to three things to say instead, the likeliest first and help last; the usual three when nothing comes near. */
export function nearestAbilities(
  words: readonly string[],
  items: readonly Entry[],
  officer: boolean,
): Suggestion[] {
  const search = officer ? forOfficers : forAll;
  const near = words
    .filter((word) => word.length > 2 && word.length < 20)
    .slice(0, 12)
    .flatMap((word) =>
      search.search(word, { limit: 1 }).filter((hit) => Math.abs(hit.item.word.length - word.length) < 3),
    )
    .sort((a, b) => (a.score ?? 1) - (b.score ?? 1))
    .map((hit) => hit.item.ability);
  const rest = abilities.filter((ability) => usual.includes(ability.say));
  const likeliest = [...new Set([...near, ...rest])].filter((ability) => ability !== HELP);
  return [...[...items.map(statusOf), ...likeliest].slice(0, 2), HELP].map(offer);
}

export const statusOf = (entry: Entry): Suggestion => ({
  label: `${entry.ref} ${shortened(entry.title)}`.slice(0, 80),
  say: `status of ${entry.ref}`,
});

/** More actions than these are not named in a suggestion. */
const MOST_NAMED = 3;

/**
 * What a button says names what it is about: pressed on an old card, it must not be taken for what is in hand by then.
 * Where nothing is to be named, or too much, nothing is offered.
 */
export function aboutThese(suggestions: readonly Suggestion[], refs: readonly string[]): Suggestion[] {
  if (refs.length === 0 || refs.length > MOST_NAMED) return [];
  return suggestions.map(({ label, say }) => ({
    label,
    say: refs.some((ref) => say.includes(ref)) ? say : `${listed(refs)} ${say}`,
  }));
}

/** Answers to "how is it going?", for what is in hand or was named. */
export const progressSuggestions = (refs: readonly string[]): Suggestion[] =>
  aboutThese(
    ['on track', 'at risk', 'done'].map((say) => ({ label: `${listed(refs)} ${say}`, say })),
    refs,
  );

/** Answers to "close it now, or later?". */
export const closeSuggestions = (refs: readonly string[]): Suggestion[] =>
  aboutThese(
    [
      { label: 'Close it now', say: 'done' },
      { label: 'Leave it open', say: 'not done yet' },
    ],
    refs,
  );

const ASKED: Readonly<Record<QuestionIntent, string>> = {
  overdue: "what's overdue",
  due: "what's due",
  status: 'how are we doing',
  list: 'list the actions',
  owner: 'who owns the actions',
  'no-update': "who hasn't reported",
  changes: 'what changed',
  summary: 'summary',
  evidence: 'any evidence',
  history: 'history',
  slippage: 'how often has the date moved',
};
const OPEN_STATUS: Readonly<Partial<Record<StatusFilter, string>>> = {
  'not-complete': 'not complete',
  'not-overdue': 'not overdue',
  'no-date': 'with no date',
  'no-actions': 'with no actions',
};

/** The words that ask a question again, as the bot would put it. */
export function wordsFor(question: Question): string {
  const { intent, owner, period, status, groupBy } = question;
  const about = [
    ...question.items.slice(0, 3),
    ...question.topic.map(({ words }) => words),
    ...question.outcome,
  ].join(', ');
  const whose = owner.map((one) =>
    one === 'me' ? 'mine' : one === 'none' ? 'with no owner' : `for ${one.name}`,
  );
  return [
    ASKED[intent],
    about && (intent === 'status' ? `with ${about}` : `for ${about}`),
    ...question.body.slice(0, 1).map((body) => `for ${body}`),
    status.map((one) => OPEN_STATUS[one] ?? one.replace('-', ' ')).join(', '),
    ...whose,
    period?.text ?? (intent === 'due' ? 'this week' : ''),
    groupBy ? `by ${groupBy}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function shortened(title: string): string {
  if (title.length <= 60) return title;
  const cut = title.slice(0, 60);
  return `${cut.slice(0, Math.max(30, cut.lastIndexOf(' ')))}…`;
}

/** "3.3(b)", "3.3(b) and 3.7(a)", "it" when nothing or too much is in hand. */
export function spoken(refs: readonly string[], context: Context): string {
  const named = refs.length > 0 ? refs : context.inHand;
  if (named.length === 1) return named[0] ?? 'it';
  return refs.length > 1 && refs.length <= MOST_NAMED ? listed(refs) : 'it';
}

const listed = (refs: readonly string[]): string =>
  refs.length < 2 ? refs.join('') : `${refs.slice(0, -1).join(', ')} and ${refs.at(-1)}`;
