/** What the doctor says of documents that cannot be read: which, and how to have them back. */
import { type Kind, QUERIED } from '../store/documents.ts';
import type { Store } from '../store/store.ts';

type Finding = { level: 'fault'; what: string; remedy: string };

const REMEDY = 'Restore it from a backup; until then Waymark goes on without it where it can.';
const kinds = Object.keys(QUERIED).filter((kind): kind is Kind => kind in QUERIED);

/** One for each; reads everything of the tenant. */
export async function unreadableFindings(store: Store, tenant: string): Promise<Finding[]> {
  const found: Finding[] = [];
  const unreadable = ({ message }: Error): void =>
    void found.push({ level: 'fault', what: message.split('\n')[0] ?? message, remedy: REMEDY });
  for (const kind of kinds) {
    let after: string | null = null;
    do {
      const { next }: { next: string | null } = await store.query(tenant, {
        kind,
        unreadable,
        ...(after === null ? {} : { after }),
      });
      after = next;
    } while (after !== null);
  }
  return found;
}
