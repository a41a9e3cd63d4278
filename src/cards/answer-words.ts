/** The sentences of an answer: its headline, the filters that were used, and what could not be counted. */
import type { Answered } from '../domain/answer.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Period } from '../domain/question.ts';
import { count, day, listed, STATUS } from './format.ts';
import { clip } from './text.ts';

/** "Priority 3 and Priority 4"; empty when no item was named. */
const namedItems = ({ about }: Answered): string =>
  listed(about.map(({ level, ref }) => `${clip(level, 40)} ${clip(ref, 30)}`));

const inItems = (answered: Answered): string =>
  answered.about.length > 0 ? ` in ${namedItems(answered)}` : '';

/** "4 overdue in Priority 3", "Nothing of yours is due this week". */
export function headline(answered: Answered): string {
  const { question, rows, actions } = answered;
  const mine = question.owner === 'me' ? ' of yours' : '';
  const missing = [
    ...(question.owner === 'none' ? ['no owner'] : []),
    ...(question.dated === 'none' ? ['no date'] : []),
  ];
  const tail = `${missing.length > 0 ? ` with ${listed(missing)}` : ''}${inItems(answered)}`;
  const rated = question.status.length > 0 ? ` ${statusList(question.status)}` : '';
  if (question.intent === 'status') {
    return `${actions === 0 ? 'No action' : count(actions, 'action')}${mine}${rated}${tail}`;
  }
  const when = question.intent === 'due' && question.period ? ` ${duePhrase(question.period)}` : '';
  const late = `${question.intent}${when}${rated && ` and${rated}`}${tail}`;
  if (rows.length === 0) return `Nothing${mine} is ${late}`;
  const spread = new Set(rows.map((row) => row.item)).size;
  return `${rows.length}${mine} ${late}${spread < rows.length ? `, on ${count(spread, 'action')}` : ''}`;
}

const statusList = (statuses: Answered['question']['status']): string =>
  statuses.map((status) => STATUS[status].word.toLowerCase()).join(' or ');

/** The person's own words for the period, put so that they follow "due". */
const duePhrase = ({ text }: Period): string => {
  const words = clip(text, 60);
  return /^(?:the )?next \d/iu.test(words) ? `in ${words}` : words;
};

/** "Counted: Priority 3 (Reducing missing education), overdue, yours". */
export function filters(answered: Answered, today: PlainDate): string {
  const { question, about } = answered;
  const parts = [
    about.length > 0
      ? about
          .map(({ level, ref, title }) => `${clip(level, 40)} ${clip(ref, 30)} (${clip(title, 80)})`)
          .join(' and ')
      : 'the whole plan',
    ...(question.intent === 'overdue' ? ['overdue'] : []),
    ...(question.intent === 'due' ? [dueFilter(question.period, today)] : []),
    ...(question.owner === 'me' ? ['owned by you'] : []),
    ...(question.owner === 'none' ? ['with no owner'] : []),
    ...(question.dated === 'none' ? ['open, with no date'] : []),
    ...(question.status.length > 0 ? [statusList(question.status)] : []),
  ];
  return `Counted: ${parts.join('; ')}.`;
}

function dueFilter(period: Period | null, today: PlainDate): string {
  const { from = null, to = null } = period ?? {};
  if (from !== null && from === to) return `due ${day(from, today)}`;
  if (from !== null && to !== null) return `due ${day(from, today)} to ${day(to, today)}`;
  if (from !== null) return `due from ${day(from, today)}`;
  return to === null ? 'with a date' : `due by ${day(to, today)}`;
}

/** "7 more actions here have no date set, so they can’t be overdue; 3 have no owner; 2 were inherited." */
export function honestLine({ question, rows, noDate, noOwner, inherited }: Answered): string[] {
  const [first, ...rest] = [
    ...(noDate === 0 || question.dated === 'none'
      ? []
      : [{ many: noDate, says: noDateSays(question.intent, noDate) }]),
    ...(noOwner === 0 || question.owner === 'none'
      ? []
      : [{ many: noOwner, says: noOwner === 1 ? 'has no owner' : 'have no owner' }]),
    ...(inherited === 0
      ? []
      : [
          {
            many: inherited,
            says: `${inherited === 1 ? 'was inherited, past its' : 'were inherited, past their'} date before the plan went live`,
          },
        ]),
  ];
  if (!first) return [];
  const more = rows.length > 0 && noDate > 0 && question.intent !== 'status' ? 'more ' : '';
  const opening = `${count(first.many, `${more}action`)} here ${first.says}`;
  return [`${[opening, ...rest.map(({ many, says }) => `${many} ${says}`)].join('; ')}.`];
}

function noDateSays(intent: Answered['question']['intent'], many: number): string {
  const have = many === 1 ? 'has' : 'have';
  const they = many === 1 ? 'it' : 'they';
  if (intent === 'overdue') return `${have} no date set, so ${they} can’t be overdue`;
  if (intent === 'due') return `${have} no date set, so ${they} can’t fall due`;
  return `${have} no date set`;
}
