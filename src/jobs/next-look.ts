/** When the clock is to look at a tenant again: what raises its wake-up once a run is over. */
import { addDays, localDate, localInstant, nextWorkingDayOnOrAfter } from '../domain/calendar.ts';
import type { Plan } from '../domain/plan.ts';
import { LONGEST_LOOK } from '../store/wake-up.ts';
import type { Clockwork } from './clockwork.ts';
import { nextOccasion } from './schedule.ts';

/**
 * The next board's time or the next reminder hour, whichever comes first: never more than a day away, which is
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
  for (const plan of heads) {
    for (const board of plan.boards) moments.push(nextOccasion(board, plan.timezone, since).at);
    const today = localDate(since, plan.timezone);
    const hours = [today, addDays(today, 1)].map((day) =>
      localInstant(nextWorkingDayOnOrAfter(day), plan.reminders.at, plan.timezone),
    );
    moments.push(...hours.filter((hour) => Temporal.Instant.compare(hour, since) > 0));
  }
  const row = await work.store.query(tenant, {
    kind: 'outbox',
    where: [
      { field: 'state', is: 'eq', to: 'queued' },
      { field: 'notBefore', is: 'gt', to: '' },
    ],
    orderBy: { field: 'notBefore' },
    limit: 1,
  });
  const file = await work.store.query(tenant, {
    kind: 'file',
    where: [{ field: 'notBefore', is: 'gt', to: '' }],
    orderBy: { field: 'notBefore' },
    limit: 1,
  });
  for (const { doc } of [...row.found, ...file.found])
    if (doc.body.notBefore !== null) moments.push(Temporal.Instant.from(doc.body.notBefore));
  return moments.reduce((first, one) => (Temporal.Instant.compare(one, first) < 0 ? one : first));
}
