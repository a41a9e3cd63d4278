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
  /** Whether only this one file is meant, whose bytes are not those that were put. */
  readonly damaged: boolean;

  constructor(message: string, options: ErrorOptions & { damaged?: boolean } = {}) {
    super(message, options);
    this.damaged = options.damaged ?? false;
  }
}

export interface Blobs {
  /** Keeps the bytes under their name: whole or not at all, and once however often they are put. */
  put(tenant: string, sha256: string, blob: Blob): Promise<void>;
  /** The bytes as they were put, or undefined. What no longer has its hash raises BlobsUnavailable. */
  get(tenant: string, sha256: string): Promise<Blob | undefined>;
  /** Removes it; absent is no fault. */
  remove(tenant: string, sha256: string): Promise<void>;
  /**
   * Keeps a short text beside the tenant's files, whole or not at all; one of that name is replaced. It outlives the
   * record, which may be lost apart from the files.
   */
  note(tenant: string, name: string, text: string): Promise<void>;
  /** The texts that were kept so, by their names, in the order of these. */
  notes(tenant: string): Promise<ReadonlyMap<string, string>>;
}

const DIGEST = /^[0-9a-f]{64}$/;
const MEDIA_TYPE = /^[a-z0-9][\w.+-]{0,99}\/[\w.+-]{1,100}(?:; ?charset=[\w-]{1,40})?$/i;

const NOTE_NAME = /^[a-z][a-z0-9-]{0,99}$/;
/** A note is read whole, with all the others of its tenant. */
const LONGEST_NOTE = 100_000;

/** Beside the files, which are named by digests. */
export const NOTES = 'notes';

/** @throws BlobRefused for a name that could lead elsewhere, or a text that is no note. */
export function checkNote(name: string, text: string): void {
  if (!NOTE_NAME.test(name))
    throw new BlobRefused('A note is named by small letters, digits and hyphens, 100 at most.');
  if (text.length > LONGEST_NOTE) throw new BlobRefused(`A note has ${LONGEST_NOTE} characters at most.`);
}

export const isMediaType = (type: string): boolean => MEDIA_TYPE.test(type);

/** @throws BlobRefused for a name that is no digest. */
export function checkName(sha256: string): void {
  if (!DIGEST.test(sha256))
    throw new BlobRefused('A file is named by its SHA-256, in 64 lower-case hexadecimal digits.');
}

/** @throws BlobRefused when the bytes are not those that the name stands for, or the type is no media type. */
export async function checkBlob(sha256: string, { bytes, type }: Blob): Promise<void> {
  checkName(sha256);
  if (!isMediaType(type))
    throw new BlobRefused('The type of a file is a media type, such as application/pdf.');
  if ((await digestOf(bytes)) !== sha256)
    throw new BlobRefused('The bytes of a file do not have the hash that names it.');
}

/** Off this thread: the bytes may be many. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))).toString('hex');
}

const LONGEST_FOLDER = 200;

/**
 * A tenant as a name of lower-case letters, digits, `-` and `_`: no two tenants share one where case is not told
 * apart, and none leads elsewhere or means a device.
 */
export async function folderOf(tenant: string): Promise<string> {
  if (tenant === '') throw new BlobRefused('A file belongs to a tenant.');
  const bytes = Buffer.from(tenant);
  const letters = [...bytes].map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[a-z0-9-]/.test(letter) ? letter : `_${byte.toString(16).padStart(2, '0')}`;
  });
  const name = `t-${letters.join('')}`;
  return name.length > LONGEST_FOLDER ? `h-${await digestOf(bytes)}` : name;
}
