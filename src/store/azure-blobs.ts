/** The files in Azure Blob Storage, for any number of replicas: the same names and promises as in a folder. */
import { createHash } from 'node:crypto';
import {
  BlobServiceClient,
  type ContainerClient,
  RestError,
  type StoragePipelineOptions,
} from '@azure/storage-blob';
import {
  type Blob,
  type Blobs,
  BlobsUnavailable,
  checkBlob,
  checkName,
  checkNote,
  digestOf,
  folderOf,
  NOTES,
} from './blobs.ts';

export type AzureBlobSettings = {
  container: string;
  account:
    | { kind: 'connection'; connection: string }
    | { kind: 'managed-identity'; url: string; clientId: string | null };
};

/** How requests are sent; only tests say. `longestMs` bounds one call of the port, its retries included. */
export type AzurePorts = StoragePipelineOptions & { longestMs?: number };

const LONGEST_MS = 60_000;
/** One attempt carries 25 MB at most, and a turn may be waiting. */
const RETRIES = { maxTries: 4, tryTimeoutInMs: 20_000, retryDelayInMs: 250, maxRetryDelayInMs: 4_000 };

/**
 * Opens the container, making it if the account lets us.
 * @throws BlobsUnavailable when the account does not answer or refuses, with the remedy.
 */
export async function openAzureBlobs(settings: AzureBlobSettings, ports: AzurePorts = {}): Promise<Blobs> {
  const { longestMs = LONGEST_MS, ...how } = ports;
  const service = await serviceOf(settings.account, { retryOptions: RETRIES, ...how });
  const container = service.getContainerClient(settings.container);
  const asked = <T>(work: (abortSignal: AbortSignal) => Promise<T>): Promise<T> =>
    explained(container, () => work(AbortSignal.timeout(longestMs)));
  await asked((abortSignal) => opened(container, abortSignal));

  const blobOf = async (tenant: string, sha256: string) => {
    checkName(sha256);
    return container.getBlockBlobClient(`${await folderOf(tenant)}/${sha256}`);
  };

  return {
    async put(tenant, sha256, blob) {
      await checkBlob(sha256, blob);
      const place = await blobOf(tenant, sha256);
      const blobContentMD5 = createHash('md5').update(blob.bytes).digest();
      const upload = (abortSignal: AbortSignal, ifNoneMatch?: '*') =>
        place.upload(blob.bytes, blob.bytes.length, {
          abortSignal,
          conditions: ifNoneMatch ? { ifNoneMatch } : {},
          blobHTTPHeaders: { blobContentType: blob.type, blobContentMD5 },
        });
      await asked(async (abortSignal) => {
        try {
          await upload(abortSignal, '*');
        } catch (error) {
          if (statusOf(error) !== 409) throw error;
          // Put before, or by an attempt whose answer was lost. What is not the same is damaged, and mended.
          const there = await place.getProperties({ abortSignal });
          if (!blobContentMD5.equals(there.contentMD5 ?? new Uint8Array())) await upload(abortSignal);
        }
      });
    },
    async get(tenant, sha256) {
      const place = await blobOf(tenant, sha256);
      const blob = await asked((abortSignal) => downloaded(place, abortSignal));
      if (blob === undefined || (await digestOf(blob.bytes)) === sha256) return blob;
      throw new BlobsUnavailable(
        `${place.name} in the container ${settings.container} is damaged; restore it from an earlier version or a backup`,
        { damaged: true },
      );
    },
    async remove(tenant, sha256) {
      const place = await blobOf(tenant, sha256);
      await asked((abortSignal) => place.deleteIfExists({ abortSignal, deleteSnapshots: 'include' }));
    },
    async note(tenant, name, text) {
      checkNote(name, text);
      const bytes = Buffer.from(text);
      const place = container.getBlockBlobClient(`${await folderOf(tenant)}/${NOTES}/${name}`);
      await asked((abortSignal) => place.upload(bytes, bytes.length, { abortSignal }));
    },
    async notes(tenant) {
      const prefix = `${await folderOf(tenant)}/${NOTES}/`;
      const notes = new Map<string, string>();
      // Each page and each note has the time of a request to itself: there may be many.
      for (let token: string | undefined, more = true; more; more = token !== undefined) {
        const page = await asked((abortSignal) => namesFrom(container, prefix, token, abortSignal));
        for (const name of page.names) {
          const note = await asked((abortSignal) =>
            downloaded(container.getBlockBlobClient(name), abortSignal),
          );
          if (note) notes.set(name.slice(prefix.length), Buffer.from(note.bytes).toString());
        }
        token = page.next;
      }
      return notes;
    },
  };
}

async function serviceOf(
  account: AzureBlobSettings['account'],
  options: StoragePipelineOptions,
): Promise<BlobServiceClient> {
  try {
    if (account.kind === 'connection')
      return BlobServiceClient.fromConnectionString(account.connection, options);
    const { ManagedIdentityCredential } = await import('@azure/identity');
    const { url, clientId } = account;
    const credential =
      clientId === null ? new ManagedIdentityCredential() : new ManagedIdentityCredential({ clientId });
    return new BlobServiceClient(url, credential, options);
  } catch (cause) {
    const remedy = 'check BLOB_CONNECTION, or BLOB_ENDPOINT';
    throw new BlobsUnavailable(`the storage account is not given in a way that can be used; ${remedy}`, {
      cause,
    });
  }
}

/** An identity that may use a container need not be one that may make it. */
async function opened(container: ContainerClient, abortSignal: AbortSignal): Promise<void> {
  try {
    await container.createIfNotExists({ abortSignal });
  } catch (error) {
    if (statusOf(error) !== 403) throw error;
    await container.getProperties({ abortSignal });
  }
}

/** One page of names, which come in their order. */
async function namesFrom(
  container: ContainerClient,
  prefix: string,
  token: string | undefined,
  abortSignal: AbortSignal,
): Promise<{ names: string[]; next: string | undefined }> {
  const from = token === undefined ? {} : { continuationToken: token };
  const { value } = await container.listBlobsFlat({ prefix, abortSignal }).byPage(from).next();
  return {
    names: (value?.segment.blobItems ?? []).map(({ name }: { name: string }) => name),
    next: value?.continuationToken || undefined,
  };
}

async function downloaded(
  place: ReturnType<ContainerClient['getBlockBlobClient']>,
  abortSignal: AbortSignal,
): Promise<Blob | undefined> {
  try {
    const { readableStreamBody, contentType = '' } = await place.download(0, undefined, {
      abortSignal,
      maxRetryRequests: RETRIES.maxTries,
    });
    const pieces: Buffer[] = [];
    for await (const piece of readableStreamBody ?? []) pieces.push(Buffer.from(piece));
    return { bytes: Buffer.concat(pieces), type: contentType };
  } catch (error) {
    if (statusOf(error) === 404 && codeOf(error) === 'BlobNotFound') return undefined;
    throw error;
  }
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof RestError ? error.statusCode : undefined;
function codeOf(error: unknown): string {
  if (!(error instanceof RestError)) return 'no code';
  return error.response?.headers.get('x-ms-error-code') ?? error.code ?? 'no code';
}

/** What a failure of the account means, and what to do. The SDK's own messages may hold addresses with signatures. */
function remedyFor(error: unknown): string {
  const code = codeOf(error);
  switch (statusOf(error)) {
    case 401:
    case 403:
      return `refused Waymark (${code}); give its identity the role "Storage Blob Data Contributor" there, or correct the key in BLOB_CONNECTION`;
    case 404:
      return `is not there (${code}); make the container, or correct BLOB_CONTAINER`;
    case undefined:
      break;
    default:
      return `cannot be used just now (${statusOf(error)} ${code}); try again in a minute`;
  }
  const name = error instanceof Error ? error.name : '';
  return /^(?:CredentialUnavailable|Authentication)/.test(name)
    ? `cannot be asked: the machine gave no managed identity; assign one, or set AZURE_CLIENT_ID or BLOB_CONNECTION`
    : `does not answer (${name === 'AbortError' ? 'time ran out' : code}); check the network and BLOB_ENDPOINT or BLOB_CONNECTION`;
}

async function explained<T>(container: ContainerClient, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    const where = `the container ${container.containerName} of the storage account ${container.accountName}`;
    throw new BlobsUnavailable(`${where} ${remedyFor(error)}`, { cause: error });
  }
}
