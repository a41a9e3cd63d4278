/** A folder of a test's own, gone when the test is over. */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function temporaryFolder(under = PLACE): { path: string; remove(): void } {
  const path = mkdtempSync(join(under, 'waymark-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * In memory where the machine has room for it: a record waits for the disk at every commit, which is most of what a
 * story takes, and proves nothing in a test that kills processes and never the machine.
 */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;
const PLACE = hasRoom(MEMORY) ? MEMORY : tmpdir();

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
