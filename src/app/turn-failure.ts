/** Watches what a turn stores, so that a turn that fails can say truly what of it is in the record. */
import type { Kind } from '../store/documents.ts';
import { type Change, type Store, StoreUnavailable } from '../store/store.ts';
import { TurnFailed } from './ports.ts';

/** What people mean by "recorded": not who was met, what a conversation is about, or what waits to be sent. */
const RECORD: readonly Kind[] = ['plan', 'item', 'milestone', 'update', 'change', 'file', 'redaction'];

/** What of a turn is recorded once this is stored: a file that came, and is for nothing yet, nobody would call recorded. */
function weighed(change: Change): 'nothing' | 'file' | 'something' {
  if (change.op !== 'put')
    return RECORD.some((kind) => change.id.startsWith(`${kind}:`)) ? 'something' : 'nothing';
  const { kind, body } = change.doc;
  if ('sha256' in body && body.milestone === null)
    return body.state === 'pending' || body.state === 'waits' ? 'file' : 'nothing';
  const settled = 'decided' in body && body.decided !== null;
  return settled || RECORD.includes(kind) ? 'something' : 'nothing';
}

/** The store as one turn uses it, and what that turn has stored so far. */
export function watched(store: Store): { store: Store; recorded: () => TurnFailed['recorded'] } {
  let stored = false;
  let open = false;
  let takenOn = false;
  return {
    recorded: () => (stored ? 'something' : open ? 'unknown' : takenOn ? 'file' : 'nothing'),
    store: {
      async get(partition, kind, id) {
        const found = await store.get(partition, kind, id);
        // Of a turn that is delivered again, the update may be there from the first time.
        if (found && kind === 'update') open = true;
        return found;
      },
      query: (partition, query) => store.query(partition, query),
      close: () => store.close(),
      async commit(partition, id, changes) {
        const weights = new Set(changes.map(weighed));
        if (!weights.has('something') && !weights.has('file')) return store.commit(partition, id, changes);
        try {
          const result = await store.commit(partition, id, changes);
          if (result.kind === 'stale') return result;
          if (weights.has('something')) stored = true;
          else takenOn = true;
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
