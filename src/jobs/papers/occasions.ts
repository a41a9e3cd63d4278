/** When reports and papers are due: the freeze, the dispatch, the morning of the meeting, the post after a period. */
import { isQuiet, nextDayToAsk } from '../../domain/away/days-off.ts';
import { localDate, localInstant } from '../../domain/calendar.ts';
import { cyclesOf, type MeetingDates } from '../../domain/papers/meeting-dates.ts';
import { periodOver, postedFrom, type ReportKind, type ReportPeriod } from '../../domain/papers/periods.ts';
import type { Board, Plan } from '../../domain/plan.ts';

/** The day of the freeze is still good for updates: it ends with the working day. */
const FREEZE_AT = '17:00';

export const freezesAt = ({ freeze }: MeetingDates, { timezone }: Plan): Temporal.Instant =>
  localInstant(freeze, FREEZE_AT, timezone);

export const dispatchedAt = ({ dispatch }: MeetingDates, { timezone, reminders }: Plan): Temporal.Instant =>
  localInstant(dispatch, reminders.at, timezone);

export const meetsAt = ({ meeting }: MeetingDates, { timezone, reminders }: Plan): Temporal.Instant =>
  localInstant(meeting, reminders.at, timezone);

/** Cycles whose meeting is not over, and was not when the plan went live. */
export function cyclesAhead(plan: Plan, board: Board, now: Temporal.Instant): MeetingDates[] {
  const today = localDate(now, plan.timezone);
  return cyclesOf(board).filter(({ meeting }) => meeting >= today && meeting >= plan.goLive);
}

export type ReportDue = { kind: ReportKind; period: ReportPeriod; at: Temporal.Instant };

/**
 * The reports of a board on the periods that were over last, with when each is posted: not before, never twice, and on
 * no quiet day of the board, so that a term's comes on the first day back.
 */
export function reportsOver(plan: Plan, board: Board, now: Temporal.Instant): ReportDue[] {
  const today = localDate(now, plan.timezone);
  return board.reports.flatMap((kind) => {
    const period = periodOver(kind, plan, today);
    if (!period || period.end < plan.goLive) return [];
    const day = nextDayToAsk(postedFrom(period), (one) =>
      isQuiet(board.quiet, one, plan.about.terms ?? 'england'),
    );
    return [{ kind, period, at: localInstant(day, board.summary.time, plan.timezone) }];
  });
}

/** What comes next of all this, for the clock's next look. */
export const papersMoments = (plan: Plan, now: Temporal.Instant): Temporal.Instant[] =>
  plan.boards
    .flatMap((board) => [
      ...cyclesAhead(plan, board, now).flatMap((dates) => [
        localInstant(dates.call, plan.reminders.at, plan.timezone),
        freezesAt(dates, plan),
        dispatchedAt(dates, plan),
        meetsAt(dates, plan),
      ]),
      ...reportsOver(plan, board, now).map(({ at }) => at),
    ])
    .filter((moment) => Temporal.Instant.compare(moment, now) > 0);
