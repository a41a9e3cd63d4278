/** How often a measure is read: the plan's own words as a rhythm, and the period that has just ended in it. */
import { anchorsOf, readByWhen } from '../by-when.ts';
import { addDays } from '../calendar.ts';
import type { PlainDate } from '../kinds.ts';
import { type Occurrence, occurrencesOf, type Rhythm } from '../occurrences.ts';
import type { Measure, Plan } from '../plan.ts';
import { LATEST } from '../terms.ts';

const YEARLY: Rhythm = { rule: 'YEARLY', every: null, month: null, start: null, end: null };

/** What "termly", "month on month" or "annually (DfE, autumn)" come to: yearly where nothing was said, or nothing that comes round. */
export function rhythmOf({ frequency }: Pick<Measure, 'frequency'>, plan: Plan): Rhythm {
  if (frequency === null) return YEARLY;
  const { rule, every, month } = readByWhen(frequency, anchorsOf(plan.about, plan.goLive));
  return rule === null && every === null ? YEARLY : { rule, every, month, start: null, end: null };
}

/** A period as a form suggests it: `2025-26`, `Autumn term 2026-27`, `October 2026`. */
export type Period = Pick<Occurrence, 'label' | 'start' | 'due'>;

/** How far one looks back for a period that has ended: nothing is read less often. */
const YEARS_BACK = 6;

/** The last period that was over before a day; null where none was. */
export function periodBefore(measure: Measure, plan: Plan, today: PlainDate): Period | null {
  const from = Temporal.PlainDate.from(today).subtract({ years: YEARS_BACK }).toString();
  const last = occurrencesOf(
    rhythmOf(measure, plan),
    plan.about.terms ?? 'england',
    from,
    addDays(today, -1),
  ).at(-1);
  return last ?? null;
}

/** When the period that is under way will be over; null beyond the calendar. */
export function nextPeriodEnd(measure: Measure, plan: Plan, today: PlainDate): PlainDate | null {
  const until = Temporal.PlainDate.from(today).add({ years: YEARS_BACK }).toString();
  const to = until > LATEST ? LATEST : until;
  const [next] = occurrencesOf(rhythmOf(measure, plan), plan.about.terms ?? 'england', today, to);
  return next?.due ?? null;
}

/** The days that the words of a reading's period mean, as far as they can be told. */
export function daysOf(period: string, plan: Plan): { start: PlainDate | null; end: PlainDate | null } {
  const alone = readByWhen(period, anchorsOf(plan.about, plan.goLive));
  if (alone.rule !== null || alone.every !== null) return { start: null, end: null };
  return { start: alone.start, end: alone.end };
}
