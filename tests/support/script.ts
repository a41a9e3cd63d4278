/** Runs a script of this folder in a process of its own, which a test can kill. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { QUICK_START } from './quick-start.ts';

export type Script = {
  /** What it prints, line by line, until it ends. */
  lines: AsyncIterable<string>;
  /** Ends it at once: it can neither notice nor tidy up. */
  kill(): void;
  /** What it printed on standard error, once it has ended. */
  ended: Promise<{ code: number | null; errors: string }>;
};

export function startScript(name: string, args: readonly string[]): Script {
  const path = join(import.meta.dirname, name);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args], {
    env: { ...process.env, ...QUICK_START },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  return {
    lines: createInterface({ input: child.stdout }),
    kill: () => child.kill('SIGKILL'),
    ended: Promise.all([exit, text(child.stderr)]).then(([, errors]) => ({ code: child.exitCode, errors })),
  };
}
