/** Opens the store and the files that the settings ask for; an adapter is loaded only when it is used. */
import { join } from 'node:path';
import type { AzureBlobSettings, AzurePorts } from './azure-blobs.ts';
import { type Blobs, folderOf, NOTES } from './blobs.ts';
import type { CosmosPorts, CosmosSettings } from './cosmos.ts';
import type { Store } from './store.ts';

export type StoreSettings = {
  /** The folder of the embedded store, and of the files; made if it is missing. */
  data: string;
  /** The account in which records stand instead. */
  cosmos?: CosmosSettings | null;
};

/** @throws StoreUnavailable when the folder, the file in it or the account cannot be used. */
export async function openStore(settings: StoreSettings, ports: CosmosPorts = {}): Promise<Store> {
  if (settings.cosmos) {
    const { openCosmos } = await import('./cosmos.ts');
    return openCosmos(settings.cosmos, ports);
  }
  const { openEmbedded } = await import('./embedded.ts');
  return openEmbedded(join(settings.data, 'waymark.db'));
}

/** @throws BlobsUnavailable when the folder or the account cannot be used. */
export async function openBlobs(
  settings: { data: string; blobs?: AzureBlobSettings | null },
  ports: AzurePorts = {},
): Promise<Blobs> {
  if (settings.blobs) {
    const { openAzureBlobs } = await import('./azure-blobs.ts');
    return openAzureBlobs(settings.blobs, ports);
  }
  const { openFolderBlobs } = await import('./folder-blobs.ts');
  return openFolderBlobs(join(settings.data, 'files'));
}

/** Where a note of the tenant stands, as whoever looks for it needs to know. */
export async function placeOfNote(
  { data, blobs }: { data: string; blobs?: AzureBlobSettings | null },
  tenant: string,
  name: string,
): Promise<string> {
  const place = [await folderOf(tenant), NOTES, name];
  return blobs ? [blobs.container, ...place].join('/') : join(data, 'files', ...place);
}
