/** When a board's weekly summary is due: the latest time that has come, and the next. */
import { isQuiet, lastDayToAsk } from '../away/days-off.ts';
import { addDays, isoWeek, localDate, localInstant, weekdayOf } from '../calendar.ts';
import type { Board, PlainDate } from '../plan.ts';
import type { TermCalendar } from '../terms.ts';

export type Occasion = { day: PlainDate; week: string; at: Temporal.Instant };

/**
 * The latest occasion at or before now, in the plan's zone. One that falls on a quiet day of the board moves to the
 * last working day before it; so the weeks of a holiday have one between them, on the last day before.
 */
export function latestOccasion(
  board: Board,
  zone: string,
  now: Temporal.Instant,
  terms: TermCalendar = 'england',
): Occasion {
  if (board.quiet !== null) {
    const past = movedAround(board, zone, now, terms).filter(
      ({ at }) => Temporal.Instant.compare(at, now) <= 0,
    );
    const last = past.at(-1);
    if (last) return last;
  }
  return occasion(weekly(board, zone, now), board, zone);
}

/** The day of the latest occasion, whatever the quiet days. */
function weekly(board: Board, zone: string, now: Temporal.Instant): PlainDate {
  let day = localDate(now, zone);
  while (weekdayOf(day) !== board.summary.day || isAfter(day, board, zone, now)) day = addDays(day, -1);
  return day;
}

export function nextOccasion(
  board: Board,
  zone: string,
  now: Temporal.Instant,
  terms: TermCalendar = 'england',
): Occasion {
  const moved = board.quiet === null ? [] : movedAround(board, zone, now, terms);
  const next = moved.find(({ at }) => Temporal.Instant.compare(at, now) > 0);
  return next ?? occasion(addDays(weekly(board, zone, now), 7), board, zone);
}

/** Longer than the summer holidays, with room for a span beside them. */
const WEEKS = 60;

/** The occasions of the weeks around now with the board's quiet days, in order, each day once. */
function movedAround(board: Board, zone: string, now: Temporal.Instant, terms: TermCalendar): Occasion[] {
  const here = weekly(board, zone, now);
  const days = Array.from({ length: 2 * WEEKS + 1 }, (_, place) =>
    lastDayToAsk(addDays(here, (place - WEEKS) * 7), (day) => isQuiet(board.quiet, day, terms)),
  );
  return [...new Set(days)].map((day) => occasion(day, board, zone));
}

const isAfter = (day: PlainDate, board: Board, zone: string, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(localInstant(day, board.summary.time, zone), now) > 0;

const occasion = (day: PlainDate, board: Board, zone: string): Occasion => ({
  day,
  week: isoWeek(day),
  at: localInstant(day, board.summary.time, zone),
});
