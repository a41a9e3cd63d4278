/** Blobs in memory, as strict as the port: the hash is checked, and failing can be ordered. */
import { createHash } from 'node:crypto';
import { type Blob, BlobRefused, type Blobs, BlobsUnavailable, checkNote } from '../../src/store/blobs.ts';

export type MemoryBlobs = Blobs & {
  /** What is kept, by tenant and hash. */
  kept: Map<string, Blob>;
  /** How often bytes were put, repeats included. */
  puts: () => number;
  /** While true, nothing can be reached. */
  down: boolean;
};

export function memoryBlobs(): MemoryBlobs {
  const kept = new Map<string, Blob>();
  const notes = new Map<string, string>();
  let puts = 0;
  const check = (): void => {
    if (blobs.down) throw new BlobsUnavailable('the files cannot be reached; try again later');
  };
  const blobs: MemoryBlobs = {
    kept,
    puts: () => puts,
    down: false,
    async put(tenant, sha256, blob) {
      check();
      puts += 1;
      if (createHash('sha256').update(blob.bytes).digest('hex') !== sha256)
        throw new BlobRefused('the bytes do not have that hash');
      kept.set(`${tenant}/${sha256}`, blob);
    },
    async get(tenant, sha256) {
      check();
      return kept.get(`${tenant}/${sha256}`);
    },
    async remove(tenant, sha256) {
      check();
      kept.delete(`${tenant}/${sha256}`);
    },
    async note(tenant, name, text) {
      check();
      checkNote(name, text);
      notes.set(`${tenant}/${name}`, text);
    },
    async notes(tenant) {
      check();
      const own = [...notes].filter(([name]) => name.startsWith(`${tenant}/`));
      const named = own.map(([name, text]): [string, string] => [name.slice(tenant.length + 1), text]);
      return new Map(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
  return blobs;
}
