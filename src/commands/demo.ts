/** `waymark demo`: the bot in local mode on the sample plan, with a client that looks like Teams beside it. */
import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { openedAs } from '../demo/as-person.ts';
import { loadDemo } from '../demo/load.ts';
import { type LocalClient, readLocalClient } from '../demo/people.ts';
import { type Playground, startPlayground } from '../demo/playground.ts';
import { localDate } from '../domain/calendar.ts';
import { keysHeldBy } from '../domain/person.ts';
import { latestOccasion } from '../jobs/schedule.ts';
import { logAt, machineClock, start } from '../main.ts';
import { personKnownAs } from '../store/alias.ts';
import { docId } from '../store/ids.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';
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
  const home = readLocalClient(new URL(LOCAL_CLIENT, ROOT));
  const opened =
    options.as === undefined ? undefined : openedAs(new URL(LOCAL_CLIENT, ROOT), options.as, config.data);
  if (opened && 'names' in opened)
    throw new CallerFault(`--as takes one of the demo's people: ${opened.names.join(', ')}.`);
  const client = opened ? readLocalClient(join(opened.folder, LOCAL_CLIENT)) : home;
  // Loaded before anything listens, so that whoever comes first finds the whole plan.
  const waiting = await withStore(config, async (store) => {
    await loadDemo(store, machineClock, client, new URL('plans/', ROOT));
    return whatWaits(store, client);
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
        opened ? resolve(opened.folder) : ROOT,
      );
    print(
      playground
        ? `Open     http://localhost:${playground.port}`
        : `Bot      ${endpoint} (point a Bot Connector on this machine at it)`,
    );
    print(`Waiting  ${waiting}`);
    print(
      'Try      press "Update" on the card; say "what\'s overdue in Priority 3"; say "3.3b done, minutes at https://example.org/minutes"',
    );
    print('Stop     Ctrl-C');
    await Promise.race([stopped, ...(playground ? [playground.exited] : [])]);
  } finally {
    await playground?.stop();
    await running.stop();
  }
}

/** What the person at the local client will be asked about, and what the board gets. */
async function whatWaits(store: Store, client: LocalClient): Promise<string> {
  const records = openRecords(store);
  const person = await personKnownAs(store, client.tenant, client.current.aadObjectId);
  if (person === undefined) return `nothing for ${client.current.name} yet`;
  const known = await records.person(client.tenant, person);
  let overdue = 0;
  let today = 0;
  let asked = false;
  const boards: string[] = [];
  for (const { plan } of await records.books(client.tenant)) {
    const date = localDate(machineClock.now(), plan.timezone);
    const own = await records.milestones(client.tenant, [
      { field: 'plan', is: 'eq', to: plan.id },
      { field: 'owner', is: 'in', to: keysHeldBy(plan, person, date) },
      { field: 'open', is: 'eq', to: true },
    ]);
    if (known?.doc.body.cardDays.includes(date)) asked = true;
    overdue += own.filter(({ due, inherited }) => due !== null && due < date && !inherited).length;
    today += own.filter(({ due }) => due === date).length;
    for (const board of plan.boards) {
      const { week } = latestOccasion(board, plan.timezone, machineClock.now(), plan.about.terms);
      const key = `summary:${plan.id}:${board.id}:${week}`;
      if (!(await store.get(client.tenant, 'outbox', docId('outbox', key)))) boards.push(board.body);
    }
  }
  const again = asked ? ' (today\'s card has been sent: say "mine")' : '';
  const summary =
    boards.length > 0 ? `; the weekly summary for ${boards.join(', ')} (in the team's General channel)` : '';
  return `${overdue} overdue and ${today} due today for ${client.current.name}${again}${summary}`;
}
