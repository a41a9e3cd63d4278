/** One row's way out: rendered, claimed, sent, and settled together with all that follows from its fate. */
import { stamp } from '../domain/stamp.ts';
import { type OutboxRow, write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { rowDoc } from '../store/outbox.ts';
import { type Change, type Stored, StoreUnavailable, type Version } from '../store/store.ts';
import { wakeBy } from '../store/wake-up.ts';
import type { Clockwork } from './clockwork.ts';
import { compose } from './compose.ts';
import { apart, type Composed, occasionOf } from './composed.ts';
import { hasTimeToSend, type Lane } from './lane.ts';
import type { Paces } from './pace.ts';
import { afterOutcome, isOver, takenBack } from './settle.ts';

/** The row as it was settled; undefined when it was not: somebody else has taken it, or the lane's time ran short. */
export async function deliver(
  work: Clockwork,
  paces: Paces,
  lane: Lane,
  stored: Stored<'outbox'>,
): Promise<OutboxRow | undefined> {
  const { tenant } = lane;
  const asOf = work.asOf.now();
  const row = stored.doc.body.state === 'claimed' ? takenBack(stored.doc.body, asOf) : stored.doc.body;
  if (row.state === 'unknown') return settle(work, lane, row, stored.version);
  const composed = isOver(row, asOf) ? tooLate(row) : await composeSafely(work, tenant, row);
  if (composed.kind === 'apart') {
    const { state, reason } = composed;
    return settle(work, lane, { ...row, state, reason, notBefore: null }, stored.version);
  }
  const claimed: OutboxRow = {
    ...row,
    state: 'claimed',
    claimedBy: lane.epoch,
    claimedAt: stamp(work.wall.now()),
    attempts: row.attempts + 1,
    listed: composed.listed,
  };
  if (!(await commitRow(work, lane, claimed, stored.version, []))) return undefined;
  const claim = await work.store.get(tenant, 'outbox', rowDoc(row).id);
  // Another epoch means that our lease ran out meanwhile: whoever took the row over sends and settles it.
  if (claim?.doc.body.claimedBy !== lane.epoch) return undefined;
  await work.sleep(Math.max(paces.tenant.wait(tenant), paces.conversation.wait(composed.to.conversation)));
  if (!hasTimeToSend(lane, work.wall.now())) {
    await commitRow(work, lane, row, claim.version, []);
    return undefined;
  }
  const outcome = await work.messenger.send(composed.to, composed.message);
  const after = afterOutcome(claimed, outcome, work.wall.now(), work.asOf.now());
  const { about, state, attempts, reason } = after;
  work.log.info({ about, state, attempts, reason }, 'message settled');
  if (after.notBefore !== null) await wakeBy(work.store, tenant, Temporal.Instant.from(after.notBefore));
  return settle(work, lane, after, claim.version, composed.onceSent);
}

const tooLate = ({ reason }: OutboxRow): Composed =>
  apart('parked', `${reason === null ? '' : `${reason}; `}its time was over before it could be sent`);

/** A message that cannot be made for a defect is set apart with its reason. */
const composeSafely = (work: Clockwork, tenant: string, row: OutboxRow): Promise<Composed> =>
  unlessBroken<Composed>(
    () => compose(work, tenant, row),
    (reason) => {
      work.log.error({ about: row.about, reason }, 'message could not be made');
      return apart('parked', reason);
    },
  );

/** A broken record must not stop the other rows; a store that is away stops them all. */
async function unlessBroken<T>(run: () => Promise<T>, otherwise: (reason: string) => T): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    return otherwise(error instanceof Error ? error.message : String(error));
  }
}

/** Stores the row's fate with what follows from it; undefined when the row is no longer as it was at `version`. */
async function settle(
  work: Clockwork,
  lane: Lane,
  row: OutboxRow,
  version: Version,
  onceSent: () => Promise<Change[]> = async () => [],
): Promise<OutboxRow | undefined> {
  for (;;) {
    const also = await unlessBroken(
      () => (row.state === 'sent' ? onceSent() : dayGivenBack(work, lane.tenant, row)),
      (reason) => {
        work.log.error({ about: row.about, reason }, 'what follows from a message could not be stored');
        return [];
      },
    );
    if (await commitRow(work, lane, row, version, also)) return row;
    const now = await work.store.get(lane.tenant, 'outbox', rowDoc(row).id);
    if (now?.version !== version) return undefined;
  }
}

/** A card that surely did not arrive has not used up its day, nor one of the week's cards. */
async function dayGivenBack(work: Clockwork, tenant: string, row: OutboxRow): Promise<Change[]> {
  const failed = row.state === 'parked' || row.state === 'dropped' || row.state === 'unreachable';
  // One whose sender died may have arrived the first time.
  if (!failed || row.resent || row.about !== 'reminder' || row.to.kind !== 'person') return [];
  const person = await work.records.person(tenant, row.to.person);
  if (!person) return [];
  const cardDays = person.doc.body.cardDays.filter((day) => day !== occasionOf(row));
  const doc = write('person', docId('person', row.to.person), { ...person.doc.body, cardDays });
  return [{ op: 'put', doc, expect: person.version }];
}

async function commitRow(
  work: Clockwork,
  lane: Lane,
  row: OutboxRow,
  expect: Version,
  also: readonly Change[],
): Promise<boolean> {
  // With the epoch: were two holders to give it one name, the second would take the first's claim for its own.
  const command = `outbox:${row.key}:${expect}:${row.state}:${lane.epoch}`;
  const changes: Change[] = [{ op: 'put', doc: rowDoc(row), expect }, ...also];
  return (await work.store.commit(lane.tenant, command, changes)).kind !== 'stale';
}
