/**
 * Run as a process: the bot, composed by `start` as in production, on a clock that the parent moves.
 *
 *     node serve-on-clock.ts <data folder> <instant> [officer ...]    the parent says { at: instant } over IPC,
 *     -> { port }, then { ran: instant } for each          and hears when the clock's run is over
 */
import { z } from 'zod/v4';
import { untilStopped } from '../../src/commands/serve.ts';
import { logAt, start } from '../../src/main.ts';
import { testClock } from './test-clock.ts';

const Moved = z.object({ at: z.string() });

const [data = '', instant = '', ...officers] = process.argv.slice(2);
const clock = testClock(instant);
const config = {
  port: 0,
  data,
  local: true,
  officers,
  log: 'error',
  credentials: null,
  cosmos: null,
  blobs: null,
  publicUrl: null,
} as const;
const stopped = untilStopped();
const bot = await start(config, logAt('error'), clock);
process.on('message', (message) => {
  const { at } = Moved.parse(message);
  clock.set(at);
  void bot.look().then(() => process.send?.({ ran: at }));
});
process.send?.({ port: bot.port });
await stopped;
await bot.stop();
process.disconnect?.();
