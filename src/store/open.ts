/** Opens the store that the settings ask for; an adapter is loaded only when it is used. */
import { join } from 'node:path';
import type { Store } from './store.ts';

/**
 * @param settings `data` is the folder of the embedded store; it is made if it is missing.
 * @throws StoreUnavailable when the folder or the file in it cannot be used.
 */
export async function openStore(settings: { data: string }): Promise<Store> {
  const { openEmbedded } = await import('./embedded.ts');
  return openEmbedded(join(settings.data, 'waymark.db'));
}
