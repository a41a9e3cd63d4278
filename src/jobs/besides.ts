/** What a run of the clock sees to beside messages, the same in the service and in `waymark tick`. */
import { guarded } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import { sweepDaily } from './sweep.ts';

/** Before it is decided what is due: what was accepted may change that. */
export async function carryOut(work: Clockwork, tenant: string): Promise<void> {
  await guarded(work, 'what was accepted was not carried out', async () => work.requestsDue?.(tenant));
}

/** Once messages are out: nobody waits for these. */
export async function seeToTheRest(work: Clockwork, tenant: string): Promise<void> {
  await guarded(work, 'files that wait were not seen to', async () => work.pendingFiles?.(tenant));
  await guarded(work, 'redactions were not seen to', async () => work.redactions?.(tenant));
  await guarded(work, 'erasures were not seen to', async () => work.erasures?.(tenant));
  await guarded(work, 'what is over could not be removed', () => sweepDaily(work, tenant));
}
