/** The record as it is watched: how long each operation takes, how it ends, and what in it cannot be read. */
import type { Watch } from '../app/watch.ts';
import { UnreadableDocument } from '../store/documents.ts';
import type { Change, Store } from '../store/store.ts';

type Op = 'get' | 'query' | 'commit';

/** The store itself where nobody looks. */
export function storeWatched(store: Store, watch: Watch): Store {
  if (!watch.on) return store;

  async function timed<T>(op: Op, document: string | null, work: () => Promise<T>): Promise<T> {
    const since = performance.now();
    let outcome = 'failed';
    try {
      const result = await watch.step(`store.${op}`, document === null ? {} : { document }, work);
      outcome = 'ok';
      return result;
    } catch (error) {
      if (error instanceof UnreadableDocument) watch.count('waymark.store.unreadable', {});
      throw error;
    } finally {
      watch.read('waymark.store.duration', { op, outcome }, performance.now() - since);
    }
  }

  /** A row that was not there before is a message that somebody is to get; whoever sends tells of one for later. */
  function tellDue(tenant: string, change: Change): void {
    if (change.op !== 'put' || change.expect !== 'absent') return;
    const { body } = change.doc;
    if ('about' in body && 'attempts' in body && body.state === 'queued' && body.notBefore === null)
      watch.count('waymark.messages.due', { about: body.about, tenant });
  }

  return {
    ...store,
    get: (partition, kind, id) => timed('get', kind, () => store.get(partition, kind, id)),
    query(partition, query) {
      const { unreadable } = query;
      const asked = unreadable && {
        ...query,
        unreadable: (error: UnreadableDocument) => {
          watch.count('waymark.store.unreadable', {});
          unreadable(error);
        },
      };
      return timed('query', query.kind, () => store.query(partition, asked ?? query));
    },
    async commit(partition, id, changes) {
      const result = await timed('commit', null, () => store.commit(partition, id, changes));
      if (result.kind === 'done') for (const change of changes) tellDue(partition, change);
      return result;
    },
  };
}
