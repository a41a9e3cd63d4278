/** A tenant's sending lane: held by one replica at a time, by compare-and-set; a dead holder's lease runs out. */
import { stamp } from '../domain/stamp.ts';
import { write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import type { Clockwork } from './clockwork.ts';

const LEASE = Temporal.Duration.from({ seconds: 40 });
const RENEW_BEFORE_END = Temporal.Duration.from({ seconds: 30 });
/** One request ends within ten seconds; the rest is for its token, and for settling. */
const LONGEST_SEND = Temporal.Duration.from({ seconds: 15 });

/** `epoch` grows with every change of hands; rows are claimed under it. */
export type Lane = { tenant: string; epoch: number; until: Temporal.Instant };

/** Whether another replica is sending for the tenant. */
export async function isElsewhere(work: Clockwork, tenant: string): Promise<boolean> {
  const held = (await work.store.get(tenant, 'lease', LEASE_ID))?.doc.body;
  if (!held || held.holder === work.holder) return false;
  return Temporal.Instant.compare(Temporal.Instant.from(held.until), work.wall.now()) > 0;
}

/** Takes the lane; undefined while somebody else holds it. */
export async function takeLane(work: Clockwork, tenant: string): Promise<Lane | undefined> {
  const now = work.wall.now();
  const stored = await work.store.get(tenant, 'lease', LEASE_ID);
  const held = stored?.doc.body;
  if (held && Temporal.Instant.compare(Temporal.Instant.from(held.until), now) > 0) return undefined;
  const lane = { tenant, epoch: (held?.epoch ?? 0) + 1, until: now.add(LEASE) };
  return (await hold(work, lane, stored?.version ?? 'absent')) ? lane : undefined;
}

const LEASE_ID = docId('lease', 'sending');

/** The lane, renewed when its lease nears its end; undefined when it has been lost meanwhile. */
export async function keepLane(work: Clockwork, lane: Lane): Promise<Lane | undefined> {
  const now = work.wall.now();
  if (Temporal.Instant.compare(now, lane.until.subtract(RENEW_BEFORE_END)) < 0) return lane;
  const stored = await work.store.get(lane.tenant, 'lease', LEASE_ID);
  if (stored?.doc.body.holder !== work.holder || stored.doc.body.epoch !== lane.epoch) return undefined;
  const renewed = { ...lane, until: now.add(LEASE) };
  return (await hold(work, renewed, stored.version)) ? renewed : undefined;
}

/** Whether a message that is sent now is settled before the lease ends and somebody else may send it again. */
export const hasTimeToSend = (lane: Lane, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now.add(LONGEST_SEND), lane.until) <= 0;

/** Gives the lane back, so that nobody has to wait for the lease to run out. */
export async function leaveLane(work: Clockwork, lane: Lane): Promise<void> {
  const stored = await work.store.get(lane.tenant, 'lease', LEASE_ID);
  if (stored?.doc.body.holder !== work.holder || stored.doc.body.epoch !== lane.epoch) return;
  await hold(work, { ...lane, until: work.wall.now() }, stored.version);
}

async function hold(work: Clockwork, lane: Lane, expect: string): Promise<boolean> {
  const doc = write('lease', LEASE_ID, { holder: work.holder, epoch: lane.epoch, until: stamp(lane.until) });
  const command = `lease:${crypto.randomUUID()}`;
  return (await work.store.commit(lane.tenant, command, [{ op: 'put', doc, expect }])).kind === 'done';
}
