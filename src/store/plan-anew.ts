/** Notes for the clock whose milestones are to be planned anew: stored together with what calls for it. */
import type { OwnerKey } from '../domain/plan.ts';
import { write } from './documents.ts';
import { docId } from './ids.ts';
import type { Change, Store } from './store.ts';

/** The clock's own document: see `jobs/clock-document`. */
export const CLOCK = docId('clock', 'self');

/** Two records of one person that have become one: under which id they stood, and under which they stand now. */
export type Joined = { from: string; to: string };

/** The change that notes them, and who was joined; stale when the clock has noted something else meanwhile. */
export async function planningAnew(
  store: Store,
  tenant: string,
  keys: readonly OwnerKey[],
  joined?: Joined,
): Promise<Change> {
  const stored = await store.get(tenant, 'clock', CLOCK);
  const kept = stored?.doc.body ?? { rolled: {}, swept: null, replan: [], zones: [], called: {} };
  const doc = write('clock', CLOCK, {
    ...{ ...kept, replan: [...kept.replan, ...keys] },
    ...(joined && { joined: [...(kept.joined ?? []), joined] }),
  });
  return { op: 'put', doc, expect: stored?.version ?? 'absent' };
}
