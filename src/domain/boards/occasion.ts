/** When a board's weekly summary is due: the latest time that has come, and the next. */
import { isQuiet, lastDayToAsk } from '../away/days-off.ts';
import {
  addDays,
  isoWeek,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  localDate,
  localInstant,
  weekdayOf,
} from '../calendar.ts';
import type { Board, PlainDate, Plan } from '../plan.ts';
import type { TermCalendar } from '../terms.ts';

export type Occasion = { day: PlainDate; week: string; at: Temporal.Instant };

/**
 * The latest occasion at or before now, in the plan's zone. One that falls on a bank holiday, or on a quiet day of the
 * board, moves to the last working day before it; so the weeks of a holiday have one between them, on the last day before.
 */
export function latestOccasion(
  board: Board,
  zone: string,
  now: Temporal.Instant,
  terms: TermCalendar = 'england',
): Occasion {
  const past = movedAround(board, zone, now, terms).filter(
    ({ at }) => Temporal.Instant.compare(at, now) <= 0,
  );
  return past.at(-1) ?? occasion(weekly(board, zone, now), board, zone);
}

/** The day of the latest occasion, whatever the days off. */
function weekly(board: Board, zone: string, now: Temporal.Instant): PlainDate {
  let day = localDate(now, zone);
  while (weekdayOf(day) !== board.summary.day || isAfter(day, board, zone, now)) day = addDays(day, -1);
  return day;
}

/** The next one after now that is the board's: the first is on a later day than the one on which it was set up. */
export function nextOccasion(
  board: Board,
  zone: string,
  now: Temporal.Instant,
  terms: TermCalendar = 'england',
): Occasion {
  const next = movedAround(board, zone, now, terms).find(
    (one) => Temporal.Instant.compare(one.at, now) > 0 && isBoards(board, one),
  );
  return next ?? occasion(addDays(weekly(board, zone, now), 7), board, zone);
}

/** The occasion with which a post that is still held lapses: the next after its own. */
export function lapseOf(
  board: Board,
  { timezone, about }: Pick<Plan, 'timezone' | 'about'>,
  post: Pick<Occasion, 'week'>,
  now: Temporal.Instant,
): Occasion {
  const next = nextOccasion(board, timezone, now, about.terms);
  return next.week === post.week ? nextOccasion(board, timezone, next.at, about.terms) : next;
}

/** Whether it is a post of this board at all: one that was due before the board was set up is nobody's. */
export const isBoards = ({ since }: Board, { day }: Pick<Occasion, 'day'>): boolean =>
  since === undefined || day > since;

/** Longer than the summer holidays, with room for a span beside them. */
const WEEKS = 60;
/** A board without quiet days has bank holidays alone to go round. */
const NEAR = 3;

/**
 * The occasions of the weeks around now, in order, each day once. One that was moved is still the post of its own week:
 * what a Monday's holiday moves to the Friday before is another than that Friday's week had.
 */
function movedAround(board: Board, zone: string, now: Temporal.Instant, terms: TermCalendar): Occasion[] {
  const here = weekly(board, zone, now);
  const weeks = board.quiet === null ? NEAR : WEEKS;
  const firsts = new Map<PlainDate, Occasion>();
  for (let week = -weeks; week <= weeks; week += 1) {
    const own = addDays(here, week * 7);
    const day = dayOf(board, own, terms);
    if (!firsts.has(day)) firsts.set(day, { ...occasion(day, board, zone), week: isoWeek(own) });
  }
  return [...firsts.values()];
}

/** A board that has chosen a Saturday or a Sunday, and no quiet days, is posted to on it. */
function dayOf({ quiet }: Board, day: PlainDate, terms: TermCalendar): PlainDate {
  if (quiet !== null) return lastDayToAsk(day, (one) => isQuiet(quiet, one, terms));
  return isWorkingDay(day) || isWeekend(day) ? day : lastWorkingDayOnOrBefore(day);
}

const isWeekend = (day: PlainDate): boolean => ['Saturday', 'Sunday'].includes(weekdayOf(day));

const isAfter = (day: PlainDate, board: Board, zone: string, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(localInstant(day, board.summary.time, zone), now) > 0;

const occasion = (day: PlainDate, board: Board, zone: string): Occasion => ({
  day,
  week: isoWeek(day),
  at: localInstant(day, board.summary.time, zone),
});
