/** Reads a board's figures as they were posted. */
import type { Snapshot } from '../domain/snapshot.ts';
import { docId } from './ids.ts';
import type { Store } from './store.ts';

/** One snapshot a board and week. */
export const snapshotId = (plan: string, board: string, week: string): string =>
  docId('snapshot', `${plan}:${board}:${week}`);

/** The figures that were posted last in a week before this one. */
export async function snapshotBefore(
  store: Store,
  tenant: string,
  plan: string,
  board: string,
  week: string,
): Promise<Snapshot | null> {
  const { found } = await store.query(tenant, {
    kind: 'snapshot',
    where: [
      { field: 'plan', is: 'eq', to: plan },
      { field: 'board', is: 'eq', to: board },
      { field: 'week', is: 'lt', to: week },
    ],
    orderBy: { field: 'week', descending: true },
    limit: 1,
  });
  return found[0]?.doc.body ?? null;
}
