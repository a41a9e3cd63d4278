/** Whether a tenant's clock goes: its wake-up, its sending lane, and what has waited too long to be sent. */
import { count } from '../cards/format.ts';
import type { Plan } from '../domain/plan.ts';
import type { OutboxRow } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { all, type Store } from '../store/store.ts';
import { LONGEST_LOOK, wakeUpOf } from '../store/wake-up.ts';
import { type Finding, findingsOn } from './finding.ts';

const { ok, note, fault } = findingsOn('clock');

const LATE = Temporal.Duration.from({ minutes: 15 });
const TOO_FAR = LONGEST_LOOK.add({ hours: 1 });
const LONG_QUEUED = Temporal.Duration.from({ hours: 1 });
const LEASE_AHEAD = Temporal.Duration.from({ minutes: 5 });

export type Ticking = {
  store: Store;
  tenant: string;
  heads: readonly Plan[];
  now: Temporal.Instant;
  /** Whether a bot with credentials works on this record, so that a clock that stands is a fault. */
  inUse: boolean;
};

/** Leaves documents aside that cannot be read: they are told of by themselves. */
export async function clock(ticking: Ticking): Promise<Finding[]> {
  const rows = await rowsWaiting(ticking);
  return [...(await wakeUp(ticking)), ...(await lane(ticking, rows)), ...queue(ticking, rows)];
}

async function wakeUp({ store, tenant, heads, now, inUse }: Ticking): Promise<Finding[]> {
  const row = await wakeUpOf(store, tenant).catch(() => null);
  if (row === null) return [];
  if (heads.length === 0)
    return [
      note(
        'the clock wakes for a tenant of which there is no plan',
        'Import its plan; a tenant whose id was mistyped does no harm.',
      ),
    ];
  const tick = '"waymark tick" looks at once, and the running bot goes on from there.';
  if (row === undefined)
    return [fault('nothing wakes the clock: nobody is asked, and nothing is posted', tick)];
  const at = Temporal.Instant.from(row.doc.body.at);
  if (isBefore(at, now.subtract(LATE))) {
    const what = `the clock has stood since ${moment(at)}`;
    const remedy = 'See whether "serve" runs, and what its log says; "waymark tick" runs the clock once.';
    return [inUse ? fault(what, remedy) : note(what, remedy)];
  }
  if (isBefore(now.add(TOO_FAR), at))
    return [
      fault(
        `the clock sleeps until ${moment(at)}, which is longer than it ever does`,
        `See whether a machine’s clock was wrong. ${tick}`,
      ),
    ];
  return [ok(`the clock goes: it looks next at ${moment(at)}`)];
}

async function lane({ store, tenant, now }: Ticking, rows: readonly OutboxRow[]): Promise<Finding[]> {
  const lease = (await store.get(tenant, 'lease', docId('lease', 'sending')).catch(() => undefined))?.doc
    .body;
  if (!lease) return [];
  const until = Temporal.Instant.from(lease.until);
  if (isBefore(now.add(LEASE_AHEAD), until))
    return [
      fault(
        `a sender holds the lane until ${moment(until)}, much longer than any may: nothing is sent until then`,
        'A machine that runs Waymark has a wrong clock: mend that one (NTP); the lane is free at that time.',
      ),
    ];
  const claimed = rows.filter(({ state }) => state === 'claimed');
  if (claimed.length === 0 || !isBefore(until, now.subtract(LATE))) return [];
  return [
    fault(
      `whoever was sending ${count(claimed.length, 'message')} has not been heard of since ${moment(until)}`,
      'Start "serve", or say "waymark tick": each is sent once more, or told of as unknown.',
    ),
  ];
}

function queue({ now }: Ticking, rows: readonly OutboxRow[]): Finding[] {
  const due = rows.filter(
    ({ state, notBefore, createdAt }) =>
      state === 'queued' &&
      isBefore(Temporal.Instant.from(createdAt), now.subtract(LONG_QUEUED)) &&
      (notBefore === null || isBefore(Temporal.Instant.from(notBefore), now)),
  );
  const [first] = due;
  if (!first) return [];
  const since = moment(Temporal.Instant.from(first.createdAt));
  const what = `${count(due.length, 'message')} ${due.length === 1 ? 'has' : 'have'} waited to be sent since ${since}`;
  return [fault(what, 'See whether "serve" runs, and what its log says; "waymark tick" sends what waits.')];
}

async function rowsWaiting({ store, tenant }: Ticking): Promise<OutboxRow[]> {
  const found = await all(store, tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'in', to: ['queued', 'claimed'] }],
    orderBy: { field: 'createdAt' },
    unreadable: () => undefined,
  });
  return found.map(({ doc }) => doc.body);
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0;

/** "2026-12-04 09:00 UTC" */
export const moment = (at: Temporal.Instant): string => `${at.toString().slice(0, 16).replace('T', ' ')} UTC`;
