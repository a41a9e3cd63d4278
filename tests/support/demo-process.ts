/** `waymark demo` as somebody starts it: a process on ports and data of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ROOT } from './demo-plan.ts';
import { QUICK_START } from './quick-start.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Past it, the process is ended by force, and its exit code shows it. */
const STOPS_WITHIN_MS = 40_000;

export type Demo = Awaited<ReturnType<typeof startDemo>>;

/** Resolves with its four lines. Throws when it ends before, with what it said. */
export async function startDemo(options: readonly string[]) {
  const folder = temporaryFolder();
  const { MICROSOFT_APP_ID: _, ...env } = process.env;
  const child = spawn(process.execPath, ['src/cli.ts', 'demo', ...options], {
    cwd: fileURLToPath(ROOT),
    env: { ...env, ...QUICK_START, PORT: '0', WAYMARK_DATA: folder.path, WAYMARK_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const exit = once(child, 'exit');
  const lines: string[] = [];
  const printed = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (line.startsWith('Stop')) printed.resolve();
  });
  const began = await Promise.race([printed.promise.then(() => true), exit.then(() => false)]);
  if (!began) throw new Error(`The demo ended at once: ${errors || lines.join(' ')}`);
  return {
    lines,
    errors: () => errors,
    /** Ctrl-C. Answers with its exit code once it has ended. */
    async stop(): Promise<number | null> {
      child.kill('SIGINT');
      const patience = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
      await exit;
      clearTimeout(patience);
      folder.remove();
      return child.exitCode;
    },
  };
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}

/** Whether somebody listens on a port of this machine. */
export const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
