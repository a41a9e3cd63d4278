/** Whom a chase asks, and whom it leaves in peace: decided from the record, with the reason for each that is left out. */

import { type DayOff, NO_DAYS_OFF, nextDayToAsk } from '../away/days-off.ts';
import { addDays, daysBetween, isoWeek, isWorkingDay, localDate } from '../calendar.ts';
import type { Change } from '../change.ts';
import type { Line } from '../line.ts';
import type { Person } from '../person.ts';
import type { PlainDate, Plan } from '../plan.ts';

/** Nobody is chased again before so many days have passed. */
export const KIND_DAYS = 3;

/** A person is asked about so many actions at once: each is recorded as chased together with the message. */
export const MOST_CHASED = 40;

export type LeftOut =
  | { why: 'many' }
  | { why: 'no-owner' | 'vacant' | 'own' | 'done' | 'inherited' }
  /** `met`: they have met the bot once, and removed it. */
  | { why: 'unreached'; met: boolean }
  /** Those who are silent are chased, and it has not been asked about yet. */
  | { why: 'not-asked' }
  /** Has just told how it goes. */
  | { why: 'spoke'; at: string }
  | { why: 'snoozed'; until: PlainDate }
  | { why: 'chased'; on: PlainDate; again: PlainDate };

/** What one person is asked about, or why not. */
export type Chased = {
  /** Null where nobody answers for it. */
  person: string | null;
  lines: Line[];
  left: { line: Line; because: LeftOut }[];
};

export type ChaseFacts = {
  plans: ReadonlyMap<string, Pick<Plan, 'timezone' | 'reminders'>>;
  /** Who is asked about a line today: its owner, or whoever stands in for them. */
  askedFor: (line: Line) => string | null;
  people: ReadonlyMap<string, Pick<Person, 'address' | 'welcomedAt'>>;
  /** The last day on which somebody chased each person, of the last days. */
  chasedOn: ReadonlyMap<string, PlainDate>;
  today: PlainDate;
  /** Whoever chases. */
  by: string;
  /** It goes at once: a day on which the owner wants to be asked no longer holds it back. */
  now: boolean;
  /** Evidence is wanted, for what is complete. */
  evidence: boolean;
  /** Milestones that nobody was asked about yet, where silence is to be chased. */
  unasked: ReadonlySet<string>;
};

/** Grouped by person, in the order in which the lines come. */
export function chaseOf(lines: readonly Line[], facts: ChaseFacts): Chased[] {
  const groups = new Map<string | null, Chased>();
  for (const line of lines) {
    const person = facts.askedFor(line);
    const group = groups.get(person) ?? { person, lines: [], left: [] };
    groups.set(person, group);
    const because = leftOut(line, person, facts) ?? (group.lines.length < MOST_CHASED ? null : MANY);
    if (because === null) group.lines.push(line);
    else group.left.push({ line, because });
  }
  return [...groups.values()];
}

const MANY: LeftOut = { why: 'many' };

function leftOut(line: Line, person: string | null, facts: ChaseFacts): LeftOut | null {
  const { today, evidence } = facts;
  const plan = facts.plans.get(line.plan);
  if (line.owner === null) return { why: 'no-owner' };
  if (person === null) return { why: 'vacant' };
  if (person === facts.by) return { why: 'own' };
  const known = facts.people.get(person);
  if (!known?.address || known.welcomedAt === null)
    return { why: 'unreached', met: known !== undefined && known.welcomedAt !== null };
  if (line.open === evidence) return { why: 'done' };
  if (line.inherited && line.forecast === null) return { why: 'inherited' };
  const on = facts.chasedOn.get(person);
  if (on !== undefined && daysBetween(on, today) < KIND_DAYS)
    return { why: 'chased', on, again: addDays(on, KIND_DAYS) };
  if (facts.unasked.has(line.milestone)) return { why: 'not-asked' };
  if (evidence || !plan) return null;
  const spoken = line.lastUpdate && localDate(Temporal.Instant.from(line.lastUpdate.at), plan.timezone);
  if (line.lastUpdate && spoken !== null && daysBetween(spoken, today) <= plan.reminders.quietDays)
    return { why: 'spoke', at: line.lastUpdate.at };
  const { snoozedUntil } = line;
  if (!facts.now && snoozedUntil !== null && snoozedUntil > today)
    return { why: 'snoozed', until: snoozedUntil };
  return null;
}

/** The last day on which each person was chased, by the changes of the last days. */
export function chasedOn(changes: readonly Change[], zone: string): Map<string, PlainDate> {
  const last = new Map<string, PlainDate>();
  for (const { what, to, at } of changes) {
    if (what !== 'chase' || !to?.startsWith('person:')) continue;
    const person = to.slice('person:'.length);
    const day = localDate(Temporal.Instant.from(at), zone);
    if (day > (last.get(person) ?? '')) last.set(person, day);
  }
  return last;
}

/** When a chase reaches somebody: at once, or with the next card, and why not at once where that was wanted. */
export type Going =
  | { at: 'once' }
  | { at: 'card'; on: PlainDate; not: 'night' | 'day-off' | 'day-full' | 'week-full' | null };

/**
 * One card a day, as many a week as the plan allows, and only in working hours of a day that is theirs: a chase is a
 * card like any other. `off` are the days on which they are not asked.
 */
export function goingOf(
  person: Pick<Person, 'cardDays'>,
  plan: Pick<Plan, 'timezone' | 'reminders'>,
  now: boolean,
  at: Temporal.Instant,
  off: DayOff = NO_DAYS_OFF,
): Going {
  const today = localDate(at, plan.timezone);
  const { hour } = at.toZonedDateTimeISO(plan.timezone);
  const isDay = isWorkingDay(today) && hour >= 7 && hour < 19;
  const dayFull = person.cardDays.includes(today);
  const inWeek = (day: PlainDate): number =>
    person.cardDays.filter((one) => isoWeek(one) === isoWeek(day)).length;
  const weekFull = inWeek(today) >= plan.reminders.cardsPerWeek;
  const dayOff = isWorkingDay(today) && off(today);
  if (now && isDay && !dayOff && !dayFull && !weekFull) return { at: 'once' };
  const struck =
    Temporal.PlainTime.compare(
      at.toZonedDateTimeISO(plan.timezone).toPlainTime(),
      Temporal.PlainTime.from(plan.reminders.at),
    ) >= 0;
  let on = nextDayToAsk(struck || dayFull ? addDays(today, 1) : today, off);
  while (inWeek(on) >= plan.reminders.cardsPerWeek) on = nextDayToAsk(addDays(on, 1), off);
  if (!now) return { at: 'card', on, not: null };
  const full = dayFull ? 'day-full' : weekFull ? 'week-full' : 'night';
  return { at: 'card', on, not: dayOff ? 'day-off' : full };
}
