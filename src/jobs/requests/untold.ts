/** What people have not been told yet: requests that wait for them, and decisions on what they asked for. */
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Request } from '../../domain/request.ts';
import { isUnderWay } from '../../domain/requests/stands.ts';
import { stamp } from '../../domain/stamp.ts';
import { type Asking, askingOf } from '../../store/requests.ts';
import { all } from '../../store/store.ts';
import { toldTo } from '../../store/told.ts';
import type { Clockwork } from '../clockwork.ts';

/** Under which names it is kept what somebody has been told. */
export const requestsOf = (person: string): string => `requests:${person}`;
export const outcomesOf = (person: string): string => `outcomes:${person}`;

/** What became of a request after it was accepted is another matter than that it was. */
export const matterOf = ({ request }: Pick<Asking, 'request'>): string =>
  request.overtakenAt === null ? request.id : `${request.id}:overtaken`;

/** Who is told what became of it: whoever asked, and whoever had accepted to take it where that no longer holds. */
export const readersOf = ({ by, to, decided, overtakenAt }: Request): string[] => {
  if (overtakenAt === null) return decided?.by === by ? [] : [by];
  return [...new Set(to === null ? [by] : [by, to])];
};

/** A decision is told for a week; a request may have waited for longer before. */
const TELLS = Temporal.Duration.from({ hours: 24 * 7 });
const ASKED = Temporal.Duration.from({ hours: 24 * 90 });

/** Requests of a tenant that others decided within the week, and that hold in the plan; or that it has moved past. */
export async function decisionsLately(work: Clockwork, tenant: string): Promise<Request[]> {
  const now = work.asOf.now();
  const stored = await all(work.store, tenant, {
    kind: 'request',
    where: [
      { field: 'state', is: 'in', to: ['accepted', 'declined', 'overtaken'] },
      { field: 'at', is: 'gte', to: stamp(now.subtract(ASKED)) },
    ],
  });
  return stored
    .map(({ doc }) => doc.body)
    .filter((request) => !isUnderWay(request) && endedAt(request) >= stamp(now.subtract(TELLS)))
    .filter((request) => readersOf(request).length > 0);
}

/** Empty where it was given up without a word to anybody: its asker had moved on. */
const endedAt = ({ state, decided, overtakenAt }: Request): string =>
  overtakenAt ?? (state === 'overtaken' ? '' : (decided?.at ?? ''));

/** Decisions on what this person asked for, of which they have not been told, oldest first. */
export async function decidedFor(work: Clockwork, tenant: string, person: string): Promise<Asking[]> {
  const today = localDate(work.asOf.now(), HOME_ZONE);
  const told = await toldTo(work.store, tenant, outcomesOf(person), today);
  const theirs = (await decisionsLately(work, tenant)).filter(
    (request) => readersOf(request).includes(person) && !told.has(matterOf({ request })),
  );
  const found = await Promise.all(
    theirs.map((request) => askingOf(work.store, work.records, tenant, request, work.asOf.now())),
  );
  return found
    .filter((one) => one !== undefined)
    .sort((a, b) => endedAt(a.request).localeCompare(endedAt(b.request)));
}
