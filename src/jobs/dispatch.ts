/** Sends what waits in a tenant's outbox while it holds the lane: in which order, how many at once, and until when. */
import type { OutboxRow } from '../store/documents.ts';
import type { Stored } from '../store/store.ts';
import type { Clockwork } from './clockwork.ts';
import { deliver, type Sending } from './deliver.ts';
import { openGate } from './gate.ts';
import { keepLane, type Lane, leaveLane, takeLane } from './lane.ts';
import type { Paces } from './pace.ts';
import { recipientOf, recipientsPutOff, waiting } from './waiting.ts';

/** Rows of a tenant that are at work at once: those in flight, and as many being rendered for the places that come free. */
const AT_WORK = 16;
/** A tenant with more to send than this lasts lets the others have their turn first. */
const LONGEST_TURN = Temporal.Duration.from({ seconds: 30 });

/**
 * `held`: another replica is sending for this tenant, and will send what is left. `paused`: its turn is over, or the
 * process is asked to end, and rows may be left.
 */
export type Dispatched = { kind: 'done' | 'held' | 'paused'; settled: OutboxRow[] };

/** Takes the lane, sends until nothing is left that is due now, and leaves it. Retries wait in their rows, not here. */
export async function dispatch(work: Clockwork, paces: Paces, tenant: string): Promise<Dispatched> {
  const settled: OutboxRow[] = [];
  const lane = await takeLane(work, tenant);
  if (!lane) return { kind: 'held', settled };
  try {
    return { kind: await sendWaiting(work, paces, lane, (row) => void settled.push(row)), settled };
  } finally {
    await leaveLane(work, lane);
  }
}

/** The same under a lane that is held; `settled` hears of each row as it is settled. */
export async function sendWaiting(
  work: Clockwork,
  paces: Paces,
  taken: Lane,
  settled: (row: OutboxRow) => void,
): Promise<Dispatched['kind']> {
  const keeper = laneKeeper(work, taken);
  const { tenant, epoch } = taken;
  const gate = openGate(paces.places, tenant);
  const sending: Sending = { tenant, epoch, paces, gate, keep: keeper.keep, endTurn: keeper.end };
  const atWork = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  let putOff = new Set<string>();
  let rows: Stored<'outbox'>[] = [];
  let seenAll = false;

  function begin(row: Stored<'outbox'>): void {
    const to = recipientOf(row.doc.body);
    const over = deliver(work, sending, row)
      .then((result) => {
        if (!result) return;
        settled(result);
        if (result.state === 'queued') putOff.add(to);
      })
      .catch((error: unknown) => void failures.push(error))
      .finally(() => atWork.delete(to));
    atWork.set(to, over);
  }

  async function lookAgain(): Promise<void> {
    // Those at work may be settled while the store answers, and would be found as they were before.
    const before = new Set(atWork.keys());
    putOff = await recipientsPutOff(work, tenant);
    rows = (await waiting(work, taken, putOff)).filter((row) => !before.has(recipientOf(row.doc.body)));
    seenAll = rows.length === 0;
  }

  try {
    while (failures.length === 0 && (await keeper.keep())) {
      const next = rows.findIndex(({ doc }) => {
        const to = recipientOf(doc.body);
        return !atWork.has(to) && !putOff.has(to);
      });
      if (next >= 0 && atWork.size < AT_WORK) for (const row of rows.splice(next, 1)) begin(row);
      else if (next < 0 && (!seenAll || atWork.size === 0)) {
        const alone = atWork.size === 0;
        await lookAgain();
        if (alone && seenAll) return 'done';
      } else await Promise.race(atWork.values());
    }
  } catch (error) {
    failures.push(error);
    keeper.end();
  }
  // Whatever happens, the lane is left only when nothing of it is under way: the next holder would send that again.
  await Promise.all(atWork.values());
  if (failures.length > 0) throw failures[0];
  return keeper.lost() ? 'held' : 'paused';
}

/** Renews the lane where it is time, once for all who ask; no more when it is lost, or when no more is to be begun. */
function laneKeeper(work: Clockwork, taken: Lane) {
  const turnEnds = work.wall.now().add(LONGEST_TURN);
  let lane = taken;
  let lost = false;
  let ended = false;
  let renewing: Promise<Lane | undefined> | undefined;

  async function renew(): Promise<Lane | undefined> {
    const kept = await keepLane(work, lane);
    if (kept) lane = kept;
    else {
      lost = true;
      work.watch?.count('waymark.lane.changes', { change: 'lost', tenant: lane.tenant });
    }
    return kept;
  }

  return {
    lost: () => lost,
    end: () => {
      ended = true;
    },
    async keep(): Promise<Lane | undefined> {
      if (lost || ended || work.stop?.aborted) return undefined;
      if (Temporal.Instant.compare(work.wall.now(), turnEnds) >= 0) return undefined;
      renewing ??= renew().finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
  };
}
