/** The rows of an answer that lists: one a date for what is overdue or due, one an action or more for the rest. */
import type { Book } from '../book.ts';
import { type Line, lineOf, worstFirst } from '../line.ts';
import { isOverdue, type Milestone } from '../milestone.ts';
import type { PlainDate } from '../plan.ts';
import type { Period, Question } from '../question.ts';
import { liesIn } from '../scope.ts';
import { type ActionStanding, isAhead, isUnreported } from '../standing.ts';
import { asksWhatWasCompleted, wasCompletedIn } from './completed.ts';
import { rowStandsAs } from './selected.ts';

export type Day = { book: Book; today: PlainDate };

export const rowOf = (
  { action, chasedAt }: ActionStanding,
  milestone: Milestone,
  { book, today }: Day,
): Line => lineOf(book, milestone, today, chasedAt === null ? undefined : action);

/** One line an action, of the milestone that it stands by. */
export const decisiveRows = (selected: readonly ActionStanding[], day: Day): Line[] =>
  selected.flatMap((one) => (one.decisive === null ? [] : [rowOf(one, one.decisive, day)]));

export function rowsFor(chosen: readonly ActionStanding[], asked: Question, day: Day): Line[] {
  const about = chosen.map(({ action }) => action);
  if (asked.period !== null && asksWhatWasCompleted(asked, about))
    return dateRows(chosen, asked, day, wasCompletedIn(asked.period)).sort((a, b) =>
      (b.completedOn ?? '').localeCompare(a.completedOn ?? ''),
    );
  switch (asked.intent) {
    case 'overdue':
      return worstFirst(dateRows(chosen, asked, day, (milestone) => isOverdue(milestone, day.today)));
    case 'due':
      return dueRows(chosen, asked, day);
    case 'list':
      return worstFirst(eachOnce(chosen.flatMap((one) => listRow(one, asked, day))));
    case 'status': {
      const rows =
        asked.status.length === 0
          ? chosen.flatMap((one) => statusRows(one, day))
          : eachOnce(chosen.flatMap((one) => listRow(one, asked, day)));
      return asked.items.length > 0 ? rows : worstFirst(rows);
    }
    default:
      return [];
  }
}

function dateRows(
  chosen: readonly ActionStanding[],
  asked: Question,
  day: Day,
  answers: (milestone: Milestone) => boolean,
): Line[] {
  return eachOnce(
    chosen.flatMap((one) =>
      one.milestones
        .filter((milestone) => answers(milestone) && rowStandsAs(milestone, one, asked))
        .map((milestone) => rowOf(one, milestone, day)),
    ),
  );
}

/**
 * Without a period: the next date of each action, then what is late of it; of a few, those without a date as well. A
 * check-in of nobody's is no date that anything falls due on.
 */
function dueRows(chosen: readonly ActionStanding[], asked: Question, day: Day): Line[] {
  const { period } = asked;
  const rows = (answers: (milestone: Milestone) => boolean): Line[] =>
    worstFirst(dateRows(chosen, asked, day, answers));
  if (period !== null)
    return rows(
      (milestone) =>
        (isToBeDone(milestone) && (liesIn(period, milestone.due) || liesIn(period, milestone.forecast))) ||
        (tellsOfDone(asked, day.today) && isDoneOf(milestone, period)),
    );
  const next = new Set(chosen.flatMap((one) => nextOf(one, day.today) ?? []));
  const undated = ({ due, forecast }: Milestone): boolean => due === null && forecast === null;
  return [
    ...rows((milestone) => next.has(milestone)),
    ...rows((milestone) => isOverdue(milestone, day.today)),
    ...(chosen.length > FEW
      ? []
      : rows((milestone) => milestone.open && (undated(milestone) || isNobodys(milestone)))),
  ];
}

const FEW = 5;

const isToBeDone = (milestone: Milestone): boolean =>
  milestone.open && !isUnreported(milestone) && !isNobodys(milestone);

/** Of a time that is over, what was due is what was done of it as well; else only where that is asked for. */
const tellsOfDone = ({ period, status }: Question, today: PlainDate): boolean =>
  status.includes('complete') || (status.length === 0 && (period?.to ?? today) < today);

const isDoneOf = ({ status, due }: Milestone, period: Period): boolean =>
  status === 'complete' && liesIn(period, due);

/** How many dates of a period are met already and no rows for it. */
export function doneBeside(chosen: readonly ActionStanding[], asked: Question, { today }: Day): number {
  const { intent, period, status } = asked;
  if (intent !== 'due' || period === null || period.from === null) return 0;
  if (status.length > 0 || tellsOfDone(asked, today)) return 0;
  const done = chosen.flatMap(({ milestones }) => milestones.filter((one) => isDoneOf(one, period)));
  return new Set(done).size;
}

/** Nobody is asked then, and nothing of the plan's falls due. */
export const isNobodys = ({ kind, owner }: Milestone): boolean => kind === 'check-in' && owner === null;

/** The soonest open date from today on: the agreed one, or what is expected instead. */
export function nextOf({ milestones }: ActionStanding, today: PlainDate): Milestone | null {
  const ahead = milestones.filter(
    (milestone) => milestone.open && !isNobodys(milestone) && dateOf(milestone) >= today,
  );
  return ahead.sort((a, b) => dateOf(a).localeCompare(dateOf(b)))[0] ?? null;
}

const dateOf = ({ due, forecast }: Milestone): string => due ?? forecast ?? '';

/** The action's line, by the part that lies in the period where one is asked for. */
function listRow(one: ActionStanding, asked: Question, day: Day): Line[] {
  const { period } = asked;
  const parts = one.milestones.filter((milestone) => rowStandsAs(milestone, one, asked));
  const inPeriod =
    period === null
      ? undefined
      : parts.find(({ due, forecast }) => liesIn(period, due) || liesIn(period, forecast));
  const shown = inPeriod ?? (one.decisive && parts.includes(one.decisive) ? one.decisive : parts[0]);
  const row = shown ?? one.decisive;
  return row ? withOthers(one, [row], day) : [];
}

/** What the action stands by, what is overdue of it, and what runs now; what comes after is counted. */
function statusRows(one: ActionStanding, day: Day): Line[] {
  const { milestones, decisive } = one;
  const late = milestones.filter((milestone) => isOverdue(milestone, day.today));
  const current = milestones.find(
    (milestone) => milestone.open && !late.includes(milestone) && !isAhead(milestone, day.today),
  );
  return withOthers(
    one,
    milestones.filter(
      (milestone) => milestone === decisive || milestone === current || late.includes(milestone),
    ),
    day,
  );
}

function withOthers(one: ActionStanding, listed: readonly Milestone[], day: Day): Line[] {
  const others = othersOf(one.milestones.filter((milestone) => !listed.includes(milestone)));
  return listed.map((milestone, place) => ({
    ...rowOf(one, milestone, day),
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

/** What a cross-reference shows stands at its target where that is a row, too. */
export function eachOnce(lines: readonly Line[]): Line[] {
  const own = new Set(lines.filter((line) => line.chasedAt === null).map((line) => line.milestone));
  const shown = new Set<string>();
  return lines.filter(({ chasedAt, milestone }) => {
    if (chasedAt === null) return true;
    const news = !own.has(milestone) && !shown.has(milestone);
    shown.add(milestone);
    return news;
  });
}
