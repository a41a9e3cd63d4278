/** Counts what each person was sent on a day that nobody of them asked for: what keeps to two messages a day asks here. */
import type { About } from '../domain/about.ts';
import { addDays, HOME_ZONE, localDate, localInstant } from '../domain/calendar.ts';
import { stamp } from '../domain/stamp.ts';
import type { OutboxRow, UnreadableDocument } from './documents.ts';
import { all, type Store } from './store.ts';

/** Beside so many, what can wait waits for the next working day. */
export const MOST_UNASKED = 2;

/** An answer to what somebody asked for, and what an officer has to decide with another, come apart. */
const UNASKED: ReadonlySet<About> = new Set<About>([
  'reminder',
  'chase',
  'cover',
  'leaving',
  'requests',
  'lead-note',
  'alert',
  'preview',
  'note',
]);

const reaches = ({ state }: OutboxRow): boolean =>
  state === 'queued' || state === 'claimed' || state === 'sent' || state === 'unknown';

/** How many such messages each person has got, or is to get, on the London day of this moment: one query. `unreadable` as of it. */
export async function unaskedOn(
  store: Store,
  tenant: string,
  at: Temporal.Instant,
  unreadable?: (error: UnreadableDocument) => void,
): Promise<ReadonlyMap<string, number>> {
  const day = localDate(at, HOME_ZONE);
  const rows = await all(store, tenant, {
    kind: 'outbox',
    where: [
      { field: 'createdAt', is: 'gte', to: stamp(localInstant(day, '00:00', HOME_ZONE)) },
      { field: 'createdAt', is: 'lt', to: stamp(localInstant(addDays(day, 1), '00:00', HOME_ZONE)) },
    ],
    orderBy: { field: 'createdAt' },
    ...(unreadable && { unreadable }),
  });
  const had = new Map<string, number>();
  for (const { doc } of rows) {
    const { to, about } = doc.body;
    if (to.kind === 'person' && UNASKED.has(about) && reaches(doc.body))
      had.set(to.person, (had.get(to.person) ?? 0) + 1);
  }
  return had;
}

/** Whether somebody has had what a day takes. */
export const isFull = (had: ReadonlyMap<string, number>, person: string): boolean =>
  (had.get(person) ?? 0) >= MOST_UNASKED;
