/** Writes to the record, reads it back and removes it, in a partition where nothing else stands. */
import { stamp } from '../domain/stamp.ts';
import { write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { type Finding, findingsOn } from './finding.ts';

const { ok, fault } = findingsOn('record');

/** No tenant is named like this: Teams names them by hexadecimal digits and hyphens. */
export const PROBES = '#doctor';

/** So much that it does not fit into what the file has to spare. */
const ROOM = 64 * 1024;

/** Whoever ends in between leaves a document that expires by itself. Throws StoreUnavailable. */
export async function probed(store: Store, mark: string, now: Temporal.Instant): Promise<Finding> {
  const id = docId('frame', mark);
  const content = `${mark} ${'.'.repeat(ROOM)}`;
  const doc = write('frame', id, { expires: stamp(now.add({ minutes: 10 })), content });
  await store.commit(PROBES, `probe:${mark}`, [{ op: 'put', doc, expect: 'absent' }]);
  const stored = await store.get(PROBES, 'frame', id);
  if (stored) await store.commit(PROBES, `probed:${mark}`, [{ op: 'delete', id, expect: stored.version }]);
  return stored?.doc.body.content === content
    ? ok('the record keeps what is written and gives it back')
    : fault(
        'the record does not give back what was just written',
        'With Cosmos DB, set the default consistency to Strong: docs/deploy.md.',
      );
}
