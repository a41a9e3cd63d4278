/** What a year promised and what became of it: each promised action is done, dropped, carried over, or open while the year lasts. */
import type { Milestone } from '../milestone.ts';
import type { Action } from '../plan.ts';
import type { ReportPeriod } from './periods.ts';
import type { Scoped } from './record.ts';

/** `open`: not done, and the year is not over. */
export type Fate = 'done' | 'dropped' | 'carried' | 'open';
export type Promised = {
  action: Action;
  /** Those that were first agreed for the year, earliest first. */
  milestones: readonly Milestone[];
  fate: Fate;
  /** Done, and each part of it with evidence. */
  proven: boolean;
};

/**
 * Actions with a date that was first agreed for the year, in the plan's order. A check-in is no promise, and what was
 * past when the plan went live is counted apart; a cross-reference is told of at its target.
 */
export function promisedIn(scope: Scoped, period: ReportPeriod): Promised[] {
  const { standings, today } = scope;
  return standings
    .filter(({ chasedAt }) => chasedAt === null)
    .flatMap(({ action, milestones }): Promised[] => {
      const its = milestones
        .filter((one) => one.kind !== 'check-in' && !one.inherited && isFirstIn(period, one))
        .sort((a, b) => (a.firstDue ?? '').localeCompare(b.firstDue ?? ''));
      if (its.length === 0) return [];
      const fate = fateOf(its, period, today);
      const proven =
        fate === 'done' && its.every(({ status, evidence }) => status !== 'complete' || evidence !== null);
      return [{ action, milestones: its, fate, proven }];
    });
}

const isFirstIn = ({ start, end }: ReportPeriod, { firstDue }: Milestone): boolean =>
  firstDue !== null && firstDue >= start && firstDue <= end;

/** Of several dates: carried over as soon as one is, done when the rest is and something was, dropped when all is. */
function fateOf(milestones: readonly Milestone[], period: ReportPeriod, today: string): Fate {
  const left = milestones.filter(({ status }) => status !== 'withdrawn');
  if (left.length === 0) return 'dropped';
  if (left.every((one) => isDoneIn(one, period))) return 'done';
  return left.some((one) => isCarried(one, period, today)) ? 'carried' : 'open';
}

const isDoneIn = ({ status, completedOn }: Milestone, { end }: ReportPeriod): boolean =>
  status === 'complete' && (completedOn === null || completedOn <= end);

/** Not done in its year: done later, agreed for later, or the year is over. */
export const isCarried = (milestone: Milestone, period: ReportPeriod, today: string): boolean =>
  milestone.status !== 'withdrawn' &&
  !isDoneIn(milestone, period) &&
  (milestone.status === 'complete' ||
    today > period.end ||
    (milestone.due !== null && milestone.due > period.end));
