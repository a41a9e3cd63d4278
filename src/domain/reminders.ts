/**
 * Decides when owners are asked and about what: a milestone's ladder, a person's card, and the weekly limit.
 *
 * The ladder of a milestone, around the day on which it is expected:
 *
 *     14 days before · 3 days before · the day · 3 working days after · then weekly, counted from the last ask
 *
 * A step that falls on a day off moves to the last working day before it. A step is settled once a card has asked
 * on that day or later, or when the owner has spoken so lately that the step falls into the quiet window. The
 * first step that is not settled is the next ask; when it has passed already (nobody ran the clock, the week's
 * cards were used up, the milestone is new), it is made up for once, and what lies between is not replayed.
 */
import {
  addDays,
  addWorkingDays,
  daysBetween,
  isoWeek,
  lastWorkingDayOnOrBefore,
  localDate,
  nextWorkingDayOnOrAfter,
} from './calendar.ts';
import { type Line, worstFirst } from './line.ts';
import type { Milestone } from './milestone.ts';
import type { Person } from './person.ts';
import type { PlainDate, ReminderPolicy } from './plan.ts';

type Remindable = Pick<
  Milestone,
  'due' | 'forecast' | 'open' | 'inherited' | 'owner' | 'lastUpdate' | 'askedOn'
>;

/**
 * The next working day on or after `from` on which the milestone is to be asked about; null when it is closed,
 * merely inherited, without owner or without any date. `zone` tells on which day its last update was made.
 */
export function nextAsk(
  milestone: Remindable,
  policy: ReminderPolicy,
  zone: string,
  from: PlainDate,
): PlainDate | null {
  const expected = expectedOn(milestone);
  if (!milestone.open || leftAlone(milestone) || milestone.owner === null || expected === null) return null;
  const settled = later(milestone.askedOn, lastQuietDay(milestone, policy, zone));
  const step = firstStepAfter(settled, expected, milestone.askedOn, policy);
  return step <= from ? nextWorkingDayOnOrAfter(from) : step;
}

/** An inherited date is nobody's to chase; one that its owner has given since is. */
const leftAlone = ({ inherited, forecast }: Pick<Milestone, 'inherited' | 'forecast'>): boolean =>
  inherited && forecast === null;

/** What the ladder is built around: the agreed date, or the owner's forecast where that is later. */
const expectedOn = (milestone: Pick<Milestone, 'due' | 'forecast'>): PlainDate | null =>
  later(milestone.due, milestone.forecast);

const later = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null || (b !== null && b > a) ? b : a;

/** The last day on which the owner is left alone because of what they said; null when they never spoke. */
function lastQuietDay(
  { lastUpdate }: Pick<Milestone, 'lastUpdate'>,
  policy: ReminderPolicy,
  zone: string,
): PlainDate | null {
  if (lastUpdate === null) return null;
  return addDays(localDate(Temporal.Instant.from(lastUpdate.at), zone), policy.quietDays);
}

/** The first step of the ladder after a day, or its very first when there is no such day. */
function firstStepAfter(
  settled: PlainDate | null,
  expected: PlainDate,
  askedOn: PlainDate | null,
  policy: ReminderPolicy,
): PlainDate {
  const before = [...policy.before].sort((a, b) => b - a).map((days) => addDays(expected, -days));
  const chase = addWorkingDays(expected, policy.workingDaysAfter);
  const rungs = [...before, expected, chase].map(lastWorkingDayOnOrBefore);
  const rung = rungs.find((day) => settled === null || day > settled);
  return rung ?? firstRepeatAfter(settled ?? chase, later(chase, askedOn) ?? chase, policy.thenEveryDays);
}

/**
 * Repeats count from the last ask, not from the due date: a card that listed the milestone beside others stands
 * for its own, so somebody with ten overdue milestones hears of them together once a week.
 */
function firstRepeatAfter(settled: PlainDate, anchor: PlainDate, everyDays: number): PlainDate {
  for (let n = Math.max(1, Math.floor(daysBetween(anchor, settled) / everyDays)); ; n += 1) {
    const step = lastWorkingDayOnOrBefore(addDays(anchor, n * everyDays));
    if (step > settled) return step;
  }
}

/**
 * What the card of one person lists, worst first, from the lines of what the person owns in one plan: all that is
 * overdue or due (agreed or forecast) within the bundle, unless its owner spoke within the quiet window. A
 * milestone whose ladder asks today is always among them. Lists of several plans are put together by `worstFirst`.
 */
export function cardFor(
  lines: readonly Line[],
  policy: ReminderPolicy,
  zone: string,
  today: PlainDate,
): Line[] {
  // The bundle reaches as far as the ladder's first step, and that step may have moved to before a weekend.
  const reach = Math.max(policy.bundleDays, ...policy.before);
  const within = (day: PlainDate | null): boolean =>
    day !== null && lastWorkingDayOnOrBefore(addDays(day, -reach)) <= today;
  return worstFirst(
    lines.filter((line) => {
      const quiet = lastQuietDay(line, policy, zone);
      return (
        line.open &&
        !leftAlone(line) &&
        line.owner !== null &&
        (within(line.due) || within(line.forecast)) &&
        (quiet === null || today > quiet)
      );
    }),
  );
}

/** Whether the person may get a card today: never two in a day, and no more in an ISO week than the plan allows. */
export function mayAsk(
  person: Pick<Person, 'cardDays'>,
  policy: ReminderPolicy,
  today: PlainDate,
): 'yes' | 'today-already' | 'week-full' {
  if (person.cardDays.includes(today)) return 'today-already';
  const thisWeek = person.cardDays.filter((day) => isoWeek(day) === isoWeek(today));
  return thisWeek.length < policy.cardsPerWeek ? 'yes' : 'week-full';
}
