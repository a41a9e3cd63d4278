/** One tenant's run of the clock in the service: decides, sends, sees to what else is due, and says when to look again. */
import { silent } from '../app/watch.ts';
import { raiseWakeUp, wakeBy, wakeUpOf } from '../store/wake-up.ts';
import { planAnew } from './away/plan-anew.ts';
import { carryOut, seeToTheRest } from './besides.ts';
import { goingOn, orGoOn } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import { isElsewhere } from './lane.ts';
import { nextLook } from './next-look.ts';
import { dispatchAndNote } from './note.ts';
import type { Paces } from './pace.ts';
import type { Expected } from './report.ts';
import { rollForward } from './roll.ts';
import { enqueue, NOT_ANEW } from './tick.ts';

/**
 * `over`: nothing is left that is due. `held`: another replica is at it, and is left to it. `left`: there is more,
 * which can be gone on with at once.
 */
export type Run = 'over' | 'held' | 'left';

/** Plans that one run opens to roll them forward: each costs what it holds, and people wait for the next run. */
const PLANS_ROLLED = 1;

export async function runTenant(given: Clockwork, paces: Paces, tenant: string): Promise<Run> {
  const work = goingOn(given);
  const read = await wakeUpOf(work.store, tenant);
  const isDue = read && Temporal.Instant.compare(read.doc.body.at, work.asOf.now()) <= 0;
  if (!isDue || work.stop?.aborted) return 'over';
  if (await isElsewhere(work, tenant)) return 'held';
  const { watch = silent } = work;
  const since = work.asOf.now();
  const lag = Temporal.Instant.from(read.doc.body.at).until(since).total('seconds');
  watch.read('waymark.tick.lag', { tenant }, lag);
  const heads = await work.records.heads(tenant);
  await orGoOn(work, NOT_ANEW, () => planAnew(work, tenant, heads), undefined);
  await carryOut(work, tenant);
  for (const one of await enqueue(work, tenant, heads, false))
    if (one.fate === 'skipped') tellSkipped(work, paces, tenant, one);
  const sent = await dispatchAndNote(work, paces, tenant);
  if (sent.kind === 'held') {
    // The holder may have seen the last of its rows already, and must not put the next look off for what was just queued.
    await wakeBy(work.store, tenant, work.asOf.now());
    return 'held';
  }
  if (sent.kind === 'paused' || work.stop?.aborted) return 'left';
  await seeToTheRest(work, tenant);
  if (await rollForward(work, tenant, heads, PLANS_ROLLED)) return 'left';
  // Raised last, so that a process that dies before leaves the tenant due.
  await raiseWakeUp(work.store, read, await nextLook(work, tenant, heads, since));
  return 'over';
}

/** The same message is skipped at every look of its day: figures have it once. */
function tellSkipped(
  work: Clockwork,
  { skipped }: Paces,
  tenant: string,
  { key, about, reason }: Expected,
): void {
  work.log.debug?.({ about, reason }, 'message skipped');
  if (skipped.isNew(key)) work.watch?.count('waymark.messages.skipped', { about, tenant });
}
