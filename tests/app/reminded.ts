/** A reminder that has gone out, for stories of what is said to it. */
import { docId } from '../../src/store/ids.ts';
import { rowDoc } from '../../src/store/outbox.ts';
import { ALEX } from '../support/sample-plan.ts';
import { type Room, TENANT } from './room.ts';

/** The reminder has gone out to Alex, listing these. */
export async function remindedOf(room: Room, ...refs: string[]): Promise<void> {
  await room.meets(ALEX);
  const key = `reminder:${TENANT}:${ALEX}:2026-12-04`;
  const stored = await room.store.get(TENANT, 'outbox', docId('outbox', key));
  if (!stored) throw new Error('no card was queued');
  const listed = refs.map((ref) => `milestone-${ref}`);
  const row = { ...stored.doc.body, state: 'sent' as const, sentAt: '2026-12-04T09:00:00.500Z', listed };
  await room.store.commit(TENANT, 'sent', [{ op: 'put', doc: rowDoc(row), expect: stored.version }]);
}
