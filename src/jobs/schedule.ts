/** When a board's weekly summary is due: the latest time that has come, and the next. */
import { addDays, isoWeek, localDate, localInstant, weekdayOf } from '../domain/calendar.ts';
import type { Board, PlainDate } from '../domain/plan.ts';

export type Occasion = { day: PlainDate; week: string; at: Temporal.Instant };

/** The latest occasion at or before now, in the plan's zone. */
export function latestOccasion(board: Board, zone: string, now: Temporal.Instant): Occasion {
  let day = localDate(now, zone);
  while (weekdayOf(day) !== board.summary.day || isAfter(day, board, zone, now)) day = addDays(day, -1);
  return occasion(day, board, zone);
}

export const nextOccasion = (board: Board, zone: string, now: Temporal.Instant): Occasion =>
  occasion(addDays(latestOccasion(board, zone, now).day, 7), board, zone);

const isAfter = (day: PlainDate, board: Board, zone: string, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(localInstant(day, board.summary.time, zone), now) > 0;

const occasion = (day: PlainDate, board: Board, zone: string): Occasion => ({
  day,
  week: isoWeek(day),
  at: localInstant(day, board.summary.time, zone),
});
