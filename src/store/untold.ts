/** What people have not been told yet: requests that wait for them, and decisions on what they asked for. */
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import type { Request } from '../domain/request.ts';
import { isUnderWay } from '../domain/requests/stands.ts';
import { stamp } from '../domain/stamp.ts';
import type { Records } from './records.ts';
import { type Asking, askingOf } from './requests.ts';
import { all, type Store } from './store.ts';
import { toldTo } from './told.ts';

type How = { store: Store; records: Records };

/** Under which names it is kept what somebody has been told. */
export const requestsOf = (person: string): string => `requests:${person}`;
export const outcomesOf = (person: string): string => `outcomes:${person}`;

/** What became of a request after it was accepted is another matter than that it was. */
export const matterOf = ({ request }: Pick<Asking, 'request'>): string =>
  request.overtakenAt === null ? request.id : `${request.id}:overtaken`;

/** Who is told what became of it: whoever was asked where it is taken back; else whoever asked, and whoever had accepted to take it where that no longer holds. */
export const readersOf = ({ by, to, decided, overtakenAt, state }: Request): string[] => {
  if (state === 'withdrawn') return to === null || overtakenAt === null ? [] : [to];
  if (overtakenAt === null) return decided?.by === by ? [] : [by];
  return [...new Set(to === null ? [by] : [by, to])];
};

/** The clock tells of a decision for a week: who cannot be reached is not tried for ever. */
export const TRIED_DAYS = 7;
/** Whoever comes back is told of it as long as it is kept what they were told. */
const TOLD_DAYS = 27;
const ASKED = Temporal.Duration.from({ hours: 24 * 90 });

/** Requests of a tenant that others decided within so many days, and that hold in the plan; or that it has moved past. */
export async function decisionsLately(
  store: Store,
  tenant: string,
  now: Temporal.Instant,
  days: number,
): Promise<Request[]> {
  const since = stamp(now.subtract({ hours: 24 * days }));
  const stored = await all(store, tenant, {
    kind: 'request',
    where: [
      { field: 'state', is: 'in', to: ['accepted', 'declined', 'overtaken', 'withdrawn'] },
      { field: 'at', is: 'gte', to: stamp(now.subtract(ASKED)) },
    ],
  });
  return stored
    .map(({ doc }) => doc.body)
    .filter((request) => !isUnderWay(request) && endedAt(request) >= since)
    .filter((request) => readersOf(request).length > 0);
}

/** Empty where it was given up without a word to anybody: its asker had moved on. */
const endedAt = ({ state, decided, overtakenAt }: Request): string =>
  overtakenAt ?? (state === 'overtaken' ? '' : (decided?.at ?? ''));

/** Decisions on what this person asked for, of which they have not been told, oldest first. */
export async function decidedFor(
  { store, records }: How,
  tenant: string,
  person: string,
  now: Temporal.Instant,
): Promise<Asking[]> {
  const theirs = (await decisionsLately(store, tenant, now, TOLD_DAYS)).filter((request) =>
    readersOf(request).includes(person),
  );
  if (theirs.length === 0) return [];
  const told = await toldTo(store, tenant, outcomesOf(person), localDate(now, HOME_ZONE));
  const found = await Promise.all(
    theirs
      .filter((request) => !told.has(matterOf({ request })))
      .map((request) => askingOf(store, records, tenant, request, now)),
  );
  return found
    .filter((one) => one !== undefined)
    .sort((a, b) => endedAt(a.request).localeCompare(endedAt(b.request)));
}
