/** In the morning of a working day, what has come since a person's last message about requests goes out together. */
import { HOME_ZONE, isWorkingDay, localDate, localInstant } from '../../domain/calendar.ts';
import type { Plan } from '../../domain/plan.ts';
import { leadOf } from '../../domain/requests/who-decides.ts';
import { docId } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { decidersOf, openRequests } from '../../store/requests.ts';
import { toldTo } from '../../store/told.ts';
import type { Clockwork } from '../clockwork.ts';
import type { Expected } from '../report.ts';
import { decisionsLately, matterOf, outcomesOf, requestsOf } from './untold.ts';

/** Why nothing is sent in a run that only tells what it would do. */
const DRY = 'would be sent now';

type About = 'requests' | 'outcomes';
type Waits = { about: About; person: string; matter: string };

export async function queueRequests(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  const now = work.asOf.now();
  const today = localDate(now, HOME_ZONE);
  const struck = heads.some(
    ({ timezone, reminders }) =>
      Temporal.Instant.compare(localInstant(today, reminders.at, timezone), now) <= 0,
  );
  if (!isWorkingDay(today) || !struck) return [];
  const expected: Expected[] = [];
  for (const [reader, waits] of Map.groupBy(await waiting(work, tenant), readerOf)) {
    const [first] = waits;
    const told = await toldTo(work.store, tenant, reader, today);
    if (!first || waits.every(({ matter }) => told.has(matter))) continue;
    const one = await queued(work, tenant, first, today, dry);
    if (one) expected.push(one);
  }
  return expected;
}

const readerOf = ({ about, person }: Waits): string =>
  about === 'requests' ? requestsOf(person) : outcomesOf(person);

async function waiting(work: Clockwork, tenant: string): Promise<Waits[]> {
  const { open } = await openRequests(work, tenant, work.asOf.now());
  const waits: Waits[] = [];
  for (const asking of open) {
    const { people } = await decidersOf(work, tenant, asking);
    const matter = matterOf(asking);
    waits.push(...people.map(({ id }): Waits => ({ about: 'requests', person: id, matter })));
    const { request, book, action, today } = asking;
    const lead = request.kind === 'hand-over' ? leadOf(book, action, today, request.by) : null;
    if (lead !== null && !people.some(({ id }) => id === lead))
      waits.push({ about: 'requests', person: lead, matter });
  }
  const decided = await decisionsLately(work, tenant);
  const outcomes = decided.map(({ id, by }): Waits => ({ about: 'outcomes', person: by, matter: id }));
  return [...waits, ...outcomes];
}

/** Undefined where today's message has been made already: the rest waits for the next working morning. */
async function queued(
  work: Clockwork,
  tenant: string,
  { about, person: id }: Waits,
  today: string,
  dry: boolean,
): Promise<Expected | undefined> {
  const key = `${about}:${tenant}:${id}:${today}`;
  const person = (await work.records.person(tenant, id))?.doc.body;
  if (!person?.address || (await work.store.get(tenant, 'outbox', docId('outbox', key)))) return undefined;
  const row = openRow(key, about, { kind: 'person', person: id }, work.asOf.now());
  if (!dry) {
    const change = { op: 'put', doc: rowDoc(row), expect: 'absent' } as const;
    if ((await work.store.commit(tenant, `queue:${key}`, [change])).kind !== 'done') return undefined;
  }
  return { key, about, who: id, items: [], fate: dry ? 'skipped' : 'queued', reason: dry ? DRY : null };
}
