/** What people have not been told yet: requests that wait for them, and decisions on what they asked for. */
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Request } from '../../domain/request.ts';
import { stamp } from '../../domain/stamp.ts';
import { type Asking, askingOf } from '../../store/requests.ts';
import { all } from '../../store/store.ts';
import { toldTo } from '../../store/told.ts';
import type { Clockwork } from '../clockwork.ts';

/** Under which names it is kept what somebody has been told. */
export const requestsOf = (person: string): string => `requests:${person}`;
export const outcomesOf = (person: string): string => `outcomes:${person}`;

export const matterOf = ({ request }: Asking): string => request.id;

/** A decision is told for a week; a request may have waited for longer before. */
const TELLS = Temporal.Duration.from({ hours: 24 * 7 });
const ASKED = Temporal.Duration.from({ hours: 24 * 90 });

/** Requests of a tenant that others decided within the week. */
export async function decisionsLately(work: Clockwork, tenant: string): Promise<Request[]> {
  const now = work.asOf.now();
  const stored = await all(work.store, tenant, {
    kind: 'request',
    where: [
      { field: 'state', is: 'in', to: ['accepted', 'declined'] },
      { field: 'at', is: 'gte', to: stamp(now.subtract(ASKED)) },
    ],
  });
  return stored
    .map(({ doc }) => doc.body)
    .filter(
      ({ decided, by }) => decided !== null && decided.by !== by && decided.at >= stamp(now.subtract(TELLS)),
    );
}

/** Decisions on what this person asked for, of which they have not been told, oldest first. */
export async function decidedFor(work: Clockwork, tenant: string, person: string): Promise<Asking[]> {
  const today = localDate(work.asOf.now(), HOME_ZONE);
  const told = await toldTo(work.store, tenant, outcomesOf(person), today);
  const theirs = (await decisionsLately(work, tenant)).filter(({ id, by }) => by === person && !told.has(id));
  const found = await Promise.all(
    theirs.map((request) => askingOf(work.store, work.records, tenant, request, work.asOf.now())),
  );
  return found
    .filter((one) => one !== undefined)
    .sort((a, b) => (a.request.decided?.at ?? '').localeCompare(b.request.decided?.at ?? ''));
}
