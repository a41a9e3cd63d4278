/** Who is to be asked for readings of a plan's measures: found when the plan is rolled forward, kept for the cards of the day. */
import type { Book } from '../../domain/book.ts';
import { addDays, isWorkingDay, localDate, localInstant } from '../../domain/calendar.ts';
import type { Wants } from '../../domain/measures/asking.ts';
import { measuresWithoutReading } from '../../domain/measures/wanted.ts';
import type { OwnerKey, PlainDate, Plan } from '../../domain/plan.ts';
import type { Content } from '../../store/documents.ts';
import { wakeBy } from '../../store/wake-up.ts';
import { clockOf } from '../clock-document.ts';
import type { Clockwork } from '../clockwork.ts';

type Rolled = Content<'clock'>['rolled'][string];
type Readings = NonNullable<Rolled['readings']>;

/** Items that are named in the report of a run, at most. */
const MOST_ITEMS = 50;

/**
 * What is kept of a plan. What a day brings is asked for on that day, at once where its hour has come; what somebody's
 * change of the plan brings after that hour waits for the next, as every card does.
 */
export async function readingsToAsk(
  work: Clockwork,
  tenant: string,
  { plan, ...book }: Book,
  today: PlainDate,
  before: Pick<Rolled, 'edition' | 'readings'> | undefined,
): Promise<{ readings?: Readings }> {
  const wanted = measuresWithoutReading({ plan, ...book }, today).filter(({ owner }) => owner !== null);
  const now = work.asOf.now();
  const isLate =
    before?.edition !== plan.edition &&
    Temporal.Instant.compare(localInstant(today, plan.reminders.at, plan.timezone), now) < 0;
  const fresh = isLate ? addDays(today, 1) : today;
  const readings = [...Map.groupBy(wanted, ({ owner }) => owner)].flatMap(([owner, theirs]): Readings => {
    const items = [...new Set(theirs.flatMap(({ item }) => item?.id ?? []))].slice(0, MOST_ITEMS);
    const since = theirs
      .map((one) => one.since)
      .sort()
      .at(-1);
    if (owner === null || since === undefined) return [];
    const known = before?.readings?.find((one) => one.owner === owner && one.since >= since);
    const measures = theirs.map(({ measure }) => measure.id);
    return [
      {
        owner,
        items,
        since,
        ...(measures.length <= MOST_ITEMS && { measures }),
        from: known ? (known.from ?? today) : fresh,
      },
    ];
  });
  if (readings.length === 0) return {};
  const known = new Set(before?.readings?.map(({ owner, since }) => `${owner} ${since}`));
  const isNews = ({ owner, since, from = today }: Readings[number]): boolean =>
    from <= today && !known.has(`${owner} ${since}`);
  if (readings.some(isNews)) await wakeBy(work.store, tenant, now);
  return { readings };
}

/** An owner of whom readings are wanted today in a plan. */
export type ReadingAsk = Wants & { plan: Plan; today: PlainDate; owner: OwnerKey; items: string[] };

/** What was kept of the plans as they stand now: of one that has changed, it is found anew first. */
export async function readingAsks(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
): Promise<ReadingAsk[]> {
  if (heads.length === 0) return [];
  const { rolled } = await clockOf(work, tenant);
  return heads.flatMap((plan) => {
    const kept = rolled[plan.id];
    const today = localDate(work.asOf.now(), plan.timezone);
    if (kept?.edition !== plan.edition || !isWorkingDay(today)) return [];
    return (kept.readings ?? [])
      .filter(({ from = today }) => from <= today)
      .map(({ owner, items, since, measures = null }) => ({ plan, today, owner, items, since, measures }));
  });
}
