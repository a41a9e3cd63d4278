/** One row's way out: rendered, claimed, sent, and settled together with all that follows from its fate. */
import type { Outcome } from '../app/ports.ts';
import { isCard } from '../domain/about.ts';
import { stamp } from '../domain/stamp.ts';
import { type OutboxRow, write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { rowDoc } from '../store/outbox.ts';
import type { Change, Stored, Version } from '../store/store.ts';
import { wakeBy } from '../store/wake-up.ts';
import { unlessBroken } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import { compose } from './compose.ts';
import { apart, type Composed, occasionOf } from './composed.ts';
import { unless } from './ending.ts';
import type { Gate } from './gate.ts';
import { hasTimeToSend, type Lane } from './lane.ts';
import { isThrottled, type Paces } from './pace.ts';
import { afterOutcome, isOver, takenBack } from './settle.ts';
import { tellFellDue, tellSent, tellSettled } from './told-of.ts';

/** What the rows of one tenant share while they are sent. */
export type Sending = {
  tenant: string;
  epoch: number;
  paces: Paces;
  /** Lets as many at once out as a kill may leave in doubt. */
  gate: Gate;
  /** The lane, renewed where it is time; undefined when nothing more is to be begun. */
  keep(): Promise<Lane | undefined>;
  /** Nothing more is begun in this turn. */
  endTurn(): void;
};

type ToSend = Extract<Composed, { kind: 'message' }>;

/** The row as it was settled; undefined when it was not: it is somebody else's, or waits for another look. */
export async function deliver(
  work: Clockwork,
  sending: Sending,
  stored: Stored<'outbox'>,
): Promise<OutboxRow | undefined> {
  const asOf = work.asOf.now();
  const { unsettled } = sending.paces;
  const known = stored.doc.body.state === 'claimed' && unsettled.of(sending.tenant, stored.doc.body);
  if (known) {
    const result = await settle(work, sending, known.row, stored.version, known.onceSent);
    unsettled.forget(sending.tenant, stored.doc.body);
    return result;
  }
  const row = stored.doc.body.state === 'claimed' ? takenBack(stored.doc.body, asOf) : stored.doc.body;
  if (row.state === 'unknown') return settle(work, sending, row, stored.version);
  const composed = isOver(row, asOf) ? tooLate(row) : await composeSafely(work, sending.tenant, row);
  if (composed.kind === 'apart') {
    const { state, reason } = composed;
    const settled = await settle(work, sending, { ...row, state, reason, notBefore: null }, stored.version);
    if (settled) tellFellDue(work, sending.tenant, row);
    return settled;
  }
  // It waits before it is claimed, so that whoever ends meanwhile holds nothing.
  await pause(work, sending.paces.conversation.wait(composed.to.conversation));
  const ready = async (): Promise<boolean> => {
    if (!(await sending.keep())) return false;
    await pause(work, sending.paces.tenant.wait(sending.tenant));
    return true;
  };
  return sending.gate(ready, () => send(work, sending, row, stored.version, composed));
}

const pause = (work: Clockwork, ms: number): Promise<void> => unless(work.stop, work.sleep(ms), undefined);

async function send(
  work: Clockwork,
  sending: Sending,
  row: OutboxRow,
  version: Version,
  { to, message, listed, onceSent }: ToSend,
): Promise<OutboxRow | undefined> {
  const { tenant, epoch, paces } = sending;
  const lane = await sending.keep();
  if (!lane) return undefined;
  const claimedAt = stamp(work.wall.now());
  const attempts = row.attempts + 1;
  const claimed: OutboxRow = { ...row, state: 'claimed', claimedBy: epoch, claimedAt, attempts, listed };
  // Until it is sent, what the store may hold as claimed is known to have gone to nobody.
  paces.unsettled.keep(tenant, claimed, { row, onceSent });
  const claim = (await commitRow(work, sending, claimed, version, []))
    ? await work.store.get(tenant, 'outbox', rowDoc(row).id)
    : undefined;
  // Another epoch means that our lease ran out meanwhile: whoever took the row over sends and settles it.
  const isOurs = claim?.doc.body.claimedBy === epoch;
  if (isOurs && (work.stop?.aborted || !hasTimeToSend(lane, work.wall.now()))) {
    await commitRow(work, sending, row, claim.version, []);
    paces.unsettled.forget(tenant, claimed);
    return undefined;
  }
  paces.unsettled.forget(tenant, claimed);
  if (!isOurs) return undefined;
  tellFellDue(work, tenant, row);
  const since = work.wall.now();
  const outcome = await unless(work.hangUp, work.messenger.send(to, message), HUNG_UP);
  if (isThrottled(outcome)) paces.tenant.refused(tenant);
  if (isHung(outcome, since.until(work.wall.now()))) {
    if (paces.places.hung(tenant) >= HUNG_A_TURN) sending.endTurn();
  } else paces.places.answered(tenant);
  const after = afterOutcome(claimed, outcome, work.wall.now(), work.asOf.now());
  const { about, state, reason } = after;
  work.log.info({ tenant, about, state, attempts, reason }, 'message settled');
  paces.unsettled.keep(tenant, claimed, { row: after, onceSent });
  if (after.notBefore !== null) await wakeBy(work.store, tenant, Temporal.Instant.from(after.notBefore));
  const result = await settle(work, sending, after, claim.version, onceSent);
  paces.unsettled.forget(tenant, claimed);
  if (result?.state === 'sent') tellSent(work, tenant, row, work.wall.now());
  return result;
}

/** Of a tenant whose messages hang, so many in a row end the turn: its places are for others first. */
const HUNG_A_TURN = 3;
/** Whoever answers does so sooner. */
const HANGS = Temporal.Duration.from({ seconds: 5 });

const isHung = ({ kind }: Outcome, took: Temporal.Duration): boolean =>
  kind !== 'sent' && Temporal.Duration.compare(took, HANGS) >= 0;

/** It was written, and whether it arrived nobody waits to hear. */
const HUNG_UP: Outcome = { kind: 'unknown', reason: 'stopped before Teams answered' };

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

/** Stores the row's fate with what follows from it; undefined when the row is no longer as it was at `version`. */
async function settle(
  work: Clockwork,
  sending: Sending,
  row: OutboxRow,
  version: Version,
  onceSent: () => Promise<Change[]> = async () => [],
): Promise<OutboxRow | undefined> {
  const { tenant } = sending;
  for (;;) {
    const also = await unlessBroken(
      () => (row.state === 'sent' ? onceSent() : dayGivenBack(work, tenant, row)),
      (reason) => {
        work.log.error({ about: row.about, reason }, 'what follows from a message could not be stored');
        return [];
      },
    );
    if (await commitRow(work, sending, row, version, also)) {
      tellSettled(work, tenant, row);
      return row;
    }
    const now = await work.store.get(tenant, 'outbox', rowDoc(row).id);
    if (now?.version !== version) return undefined;
  }
}

/** A card that surely did not arrive has not used up its day, nor one of the week's cards. */
async function dayGivenBack(work: Clockwork, tenant: string, row: OutboxRow): Promise<Change[]> {
  const failed = row.state === 'parked' || row.state === 'dropped' || row.state === 'unreachable';
  // One whose sender died may have arrived the first time.
  if (!failed || row.resent || !isCard(row.about) || row.to.kind !== 'person') return [];
  const person = await work.records.person(tenant, row.to.person);
  if (!person) return [];
  const cardDays = person.doc.body.cardDays.filter((day) => day !== occasionOf(row));
  const doc = write('person', docId('person', row.to.person), { ...person.doc.body, cardDays });
  return [{ op: 'put', doc, expect: person.version }];
}

async function commitRow(
  work: Clockwork,
  { tenant, epoch }: Sending,
  row: OutboxRow,
  expect: Version,
  also: readonly Change[],
): Promise<boolean> {
  // With the epoch: were two holders to give it one name, the second would take the first's claim for its own.
  const command = `outbox:${row.key}:${expect}:${row.state}:${epoch}`;
  const changes: Change[] = [{ op: 'put', doc: rowDoc(row), expect }, ...also];
  return (await work.store.commit(tenant, command, changes)).kind !== 'stale';
}
