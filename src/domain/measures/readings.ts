/** The readings of a measure as they stand: one a period, in the order of their periods; what was superseded is kept and not shown. */
import { localDate } from '../calendar.ts';
import type { PlainDate } from '../kinds.ts';
import type { Reading } from '../measure.ts';
import type { Measure, Plan } from '../plan.ts';
import { daysOf } from './rhythm.ts';

/** A reading that stands, with the last day that its period's words mean; null where they mean none. */
export type Standing = { reading: Reading; end: PlainDate | null };

/** Of one period a final reading goes before a provisional one, and the newer before the older. Oldest period first. */
export function standingReadings({ readings }: Pick<Measure, 'readings'>, plan: Plan): Standing[] {
  const byPeriod = new Map<string, Standing & { place: number }>();
  for (const [place, reading] of readings.entries()) {
    const { start, end } = daysOf(reading.period, plan);
    const key = end === null ? wordsKey(reading.period) : `${start ?? ''}/${end}`;
    const before = byPeriod.get(key)?.reading;
    if (before && !before.provisional && reading.provisional) continue;
    byPeriod.set(key, { reading, end, place });
  }
  return [...byPeriod.values()]
    .sort((a, b) => dayOf(a, plan).localeCompare(dayOf(b, plan)) || a.place - b.place)
    .map(({ reading, end }) => ({ reading, end }));
}

/** Whether both are of one period, however its words are written. */
export const samePeriod = (one: string, other: string, plan: Plan): boolean => {
  const [a, b] = [daysOf(one, plan), daysOf(other, plan)];
  return wordsKey(one) === wordsKey(other) || (a.end !== null && a.start === b.start && a.end === b.end);
};

const wordsKey = (period: string): string =>
  period
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What says nothing of its days comes where it was given, or first. */
const dayOf = ({ reading, end }: Standing, plan: Plan): string => end ?? givenOn(reading, plan) ?? '';

export const givenOn = ({ at }: Reading, { timezone }: Pick<Plan, 'timezone'>): PlainDate | null =>
  at === undefined ? null : localDate(Temporal.Instant.from(at), timezone);
