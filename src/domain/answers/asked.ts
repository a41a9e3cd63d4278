/** What an answer is computed from beside the plan: who asks, and what was said and changed before. */
import { addDays, localInstant } from '../calendar.ts';
import type { Change } from '../change.ts';
import type { OwnerKey, PlainDate, Plan } from '../plan.ts';
import type { Period, Question } from '../question.ts';
import { stamp } from '../stamp.ts';
import type { Update } from '../update.ts';

/** Owner keys: of the asker, for "me", and of those that the question names; null where no name was looked up. */
export type Asker = { holds: readonly OwnerKey[]; named: readonly OwnerKey[] | null };

/** Updates and changes in any order; more than is needed does no harm. */
export type Past = { updates: readonly Update[]; changes: readonly Change[] };
export const NO_PAST: Past = { updates: [], changes: [] };

const NEXT_DAYS = 14;
const LAST_DAYS = 7;
/** The history of more actions than these is told of the last weeks, unless a period is named. */
const FEW_ACTIONS = 40;
const HISTORY_DAYS = 28;

const lately = (days: number, today: PlainDate): Period => ({
  text: `the last ${days} days`,
  from: addDays(today, 1 - days),
  to: today,
});

/**
 * The period that is used. What is overdue is so as at today, and a status is the last one stated: these have none.
 * What is due is asked for the next 14 days, where nothing is named whose next date is meant; what changed, for the
 * last 7 days, of a few actions for the last 28; the history of much, for the last 28. What is past ends today. `actions` is how many the question is about.
 */
export function periodUsed(question: Question, actions: number, today: PlainDate): Period | null {
  const { intent, period, items, topic } = question;
  switch (intent) {
    case 'overdue':
    case 'slippage':
    case 'status':
    case 'owner':
      return null;
    case 'due':
      if (period !== null || items.length > 0 || topic.length > 0) return period;
      return { text: `the next ${NEXT_DAYS} days`, from: today, to: addDays(today, NEXT_DAYS) };
    case 'changes':
      return toToday(period, today) ?? lately(isNarrow(question, actions) ? HISTORY_DAYS : LAST_DAYS, today);
    case 'history':
      return toToday(period, today) ?? (actions > FEW_ACTIONS ? lately(HISTORY_DAYS, today) : null);
    case 'no-update':
    case 'evidence':
      return toToday(period, today);
    default:
      return period;
  }
}

/** Nothing was said or changed after today: what was asked of "this month" is told up to now. */
export function toToday(period: Period | null, today: PlainDate): Period | null {
  if (period === null || period.to === null || period.to <= today) return period;
  return period.from !== null && period.from > today ? period : { ...period, to: today };
}

/** "What happened to the SEND plan" is about a few actions, of which a week tells little. */
const isNarrow = ({ items, topic }: Question, actions: number): boolean =>
  items.length + topic.length > 0 && actions <= NARROW;
const NARROW = 5;

/** Which updates and changes an answer needs: of some milestones and items, or of the whole plan since an instant. */
export type Needs = {
  updates: { milestones: readonly string[] } | { since: string } | null;
  changes: { items: readonly string[] } | { since: string } | null;
  /** What came before the first update found of each milestone is needed, too: how it stood until then. */
  before: boolean;
};

/** The instant at which a day of the plan's zone begins. */
export const startOf = (day: PlainDate, { timezone }: Plan): string =>
  stamp(localInstant(day, '00:00', timezone));
