/** One tenant's run of the clock in the service: decides, sends, sees to what else is due, and says when to look again. */
import { raiseWakeUp, wakeBy, wakeUpOf } from '../store/wake-up.ts';
import { planAnew } from './away/plan-anew.ts';
import type { Clockwork } from './clockwork.ts';
import { isElsewhere } from './lane.ts';
import { nextLook } from './next-look.ts';
import { dispatchAndNote } from './note.ts';
import type { Paces } from './pace.ts';
import { rollForward } from './roll.ts';
import { sweepDaily } from './sweep.ts';
import { enqueue } from './tick.ts';

/**
 * `over`: nothing is left that is due. `held`: another replica is at it, and is left to it. `left`: there is more,
 * which can be gone on with at once.
 */
export type Run = 'over' | 'held' | 'left';

/** Plans that one run opens to roll them forward: each costs what it holds, and people wait for the next run. */
const PLANS_ROLLED = 1;

export async function runTenant(work: Clockwork, paces: Paces, tenant: string): Promise<Run> {
  const read = await wakeUpOf(work.store, tenant);
  const isDue = read && Temporal.Instant.compare(read.doc.body.at, work.asOf.now()) <= 0;
  if (!isDue || work.stop?.aborted) return 'over';
  if (await isElsewhere(work, tenant)) return 'held';
  const since = work.asOf.now();
  const heads = await work.records.heads(tenant);
  await planAnew(work, tenant, heads);
  await guarded(work, 'what was accepted was not carried out', async () => work.requestsDue?.(tenant));
  for (const { about, who, fate, reason } of await enqueue(work, tenant, heads, false)) {
    if (fate === 'skipped') work.log.info({ about, who, reason }, 'message skipped');
  }
  const sent = await dispatchAndNote(work, paces, tenant);
  if (sent.kind === 'held') {
    // The holder may have seen the last of its rows already, and must not put the next look off for what was just queued.
    await wakeBy(work.store, tenant, work.asOf.now());
    return 'held';
  }
  if (sent.kind === 'paused' || work.stop?.aborted) return 'left';
  await guarded(work, 'files that wait were not seen to', async () => work.pendingFiles?.(tenant));
  await guarded(work, 'redactions were not seen to', async () => work.redactions?.(tenant));
  await guarded(work, 'what is over could not be removed', () => sweepDaily(work, tenant));
  if (await rollForward(work, tenant, heads, PLANS_ROLLED)) return 'left';
  // Raised last, so that a process that dies before leaves the tenant due.
  await raiseWakeUp(work.store, read, await nextLook(work, tenant, heads, since));
  return 'over';
}

/** What fails is logged and comes again at a later look; the rest goes on. */
export async function guarded<T>(
  work: Pick<Clockwork, 'log'>,
  event: string,
  run: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    work.log.error({ error: error instanceof Error ? error.message : String(error) }, event);
    return undefined;
  }
}
