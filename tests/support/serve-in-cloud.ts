/**
 * Run as a process: the bot on the sample plan, composed by `start` as in production from its environment, with
 * authentication on; only the cloud that it signs in to is another, at the address that stands in its arguments.
 *
 *     node serve-in-cloud.ts <address of the cloud>   -> { port }
 */
import { untilStopped } from '../../src/commands/serve.ts';
import { configured, withStore } from '../../src/commands/settings.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { readLocalClient } from '../../src/demo/people.ts';
import { logAt, machineClock, start } from '../../src/main.ts';
import { cloudAt } from './cloud.ts';
import { ROOT } from './demo-plan.ts';

/** A story waits for its answer, however slow the machine is. */
const PATIENCE_MS = 120_000;

const [, , cloud = ''] = process.argv;
const config = configured(process.env);
const client = readLocalClient(new URL('.m365agentsplayground.yml', ROOT));
await withStore(config, (store) => loadDemo(store, machineClock, client, new URL('plans/', ROOT)));
const stopped = untilStopped();
const bot = await start(config, logAt(config.log), machineClock, PATIENCE_MS, cloudAt(cloud));
process.send?.({ port: bot.port });
await stopped;
await bot.stop();
process.exit();
