/** Starts the bundle once, so that Node keeps what it compiled: later starts read that instead. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the compiled code stands; it holds for the Node that made it, and moves with the bundle. */
export const cacheOf = (out: string) => ({
  NODE_COMPILE_CACHE: join(out, 'cache'),
  NODE_COMPILE_CACHE_PORTABLE: '1',
});

/** Resolves when it has listened and has ended. Throws with what it said when it did not start. */
export async function warm(out: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'waymark-warm-'));
  const { PATH = '' } = process.env;
  const cache = cacheOf(out);
  const child = spawn(process.execPath, [join(out, 'waymark.mjs'), 'serve', '--local'], {
    env: { PATH, PORT: '0', WAYMARK_DATA: data, WAYMARK_LOG: 'error', ...cache },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('listens')) child.kill('SIGTERM');
  });
  const [code] = await ended;
  rmSync(data, { recursive: true, force: true });
  // Node lets nobody else read them, and the image runs as somebody else.
  for (const one of readdirSync(cache.NODE_COMPILE_CACHE, { recursive: true, withFileTypes: true }))
    chmodSync(join(one.parentPath, one.name), one.isDirectory() ? 0o755 : 0o644);
  if (code !== 0 || !said.includes('listens')) throw new Error(`The bundle did not start: ${said}`);
}
