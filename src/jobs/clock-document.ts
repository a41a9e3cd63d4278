/** What the clock remembers of a tenant from one run to the next, so that a run need not read what is stored. */
import { type Content, UnreadableDocument, write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import type { Expectation } from '../store/store.ts';
import { setApart } from './broken.ts';
import type { Clockwork } from './clockwork.ts';

type Clock = Content<'clock'>;

const ID = docId('clock', 'self');
const NOTHING: Clock = { rolled: {}, swept: null, replan: [], zones: [], called: {} };

export async function clockOf(work: Clockwork, tenant: string): Promise<Clock> {
  return (await kept(work, tenant)).clock;
}

/** One that cannot be read is begun anew: what it spared the clock is looked up again, and no message is made twice. */
async function kept(work: Clockwork, tenant: string): Promise<{ clock: Clock; version: Expectation }> {
  try {
    const stored = await work.store.get(tenant, 'clock', ID);
    return { clock: stored?.doc.body ?? NOTHING, version: stored?.version ?? 'absent' };
  } catch (error) {
    if (!(error instanceof UnreadableDocument) || error.found === null) throw error;
    setApart(work)(error);
    return { clock: NOTHING, version: error.found.version };
  }
}

/** Changes what is remembered, on what another replica may have noted meanwhile. */
export async function noteOnClock(
  work: Clockwork,
  tenant: string,
  change: (before: Clock) => Clock,
): Promise<void> {
  for (;;) {
    const { clock, version } = await kept(work, tenant);
    const doc = write('clock', ID, change(clock));
    const result = await work.store.commit(tenant, `clock:${crypto.randomUUID()}`, [
      { op: 'put', doc, expect: version },
    ]);
    if (result.kind !== 'stale') return;
  }
}
