/** In the morning of a working day, what has come since a person's last message about requests goes out together. */

import { isOwnDay, type OwnDays } from '../../domain/away/own-day.ts';
import { HOME_ZONE, isWorkingDay, localDate, localInstant } from '../../domain/calendar.ts';
import type { Plan } from '../../domain/plan.ts';
import { doneLately } from '../../store/done-to.ts';
import { docId } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { leavesFrom } from '../../store/presence.ts';
import { decidersOf, knowing, openRequests } from '../../store/requests.ts';
import { toldTo } from '../../store/told.ts';
import { isFull, unaskedOn } from '../../store/unasked.ts';
import {
  decisionsLately,
  matterOf,
  outcomesOf,
  readersOf,
  requestsOf,
  TRIED_DAYS,
} from '../../store/untold.ts';
import { setApart } from '../broken.ts';
import { clockOf, noteOnClock } from '../clock-document.ts';
import type { Clockwork } from '../clockwork.ts';
import type { Expected } from '../report.ts';

/** Why nothing is sent in a run that only tells what it would do. */
const DRY = 'would be sent now';

type About = 'requests' | 'outcomes';
/** `answers`: it is what became of what they asked for. */
type Waits = { about: About; person: string; matter: string; answers: boolean };

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
  // Once a morning: what is asked or decided later in the day is put down by the turn that does it.
  if ((await clockOf(work, tenant)).requestsSeen === today) return [];
  const leaves = await leavesFrom(work.store, tenant, today, setApart(work));
  const days: OwnDays = { leaves, terms: heads[0]?.about.terms ?? 'england' };
  const expected: Expected[] = [];
  const had = await unaskedOn(work.store, tenant, now, setApart(work));
  for (const [reader, waits] of Map.groupBy(await waiting(work, tenant), readerOf)) {
    const [first] = waits;
    const told = await toldTo(work.store, tenant, reader, today);
    if (!first || waits.every(({ matter }) => told.has(matter))) continue;
    // What nobody asked for waits beside two others; the answer to what somebody asked for does not.
    const untold = waits.filter(({ matter }) => !told.has(matter));
    if (!untold.some(({ answers }) => answers) && isFull(had, first.person)) continue;
    const one = await queued(work, tenant, first, today, days, dry);
    if (one) expected.push(one);
  }
  if (!dry) await noteOnClock(work, tenant, (kept) => ({ ...kept, requestsSeen: today }));
  return expected;
}

const readerOf = ({ about, person }: Waits): string =>
  about === 'requests' ? requestsOf(person) : outcomesOf(person);

async function waiting(work: Clockwork, tenant: string): Promise<Waits[]> {
  const { open } = await openRequests(work, tenant, work.asOf.now());
  const waits: Waits[] = [];
  for (const asking of open) {
    const deciders = await decidersOf(work, tenant, asking);
    const matter = matterOf(asking);
    const know = await knowing(work, tenant, asking, deciders);
    waits.push(
      ...[...deciders.people, ...know.people]
        .filter(({ id }) => id !== asking.request.by)
        .map(({ id }): Waits => ({ about: 'requests', person: id, matter, answers: false })),
    );
  }
  const decided = await decisionsLately(work.store, tenant, work.asOf.now(), TRIED_DAYS);
  const outcomes = decided.flatMap((request) =>
    readersOf(request).map(
      (person): Waits => ({ about: 'outcomes', person, matter: matterOf({ request }), answers: true }),
    ),
  );
  const done = (await doneLately(work, tenant, work.asOf.now())).map(
    ({ person, matter }): Waits => ({ about: 'outcomes', person, matter, answers: false }),
  );
  return [...waits, ...outcomes, ...done];
}

/** Undefined where today's message has been made already, or it is no day of theirs: the rest waits for the next that is. */
async function queued(
  work: Clockwork,
  tenant: string,
  { about, person: id }: Waits,
  today: string,
  days: OwnDays,
  dry: boolean,
): Promise<Expected | undefined> {
  const key = `${about}:${tenant}:${id}:${today}`;
  const person = (await work.records.person(tenant, id))?.doc.body;
  if (!person?.address || !isOwnDay(person, today, days)) return undefined;
  if (await work.store.get(tenant, 'outbox', docId('outbox', key))) return undefined;
  const row = openRow(key, about, { kind: 'person', person: id }, work.asOf.now());
  if (!dry) {
    const change = { op: 'put', doc: rowDoc(row), expect: 'absent' } as const;
    if ((await work.store.commit(tenant, `queue:${key}`, [change])).kind !== 'done') return undefined;
  }
  return { key, about, who: id, items: [], fate: dry ? 'skipped' : 'queued', reason: dry ? DRY : null };
}
