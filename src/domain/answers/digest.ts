/** The figures of a paragraph for a board's paper: what is done, late, at risk and next, without a name. */
import { addDays } from '../calendar.ts';
import { type Line, worstFirst } from '../line.ts';
import type { PlainDate } from '../plan.ts';
import type { Period } from '../question.ts';
import { liesIn } from '../scope.ts';
import { type ActionStanding, isOpenAction, isUnreported } from '../standing.ts';
import { type LateSaid, lateSaid, type Stood, stoodIn } from '../stood.ts';
import { ratingOf } from './rated.ts';
import { type Day, decisiveRows, eachOnce, rowOf } from './rows.ts';

const NEXT_DAYS = 28;

export type DigestTold = {
  kind: 'digest';
  /** Actions, withdrawn ones left out. */
  actions: number;
  /** All of these, as a board counts them. */
  stood: Stood[];
  /** What was said of those that are overdue. */
  lateSaid: LateSaid;
  /** Within the period where one is named; an occurrence that was completed is among them. */
  done: Line[];
  late: Line[];
  /** Off track before at risk; what is late as well stands among the late, too. */
  risky: Line[];
  next: Line[];
  /** The last day of what comes next. */
  nextUntil: PlainDate;
};

export function digestOf(chosen: readonly ActionStanding[], period: Period | null, day: Day): DigestTold {
  const live = chosen.filter(({ standing }) => standing !== 'withdrawn');
  const nextUntil = addDays(day.today, NEXT_DAYS);
  const parts = live.flatMap((one) => one.milestones.map((milestone) => ({ one, milestone })));
  const done = parts.filter(
    ({ milestone }) =>
      milestone.status === 'complete' && (period === null || liesIn(period, milestone.completedOn)),
  );
  const next = parts.filter(
    ({ milestone: { open, kind, due, inherited, lastUpdate } }) =>
      kind !== 'check-in' &&
      due !== null &&
      due >= day.today &&
      due <= nextUntil &&
      open &&
      !isUnreported({ open, inherited, lastUpdate }),
  );
  const risky = live.flatMap((one) => {
    const rating = ratingOf(one);
    if (!isOpenAction(one) || (rating !== 'off-track' && rating !== 'at-risk')) return [];
    const part = one.milestones.find(({ open, status }) => open && status === rating);
    return part ? [rowOf(one, part, day)] : [];
  });
  return {
    kind: 'digest',
    actions: live.length,
    stood: stoodIn(live),
    lateSaid: lateSaid(live),
    done: eachOnce(done.map(({ one, milestone }) => rowOf(one, milestone, day))).sort((a, b) =>
      (b.completedOn ?? '').localeCompare(a.completedOn ?? ''),
    ),
    late: worstFirst(eachOnce(decisiveRows(live.filter(isLate), day))),
    risky: eachOnce(risky).sort((a, b) => rating(a) - rating(b)),
    next: worstFirst(eachOnce(next.map(({ one, milestone }) => rowOf(one, milestone, day)))),
    nextUntil,
  };
}

const isLate = ({ standing }: ActionStanding): boolean => standing === 'overdue';
const rating = ({ status }: Line): number => (status === 'off-track' ? 0 : 1);
