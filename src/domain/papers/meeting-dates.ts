/** The four dates of a board's cycle: what is missing is counted back from the meeting, in working days of England. */
import { addWorkingDays } from '../calendar.ts';
import type { Board, PlainDate } from '../plan.ts';

export type MeetingDates = { call: PlainDate; freeze: PlainDate; dispatch: PlainDate; meeting: PlainDate };

/** Clear days are counted without the day of dispatch and without the day of the meeting. */
const CLEAR_DAYS = 5;
const FREEZE_BEFORE_DISPATCH = 3;
const CALL_BEFORE_FREEZE = 10;

/** Papers go out five clear working days ahead, are frozen three before that, and called for ten before the freeze. */
export function meetingDates({ call, freeze, dispatch, meeting }: Board['meetings'][number]): MeetingDates {
  const sent = dispatch ?? addWorkingDays(meeting, -(CLEAR_DAYS + 1));
  const frozen = freeze ?? addWorkingDays(sent, -FREEZE_BEFORE_DISPATCH);
  return {
    call: call ?? addWorkingDays(frozen, -CALL_BEFORE_FREEZE),
    freeze: frozen,
    dispatch: sent,
    meeting,
  };
}

/** All cycles of a board by the day of their meeting, soonest first. */
export const cyclesOf = (board: Pick<Board, 'meetings'>): MeetingDates[] =>
  board.meetings.map(meetingDates).sort((a, b) => a.meeting.localeCompare(b.meeting));

/** The first meeting on or after a day; null when none is known. */
export const nextMeeting = (board: Pick<Board, 'meetings'>, day: PlainDate): MeetingDates | null =>
  cyclesOf(board).find(({ meeting }) => meeting >= day) ?? null;

/** Why the four dates cannot stand: they come in the order call, freeze, dispatch, meeting. Null when they can. */
export function outOfOrder(dates: MeetingDates): 'call' | 'freeze' | 'dispatch' | null {
  if (dates.dispatch >= dates.meeting) return 'dispatch';
  if (dates.freeze > dates.dispatch) return 'freeze';
  return dates.call > dates.freeze ? 'call' : null;
}
