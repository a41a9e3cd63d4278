/** When the clock is to look at a tenant again: what raises its wake-up once a run is over. */
import { previewAt } from '../domain/boards/preview-day.ts';
import { addDays, HOME_ZONE, localDate, localInstant, nextWorkingDayOnOrAfter } from '../domain/calendar.ts';
import { nextNote } from '../domain/lead/note-week.ts';
import type { Plan } from '../domain/plan.ts';
import type { Kind } from '../store/documents.ts';
import type { Page, Query, Stored } from '../store/store.ts';
import { LONGEST_LOOK } from '../store/wake-up.ts';
import { setApart } from './broken.ts';
import { clockOf } from './clock-document.ts';
import type { Clockwork } from './clockwork.ts';
import { papersMoments } from './papers/occasions.ts';
import { nextOccasion } from './schedule.ts';

/** What was accepted while others changed the plan is carried out soon. */
const CARRIED_AGAIN = Temporal.Duration.from({ minutes: 1 });
/** One that could not be finished is tried again soon. */
const REDACTION_AGAIN = Temporal.Duration.from({ minutes: 5 });

/**
 * The next board's time or the next reminder hour, in the plan's zone or in those of people elsewhere, whichever comes first: never more than a day away, which is
 * the daily sweep. Rows that wait for another attempt, and files that do, bring it nearer. `since` is when the run
 * began that this one follows: what came due while it ran has not been seen to, and is looked at again at once.
 */
export async function nextLook(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  since: Temporal.Instant,
): Promise<Temporal.Instant> {
  const moments: Temporal.Instant[] = [since.add(LONGEST_LOOK)];
  const { zones, leads } = await clockOf(work, tenant);
  for (const zone of new Set([...heads.map(({ timezone }) => timezone), ...zones, ...(leads?.zones ?? [])]))
    moments.push(nextNote(since, zone));
  for (const plan of heads) {
    for (const board of plan.boards) {
      const next = nextOccasion(board, plan.timezone, since, plan.about.terms);
      moments.push(next.at);
      const preview = previewAt(plan, next);
      if (Temporal.Instant.compare(preview, since) > 0) moments.push(preview);
    }
    moments.push(...papersMoments(plan, since));
    const today = localDate(since, plan.timezone);
    const hours = [today, addDays(today, 1)].flatMap((day) =>
      [plan.timezone, ...zones].map((zone) =>
        localInstant(nextWorkingDayOnOrAfter(day), plan.reminders.at, zone),
      ),
    );
    moments.push(...hours.filter((hour) => Temporal.Instant.compare(hour, since) > 0));
  }
  const row = await firstOf(work, tenant, {
    kind: 'outbox',
    where: [
      { field: 'state', is: 'eq', to: 'queued' },
      { field: 'notBefore', is: 'gt', to: '' },
    ],
    orderBy: { field: 'notBefore' },
  });
  const file = await firstOf(work, tenant, {
    kind: 'file',
    where: [{ field: 'notBefore', is: 'gt', to: '' }],
    orderBy: { field: 'notBefore' },
  });
  for (const { notBefore } of [row?.doc.body ?? NEVER, file?.doc.body ?? NEVER])
    if (notBefore !== null) moments.push(Temporal.Instant.from(notBefore));
  const accepted = await firstOf(work, tenant, {
    kind: 'request',
    where: [
      { field: 'carryOn', is: 'gt', to: '' },
      { field: 'carryOn', is: 'lte', to: localDate(since, HOME_ZONE) },
    ],
  });
  if (accepted) moments.push(since.add(CARRIED_AGAIN));
  const redactions = await work.store.query(tenant, {
    kind: 'redaction',
    where: [{ field: 'state', is: 'in', to: ['asked', 'agreed'] }],
    unreadable: setApart(work),
  });
  for (const { doc } of redactions.found)
    moments.push(
      doc.body.state === 'agreed' ? since.add(REDACTION_AGAIN) : Temporal.Instant.from(doc.body.until),
    );
  return moments.reduce((first, one) => (Temporal.Instant.compare(one, first) < 0 ? one : first));
}

const NEVER = { notBefore: null };

/** The first that can be read. */
async function firstOf<K extends Kind>(
  work: Clockwork,
  tenant: string,
  query: Query<K>,
): Promise<Stored<K> | undefined> {
  let after: string | null = null;
  do {
    const one: Query<K> = {
      ...query,
      limit: 1,
      unreadable: setApart(work),
      ...(after === null ? {} : { after }),
    };
    const { found, next }: Page<K> = await work.store.query(tenant, one);
    if (found[0]) return found[0];
    after = next;
  } while (after !== null);
  return undefined;
}
