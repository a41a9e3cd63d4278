/** Where a backup, or a ledger, stands while it is written: under a name of its own, so that a half one is never taken for a whole. */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod/v4';

export type PartFile = {
  /** A folder that only this process uses, for what is gathered before. */
  folder: string;
  /** Where the file stands until it is whole. */
  file: string;
  /** Gives it its name, in the place of an older one. */
  keep(): Promise<void>;
  /** Removes what was not kept. */
  clear(): Promise<void>;
};

/** Beside the file itself: only within one disk is a new name given at once. Throws what the disk says. */
export async function partFile(out: string): Promise<PartFile> {
  const place = resolve(out);
  const here = await numbering();
  // Two containers may share the disk, and each is process 1 to itself.
  const marks = [...(here === undefined ? [] : [here]), process.pid, crypto.randomUUID().slice(0, 8)];
  const folder = `${place}.${marks.join('-')}.part`;
  await mkdir(folder, { mode: 0o700 });
  await sweep(place, folder, here);
  const file = join(folder, 'whole');
  return {
    folder,
    file,
    async keep() {
      await rename(file, place);
      await settle(dirname(place));
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

const PART = /^\.(?:([0-9a-f]{8})-)?(\d+)(?:-[0-9a-f]{8})?\.part$/;

/** What processes left that have ended holds people's data. `own` was just made, and so bears the disk's time. */
async function sweep(place: string, own: string, here: string | undefined): Promise<void> {
  const parent = dirname(place);
  const name = basename(place);
  for (const one of await readdir(parent)) {
    const [part, there, id] = (one.startsWith(name) && PART.exec(one.slice(name.length))) || [];
    const path = join(parent, one);
    if (part === undefined || path === own) continue;
    const hasEnded = there !== undefined && there === here && !isAtWork(Number(id));
    if (hasEnded || (await isOlder(path, own))) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Where a process's number says which one it is: on one machine or, since it was started, in one container. Undefined
 * where the system does not tell.
 */
async function numbering(): Promise<string | undefined> {
  const mark = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
  if (process.platform !== 'linux') return mark(hostname());
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return mark(`${boot}${await readlink('/proc/self/ns/pid')}`);
  } catch {
    return undefined;
  }
}

/** Longer than any backup takes. */
const LEFT_MS = 6 * 60 * 60_000;

/** Of a process that may be at work elsewhere, or whose number another has by now: one that is at work writes all the time. */
async function isOlder(path: string, own: string): Promise<boolean> {
  const inside = await readdir(path).catch(() => []);
  const times = await Promise.all([path, ...inside.map((name) => join(path, name))].map(changedAt));
  return Math.max(...times) < (await changedAt(own)) - LEFT_MS;
}

/** What has gone meanwhile was at work. */
const changedAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  );

const SystemFailure = z.object({ code: z.string() });

function isAtWork(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return SystemFailure.safeParse(error).data?.code === 'EPERM';
  }
}

/** Some systems do not open folders; they keep names without being asked. */
async function settle(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined);
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}
