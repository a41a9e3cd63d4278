/** Finds a person by an address or a directory id without keeping those outside the person's own record. */
import { createHash } from 'node:crypto';
import { type Doc, write } from './documents.ts';
import { docId } from './ids.ts';
import type { Store } from './store.ts';

const aliasId = (known: string): string =>
  docId('alias', createHash('sha256').update(known.trim().toLowerCase()).digest('base64url'));

export const aliasFor = (known: string, person: string): Doc<'alias'> =>
  write('alias', aliasId(known), { person });

/** The id of the person known by an e-mail address, a principal name or a directory id (any case). */
export async function personKnownAs(
  store: Store,
  tenant: string,
  known: string,
): Promise<string | undefined> {
  return (await store.get(tenant, 'alias', aliasId(known)))?.doc.body.person;
}
