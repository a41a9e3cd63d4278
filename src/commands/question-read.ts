/** A reading as a question, for the `understand` command: its intent, its filters, and what they select of the plan. */
import type { Book } from '../domain/book.ts';
import type { Status } from '../domain/milestone.ts';
import type { Question, StatusFilter, Whose } from '../domain/question.ts';
import { actionsSelected, measuredItems } from '../domain/scope.ts';
import type { Named } from '../domain/set-up.ts';
import type { One, Reading, ReplyReading } from '../understanding/intent.ts';
import { partOf } from './part-of.ts';

type Lists = 'priority' | 'objective' | 'activity' | 'owner' | 'status' | 'outcome' | 'body' | 'topic';
type Filters = Record<Lists, string[]> & {
  measure: boolean;
  period: { text: string; from: string | null; to: string | null } | null;
};
export type QuestionRead = {
  intent: string;
  filters: Filters;
  groupBy: string | null;
  matches: string[];
  clarify: string | null;
};

const noFilters = (): Filters => ({
  priority: [],
  objective: [],
  activity: [],
  owner: [],
  status: [],
  outcome: [],
  body: [],
  topic: [],
  measure: false,
  period: null,
});

/** Of several things in one message the first question, else the first thing. */
export function questionRead(reading: Reading, book: Book): QuestionRead {
  const one = partOf(reading, (part) => part.kind === 'question');
  const empty = { filters: noFilters(), groupBy: null, matches: [], clarify: null };
  switch (one.kind) {
    case 'question':
      return { intent: one.question.intent, ...narrowed(one.question, book), clarify: null };
    case 'reply': {
      const filters = changed(one.items, one.reply, book);
      return { ...empty, intent: 'update', filters, matches: one.items, clarify: one.ask?.words ?? null };
    }
    case 'set-up':
      return { ...empty, intent: 'update', filters: set(one, book) };
    case 'clarify':
      return one.question
        ? { intent: one.question.intent, ...narrowed(one.question, book), clarify: one.ask }
        : { ...empty, intent: 'other', clarify: one.ask };
    case 'help':
      return { ...empty, intent: 'help' };
    case 'errand':
    case 'meant':
    case 'greeting':
    case 'yes':
    case 'no':
    case 'unclear':
      return { ...empty, intent: 'other' };
  }
}

/** The top level is a plan's priorities, whatever it calls them; its last level are activities. */
function byLevel(refs: readonly string[], book: Book): Pick<Filters, 'priority' | 'objective' | 'activity'> {
  const last = book.plan.levels.length - 1;
  const levelOf = (ref: string): 'priority' | 'objective' | 'activity' => {
    const level = book.byRef.get(ref)?.level ?? 0;
    return level === 0 ? 'priority' : level === last ? 'activity' : 'objective';
  };
  const at = (level: string): string[] => refs.filter((ref) => levelOf(ref) === level);
  return { priority: at('priority'), objective: at('objective'), activity: at('activity') };
}

const RATED: Partial<Record<StatusFilter, string>> = {
  'off-track': 'red',
  'at-risk': 'amber',
  'on-track': 'green',
};
const rated = (status: StatusFilter | Status): string => RATED[status] ?? status;
const whose = (owner: Whose): string => (typeof owner === 'string' ? owner : owner.name);

function narrowed(question: Question, book: Book): Pick<QuestionRead, 'filters' | 'groupBy' | 'matches'> {
  const { items, owner, status, outcome, body, topic, measure, period, groupBy } = question;
  return {
    filters: {
      ...byLevel(items, book),
      owner: owner.map(whose),
      status: status.map(rated),
      outcome,
      body,
      topic: topic.map(({ words }) => words),
      measure,
      period,
    },
    groupBy,
    matches: matches(question, book),
  };
}

/** The refs that the filters select; where measures are asked for, the items that have them go first. */
function matches(question: Question, book: Book): string[] {
  const refs = actionsSelected(book, question).map(({ ref }) => ref);
  if (!question.measure) return refs;
  const measured = measuredItems(book, question).map(({ ref }) => ref);
  return [...new Set([...measured, ...refs])];
}

/** What a command would change, as filters say it: the action with its new status, owner or date. */
function changed(refs: readonly string[], { status, forecast, handOver }: ReplyReading, book: Book): Filters {
  return {
    ...noFilters(),
    ...byLevel(refs, book),
    status: status ? [rated(status.value)] : [],
    owner: handOver?.value.name ? [handOver.value.name] : [],
    period: forecast ? { text: forecast.text, from: forecast.value, to: forecast.value } : null,
  };
}

function set({ request }: Extract<One, { kind: 'set-up' }>, book: Book): Filters {
  const filters = { ...noFilters(), ...('items' in request && byLevel(request.items, book)) };
  switch (request.do) {
    case 'assign':
    case 'lead':
      return { ...filters, owner: [request.to === null ? 'none' : nameOf(request.to, book)] };
    case 'date':
      return { ...filters, period: { text: request.due, from: request.due, to: request.due } };
    default:
      return filters;
  }
}

function nameOf(named: Named, book: Book): string {
  if (named.kind === 'name') return named.name;
  if (named.kind === 'address') return named.email;
  return book.plan.posts.find(({ id }) => id === named.post)?.title ?? named.post;
}
