/** Opens a workbook's archive: sizes are counted as they come out, never believed as they are declared. */
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { broken, MOST_ENTRIES, MOST_INFLATED, Refusal, THE_FILE } from './refusal.ts';

export type Archive = {
  names: ReadonlySet<string>;
  /** The bytes of a part, piece by piece. Throws a refusal when the archive grows beyond the limit. */
  open(name: string): AsyncIterable<Uint8Array>;
};

const tooLarge = (): Refusal =>
  new Refusal(THE_FILE, 'is larger than 200 MB once unpacked; remove what is not needed, or split it');

/** Reads the list of parts. `most` is the unpacked size that may come out of it, in bytes. */
export async function openArchive(bytes: Uint8Array, most = MOST_INFLATED): Promise<Archive> {
  const { fromBufferPromise } = await import('yauzl');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false }).catch(fail);
  if (zip.entryCount > MOST_ENTRIES) {
    throw new Refusal(THE_FILE, `holds more than ${MOST_ENTRIES} parts; it is no ordinary workbook`);
  }
  const entries = await partsOf(zip, most);
  let inflated = 0;
  async function* open(name: string): AsyncIterable<Uint8Array> {
    const entry = entries.get(name);
    if (entry === undefined) throw broken(`its part ${name.slice(0, 60)} is missing`);
    const stream = await zip.openReadStreamPromise(entry).catch(fail);
    let sum = 0;
    try {
      for await (const piece of stream) {
        const part: Uint8Array = piece;
        inflated += part.length;
        if (inflated > most) throw tooLarge();
        sum = crc32(part, sum);
        yield part;
      }
    } catch (error) {
      throw error instanceof Refusal ? error : fail(error);
    } finally {
      stream.destroy();
    }
    if (sum !== entry.crc32) throw broken('a part of it is damaged');
  }
  return { names: new Set(entries.keys()), open };
}

async function partsOf(zip: ZipFile, most: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let declared = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) {
        throw new Refusal(THE_FILE, 'is protected with a password; save it without the password');
      }
      declared += entry.uncompressedSize;
      if (declared > most) throw tooLarge();
      entries.set(entry.fileName.replace(/^\//, ''), entry);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : fail(error);
  }
  return entries;
}

function fail(error: unknown): never {
  const why = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 80) : 'it is damaged';
  throw broken(`${why}`);
}
