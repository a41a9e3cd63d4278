/** Says in plain words what went wrong with the file of the embedded store, and what to do about it. */
import { z } from 'zod/v4';
import { type Outage, StoreUnavailable } from './store.ts';

const SqliteFailure = z.object({ errcode: z.int(), errstr: z.string() });
const SystemFailure = z.object({ code: z.string(), syscall: z.string() });

const ELSEWHERE = 'or set WAYMARK_DATA to another folder';

/** By SQLite's primary result code. */
const REMEDIES: { readonly [code: number]: (file: string) => string } = {
  5: (file) => `${file} is kept busy by another process; try again, or stop the other process`,
  8: (file) =>
    `${file} may not be written to; let Waymark's user write the file and its folder, ${ELSEWHERE}`,
  10: (file) => `the disk failed to read or write ${file}; check the disk, then start Waymark again`,
  11: (file) =>
    `${file} is damaged; stop Waymark, keep a copy of the file and of those beside it, and put a backup in its place`,
  13: (file) => `the disk that holds ${file} is full; free some space and try again`,
  14: (file) => `${file} cannot be opened; let Waymark's user read and write its folder, ${ELSEWHERE}`,
  26: (file) => `${file} is not a data file of Waymark; move it away, ${ELSEWHERE}`,
};

const IO_FAILURE = 10;
const OUTAGE: { readonly [code: number]: Outage } = {
  5: 'busy',
  8: 'read-only',
  11: 'damaged',
  13: 'full',
  26: 'damaged',
};

/** Runs the work on the file; a failure of the file comes out as StoreUnavailable, anything else as it is. */
export function explained<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const failure = SqliteFailure.safeParse(error);
    const code = failure.success ? failure.data.errcode & 0xff : 0;
    const remedy = REMEDIES[code];
    if (!remedy) throw error;
    // Of a write that the disk failed nobody knows how far it came.
    const untouched = code !== IO_FAILURE;
    throw new StoreUnavailable(remedy(file), { cause: error, why: OUTAGE[code] ?? 'unreachable', untouched });
  }
}

/** Runs what makes the folder; a failure of the file system comes out as StoreUnavailable. */
export function explainedFolder<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const failure = SystemFailure.safeParse(error);
    if (!failure.success) throw error;
    const why = `the folder ${folder} for Waymark's data cannot be made (${failure.data.code})`;
    throw new StoreUnavailable(`${why}; let Waymark's user write there, ${ELSEWHERE}`, { cause: error });
  }
}

export const replaced = (file: string): StoreUnavailable =>
  new StoreUnavailable(
    `${file} was moved away or replaced while Waymark was running; start Waymark again, and put a backup in place only while it is stopped`,
    { why: 'read-only', untouched: true },
  );

export const notOurs = (file: string): StoreUnavailable =>
  new StoreUnavailable(`${file} belongs to another program; move it away, ${ELSEWHERE}`);

export const tooNew = (file: string, found: number, known: number): StoreUnavailable =>
  new StoreUnavailable(
    `${file} was written by a newer Waymark (tables of version ${found}, this one knows ${known});` +
      ` start the newer Waymark, ${ELSEWHERE}`,
  );
