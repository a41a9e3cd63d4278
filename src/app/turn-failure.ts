/** Watches what a turn stores, so that a turn that fails can say truly what of it is in the record. */
import type { Kind } from '../store/documents.ts';
import { type Change, type Store, StoreUnavailable } from '../store/store.ts';
import { TurnFailed } from './ports.ts';

/** What people mean by "recorded": not who was met, what a conversation is about, or what waits to be sent. */
const RECORD: readonly Kind[] = ['plan', 'item', 'milestone', 'update', 'change', 'file'];

const isRecord = (change: Change): boolean =>
  change.op === 'put'
    ? RECORD.includes(change.doc.kind)
    : RECORD.some((kind) => change.id.startsWith(`${kind}:`));

/** The store as one turn uses it, and what that turn has stored so far. */
export function watched(store: Store): { store: Store; recorded: () => TurnFailed['recorded'] } {
  let stored = false;
  let open = false;
  return {
    recorded: () => (stored ? 'something' : open ? 'unknown' : 'nothing'),
    store: {
      get: (partition, kind, id) => store.get(partition, kind, id),
      query: (partition, query) => store.query(partition, query),
      close: () => store.close(),
      async commit(partition, id, changes) {
        if (!changes.some(isRecord)) return store.commit(partition, id, changes);
        try {
          const result = await store.commit(partition, id, changes);
          if (result.kind !== 'stale') stored = true;
          return result;
        } catch (error) {
          if (!(error instanceof StoreUnavailable && error.untouched)) open = true;
          throw error;
        }
      },
    },
  };
}

/** The failure of a turn; one that says already what was recorded stays as it is. */
export function turnFailed(error: unknown, recorded: TurnFailed['recorded']): TurnFailed {
  if (error instanceof TurnFailed) return error;
  return new TurnFailed(error, recorded, error instanceof StoreUnavailable ? error.why : null);
}
