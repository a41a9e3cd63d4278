/** `waymark serve`: runs the bot until it is told to stop. */
import type { Config } from '../config.ts';
import { logAt, start } from '../main.ts';
import { CallerFault } from './fault.ts';
import { keepLastWords } from './last-words.ts';
import { remark } from './settings.ts';

export async function serveCommand(config: Config, options: { local?: boolean }): Promise<void> {
  const local = config.local || options.local === true;
  if (local && config.credentials) {
    throw new CallerFault('Local mode accepts every caller: leave it out where the bot has credentials.');
  }
  if (!local && !config.credentials) {
    throw new CallerFault(
      'There are no credentials. Set MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID and one proof of the registration (docs/sign-in.md), or ask for local mode with --local (this machine only).',
    );
  }
  const log = logAt(config.log);
  keepLastWords(log);
  const stopped = untilStopped();
  const running = await start({ ...config, local }, log);
  remark(
    `Waymark listens on ${local ? '127.0.0.1' : config.host}:${running.port}${local ? ' (local mode)' : ''}. Ctrl-C stops it.`,
  );
  await stopped;
  await running.stop();
  // Whatever still waits for an answer has been told so, or comes again: nothing of it keeps the process.
  process.exit();
}

/** Resolves when the process is asked to end; asked for before anything is said, so that no signal is missed. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
