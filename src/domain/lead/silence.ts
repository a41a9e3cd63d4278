/** When silence goes to the lead: two weeks past the date without a word, and never before a card has said so. */
import { addDays, localDate, nextWorkingDayOnOrAfter } from '../calendar.ts';
import type { Milestone } from '../milestone.ts';
import type { PlainDate } from '../plan.ts';
import { type Asking, nextAsk } from '../reminders.ts';

/** Days of silence past the date after which the lead is told. */
export const TOLD_AFTER_DAYS = 14;

/** Days that are left to answer where the two weeks were over before anybody could say so. */
const FAIR_DAYS = 3;

type Kept = Pick<
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
  | 'warned'
  | 'ownedFrom'
>;

/**
 * The last day on which a word still keeps it from the lead: fourteen days after the date (agreed, or expected where
 * that is later), after the last word, or after it came to its owner, whichever came last. Null for what nobody is
 * asked about, or has no date.
 */
export function tellsLeadOn(milestone: Kept, zone: string): PlainDate | null {
  const { kind, due, forecast, open, inherited, owner } = milestone;
  if (!open || owner === null || (inherited && forecast === null)) return null;
  const expected = kind === 'check-in' ? due : later(due, forecast);
  const begun = later(spokenOn(milestone, zone), milestone.ownedFrom ?? null);
  return expected && addDays(later(expected, begun) ?? expected, TOLD_AFTER_DAYS);
}

/**
 * Whether the lead is told of it. A day on which the owner wants to be asked hides nothing: there a card need not
 * have said so, because none comes before that day.
 */
export function isSilent(milestone: Kept, zone: string, today: PlainDate): boolean {
  const on = tellsLeadOn(milestone, zone);
  const { askedOn, snoozedUntil } = milestone;
  if (on === null || today <= on || askedOn === null) return false;
  const spoken = spokenOn(milestone, zone);
  if (spoken !== null && spoken >= askedOn) return false;
  const warned = standingWarning(milestone, zone);
  return warned === null ? snoozedUntil !== null && snoozedUntil > today : today > warned.by;
}

/**
 * What a card that asks about it today says of the lead: the day to answer by when no other card comes before it,
 * `told` when that day has passed, null when there is nothing to say yet.
 */
export function announces(
  milestone: Kept,
  plan: Asking,
  today: PlainDate,
): { by: PlainDate } | 'told' | null {
  const on = tellsLeadOn(milestone, plan.timezone);
  if (on === null) return null;
  const warned = standingWarning(milestone, plan.timezone);
  if (warned !== null && today > on) return today > warned.by ? 'told' : { by: warned.by };
  const next = nextAsk({ ...milestone, askedOn: today }, plan, addDays(today, 1));
  if (next !== null && next <= on) return null;
  // A day that was announced stands, unless there is more time by now.
  if (warned !== null) return { by: warned.by > on ? warned.by : on };
  return { by: nextWorkingDayOnOrAfter(on > today ? on : addDays(today, FAIR_DAYS)) };
}

/** What a card announced, and nobody has answered since. */
function standingWarning(milestone: Kept, zone: string): NonNullable<Milestone['warned']> | null {
  const { warned } = milestone;
  const spoken = spokenOn(milestone, zone);
  return warned === undefined || (spoken !== null && spoken >= warned.on) ? null : warned;
}

const spokenOn = ({ lastUpdate }: Pick<Milestone, 'lastUpdate'>, zone: string): PlainDate | null =>
  lastUpdate && localDate(Temporal.Instant.from(lastUpdate.at), zone);

const later = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null || (b !== null && b > a) ? b : a;
