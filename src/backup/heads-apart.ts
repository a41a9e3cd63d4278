/** A store as it will be: plans that are still to be shown are read from memory, all else from the record beneath. */
import { type Kind, WAKE_UPS } from '../store/documents.ts';
import { idOf } from '../store/limits.ts';
import type { Change, Query, Store, Stored } from '../store/store.ts';

export type HeadsApart = {
  store: Store;
  /** The plans as they stand now. */
  heads(): Stored<'plan'>[];
  /** When the clock was told to look meanwhile, at the earliest; it is not woken before the plans are there. */
  woken(): Temporal.Instant | null;
};

/**
 * What is done again to a restored record (redactions, erasures) needs its plans, and nobody may see these before it
 * is done: they are kept here, changed by compare-and-set as in any store, and stored last.
 */
export function headsApart(beneath: Store, tenant: string, plans: readonly Stored<'plan'>[]): HeadsApart {
  const heads = new Map(plans.map((one) => [one.doc.id, one]));
  let versions = 0;
  let woken: Temporal.Instant | null = null;

  function staleIn(changes: readonly Change[]): Change | undefined {
    return changes.find((change) => change.expect !== (heads.get(idOf(change))?.version ?? 'absent'));
  }

  const ofPlan = (id: string): boolean => id.startsWith('plan:');
  return {
    heads: () => [...heads.values()],
    woken: () => woken,
    store: {
      async get<K extends Kind>(partition: string, kind: K, id: string): Promise<Stored<K> | undefined> {
        if (partition !== tenant || kind !== 'plan') return beneath.get(partition, kind, id);
        // The kind that was asked for is the plans'; the compiler does not follow that into the type of the answer.
        return heads.get(id) as Stored<K> | undefined;
      },
      async query<K extends Kind>(partition: string, query: Query<K>) {
        if (partition !== tenant || query.kind !== 'plan') return beneath.query(partition, query);
        // As above. No field of a plan is queried, so all of them are meant.
        const found = [...heads.values()] as Stored<Kind>[] as Stored<K>[];
        return { found: found.toSorted((a, b) => (a.doc.id < b.doc.id ? -1 : 1)), next: null };
      },
      async commit(partition, id, changes) {
        if (partition === WAKE_UPS) {
          for (const change of changes) wake(change);
          return { kind: 'done' };
        }
        const own = partition === tenant ? changes.filter((change) => ofPlan(idOf(change))) : [];
        const stale = staleIn(own);
        if (stale) return { kind: 'stale', id: idOf(stale) };
        const result = await beneath.commit(
          partition,
          id,
          changes.filter((change) => !own.includes(change)),
        );
        if (result.kind === 'done') for (const change of own) apply(change);
        return result;
      },
      close: () => beneath.close(),
    },
  };

  function wake(change: Change): void {
    if (change.op !== 'put' || !('at' in change.doc.body) || typeof change.doc.body.at !== 'string') return;
    const at = Temporal.Instant.from(change.doc.body.at);
    if (woken === null || Temporal.Instant.compare(at, woken) < 0) woken = at;
  }

  function apply(change: Change): void {
    versions += 1;
    const { doc } = change.op === 'put' ? change : { doc: undefined };
    if (doc === undefined) heads.delete(idOf(change));
    // What has a plan's id is a plan.
    else heads.set(doc.id, { doc, version: `apart:${versions}`, written: doc.v } as Stored<'plan'>);
  }
}
