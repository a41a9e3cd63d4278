/** The demo's client holds one chat, that of whoever opens it: nobody else can be reached, and the record says so. */
import { personKnownAs } from '../store/alias.ts';
import { write } from '../store/documents.ts';
import { all, type Store } from '../store/store.ts';
import type { LocalClient } from './people.ts';

/** Chats that an earlier client held went with it: what would be sent there is told as out of reach, not as refused. */
export async function forgetOtherChats(store: Store, { tenant, current }: LocalClient): Promise<void> {
  for (const { doc, version } of await all(store, tenant, { kind: 'person' })) {
    const person = doc.body;
    if (person.address === null || person.aadObjectId === current.aadObjectId) continue;
    await store.commit(tenant, `client-gone:${person.id}:${version}`, [
      { op: 'put', doc: write('person', doc.id, { ...person, address: null }), expect: version },
    ]);
  }
}

/** Whether a tenant's record is the demo's: of the local client's tenant, with its people in it. */
export const isDemo = async (store: Store, tenant: string, client: LocalClient): Promise<boolean> =>
  tenant === client.tenant && (await personKnownAs(store, tenant, client.current.aadObjectId)) !== undefined;
