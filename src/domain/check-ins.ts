/** When what goes on is asked about next: the rhythm of an action's check-ins, and how an answer moves the date on. */
import { anchorsOf, type ByWhenReading, type Rule, readByWhen } from './by-when.ts';
import { addDays, daysBetween, localDate } from './calendar.ts';
import type { CheckIns, PlainDate } from './kinds.ts';
import type { Milestone } from './milestone.ts';
import { occurrencesOf, type Rhythm } from './occurrences.ts';
import type { Action, Item, Plan } from './plan.ts';
import type { TermCalendar } from './terms.ts';

type Terms = Pick<Plan, 'about' | 'goLive'>;

/** What the plan's words are taken for at once; a mere guess waits for somebody to confirm it. */
export const countedReading = ({ reading }: Pick<Item, 'reading'>): ByWhenReading | null =>
  reading?.confirm && reading.certainty === 'low' ? null : reading;

const RULE: { readonly [C in CheckIns]: Rule } = {
  monthly: 'MONTHLY',
  'half-termly': 'HALF-TERMLY',
  termly: 'TERMLY',
  yearly: 'YEARLY',
};

export const hasRhythm = ({ rule, every }: Pick<Rhythm, 'rule' | 'every'>): boolean =>
  rule !== null || every !== null;

/**
 * How often the action comes round or is asked about: as it was set, else as the plan's words for its date have it.
 * Null for what has no rhythm.
 */
export function rhythmOf(item: Action, plan: Terms): Rhythm | null {
  const reading = countedReading(item);
  const within = { start: reading?.start ?? null, end: reading?.end ?? null };
  if (item.checkIns !== null) return { ...ofRule(RULE[item.checkIns]), ...within };
  if (reading !== null && hasRhythm(reading)) return reading;
  if (item.nature === 'continuous') return { ...ofRule('HALF-TERMLY'), ...within };
  return item.nature === 'outcome' ? measured(item, plan) : null;
}

const ofRule = (rule: Rule): Rhythm => ({ rule, every: null, month: null, start: null, end: null });

/** As often as the measure that is read most often, of those whose frequency can be read. */
function measured({ measures }: Action, plan: Terms): Rhythm | null {
  const anchors = anchorsOf(plan.about, plan.goLive);
  const rhythms = measures
    .flatMap(({ frequency }) => (frequency === null ? [] : readByWhen(frequency, anchors)))
    .filter(hasRhythm)
    .map(({ rule, every, month }): Rhythm => ({ rule, every, month, start: null, end: null }));
  return rhythms.sort((a, b) => daysIn(a) - daysIn(b))[0] ?? null;
}

const DAYS: { readonly [R in Rule]: number } = { MONTHLY: 30, 'HALF-TERMLY': 60, TERMLY: 120, YEARLY: 365 };
const daysIn = ({ rule, every }: Rhythm): number =>
  rule === null
    ? Temporal.Duration.from(every ?? 'P1Y').total({ unit: 'days', relativeTo: '2026-09-01' })
    : DAYS[rule];

export const termsOfPlan = ({ about }: Pick<Plan, 'about'>): TermCalendar => about.terms ?? 'england';

/**
 * The first check-in after a day, the last of all being the day on which the duty ends. Null for what has no rhythm.
 * Without a check-in in the two years to come it is that day a year later.
 */
export function checkInAfter(item: Action, plan: Terms, day: PlainDate): PlainDate | null {
  const rhythm = rhythmOf(item, plan);
  if (rhythm === null) return null;
  const end = item.due ?? rhythm.end;
  const open = item.due === null ? rhythm : { ...rhythm, end: null };
  const [coming] = occurrencesOf(open, termsOfPlan(plan), addDays(day, 1), addDays(day, 2 * 366));
  const next = coming?.due ?? end ?? addDays(day, 365);
  return end !== null && end < next ? end : next;
}

/**
 * When a check-in is due after somebody has answered it on a day. A word said after its date answers it; one said
 * before, if it is the check-in that comes next. So a second word in the same stretch leaves the date alone, and so
 * does a word within the quiet days after another: it belongs to that one.
 */
export function movedOn(
  milestone: Pick<Milestone, 'kind' | 'due' | 'open' | 'lastUpdate'>,
  item: Action,
  plan: Plan,
  today: PlainDate,
): PlainDate | null {
  const { kind, due, open } = milestone;
  if (kind !== 'check-in' || due === null) return due;
  if (today > due) return checkInAfter(item, plan, today);
  if (open && isStillAbout(milestone, plan, today)) return due;
  const coming = checkInAfter(item, plan, addDays(today, -1));
  return coming !== null && coming >= due ? checkInAfter(item, plan, due) : due;
}

function isStillAbout(
  { lastUpdate }: Pick<Milestone, 'lastUpdate'>,
  { reminders, timezone }: Plan,
  today: PlainDate,
): boolean {
  if (lastUpdate === null) return false;
  const said = localDate(Temporal.Instant.from(lastUpdate.at), timezone);
  return daysBetween(said, today) <= reminders.quietDays;
}
