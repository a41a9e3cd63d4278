/** Where a backup stands while it is written: under a name of its own, so that a half one is never taken for a whole. */
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod/v4';

export type PartFile = {
  /** A folder that only this process uses, for what is gathered before. */
  folder: string;
  /** The archive, until it is whole. */
  archive: string;
  /** Gives the archive its name, in the place of an older one. */
  keep(): Promise<void>;
  /** Removes what was not kept. */
  clear(): Promise<void>;
};

/** Beside the file itself: only within one disk is a new name given at once. Throws what the disk says. */
export async function partFile(out: string): Promise<PartFile> {
  const place = resolve(out);
  await sweep(place);
  const folder = `${place}.${process.pid}.part`;
  await mkdir(folder, { mode: 0o700 });
  const archive = join(folder, 'archive.zip');
  return {
    folder,
    archive,
    async keep() {
      await rename(archive, place);
      await settle(dirname(place));
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What processes left that have ended holds people's data. */
async function sweep(place: string): Promise<void> {
  const parent = dirname(place);
  for (const name of await readdir(parent)) {
    const [, owner] = name.startsWith(`${basename(place)}.`) ? (/\.(\d+)\.part$/.exec(name) ?? []) : [];
    if (owner !== undefined && !isAtWork(Number(owner)))
      await rm(join(parent, name), { recursive: true, force: true });
  }
}

const SystemFailure = z.object({ code: z.string() });

/** A process of our own number is one that has ended: in a container they come again. */
function isAtWork(id: number): boolean {
  if (id === process.pid) return false;
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
