/** The documents of a page, the same on every adapter: one that cannot be read is refused, or set apart where that is asked for. */
import { type Kind, UnreadableDocument } from './documents.ts';
import type { Query, Stored } from './store.ts';

/** @throws UnreadableDocument unless the query says whom to tell of it. */
export function readable<K extends Kind, R>(
  { unreadable }: Query<K>,
  rows: readonly R[],
  stored: (row: R) => Stored<K>,
): Stored<K>[] {
  if (!unreadable) return rows.map(stored);
  return rows.flatMap((row) => {
    try {
      return [stored(row)];
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      unreadable(error);
      return [];
    }
  });
}
