/** Opens a backup that may be damaged, or made to harm: only names of ours, only once, and no more than they declare. */
import { createHash } from 'node:crypto';
import type { Entry, ZipFile } from 'yauzl';
import { z } from 'zod/v4';
import { BackupFault } from './fault.ts';
import { FILES, MANIFEST, namedBy } from './manifest.ts';

/** Unpacked, in bytes. A document is far smaller, and all of a large tenant's take a tenth of it. */
const MOST = { part: 4 * 1024 ** 3, small: 64 * 1024 ** 2, line: 8 * 1024 ** 2 } as const;
/** What people write packs to a twentieth; a bomb to a thousandth. */
const MOST_TIMES = 300;
const TINY = 1024 ** 2;
const STORED_OR_DEFLATED: ReadonlySet<number> = new Set([0, 8]);

export type Opened = {
  names: ReadonlySet<string>;
  /** The bytes of a part, piece by piece. */
  pieces(name: string): AsyncIterable<Uint8Array>;
  /** The lines of a part of text, without their ends. */
  lines(name: string): AsyncIterable<string>;
  /** A small part, whole. */
  whole(name: string, most?: number): Promise<Buffer>;
  close(): void;
};

/** Every failure of the archive is a `BackupFault`. `most` is the largest file of evidence, in bytes. */
export async function openBackup(path: string, most: number): Promise<Opened> {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    (error: unknown) => fail(path, error),
  );
  const entries = await entriesOf(zip, path, most).catch((error: unknown) => {
    zip.close();
    throw error;
  });

  async function* pieces(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name);
    if (!entry) throw new BackupFault(`${path} has no ${name}: it is no whole backup. ${ANOTHER}`);
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const piece of stream) yield piece;
    } catch (error) {
      fail(`${name} in ${path}`, error);
    }
  }

  async function* lines(name: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let rest = '';
    for await (const piece of pieces(name)) {
      const [first = '', ...others] = decoded(decoder, name, path, piece).split('\n');
      rest += first;
      for (const next of others) {
        yield rest;
        rest = next;
      }
      if (rest.length > MOST.line)
        throw new BackupFault(`${name} in ${path} has a line without end. ${ANOTHER}`);
    }
    if (rest !== '') yield rest;
  }

  return {
    names: new Set(entries.keys()),
    pieces,
    lines,
    async whole(name, limit = MOST.small) {
      const all: Uint8Array[] = [];
      let bytes = 0;
      for await (const piece of pieces(name)) {
        bytes += piece.length;
        if (bytes > limit) throw new BackupFault(`${name} in ${path} is too large. ${ANOTHER}`);
        all.push(piece);
      }
      return Buffer.concat(all);
    },
    close: () => zip.close(),
  };
}

const ANOTHER = 'Take another backup. Nothing was stored.';

async function entriesOf(zip: ZipFile, path: string, most: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const fault = entries.has(entry.fileName) ? 'is there twice' : faultOf(entry, most);
      if (fault !== null)
        throw new BackupFault(
          `${path} is no backup that Waymark made: "${entry.fileName.slice(0, 100)}" in it ${fault}. ${ANOTHER}`,
        );
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    fail(path, error);
  }
  return entries;
}

/** What speaks against an entry by what the archive says of it; null when nothing does. */
function faultOf(entry: Entry, most: number): string | null {
  const { fileName, compressedSize, uncompressedSize, compressionMethod } = entry;
  const named = namedBy(fileName);
  if (!named && fileName !== MANIFEST && fileName !== FILES) return 'is no part of a backup';
  if (entry.isEncrypted()) return 'is encrypted: decrypt the archive first';
  if (!STORED_OR_DEFLATED.has(compressionMethod)) return 'is packed in another way';
  const largest = named && 'sha256' in named ? most : fileName === MANIFEST ? MOST.small : MOST.part;
  if (uncompressedSize > largest) return `would take ${uncompressedSize} bytes`;
  if (uncompressedSize > TINY && uncompressedSize > compressedSize * MOST_TIMES)
    return `would grow ${Math.round(uncompressedSize / Math.max(compressedSize, 1))} times as large`;
  return null;
}

function decoded(decoder: TextDecoder, name: string, path: string, piece: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw new BackupFault(`${name} in ${path} is no text. ${ANOTHER}`);
  }
}

const SystemFailure = z.object({ code: z.string() });

/** The reader's own words are for developers. */
function fail(what: string, error: unknown): never {
  if (error instanceof BackupFault) throw error;
  const code = SystemFailure.safeParse(error).data?.code;
  if (code === 'ENOENT') throw new BackupFault(`${what} is not there. Check the name.`);
  if (code === 'EACCES' || code === 'EISDIR') throw new BackupFault(`${what} cannot be read (${code}).`);
  throw new BackupFault(`${what} is damaged, cut off, or no backup. ${ANOTHER}`);
}

/** The hash of a part, and how long it is. */
export async function measured(
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
