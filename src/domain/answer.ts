/** The answer to a question, computed from the record: rows, counts, and what was left out and why. */
import type { Book } from './book.ts';
import { addDays } from './calendar.ts';
import { type Line, lineOf, worstFirst } from './line.ts';
import { isOverdue, type Milestone, Status } from './milestone.ts';
import type { OwnerKey, PlainDate } from './plan.ts';
import type { Period, Question } from './question.ts';
import { actionsUnder, itemsNamed } from './scope.ts';
import {
  type ActionStanding,
  answersFor,
  hasNoDate,
  isAhead,
  isOpenAction,
  isUnreported,
  standingsOf,
} from './standing.ts';

export type Answered = {
  /** As it was answered: with the period that was used, null where the intent takes none. */
  question: Question;
  plan: { id: string; title: string };
  asAt: PlainDate;
  /** The named items with their titles, for "3.3 Reducing missing education"; empty when none was named. */
  about: { ref: string; title: string; level: string }[];
  /**
   * All rows, worst first; the status of named items in the plan's order. A date is one row, whichever actions refer
   * to it; of a status each action is one, with what else it has to do counted beside.
   */
  rows: Line[];
  /** Actions that the filters select, whether or not they became rows: what "of 22" means. */
  actions: number;
  /** Status of each selected action, counted (an action counts as its earliest unfinished milestone); none is 0. */
  counts: { status: Status; count: number }[];
  /** Selected actions that are overdue; there may be more rows, one a milestone. */
  overdue: number;
  /** Selected open actions with no agreed date: they can't be overdue, and that is said. */
  noDate: number;
  noOwner: number;
  inherited: number;
};

const NEXT_DAYS = 14;

/**
 * Pure; `holds` are the owner keys of the asker, for "me". Refs of the question that the plan lacks are ignored,
 * and when it lacks them all, nothing is selected.
 */
export function answer(
  question: Question,
  book: Book,
  milestones: readonly Milestone[],
  holds: readonly OwnerKey[],
  today: PlainDate,
): Answered {
  const named = itemsNamed(book, question.items);
  const asked: Question = { ...question, period: periodOf(question, today) };
  const selected = standingsOf(book, actionsUnder(book, question.items), milestones, today).filter(
    (one) =>
      isOwnedAsAsked(answersFor(one), asked, holds) &&
      (asked.status.length === 0 || one.milestones.some((milestone) => hasStatusAsked(milestone, asked))) &&
      (asked.dated === undefined || hasNoDate(one)),
  );
  const whole = asked.intent === 'status' && asked.status.length === 0 && asked.dated === undefined;
  const rows = whole
    ? selected.flatMap((one) => statusRows(one, book, today))
    : eachOnce(selected.flatMap((one) => dateRows(one, asked, book, today)));
  const statuses = selected.map((one) => one.status);
  return {
    question: asked,
    plan: { id: book.plan.id, title: book.plan.title },
    asAt: today,
    about: named.map((item) => ({
      ref: item.ref,
      title: item.title,
      level: book.plan.levels[item.level] ?? 'Item',
    })),
    rows: asked.intent === 'status' && named.length > 0 ? rows : worstFirst(rows),
    actions: selected.length,
    counts: Status.options
      .map((status) => ({ status, count: statuses.filter((own) => own === status).length }))
      .filter(({ count }) => count > 0),
    overdue: selected.filter((one) => one.standing === 'overdue').length,
    noDate: selected.filter(hasNoDate).length,
    noOwner: selected.filter((one) => isOpenAction(one) && answersFor(one) === null).length,
    inherited: selected.filter((one) => one.standing === 'inherited').length,
  };
}

/** Only "due" has a period: what is overdue is so as at today, and a status is the last one stated. */
function periodOf(question: Question, today: PlainDate): Period | null {
  if (question.intent !== 'due') return null;
  return (
    question.period ?? { text: `the next ${NEXT_DAYS} days`, from: today, to: addDays(today, NEXT_DAYS) }
  );
}

function isOwnedAsAsked(owner: OwnerKey | null, question: Question, holds: readonly OwnerKey[]): boolean {
  switch (question.owner) {
    case 'me':
      return owner !== null && holds.includes(owner);
    case 'none':
      return owner === null;
    case null:
      return true;
  }
}

const rowOf = (
  { action, chasedAt }: ActionStanding,
  book: Book,
  milestone: Milestone,
  today: PlainDate,
): Line => lineOf(book, milestone, today, chasedAt === null ? undefined : action);

function dateRows(one: ActionStanding, asked: Question, book: Book, today: PlainDate): Line[] {
  return one.milestones
    .filter((milestone) => asked.dated === undefined || milestone.open)
    .filter((milestone) => hasStatusAsked(milestone, asked) && answers(milestone, asked, today))
    .map((milestone) => rowOf(one, book, milestone, today));
}

/** What a cross-reference shows stands at its target where that is a row, too. */
function eachOnce(lines: readonly Line[]): Line[] {
  const own = new Set(lines.filter((line) => line.chasedAt === null).map((line) => line.milestone));
  const shown = new Set<string>();
  return lines.filter(({ chasedAt, milestone }) => {
    if (chasedAt === null) return true;
    const news = !own.has(milestone) && !shown.has(milestone);
    shown.add(milestone);
    return news;
  });
}

/** What the action stands by, what is overdue of it, and what runs now; what comes after is counted. */
function statusRows(one: ActionStanding, book: Book, today: PlainDate): Line[] {
  const { milestones, decisive } = one;
  const late = milestones.filter((milestone) => isOverdue(milestone, today));
  const current = milestones.find(
    (milestone) => milestone.open && !late.includes(milestone) && !isAhead(milestone, today),
  );
  const listed = milestones.filter(
    (milestone) => milestone === decisive || milestone === current || late.includes(milestone),
  );
  const others = othersOf(milestones.filter((milestone) => !listed.includes(milestone)));
  return listed.map((milestone, place) => ({
    ...rowOf(one, book, milestone, today),
    others: place === listed.length - 1 ? others : null,
  }));
}

function othersOf(milestones: readonly Milestone[]): Line['others'] {
  const open = milestones.filter((milestone) => milestone.open);
  const done = milestones
    .filter(({ status }) => status === 'complete')
    .sort((a, b) => (a.completedOn ?? '').localeCompare(b.completedOn ?? ''))
    .at(-1);
  if (open.length === 0 && !done) return null;
  const last = open
    .flatMap(({ due }) => due ?? [])
    .sort()
    .at(-1);
  return {
    open: open.length,
    until: last ?? null,
    lastDone: done ? { label: done.label, completedOn: done.completedOn, evidence: done.evidence } : null,
  };
}

const hasStatusAsked = (milestone: Milestone, question: Question): boolean =>
  question.status.length === 0 || question.status.includes(milestone.status);

/** Whether the milestone is a row of the answer. A forecast does not lift "overdue", but is a day to be due on. */
function answers(milestone: Milestone, question: Question, today: PlainDate): boolean {
  switch (question.intent) {
    case 'overdue':
      return isOverdue(milestone, today);
    case 'due':
      return (
        milestone.open &&
        !isUnreported(milestone) &&
        (liesIn(question.period, milestone.due) || liesIn(question.period, milestone.forecast))
      );
    case 'status':
      return true;
  }
}

const liesIn = (period: Period | null, day: PlainDate | null): boolean =>
  day !== null &&
  (period === null ||
    ((period.from === null || day >= period.from) && (period.to === null || day <= period.to)));
