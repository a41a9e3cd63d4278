/** When a lead's note is due: Monday at nine in their zone, or the next working day of that week. */
import {
  addDays,
  isoWeek,
  isWorkingDay,
  localDate,
  localInstant,
  nextWorkingDayOnOrAfter,
  startOfIsoWeek,
} from '../calendar.ts';
import type { PlainDate } from '../plan.ts';

const AT = '09:00';
/** A note that could not come on its day is made up for within the week; then the next will do. */
const REST_OF_WEEK = 4;
/** The days later than that are for those alone who had none of their own among these. */
const USUAL_DAYS = [0, 1, 2];

/** The day of the note in the week of a day; null in a week without a working day. */
export function noteDay(day: PlainDate): PlainDate | null {
  const first = nextWorkingDayOnOrAfter(startOfIsoWeek(day));
  return isoWeek(first) === isoWeek(day) ? first : null;
}

/** The days on which the note of a day's week usually comes. */
export function usualNoteDays(day: PlainDate): PlainDate[] {
  const first = noteDay(day);
  return first === null ? [] : USUAL_DAYS.map((later) => addDays(first, later));
}

/** The ISO week whose note may be written now; null when none may. */
export function noteDue(now: Temporal.Instant, zone: string): string | null {
  const today = localDate(now, zone);
  const day = noteDay(today);
  if (day === null || today < day || today > addDays(day, REST_OF_WEEK) || !isWorkingDay(today)) return null;
  return Temporal.Instant.compare(localInstant(today, AT, zone), now) <= 0 ? isoWeek(today) : null;
}

/** The next moment at which notes become due. */
export function nextNote(now: Temporal.Instant, zone: string): Temporal.Instant {
  for (let week = localDate(now, zone); ; week = addDays(startOfIsoWeek(week), 7)) {
    const day = noteDay(week);
    const at = day === null ? null : localInstant(day, AT, zone);
    if (at !== null && Temporal.Instant.compare(at, now) > 0) return at;
  }
}
