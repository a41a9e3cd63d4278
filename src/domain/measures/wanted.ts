/** Which measures want a reading on a day, since when, and who is asked for it. */
import { type Book, upwards } from '../book.ts';
import { addDays } from '../calendar.ts';
import type { PlainDate } from '../kinds.ts';
import type { Item, Measure, OwnerKey, Plan } from '../plan.ts';
import { givenOn, standingReadings } from './readings.ts';
import { nextPeriodEnd, type Period, periodBefore } from './rhythm.ts';

/** `item` is null for a measure of the plan as a whole, `owner` where nobody reads it; `since` is the first day of the wait. */
export type Wanted = {
  item: Item | null;
  measure: Measure;
  owner: OwnerKey | null;
  period: string;
  since: PlainDate;
};

/** Every measure with what it belongs to, in the plan's order; those of the plan as a whole last. */
export const measuresIn = (book: Book): { item: Item | null; measure: Measure }[] => [
  ...book.items.flatMap((item) => item.measures.map((measure) => ({ item, measure }))),
  ...book.plan.measures.map((measure) => ({ item: null, measure })),
];

/**
 * The measures whose last period is over and of which nobody has given a reading for it. A period that was over
 * before the plan went live is nobody's to make up for.
 */
export function measuresWithoutReading(book: Book, today: PlainDate): Wanted[] {
  return measuresIn(book).flatMap(({ item, measure }): Wanted[] => {
    const period = wantedPeriod(measure, book.plan, today);
    if (period === null) return [];
    const owner = readerOf(book, item, measure);
    return [{ item, measure, owner, period: period.label, since: addDays(period.due, 1) }];
  });
}

/** The period that a reading is wanted for; null where none is. */
export function wantedPeriod(measure: Measure, plan: Plan, today: PlainDate): Period | null {
  const period = periodBefore(measure, plan, today);
  if (period === null || period.due < plan.goLive) return null;
  const last = plan.about.period?.end;
  if (last !== undefined && period.start > last) return null;
  return isAnswered(measure, plan, period) ? null : period;
}

/** Who reads it: its own owner, or whoever leads nearest above. */
export const readerOf = (book: Book, item: Item | null, { owner }: Measure): OwnerKey | null =>
  owner ?? (item && (upwards(book, item).find(({ lead }) => lead !== null)?.lead ?? null));

/** The next day on which a measure of the plan may come to want a reading; null where none ever will. */
export function nextWanted(book: Book, today: PlainDate): PlainDate | null {
  const ends = measuresIn(book).flatMap(({ measure }) => nextPeriodEnd(measure, book.plan, today) ?? []);
  const [first] = ends.sort();
  return first === undefined ? null : addDays(first, 1);
}

const ACHIEVED = /^(?:yes|achieved|done|complete[d]?|in place|met|embedded)\b/i;

/**
 * A reading answers when its period reaches into the one that is asked about, and it is no interim word on it; so does
 * the newest one, when it was given since: of some figures the last to be had is an older one.
 */
function isAnswered(measure: Measure, plan: Plan, period: Period): boolean {
  const standing = standingReadings(measure, plan);
  const latest = standing.at(-1);
  if (!latest) return false;
  if (measure.direction === 'achieve' && ACHIEVED.test(String(latest.reading.value))) return true;
  return standing.some(({ reading, end }) => {
    const given = givenOn(reading, plan);
    const since = given !== null && given > period.due;
    const interim = reading.provisional === true && given !== null && !since;
    return (end !== null && end >= period.start && !interim) || (since && reading === latest.reading);
  });
}
