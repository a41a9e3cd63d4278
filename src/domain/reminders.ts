/**
 * Decides when owners are asked and about what: a milestone's ladder, the rounds, a person's card, the weekly limit.
 *
 * The ladder of a milestone, around the day on which it is expected:
 *
 *     14 days before · 3 days before · the day · 3 working days after · then weekly, counted from the last ask
 *
 * A step that falls on a day off moves to the last working day before it. A step is settled once a card has asked
 * on that day or later, or when the owner has spoken so lately that the step falls into the quiet window. The
 * first step that is not settled is the next ask; when it has passed already (nobody ran the clock, the week's
 * cards were used up, the milestone is new), it is made up for once, and what lies between is not replayed.
 *
 * An occurrence has no step before it begins, and a monthly one none before its day. A check-in has none either: it
 * is part of the round of its half-term. Whatever its ladder leaves alone for the length of a round, dated or not, is
 * asked about in that round. Where its owner has named a day, nothing asks before it, and that day asks whatever the
 * ladder and the quiet window say.
 */
import { type DayOff, lastDayToAsk, NO_DAYS_OFF, nextDayToAsk } from './away/days-off.ts';
import {
  addDays,
  addWorkingDays,
  daysBetween,
  isoWeek,
  lastWorkingDayOnOrBefore,
  localDate,
} from './calendar.ts';
import { type Line, worstFirst } from './line.ts';
import type { Milestone } from './milestone.ts';
import type { Person } from './person.ts';
import type { PlainDate, Plan, ReminderPolicy } from './plan.ts';
import { type Round, roundsFrom } from './rounds.ts';

type Remindable = Pick<
  Milestone,
  | 'kind'
  | 'start'
  | 'due'
  | 'forecast'
  | 'open'
  | 'inherited'
  | 'owner'
  | 'lastUpdate'
  | 'askedOn'
  | 'snoozedUntil'
  | 'answeredOn'
>;

/** What a plan has to say of when its people are asked. */
export type Asking = Pick<Plan, 'reminders' | 'timezone' | 'about' | 'goLive'>;

/**
 * The next working day on or after `from` on which the milestone is to be asked about; null when it is closed,
 * merely inherited or without owner, and when neither a date nor a round calls for it. `off` are the days on which
 * whoever answers is not asked: see `domain/away/who-answers`.
 */
export function nextAsk(
  milestone: Remindable,
  plan: Asking,
  from: PlainDate,
  off: DayOff = NO_DAYS_OFF,
): PlainDate | null {
  if (!milestone.open || leftAlone(milestone) || milestone.owner === null) return null;
  const named = namedDay(milestone);
  if (named !== null) return nextDayToAsk(named < from ? from : named, off);
  const settled = later(milestone.askedOn, lastQuietDay(milestone, plan));
  const step = nextStep(milestone, settled, plan.reminders, off);
  const round = nextRound(milestone, settled, plan, from, off);
  const day = round !== null && asksInstead(round, milestone, step) ? lastDayToAsk(round.opens, off) : step;
  return day !== null && day <= from ? nextDayToAsk(from, off) : day;
}

/** The day on which its owner wants to be asked, as long as nobody has asked from then on. */
const namedDay = ({
  snoozedUntil,
  askedOn,
}: Pick<Remindable, 'snoozedUntil' | 'askedOn'>): PlainDate | null =>
  snoozedUntil !== null && (askedOn === null || askedOn < snoozedUntil) ? snoozedUntil : null;

/** Whether its owner wants to be asked about it today: that is no card too many, however many there were this week. */
export const wantedOn = (
  milestone: Pick<Remindable, 'snoozedUntil' | 'askedOn'>,
  today: PlainDate,
): boolean => {
  const day = namedDay(milestone);
  return day !== null && day <= today;
};

/** What its ladder asks about during the round is not asked about twice; a check-in is part of the round. */
const asksInstead = (round: Round, { kind }: Remindable, step: PlainDate | null): boolean =>
  step === null || step > (kind === 'check-in' ? round.opens : round.closes);

/** An inherited date is nobody's to chase; one that its owner has given since is. */
const leftAlone = ({ inherited, forecast }: Pick<Milestone, 'inherited' | 'forecast'>): boolean =>
  inherited && forecast === null;

/** What the ladder is built around: the agreed date, or the owner's forecast where that is later. */
const expectedOn = ({
  kind,
  due,
  forecast,
}: Pick<Remindable, 'kind' | 'due' | 'forecast'>): PlainDate | null =>
  kind === 'check-in' ? due : later(due, forecast);

const later = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null || (b !== null && b > a) ? b : a;

/** The last day on which the owner is left alone because of what they said; null when they never spoke. */
function lastQuietDay(
  { lastUpdate, answeredOn }: Pick<Milestone, 'lastUpdate' | 'answeredOn'>,
  plan: Asking,
): PlainDate | null {
  const spoken = later(spokenOn({ lastUpdate }, plan), answeredOn ?? null);
  return spoken && addDays(spoken, plan.reminders.quietDays);
}

const spokenOn = ({ lastUpdate }: Pick<Milestone, 'lastUpdate'>, { timezone }: Asking): PlainDate | null =>
  lastUpdate && localDate(Temporal.Instant.from(lastUpdate.at), timezone);

/** The first step of the ladder after a day, or its very first when there is no such day; null without a date. */
function nextStep(
  milestone: Remindable,
  settled: PlainDate | null,
  policy: ReminderPolicy,
  off: DayOff,
): PlainDate | null {
  const expected = expectedOn(milestone);
  if (expected === null) return null;
  const chase = addWorkingDays(expected, policy.workingDaysAfter);
  const theDay = lastDayToAsk(expected, off);
  const rungs = [
    ...stepsBefore(milestone, expected, policy).map((day) => lastDayToAsk(day, off)),
    theDay,
    lastDayToAsk(chase, off),
  ];
  // What came along on a card is not listed just so again on the day after: only the day itself is news.
  const { askedOn } = milestone;
  const dayAfter = askedOn === null || policy.thenEveryDays === 1 ? null : addDays(askedOn, 1);
  const rung = rungs.find(
    (day) => (settled === null || day > settled) && (day !== dayAfter || day === theDay),
  );
  return (
    rung ??
    firstRepeatAfter(settled ?? chase, later(chase, milestone.askedOn) ?? chase, policy.thenEveryDays, off)
  );
}

function stepsBefore(milestone: Remindable, expected: PlainDate, policy: ReminderPolicy): PlainDate[] {
  if (milestone.kind === 'check-in' || isShort(milestone)) return [];
  const begins = milestone.kind === 'occurrence' ? milestone.start : null;
  return [...policy.before]
    .sort((a, b) => b - a)
    .map((days) => addDays(expected, -days))
    .filter((day) => begins === null || day >= begins);
}

/** No occurrence of a half-term is as short as this. */
const MONTH = 31;

/** An occurrence of a month or less comes round quicker than anybody should be reminded of it. */
const isShort = ({ kind, start, due }: Remindable): boolean =>
  kind === 'occurrence' && start !== null && due !== null && daysBetween(start, due) < MONTH;

/** Whoever was asked in a board's round is not asked again by a half-term's that opens within so many days. */
export const ASKED_LATELY = 7;

/**
 * The next round that asks about the milestone: one that is still open on `from`, has not been settled, and to which
 * its owner has given no answer yet. A round that opened before the plan went live asks nobody.
 */
function nextRound(
  milestone: Remindable,
  settled: PlainDate | null,
  plan: Asking,
  from: PlainDate,
  off: DayOff,
): Round | null {
  if (plan.reminders.rounds === 'off' || isShort(milestone)) return null;
  const { kind, start, due, askedOn } = milestone;
  const earliest = later(later(plan.goLive, start), settled) ?? plan.goLive;
  const spoken = spokenOn(milestone, plan);
  const asks = ({ opens, closes, since }: Round): boolean =>
    opens >= earliest &&
    (settled === null || lastDayToAsk(opens, off) > settled) &&
    (askedOn === null || addDays(askedOn, ASKED_LATELY) < opens) &&
    (spoken === null || spoken < since) &&
    (kind !== 'check-in' || (due !== null && due <= closes)) &&
    (lastDayToAsk(opens, off) > from || nextDayToAsk(from, off) <= closes);
  for (const round of roundsFrom(plan.about.terms ?? 'england', from, earliest))
    if (asks(round)) return round;
  return null;
}

/**
 * Repeats count from the last ask, not from the due date: a card that listed the milestone beside others stands
 * for its own, so somebody with ten overdue milestones hears of them together once a week.
 */
function firstRepeatAfter(settled: PlainDate, anchor: PlainDate, everyDays: number, off: DayOff): PlainDate {
  for (let n = Math.max(1, Math.floor(daysBetween(anchor, settled) / everyDays)); ; n += 1) {
    const step = lastDayToAsk(addDays(anchor, n * everyDays), off);
    if (step > settled) return step;
  }
}

/**
 * What the card of one person lists, worst first, from the lines of what the person owns in one plan: all whose day
 * to be asked about has come, and with them all that is overdue or due (agreed or forecast) within the bundle, unless
 * its owner spoke within the quiet window. Lists of several plans are put together by `worstFirst`.
 */
export function cardFor(lines: readonly Line[], plan: Asking, today: PlainDate): Line[] {
  const { bundleDays, before } = plan.reminders;
  // The bundle reaches as far as the ladder's first step, and that step may have moved to before a weekend.
  const reach = Math.max(bundleDays, ...before);
  const within = (day: PlainDate | null): boolean =>
    day !== null && lastWorkingDayOnOrBefore(addDays(day, -reach)) <= today;
  const hasBegun = ({ kind, start }: Line): boolean =>
    kind !== 'occurrence' || start === null || start <= today;
  return worstFirst(
    lines.filter((line) => {
      const quiet = lastQuietDay(line, plan);
      const { snoozedUntil } = line;
      if (snoozedUntil !== null && today < snoozedUntil) return false;
      const wanted = snoozedUntil !== null && isAskedOn(line, today);
      return (
        line.open &&
        !leftAlone(line) &&
        line.owner !== null &&
        (isAskedOn(line, today) || (hasBegun(line) && (within(line.due) || within(line.forecast)))) &&
        (quiet === null || today > quiet || wanted)
      );
    }),
  );
}

const isAskedOn = ({ askOn }: Pick<Milestone, 'askOn'>, today: PlainDate): boolean =>
  askOn !== null && askOn <= today;

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
