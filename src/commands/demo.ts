/** `waymark demo`: the bot in local mode on the sample plan, with a client that looks like Teams beside it. */
import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { openedAs } from '../demo/as-person.ts';
import { firstLook } from '../demo/first-look.ts';
import { loadDemo } from '../demo/load.ts';
import { forgetOtherChats } from '../demo/one-chat.ts';
import { readLocalClient } from '../demo/people.ts';
import { type Playground, startPlayground } from '../demo/playground.ts';
import { logAt, machineClock, start } from '../main.ts';
import { CallerFault } from './fault.ts';
import { personNamed } from './person-named.ts';
import { untilStopped } from './serve.ts';
import { portOption, print, withStore } from './settings.ts';
import { LOCAL_CLIENT } from './tenant.ts';

const PLAYGROUND_PORT = 56_150;
const ROOT = new URL('../..', import.meta.url);

export type DemoOptions = { playground: boolean; playgroundPort?: string; as?: string };

export async function demoCommand(config: Config, options: DemoOptions): Promise<void> {
  if (config.credentials) {
    throw new CallerFault(
      'The demo accepts every caller: start it without MICROSOFT_APP_ID and the other credentials.',
    );
  }
  const port =
    options.playgroundPort === undefined
      ? PLAYGROUND_PORT
      : portOption('--playground-port', options.playgroundPort);
  const file = new URL(LOCAL_CLIENT, ROOT);
  const home = readLocalClient(file);
  const current = options.as === undefined ? home.current : personNamed(home.people, options.as);
  const client = { ...home, current };
  // Loaded before anything listens, so that whoever comes first finds the whole plan.
  const { waiting, tries } = await withStore(config, async (store) => {
    await loadDemo(store, machineClock, client, new URL('plans/', ROOT), { dueNow: true });
    if (options.playground) await forgetOtherChats(store, client);
    return firstLook(store, client, machineClock.now());
  });
  const officers = config.officers.length > 0 ? config.officers : home.current.emails;
  const stopped = untilStopped();
  const running = await start(
    { ...config, local: true, officers },
    logAt(config.log === 'info' ? 'warn' : config.log),
  );
  const endpoint = `http://127.0.0.1:${running.port}/api/messages`;
  let playground: Playground | undefined;
  try {
    if (options.playground)
      playground = await startPlayground(
        endpoint,
        port,
        resolve(config.data),
        options.as === undefined ? ROOT : resolve(openedAs(file, current, config.data)),
      );
    print(
      playground
        ? `Open     http://localhost:${playground.port}`
        : `Bot      ${endpoint} (point a Bot Connector on this machine at it)`,
    );
    print(`Waiting  ${waiting}`);
    if (playground) print(`Reached  ${current.name} alone: nobody else can be reached in the demo`);
    print(`Try      ${tries.join('; ')}`);
    print('Stop     Ctrl-C');
    await Promise.race([stopped, ...(playground ? [playground.exited] : [])]);
  } finally {
    await playground?.stop();
    await running.stop();
    print('Stopped  the record is kept: the next demo goes on from it');
  }
}
