/** Which actions a question selects: those that it is about, whose they are as asked, and how they stand. */
import type { Book } from '../book.ts';
import type { Milestone } from '../milestone.ts';
import type { OwnerKey, PlainDate } from '../plan.ts';
import type { Question, StatusFilter } from '../question.ts';
import { actionsAbout, isPlannedExactlyFor, isPlannedIn, liesIn } from '../scope.ts';
import { type ActionStanding, answersFor, hasNoDate, isOpenAction, standingsOf } from '../standing.ts';
import type { Asker } from './asked.ts';
import { asksWhatWasCompleted, wasCompletedIn } from './completed.ts';
import { isLateGreen } from './rated.ts';

export type Selected = {
  /** What the question is about, whenever it is planned and however it stands: what "of 22" means. */
  among: ActionStanding[];
  /** Of these the ones that stand as asked, and for a list are planned for its period. */
  chosen: ActionStanding[];
};

/** `question` has the period that is used. */
export function selectedBy(
  question: Question,
  book: Book,
  milestones: readonly Milestone[],
  asker: Asker,
  today: PlainDate,
): Selected {
  const about = standingsOf(book, actionsAbout(book, question), milestones, today);
  const among = about.filter((one) => isOwnedAsAsked(answersFor(one), question, asker));
  if (question.period !== null && asksWhatWasCompleted(question, actionsAbout(book, question))) {
    const isIn = wasCompletedIn(question.period);
    return { among, chosen: among.filter(({ milestones: parts }) => parts.some(isIn)) };
  }
  const planned = plannedAsAsked(among, question);
  // Of the past a status is what something came to, not how it stands today.
  const isPast = question.intent === 'changes' || question.intent === 'history';
  const judged = isPast ? [] : question.status;
  const chosen =
    judged.length === 0
      ? planned
      : planned.filter((one) => judged.some((status) => isAsAsked(one, status, question)));
  return { among, chosen };
}

/** Of dates each stands for itself; what is late is green nowhere else. */
function isAsAsked(one: ActionStanding, status: StatusFilter, { intent }: Question): boolean {
  if (intent === 'due' && status === 'complete')
    return one.milestones.some((part) => part.status === 'complete');
  const dated = intent === 'due' || intent === 'overdue';
  return standsAs(one, status) && (dated || status !== 'on-track' || !isLateGreen(one));
}

function isOwnedAsAsked(owner: OwnerKey | null, { owner: asked }: Question, asker: Asker): boolean {
  if (asked.length === 0) return true;
  return asked.some((one) => {
    if (one === 'none') return owner === null;
    if (owner === null) return false;
    return one === 'me' ? asker.holds.includes(owner) : (asker.named?.includes(owner) ?? false);
  });
}

/** What a list's period means: planned for exactly that time, or else due in it by the plan or by the record. */
function plannedAsAsked(about: ActionStanding[], { intent, period }: Question): ActionStanding[] {
  if (intent !== 'list' || period === null) return about;
  const alone = about.filter(({ action }) => isPlannedExactlyFor(action, period));
  return alone.length > 0
    ? alone
    : about.filter(
        ({ action, milestones }) =>
          isPlannedIn(action, period) ||
          milestones.some(({ due, forecast }) => liesIn(period, due) || liesIn(period, forecast)),
      );
}

/** Whether an action stands so; a rating that any open part of it has is the action's, too. */
export function standsAs(one: ActionStanding, status: StatusFilter): boolean {
  switch (status) {
    case 'overdue':
      return one.standing === 'overdue';
    case 'not-overdue':
      return isOpenAction(one) && one.standing !== 'overdue';
    case 'not-complete':
      return isOpenAction(one);
    case 'complete':
    case 'withdrawn':
      return one.standing === status;
    case 'no-date':
      return hasNoDate(one);
    case 'blocked':
      return one.milestones.some(isBlocked);
    case 'at-risk':
    case 'off-track':
      return isOpenAction(one) && one.milestones.some((part) => part.open && part.status === status);
    case 'not-started':
    case 'in-progress':
    case 'on-track':
      return isOpenAction(one) && one.status === status;
    case 'no-actions':
      return false;
  }
}

/** Whether a single milestone is a row where only some statuses are asked for. */
export function rowStandsAs(milestone: Milestone, one: ActionStanding, asked: Question): boolean {
  return (
    asked.status.length === 0 ||
    asked.status.some((status) =>
      status === milestone.status || status === 'blocked'
        ? status === milestone.status || isBlocked(milestone)
        : !STATED.has(status) && standsAs(one, status),
    )
  );
}

/** What is said of an action; the other filters follow from the record. */
export const STATED: ReadonlySet<StatusFilter> = new Set<StatusFilter>([
  'not-started',
  'in-progress',
  'on-track',
  'at-risk',
  'off-track',
  'complete',
  'withdrawn',
]);

const isBlocked = ({ open, blocked }: Milestone): boolean => open && blocked;
