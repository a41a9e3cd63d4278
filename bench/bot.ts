/**
 * Run as a part: the bot, composed by `start` as in production, in local mode on a clock that stands still.
 *
 *     bot.ts <data folder> <instant> <tenant> [collector]      with an address, it is told of figures and traces there
 *
 * Asked to `send`, it puts so many welcomes into the tenant's outbox and sends them, as fast as it can.
 */
import type { Clockwork } from '../src/jobs/clockwork.ts';
import { dispatch } from '../src/jobs/dispatch.ts';
import { paces } from '../src/jobs/pace.ts';
import { clockworkOf, logAt, start } from '../src/main.ts';
import { openRow, rowDoc } from '../src/store/outbox.ts';
import { all, type Change } from '../src/store/store.ts';
import { testClock } from '../tests/support/test-clock.ts';
import { serveParent } from './part.ts';

const A_COMMIT = 50;

const [data = '', instant = '', tenant = '', collector] = process.argv.slice(2);
const clock = testClock(instant);
const config = {
  port: 0,
  data,
  local: true,
  officers: [],
  log: 'silent',
  credentials: null,
  tenants: null,
  cosmos: null,
  blobs: null,
  publicUrl: null,
  ...(collector && { telemetry: { otlp: { endpoint: collector, headers: {} }, insights: null } }),
} as const;
const bot = await start(config, logAt('silent'), clock);
const pace = paces(clock);
let work: Clockwork | undefined;
let made = 0;

/** Does what is due: what the plan and the welcomes have put into the outbox goes out before anything is measured. */
async function settle(): Promise<number> {
  await bot.look();
  return 0;
}

/** The pace is kept on the clock that stands still, and moves only as far as somebody sleeps. */
const unhurried = (parts: Clockwork): Clockwork => ({
  ...parts,
  wall: clock,
  asOf: clock,
  async sleep(ms) {
    const until = clock.now().add({ milliseconds: Math.max(0, ms) });
    await Promise.resolve();
    if (Temporal.Instant.compare(until, clock.now()) > 0) clock.set(until.toString());
  },
});

async function send(many: number): Promise<number> {
  const everybody = await all(bot.store, tenant, { kind: 'person' });
  const met = everybody.map(({ doc }) => doc.body).filter(({ address }) => address !== null);
  for (const end = made + many; made < end; ) {
    const changes = Array.from({ length: Math.min(A_COMMIT, end - made) }, (_, n): Change => {
      const to = { kind: 'person' as const, person: met[n % met.length]?.id ?? '' };
      return {
        op: 'put',
        doc: rowDoc(openRow(`bench:${made + n}`, 'welcome', to, clock.now())),
        expect: 'absent',
      };
    });
    await bot.store.commit(tenant, `bench:${made}`, changes);
    made += changes.length;
  }
  work ??= unhurried(await clockworkOf(config, bot.store, clock.now()));
  let sent = 0;
  for (;;) {
    const { kind, settled } = await dispatch(work, pace, tenant);
    sent += settled.filter(({ state }) => state === 'sent').length;
    if (kind !== 'paused') return sent;
  }
}

serveParent(bot.port, { send, settle });
