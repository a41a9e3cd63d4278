/** Redactions in the record: found, changed, and never with a word of what they removed. */
import type { Redaction } from '../../../domain/privacy/redaction.ts';
import { write } from '../../../store/documents.ts';
import { docId } from '../../../store/ids.ts';
import { all, type Change, type Stored } from '../../../store/store.ts';
import type { App } from '../../context.ts';

type Kept = Pick<App, 'store'>;

export const redactionOf = (
  app: Kept,
  tenant: string,
  id: string,
): Promise<Stored<'redaction'> | undefined> => app.store.get(tenant, 'redaction', docId('redaction', id));

/** Those in any of the states, in the order of their ids. */
export const redactionsIn = async (
  app: Kept,
  tenant: string,
  states: readonly Redaction['state'][],
): Promise<Stored<'redaction'>[]> =>
  all(app.store, tenant, { kind: 'redaction', where: [{ field: 'state', is: 'in', to: states }] });

/** Changes one, with what follows from it; false, and nothing done, when somebody else changed it since it was read. */
export async function changeRedaction(
  app: Kept,
  tenant: string,
  was: Stored<'redaction'>,
  change: Partial<Redaction>,
  beside: readonly Change[] = [],
): Promise<boolean> {
  const doc = write('redaction', was.doc.id, { ...was.doc.body, ...change });
  const result = await app.store.commit(tenant, `redaction:${crypto.randomUUID()}`, [
    { op: 'put', doc, expect: was.version },
    ...beside,
  ]);
  return result.kind !== 'stale';
}
