/** The sentences under an answer: the filters that were used, why it is empty, and what could not be counted. */

import type { Answered } from '../../domain/answer.ts';
import { FEWER } from '../../domain/measures/small-words.ts';
import { Status } from '../../domain/milestone.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { Period } from '../../domain/question.ts';
import { DAYS_TO_ANSWER } from '../../domain/silence-asked.ts';
import { count, day, listed } from '../format.ts';
import { clip } from '../text.ts';
import { ratedWords } from './answer-counts.ts';
import { headline } from './answer-headline.ts';
import { doneLine, lateGreenLine, lateRatedLine, listedLine } from './answer-listed.ts';
import { hidesCounts } from './answer-measures.ts';
import { statusList } from './answer-scope.ts';

/** "Counted: Priority 3 (Reducing missing education); overdue; owned by you." */
export function filters(answered: Answered, today: PlainDate): string {
  const { question, about } = answered;
  const { intent, period, owner, status, topic, outcome, body } = question;
  const past = intent === 'history';
  const rated = statusList(past ? status.filter((one) => Status.safeParse(one).success) : status);
  const whole = about.length + topic.length === 0;
  const named = owner.flatMap((one) => (typeof one === 'string' ? [] : [clip(one.name, 80)]));
  const parts = [
    whole ? 'the whole plan' : about.slice(0, MOST).map(itemWords).join(' and '),
    about.length > MOST ? `${about.length - MOST} more` : '',
    ...topic.map((one) => `about “${clip(one.words, 80)}”`),
    ...outcome.map((one) => `linked to ${clip(one, 80)}`),
    ...(intent === 'summary' ? [] : body.map((one) => `involving ${clip(one, 100)}`)),
    intent === 'overdue' ? 'overdue' : '',
    intent === 'due' ? dueFilter(period, today) : '',
    intent !== 'due' && period ? periodFilter(answered.completed ? 'completed' : intent, period, today) : '',
    owner.includes('me') ? 'owned by you' : '',
    owner.includes('none') ? 'with no owner' : '',
    named.length > 0 ? `owned by ${named.join(' or ')}` : '',
    status.includes('no-date') ? 'open, with no date' : '',
    status.includes('no-actions') ? 'without any action' : '',
    answered.completed ? '' : rated,
    question.measure ? 'measures' : '',
  ];
  return `Counted: ${parts.filter((part) => part !== '').join('; ')}.`;
}

const MOST = 5;

const itemWords = ({ level, ref, title }: Answered['about'][number]): string =>
  `${clip(level, 40)} ${clip(ref, 30)} (${clip(title, 80)})`;

function periodFilter(intent: string, period: Period, today: PlainDate): string {
  const verb: { readonly [intent: string]: string } = {
    list: 'planned',
    completed: 'completed',
    changes: 'changed',
    'no-update': 'no word',
  };
  return `${verb[intent] ?? 'in the period'} ${daysOf(period, today)}`.trim();
}

function dueFilter(period: Period | null, today: PlainDate): string {
  if (period === null) return 'what is late, and the next date of each action';
  const days = daysOf(period, today);
  return days === '' ? 'with a date' : `due ${days}`;
}

function daysOf({ from, to }: Period, today: PlainDate): string {
  if (from !== null && from === to) return day(from, today);
  if (from !== null && to !== null) return `${day(from, today)} to ${day(to, today)}`;
  if (from !== null) return `from ${day(from, today)}`;
  return to === null ? '' : `by ${day(to, today)}`;
}

/** Who is silent, for those who may not see whom: the number, and who can ask. `aside` is where others read along. */
export function silentInNumbers(answered: Answered, aside: boolean): string {
  const means = answered.question.period === null ? ` ${SILENT_MEANS}` : '';
  const where = aside ? ASK_ELSEWHERE : ASK_LEADS;
  return `${headline(answered)}.${means} ${where}`;
}

/** Of a part, or of somebody: there the number would say who it is. */
export const silentOfPart = (aside: boolean): string =>
  `${aside ? 'Here I' : 'I can'} tell how many actions are silent in all, and not for a part of them or a person. ${aside ? ASK_ELSEWHERE : ASK_LEADS}`;

const ASK_ELSEWHERE = 'Leads and strategy officers can ask me which, in their own chat.';

const ASK_LEADS =
  'Which these are is for leads and strategy officers. “What have I not reported” tells of your own.';

/** What an answer owes its reader beside what it lists; each a sentence. */
export const notesOf = (answered: Answered): string[] => [
  ...listedLine(answered),
  ...honestLine(answered),
  ...reasonsOf(answered),
];

/** Why an answer is empty, what its words mean, and what it left aside. */
export const reasonsOf = (answered: Answered): string[] => [
  ...emptyLine(answered),
  ...toldLine(answered),
  ...lateGreenLine(answered),
  ...lateRatedLine(answered),
  ...doneLine(answered),
  ...leftOutLine(answered),
];

/**
 * "7 more actions here have no date set, so they can’t be overdue; 3 have no owner; 2 were inherited."; where nothing
 * is overdue or due, what is due later goes first.
 */
function honestLine(answered: Answered): string[] {
  const { question, rows, noDate, noOwner, inherited, told } = answered;
  if (told.kind !== 'rows') return [];
  const [first, ...rest] = [
    ...laterPart(answered),
    ...(noDate === 0 || question.status.includes('no-date')
      ? []
      : [{ many: noDate, says: noDateSays(question.intent, noDate) }]),
    ...goingOnPart(answered),
    ...(noOwner === 0 || question.owner.includes('none')
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
  const dated = question.intent === 'overdue' || question.intent === 'due';
  const more = rows.length > 0 && noDate > 0 && dated && !isAmongRows(answered) ? 'more ' : '';
  const opening = `${count(first.many, `${more}action`)} here ${first.says}`;
  return [`${[opening, ...rest.map(({ many, says }) => `${many} ${says}`)].join('; ')}.`];
}

/** Of a few actions those without a date are rows themselves. */
const isAmongRows = ({ rows }: Answered): boolean => rows.some(({ due, open }) => open && due === null);

function laterPart({ question, rows, later, next, asAt }: Answered): { many: number; says: string }[] {
  const dated = question.intent === 'overdue' || question.intent === 'due';
  if (!dated || rows.length > 0 || later === 0 || next === null) return [];
  const when = `${clip(next.ref, 30)} on ${day(next.due, asAt)}`;
  return [{ many: later, says: later === 1 ? `is due later: ${when}` : `are due later, first ${when}` }];
}

/** What only goes on has no date in the plan, whatever day it might be asked about. */
function goingOnPart({ question: { intent }, rows, goingOn }: Answered): { many: number; says: string }[] {
  const dated = intent === 'overdue' || intent === 'due';
  if (!dated || rows.length > 0 || goingOn === 0) return [];
  return [{ many: goingOn, says: goingOn === 1 ? 'goes on without a date' : 'go on without a date' }];
}

function noDateSays(intent: Answered['question']['intent'], many: number): string {
  const have = many === 1 ? 'has' : 'have';
  const they = many === 1 ? 'it' : 'they';
  if (intent === 'overdue') return `${have} no date set, so ${they} can’t be overdue`;
  if (intent === 'due') return `${have} no date set, so ${they} can’t fall due`;
  return `${have} no date set`;
}

/** Where a status filter leaves nothing: how what it was asked of stands. */
function emptyLine({ told, question, actions, among, later, next, asAt }: Answered): string[] {
  if (told.kind === 'rows' && question.intent === 'list' && question.period && actions === 0) {
    if (among.actions === 0 || question.status.length > 0) return [];
    const first =
      next === null
        ? ''
        : `; ${later} have a later date, first ${clip(next.ref, 30)} on ${day(next.due, asAt)}`;
    return [`None of the ${count(among.actions, 'action')} here is planned for that time${first}.`];
  }
  if (told.kind !== 'rows' || question.status.length === 0 || actions > 0 || among.actions === 0) return [];
  const each = listed(ratedWords(among));
  if (among.actions === 1) return [`The one action here is ${each.replace(/^1 /, '')}.`];
  return [`As was last said of the ${count(among.actions, 'action')} here: ${each}.`];
}

const NOT_ASKED_MEANS =
  'Not asked yet: their day has not come, or no message reaches their owner; “who can I reach?” tells which.';

/** The same in every place that says "silent". */
export const SILENT_MEANS = `Silent means: asked at least ${DAYS_TO_ANSWER} working days ago, and not answered since.`;

function toldLine({ told, groups, noOwner, question, counts }: Answered): string[] {
  switch (told.kind) {
    case 'silent':
      return [
        ...(told.asked > 0
          ? [
              `${count(told.asked, 'more action', 'more actions')} ${told.asked === 1 ? 'was' : 'were'} asked about lately: there is time to answer, so ${told.asked === 1 ? 'it is' : 'they are'} not listed.`,
            ]
          : []),
        ...(told.silent > 0 ? [SILENT_MEANS] : []),
        ...(groups.some((group) => group.by === 'missing' && group.missing === 'not-asked')
          ? [NOT_ASKED_MEANS]
          : []),
        ...(noOwner > 0
          ? [
              `${count(noOwner, 'action')} here ${noOwner === 1 ? 'has' : 'have'} no owner, so nobody could be asked.`,
            ]
          : []),
      ];
    case 'support':
      return [
        ...(told.without > 0
          ? [
              `${count(told.without, 'open action')} here ${told.without === 1 ? 'has' : 'have'} no evidence yet.`,
            ]
          : []),
      ];
    case 'moves':
      return [
        ...standingSo(told.moves.length, question, counts),
        ...(told.otherEdits > 0
          ? [
              `${count(told.otherEdits, 'other edit')} to the plan’s words or settings ${told.otherEdits === 1 ? 'is' : 'are'} not listed.`,
            ]
          : []),
      ];
    case 'measures':
      return [
        ...(told.measures.length > 0 && told.measures.every(({ latest }) => latest === null)
          ? ['No reading has been recorded for any of these, so I can’t say how they are moving.']
          : []),
        ...(hidesCounts(told) ? [`Counts of 1 to 4 children are shown as “${FEWER}”.`] : []),
      ];
    default:
      return [];
  }
}

/** Nothing came to stand so: what has stood so since before. */
function standingSo(moves: number, { status }: Answered['question'], counts: Answered['counts']): string[] {
  if (moves > 0 || status.length === 0) return [];
  return counts.flatMap(({ status: stands, count: many }) =>
    status.includes(stands)
      ? [
          `${count(many, 'action')} here ${many === 1 ? 'has' : 'have'} been ${statusList([stands])} since before then.`,
        ]
      : [],
  );
}

const leftOutLine = ({ leftOut, question }: Answered): string[] =>
  leftOut === null
    ? []
    : [
        `“${clip(leftOut, 60)}” makes no difference here: ${
          question.intent === 'overdue' ? 'what is overdue is so as at today' : 'this is how it stands today'
        }.`,
      ];
