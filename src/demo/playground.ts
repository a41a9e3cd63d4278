/** Runs the Microsoft 365 Agents Playground, a local client that looks like Teams, as a child process. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HOME_ZONE } from '../domain/calendar.ts';

export type Playground = { port: number; exited: Promise<void>; stop(): Promise<void> };

/** The client could not be started; the message says why. */
export class PlaygroundFailed extends Error {
  override name = 'PlaygroundFailed';
}

/** Resolves when it listens. `folder` takes its log; `config` is where its configuration stands. Throws `PlaygroundFailed`. */
export async function startPlayground(
  endpoint: string,
  port: number,
  folder: string,
  config: string | URL,
): Promise<Playground> {
  const cli = cliFile();
  const log = join(folder, 'playground.log');
  const only = fileURLToPath(new URL('loopback-only.mjs', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', only, cli, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'],
    {
      cwd: config,
      stdio: ['ignore', 'pipe', 'ignore'],
      // The sample people are in England, wherever this machine is: the client tells its zone as theirs.
      env: { ...process.env, TZ: HOME_ZONE, TEAMSAPPTESTER_BROWSER: 'none', TEAMSAPPTESTER_LOGFILE: log },
    },
  );
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const listening = new Promise<number>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /Listening on (\d+)/.exec(text);
      if (found) resolve(Number(found[1]));
    });
  });
  const began = await Promise.race([listening, exited]);
  if (began === undefined) throw new PlaygroundFailed(`The Playground did not start: ${await reasonIn(log)}`);
  return {
    port: began,
    exited,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function cliFile(): string {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch {
    throw new PlaygroundFailed(
      'The Playground is a development part and is not installed: run "npm ci", or start with --no-playground.',
    );
  }
}

/** The Playground writes its reason into its log alone. */
async function reasonIn(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return /Reason: (.*)/.exec(text)?.[1] ?? `see ${log}`;
}
