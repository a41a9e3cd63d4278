/** `waymark health`: asks the bot on this machine whether it answers, for a container's health check. */
import type { Config } from '../config.ts';
import { print } from './settings.ts';

const LONGEST_MS = 3_000;
const EVERY_IPV4 = '0.0.0.0';
const EVERY_IPV6 = '::';

/** Prints a line. Throws, which ends with exit code 1, when the bot does not answer or says that it is not well. */
export async function healthCommand({ port, local, host = EVERY_IPV4 }: Config): Promise<void> {
  const here = local || host === EVERY_IPV4 || host === EVERY_IPV6 ? '127.0.0.1' : host;
  const answer = await fetch(`http://${here.includes(':') ? `[${here}]` : here}:${port}/healthz`, {
    signal: AbortSignal.timeout(LONGEST_MS),
  }).catch(() => null);
  if (answer === null)
    throw new Error(`Nothing answers on port ${port} of this machine. Is the bot running?`);
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The bot on port ${port} says that it is not well (${answer.status}).`);
  print('well');
}
