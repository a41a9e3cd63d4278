/** What the clock remembers of a tenant from one run to the next, so that a run need not read what is stored. */
import { type Content, write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import type { Clockwork } from './clockwork.ts';

type Clock = Content<'clock'>;

const ID = docId('clock', 'self');
const NOTHING: Clock = { rolled: {}, swept: null, replan: [], zones: [], called: {} };

export async function clockOf(work: Clockwork, tenant: string): Promise<Clock> {
  return (await work.store.get(tenant, 'clock', ID))?.doc.body ?? NOTHING;
}

/** Changes what is remembered, on what another replica may have noted meanwhile. */
export async function noteOnClock(
  work: Clockwork,
  tenant: string,
  change: (kept: Clock) => Clock,
): Promise<void> {
  for (;;) {
    const stored = await work.store.get(tenant, 'clock', ID);
    const doc = write('clock', ID, change(stored?.doc.body ?? NOTHING));
    const result = await work.store.commit(tenant, `clock:${crypto.randomUUID()}`, [
      { op: 'put', doc, expect: stored?.version ?? 'absent' },
    ]);
    if (result.kind !== 'stale') return;
  }
}
