/** Writes a backup's archive piece by piece, so that a gigabyte of files takes the memory of one. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export type Archive = {
  /** Adds a part; resolves when it has been taken, and not before there is room for it. */
  add(name: string, content: Readable | Uint8Array, options: { compress: boolean }): Promise<void>;
  /** Resolves when all of it is on the disk. */
  end(): Promise<void>;
  /** Gives up: what was written stays, to be removed. */
  abandon(): Promise<void>;
};

/** The file must not be there yet; nobody else may read it. `at` is the time that its parts bear. */
export function writeArchive(path: string, at: Temporal.Instant): Archive {
  const zip = new ZipFile();
  const mtime = new Date(at.epochMilliseconds);
  const stopping = new AbortController();
  const written = pipeline(
    zip.outputStream,
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
    { signal: stopping.signal },
  );
  // A failure is told to whoever waits for the part in hand, or for the end.
  written.catch(() => undefined);
  zip.on('error', () => undefined);
  return {
    async add(name, content, { compress }) {
      const take = once(content instanceof Readable ? content : Readable.from(inPieces(content)));
      const taken = new Promise<void>((resolve, reject) => {
        zip.addReadStreamLazy(name, { compress, mtime, mode: 0o100600 }, (give) => {
          const stream = take();
          stream.once('end', resolve).once('error', reject);
          give(null, stream);
        });
      });
      await Promise.race([taken, written]);
    },
    async end() {
      zip.end();
      await written;
    },
    async abandon() {
      stopping.abort();
      await written.catch(() => undefined);
    },
  };
}

/** The archive keeps whatever gives it a part until its end; what gives this part does not keep the bytes. */
function once(stream: Readable): () => Readable {
  let held: Readable | null = stream;
  return () => {
    const given = held ?? Readable.from([]);
    held = null;
    return given;
  };
}

/** A piece that is as large as the file would fill every buffer on its way. */
const PIECE = 64 * 1024;

function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
}
