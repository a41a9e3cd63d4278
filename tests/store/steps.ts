/** Steps that the store's tests have in common, in few words. */
import type { Doc, Kind } from '../../src/store/documents.ts';
import { all, type Change, type Expectation, type Query, type Store } from '../../src/store/store.ts';

let commits = 0;

/** An id that no other commit has. */
export function anyId(): string {
  commits += 1;
  return `test-commit-${commits}`;
}

export const put = (doc: Doc, expect: Expectation = 'absent'): Change => ({ op: 'put', doc, expect });

/** Stores new documents, in as many commits as it takes. */
export async function store(into: Store, partition: string, docs: readonly Doc[]): Promise<void> {
  for (let start = 0; start < docs.length; start += 90) {
    const changes = docs.slice(start, start + 90).map((doc) => put(doc));
    expect(await into.commit(partition, anyId(), changes)).toEqual({ kind: 'done' });
  }
}

export async function versionOf(from: Store, partition: string, { kind, id }: Doc): Promise<string> {
  const stored = await from.get(partition, kind, id);
  if (!stored) throw new Error(`${id} is not in the store`);
  return stored.version;
}

/** The names (ids without their kind) that a query finds, over all its pages. */
export async function namesFound<K extends Kind>(
  from: Store,
  partition: string,
  query: Query<K>,
): Promise<string[]> {
  return (await all(from, partition, query)).map((stored) => nameOf(stored.doc.id));
}

export const nameOf = (id: string): string => id.slice(id.indexOf(':') + 1);
