/** Builds a small file of the old Office container, by hand: a directory and streams, in sectors of 512 bytes. */

/** A storage has no content; a stream is filled up to the size from which it stands in sectors of its own. */
export type CompoundPart = { name: string; content?: string | Uint8Array; type?: 'storage' | 'stream' };

const SECTOR = 512;
const SMALLEST = 4096;
const FREE = 0xffff_ffff;
const END = 0xffff_fffe;
const TABLE = 0xffff_fffd;

const sectorsOf = (size: number): number => Math.ceil(size / SECTOR);

function entry(name: string, type: number, start: number, size: number, classId = ''): Buffer {
  const made = Buffer.alloc(128);
  const title = Buffer.from(`${name}\0`, 'utf16le');
  title.copy(made);
  made.writeUInt16LE(title.length, 64);
  made[66] = type;
  made[67] = 1;
  for (const at of [68, 72, 76]) made.writeUInt32LE(FREE, at);
  Buffer.from(classId, 'hex').copy(made, 80);
  made.writeUInt32LE(start, 116);
  made.writeUInt32LE(size, 120);
  return made;
}

/** The file's bytes. `classId` is that of its root, in hexadecimal. */
export function compoundOf(parts: readonly CompoundPart[], classId = ''): Uint8Array {
  const streams = parts.map(({ content = '', type }) => {
    const raw = Buffer.from(content);
    return type === 'storage'
      ? Buffer.alloc(0)
      : Buffer.concat([raw, Buffer.alloc(Math.max(0, SMALLEST - raw.length))]);
  });
  const directorySectors = sectorsOf((parts.length + 1) * 128);
  const chains: number[] = [TABLE];
  const chain = (length: number): number => {
    const start = chains.length;
    for (let left = length; left > 0; left -= 1) chains.push(left === 1 ? END : chains.length + 1);
    return length === 0 ? END : start;
  };
  const directoryAt = chain(directorySectors);
  const starts = streams.map((stream) => chain(sectorsOf(stream.length)));
  const entries = parts.map(({ name, type = 'stream' }, place) =>
    entry(name, type === 'storage' ? 1 : 2, starts[place] ?? END, streams[place]?.length ?? 0),
  );
  const header = Buffer.alloc(SECTOR, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.fill(0, 8, 76);
  header.writeUInt32LE(0x0003_003e, 24);
  header.writeUInt32LE(0x0009_fffe, 28);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(directoryAt, 48);
  header.writeUInt32LE(SMALLEST, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(SECTOR, 0xff);
  for (const [place, next] of chains.entries()) table.writeUInt32LE(next, place * 4);
  const padded = (raw: Buffer): Buffer => Buffer.concat([raw, Buffer.alloc(-raw.length & (SECTOR - 1))]);
  const directory = padded(Buffer.concat([entry('Root Entry', 5, END, 0, classId), ...entries]));
  return Buffer.concat([header, table, directory, ...streams.map(padded)]);
}
