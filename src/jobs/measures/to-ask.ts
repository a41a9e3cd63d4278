/** Who is to be asked for readings of a plan's measures: found when the plan is rolled forward, kept for the cards of the day. */
import type { Book } from '../../domain/book.ts';
import { addDays, isWorkingDay, localDate } from '../../domain/calendar.ts';
import { measuresWithoutReading } from '../../domain/measures/wanted.ts';
import type { Person } from '../../domain/person.ts';
import type { OwnerKey, PlainDate, Plan } from '../../domain/plan.ts';
import type { Content } from '../../store/documents.ts';
import { wakeBy } from '../../store/wake-up.ts';
import { clockOf } from '../clock-document.ts';
import type { Clockwork } from '../clockwork.ts';

type Readings = NonNullable<Content<'clock'>['rolled'][string]['readings']>;

/** Items that are named in the report of a run, at most. */
const MOST_ITEMS = 50;

/** What is kept of a plan; whoever comes to be asked anew is seen to at once, and not a day later. */
export async function readingsToAsk(
  work: Clockwork,
  tenant: string,
  book: Book,
  today: PlainDate,
  before: Readings | undefined,
): Promise<{ readings?: Readings }> {
  const wanted = measuresWithoutReading(book, today).filter(({ owner }) => owner !== null);
  const byOwner = Map.groupBy(wanted, ({ owner }) => owner);
  const readings = [...byOwner].flatMap(([owner, theirs]) => {
    const items = [...new Set(theirs.flatMap(({ item }) => item?.id ?? []))].slice(0, MOST_ITEMS);
    const since = theirs
      .map((one) => one.since)
      .sort()
      .at(-1);
    return owner === null || since === undefined ? [] : [{ owner, items, since }];
  });
  if (readings.length === 0) return {};
  const known = new Set(before?.map(({ owner, since }) => `${owner} ${since}`));
  if (readings.some(({ owner, since }) => !known.has(`${owner} ${since}`)))
    await wakeBy(work.store, tenant, work.asOf.now());
  return { readings };
}

/** An owner of whom readings are wanted today in a plan. */
export type ReadingAsk = { plan: Plan; today: PlainDate; owner: OwnerKey; items: string[]; since: PlainDate };

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
    return (kept.readings ?? []).map((one) => ({ plan, today, ...one }));
  });
}

/** Nobody who keeps silent is sent a card for it alone sooner than this; on other cards it comes along. */
const AGAIN_DAYS = 28;

/** Whether a card may be sent for readings alone: the time that is asked about is a new one, or four weeks have gone by. */
export const mayAskForReadings = (
  { readingsAskedOn }: Pick<Person, 'readingsAskedOn'>,
  since: PlainDate,
  today: PlainDate,
): boolean =>
  readingsAskedOn === undefined || readingsAskedOn < since || addDays(readingsAskedOn, AGAIN_DAYS) <= today;
