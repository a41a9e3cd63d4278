/** The store as a process has it that dies: it stops at one of its commits, and nothing that it does later reaches the record. */
import { type Store, StoreUnavailable } from '../../src/store/store.ts';

export type DyingStore = Store & {
  /** Commits that took effect, in order: how many changes each had. */
  readonly commits: readonly number[];
};

/**
 * Dies at its nth commit (from 1): before it takes effect, or once it has but nobody has heard. 0 never dies, and counts.
 */
export function dyingAt(store: Store, nth: number, when: 'before' | 'after' = 'before'): DyingStore {
  const commits: number[] = [];
  let alive = true;
  const living = async <T>(work: () => Promise<T>): Promise<T> => {
    if (alive) return work();
    throw new StoreUnavailable('the process was killed');
  };
  return {
    commits,
    get: (partition, kind, id) => living(() => store.get(partition, kind, id)),
    query: (partition, query) => living(() => store.query(partition, query)),
    close: () => store.close(),
    commit: (partition, id, changes) =>
      living(async () => {
        const last = commits.length + 1 === nth;
        if (last) alive = false;
        if (last && when === 'before') throw new StoreUnavailable('the process was killed');
        const result = await store.commit(partition, id, changes);
        if (result.kind === 'done') commits.push(changes.length);
        if (last) throw new StoreUnavailable('the process was killed');
        return result;
      }),
  };
}
