/** A folder of a test's own, gone when the test is over. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function temporaryFolder(under = tmpdir()): { path: string; remove(): void } {
  const path = mkdtempSync(join(under, 'waymark-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
