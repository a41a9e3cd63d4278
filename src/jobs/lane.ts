/** A tenant's sending lane: held by one replica at a time, by compare-and-set; a dead holder's lease runs out. */
import { z } from 'zod/v4';
import { Instant } from '../domain/plan.ts';
import { stamp } from '../domain/stamp.ts';
import { type Content, UnreadableDocument, write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { all, type Expectation } from '../store/store.ts';
import { setApart } from './broken.ts';
import type { Clockwork } from './clockwork.ts';

const LEASE = Temporal.Duration.from({ seconds: 40 });
const RENEW_BEFORE_END = Temporal.Duration.from({ seconds: 30 });
/** One request ends within ten seconds; the rest is for its token, and for settling. */
const LONGEST_SEND = Temporal.Duration.from({ seconds: 15 });

/** `epoch` grows with every change of hands; rows are claimed under it. */
export type Lane = { tenant: string; epoch: number; until: Temporal.Instant };

type Lease = { held: Content<'lease'> | undefined; version: Expectation };

const Rough = z.object({ holder: z.string(), epoch: z.int(), until: Instant });

/**
 * The lease as it stands. One that cannot be read keeps nobody out: what it says of its holder and its time counts
 * where that much can be made out (a newer Waymark may hold it), and else it is written over.
 */
async function leaseOf(work: Clockwork, tenant: string): Promise<Lease> {
  try {
    const stored = await work.store.get(tenant, 'lease', LEASE_ID);
    return { held: stored?.doc.body, version: stored?.version ?? 'absent' };
  } catch (error) {
    if (!(error instanceof UnreadableDocument) || error.found === null) throw error;
    setApart(work)(error);
    const { version, body } = error.found;
    const rough = Rough.safeParse(body);
    return { held: rough.success ? rough.data : await deadHolder(work, tenant), version };
  }
}

/** Whoever claimed rows last, as one whose lease has run out: the next holder is to know them for older ones. */
async function deadHolder(work: Clockwork, tenant: string): Promise<Content<'lease'>> {
  const claimed = await all(work.store, tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'eq', to: 'claimed' }],
    unreadable: setApart(work),
  });
  const epochs = claimed.map(({ doc }) => doc.body.claimedBy ?? 0);
  return { holder: 'nobody', epoch: Math.max(0, ...epochs), until: stamp(work.wall.now()) };
}

/** Whether another replica is sending for the tenant. */
export async function isElsewhere(work: Clockwork, tenant: string): Promise<boolean> {
  const { held } = await leaseOf(work, tenant);
  if (!held || held.holder === work.holder) return false;
  return Temporal.Instant.compare(Temporal.Instant.from(held.until), work.wall.now()) > 0;
}

/** Takes the lane; undefined while somebody else holds it. */
export async function takeLane(work: Clockwork, tenant: string): Promise<Lane | undefined> {
  const now = work.wall.now();
  const { held, version } = await leaseOf(work, tenant);
  if (held && Temporal.Instant.compare(Temporal.Instant.from(held.until), now) > 0) return undefined;
  const lane = { tenant, epoch: (held?.epoch ?? 0) + 1, until: now.add(LEASE) };
  if (!(await hold(work, lane, version))) return undefined;
  if (held && held.holder !== work.holder)
    work.watch?.count('waymark.lane.changes', { change: 'moved', tenant });
  return lane;
}

const LEASE_ID = docId('lease', 'sending');

/** The lane, renewed when its lease nears its end; undefined when it has been lost meanwhile. */
export async function keepLane(work: Clockwork, lane: Lane): Promise<Lane | undefined> {
  const now = work.wall.now();
  if (Temporal.Instant.compare(now, lane.until.subtract(RENEW_BEFORE_END)) < 0) return lane;
  const { held, version } = await leaseOf(work, lane.tenant);
  if (held?.holder !== work.holder || held.epoch !== lane.epoch) return undefined;
  const renewed = { ...lane, until: now.add(LEASE) };
  return (await hold(work, renewed, version)) ? renewed : undefined;
}

/** Whether a message that is sent now is settled before the lease ends and somebody else may send it again. */
export const hasTimeToSend = (lane: Lane, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now.add(LONGEST_SEND), lane.until) <= 0;

/** Gives the lane back, so that nobody has to wait for the lease to run out. */
export async function leaveLane(work: Clockwork, lane: Lane): Promise<void> {
  const { held, version } = await leaseOf(work, lane.tenant);
  if (held?.holder !== work.holder || held.epoch !== lane.epoch) return;
  await hold(work, { ...lane, until: work.wall.now() }, version);
}

async function hold(work: Clockwork, lane: Lane, expect: string): Promise<boolean> {
  const doc = write('lease', LEASE_ID, { holder: work.holder, epoch: lane.epoch, until: stamp(lane.until) });
  const command = `lease:${crypto.randomUUID()}`;
  return (await work.store.commit(lane.tenant, command, [{ op: 'put', doc, expect }])).kind === 'done';
}
