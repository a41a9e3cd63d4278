/** What an answer is about, in words: its items, topics, outcomes, bodies and owners. */
import type { Answered } from '../../domain/answer.ts';
import type { Period, StatusFilter } from '../../domain/question.ts';
import { listed, STATUS } from '../format.ts';
import { clip } from '../text.ts';

/** "Priority 3 and Priority 4"; empty when no item was named. */
const namedItems = ({ about }: Answered): string =>
  listed(about.slice(0, MOST).map(({ level, ref }) => `${clip(level, 40)} ${clip(ref, 30)}`)) +
  (about.length > MOST ? ` and ${about.length - MOST} more` : '');
const MOST = 4;

/** " about “EHE” linked to Attending in Priority 3": what follows a noun in a headline. */
export function tailOf(answered: Answered): string {
  const { topic, outcome, body, intent } = answered.question;
  return [
    topic.length > 0 ? ` about ${listed(topic.slice(0, 3).map(({ words }) => quoted(words)))}` : '',
    outcome.length > 0 ? ` linked to ${listed(outcome.slice(0, 3).map((one) => clip(one, 60)))}` : '',
    body.length > 0 && intent !== 'summary'
      ? ` involving ${listed(body.slice(0, 2).map((one) => clip(one, 80)))}`
      : '',
    answered.about.length > 0 ? ` in ${namedItems(answered)}` : '',
  ].join('');
}

/** "Priority 2 (Wellbeing)", "the plan", "what is about “EHE”": as the subject of a sentence. */
export function scopeWords(answered: Answered): string {
  const { about, question } = answered;
  const [only, ...others] = about;
  if (question.topic.length + question.outcome.length === 0) {
    if (!only) return 'the plan';
    if (others.length === 0)
      return `${clip(only.level, 40)} ${clip(only.ref, 30)} (${clip(only.title, 100)})`;
    return namedItems(answered);
  }
  return `the work${tailOf(answered)}`;
}

const quoted = (words: string): string => `“${clip(words, 60)}”`;

/** " of yours", " for Head of Access". */
export function ownersOf({ question: { owner } }: Answered): string {
  const names = owner.flatMap((one) => (typeof one === 'string' ? [] : [clip(one.name, 60)]));
  return `${owner.includes('me') ? ' of yours' : ''}${names.length > 0 ? ` for ${listed(names)}` : ''}`;
}

const DERIVED: { readonly [S in StatusFilter]?: string } = {
  blocked: 'blocked',
  overdue: 'overdue',
  'not-overdue': 'not overdue',
  'not-complete': 'not complete',
};

/** What is missing is told apart: "with no date". */
const isMissing = (status: StatusFilter): boolean => status === 'no-date' || status === 'no-actions';

/** "at risk or off track"; empty where no status was asked for. */
export const statusList = (statuses: readonly StatusFilter[]): string =>
  statuses
    .filter((status) => !isMissing(status))
    .map((status) => DERIVED[status] ?? statedWord(status))
    .join(' or ');

function statedWord(status: StatusFilter): string {
  const [, look] = Object.entries(STATUS).find(([word]) => word === status) ?? [];
  return (look?.word ?? status).toLowerCase();
}

/** " with no owner and no date". */
export function missingOf({ question: { owner, status } }: Answered): string {
  const missing = [
    ...(owner.includes('none') ? ['no owner'] : []),
    ...(status.includes('no-date') ? ['no date'] : []),
  ];
  return missing.length > 0 ? ` with ${listed(missing)}` : '';
}

/** The person's own words for the period, put so that they follow "due" or a verb. */
export const periodWords = ({ text }: Period): string => {
  const words = clip(text, 60);
  return /^(?:the )?(?:next|last) \d/iu.test(words) ? `in ${words}` : words;
};
