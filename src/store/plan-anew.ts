/** Notes for the clock whose milestones are to be planned anew: stored together with what calls for it. */
import type { OwnerKey } from '../domain/plan.ts';
import { write } from './documents.ts';
import { docId } from './ids.ts';
import type { Change, Store } from './store.ts';

/** The clock's own document: see `jobs/clock-document`. */
export const CLOCK = docId('clock', 'self');

/** The change that notes them; stale when the clock has noted something else meanwhile. */
export async function planningAnew(store: Store, tenant: string, keys: readonly OwnerKey[]): Promise<Change> {
  const stored = await store.get(tenant, 'clock', CLOCK);
  const kept = stored?.doc.body ?? { rolled: {}, swept: null, replan: [], zones: [], called: {} };
  const doc = write('clock', CLOCK, { ...kept, replan: [...kept.replan, ...keys] });
  return { op: 'put', doc, expect: stored?.version ?? 'absent' };
}
