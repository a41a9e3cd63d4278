/** What this process knows of rows that it could not settle: a store that was away must not cost a second message. */
import type { OutboxRow } from '../store/documents.ts';
import type { Change } from '../store/store.ts';

/** The row as it is to be settled, and what is stored with it once it was sent. */
export type Fate = { row: OutboxRow; onceSent: () => Promise<Change[]> };

/** Each is known by the row as it was claimed: by its key, and by whom and when. */
export type Unsettled = {
  keep(tenant: string, claimed: OutboxRow, outcome: Fate): void;
  of(tenant: string, claimed: OutboxRow): Fate | undefined;
  forget(tenant: string, claimed: OutboxRow): void;
};

/** @param most of them are kept: the oldest leave first, and are taken for those of a sender that died */
export function openUnsettled(most: number): Unsettled {
  const kept = new Map<string, Fate>();
  const nameOf = (tenant: string, { key, claimedBy, claimedAt }: OutboxRow): string =>
    JSON.stringify([tenant, key, claimedBy, claimedAt]);
  return {
    keep(tenant, claimed, outcome) {
      kept.set(nameOf(tenant, claimed), outcome);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    of: (tenant, claimed) => kept.get(nameOf(tenant, claimed)),
    forget(tenant, claimed) {
      kept.delete(nameOf(tenant, claimed));
    },
  };
}
