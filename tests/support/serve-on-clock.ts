/**
 * Run as a process: the bot, composed by `start` as in production, on a clock that the parent moves.
 *
 *     node serve-on-clock.ts <where the record is, as JSON> <instant> [officer ...]
 *     -> { port }, then { ran: instant } for each { at: instant } that the parent says over IPC
 */
import { z } from 'zod/v4';
import { untilStopped } from '../../src/commands/serve.ts';
import { logAt, start } from '../../src/main.ts';
import { testClock } from './test-clock.ts';

const Moved = z.object({ at: z.string() });
const Place = z.object({
  data: z.string(),
  log: z.enum(['error', 'debug']).default('error'),
  cosmos: z
    .object({
      endpoint: z.string(),
      database: z.string(),
      credential: z.object({ kind: z.literal('key'), key: z.string() }),
    })
    .nullable(),
});

/** A story waits for its answer, however slow the machine is. */
const PATIENCE_MS = 120_000;

const [where = '', instant = '', ...officers] = process.argv.slice(2);
const place = Place.parse(JSON.parse(where));
const clock = testClock(instant);
const config = {
  ...place,
  port: 0,
  local: true,
  officers,
  credentials: null,
  tenants: null,
  blobs: null,
  publicUrl: null,
} as const;
const stopped = untilStopped();
const bot = await start(config, logAt(place.log), clock, PATIENCE_MS);
process.on('message', (message) => {
  const { at } = Moved.parse(message);
  clock.set(at);
  void bot.look().then(() => process.send?.({ ran: at }));
});
process.send?.({ port: bot.port });
await stopped;
await bot.stop();
process.disconnect?.();
