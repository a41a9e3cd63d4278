/** The port for the bytes of files: named by their hash, a tenant each, apart from the record. One contract proves every adapter. */

/** `type` is the media type that the content showed, never what its sender called it. */
export type Blob = { bytes: Uint8Array; type: string };

/** Names are lower-case hexadecimal digests; anything else is a defect of the caller. */
export class BlobRefused extends Error {
  override name = 'BlobRefused';
}

/**
 * The files could not be reached, read or written. The message names the place and the remedy; putting the same
 * bytes again is always safe.
 */
export class BlobsUnavailable extends Error {
  override name = 'BlobsUnavailable';
}

export interface Blobs {
  /** Keeps the bytes under their name: whole or not at all, and once however often they are put. */
  put(tenant: string, sha256: string, blob: Blob): Promise<void>;
  /** The bytes as they were put, or undefined. What no longer has its hash raises BlobsUnavailable. */
  get(tenant: string, sha256: string): Promise<Blob | undefined>;
  /** Removes it; absent is no fault. */
  remove(tenant: string, sha256: string): Promise<void>;
}
