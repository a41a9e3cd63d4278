/** The composition root: configuration to store to Teams to jobs; the one place that knows all the parts. */
import { pino } from 'pino';
import type { App } from './app/context.ts';
import { openFile } from './app/evidence/open.ts';
import { pendingFiles } from './app/evidence/pending.ts';
import { handle } from './app/handle.ts';
import type { Clock, Log } from './app/ports.ts';
import { finishRedactions } from './app/privacy/redact/finish.ts';
import { requestsDue } from './app/requests/carry.ts';
import type { Config } from './config.ts';
import type { Clockwork } from './jobs/clockwork.ts';
import { startRunner } from './jobs/runner.ts';
import { openMeter } from './metering.ts';
import { createJudge } from './reading/judge.ts';
import { createReader } from './reading/reader.ts';
import { openBlobs, openStore } from './store/open.ts';
import { openRecords } from './store/records.ts';
import type { Store } from './store/store.ts';

const BEAT_MS = 5_000;

export const machineClock: Clock = { now: () => Temporal.Now.instant() };

/** Structured lines on standard error, so that standard output is the commands' alone. */
export const logAt = (level: Config['log']): Log => pino({ level, base: null }, pino.destination(2));

export type Running = {
  port: number;
  store: Store;
  /** Runs the clock now rather than at its next beat, and resolves when that run is over. */
  look(): Promise<void>;
  /** Answers what is under way, ends the run of the clock in hand, and closes the store. */
  stop(): Promise<void>;
};

/**
 * Starts the bot. `clock` is the machine's, and `patienceMs` how long a turn may take before its person hears that it
 * is still worked on; only the tests bring others. Throws `CredentialsRefused`, `PortRefused`, `StoreUnavailable`.
 */
export async function start(
  config: Config,
  log: Log,
  clock: Clock = machineClock,
  patienceMs?: number,
): Promise<Running> {
  const teams = await import('./teams/teams.ts');
  const { botToken, createFiles, createMessenger, createUploads, identityOf, startServer } = teams;
  const identity = identityOf(config);
  const meter = openMeter(log);
  const stopping = new AbortController();
  const store = await openStore(config, {
    now: () => clock.now(),
    charged: meter.charged,
    remark: (text) => log.warn({}, text),
  });
  let port = config.port;
  try {
    const blobs = await openBlobs(config);
    const records = openRecords(store);
    const messenger = createMessenger({ identity, log });
    const work = clockwork(store, records, messenger, log, clock, clock, config.officers);
    const runner = startRunner(
      {
        ...work,
        pendingFiles: (tenant) => pendingFiles(app, messenger)(tenant),
        redactions: (tenant) => finishRedactions(app, messenger, tenant),
        requestsDue: (tenant) => requestsDue(app)(tenant),
      },
      BEAT_MS,
    );
    const app: App = {
      store,
      records,
      clock,
      directory: messenger,
      files: createFiles({ local: identity.local, log, token: botToken(identity), stop: stopping.signal }),
      uploads: createUploads({ local: identity.local, log, stop: stopping.signal }),
      reader: createReader({ log }),
      judge: createJudge({ log }),
      blobs,
      publicUrl: () => config.publicUrl ?? (identity.local ? `http://127.0.0.1:${port}` : null),
      log,
      officers: new Set(config.officers),
      poke: () => runner.poke(),
    };
    try {
      const server = await startServer({
        port: config.port,
        host: '0.0.0.0',
        identity,
        messenger,
        handle: (turn) => handle(app, turn),
        openFile: (token) => openFile(app, token),
        health: () => health(store),
        log,
        ...(patienceMs !== undefined && { patienceMs }),
      });
      port = server.port;
      return {
        port,
        store,
        look: () => runner.look(),
        async stop() {
          stopping.abort();
          await Promise.all([server.stop(), runner.stop()]);
          await store.close();
          meter.total();
        },
      };
    } catch (error) {
      await runner.stop();
      throw error;
    }
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The parts that one run of the clock needs, without a server: for `waymark tick`. */
export async function clockworkOf(
  config: Config,
  store: Store,
  at: Temporal.Instant | undefined,
): Promise<Clockwork> {
  const { createMessenger, identityOf } = await import('./teams/teams.ts');
  const log = logAt(config.log);
  // Without credentials nothing but this machine can be reached, which is what local mode is.
  const identity = identityOf({ ...config, local: config.credentials === null });
  const asOf = at === undefined ? machineClock : { now: () => at };
  const messenger = createMessenger({ identity, log });
  return clockwork(store, openRecords(store), messenger, log, asOf, machineClock, config.officers);
}

const clockwork = (
  store: Store,
  records: Clockwork['records'],
  messenger: Clockwork['messenger'],
  log: Log,
  asOf: Clock,
  wall: Clock,
  officers: Config['officers'],
): Clockwork => ({
  store,
  records,
  messenger,
  log,
  asOf,
  wall,
  officers: new Set(officers),
  holder: crypto.randomUUID(),
  sleep: (ms) => (ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))),
});

async function health(store: Store): Promise<{ ok: boolean; detail: Record<string, string> }> {
  try {
    await store.query('health', { kind: 'plan', limit: 1 });
    return { ok: true, detail: { store: 'reachable' } };
  } catch {
    return { ok: false, detail: { store: 'unreachable' } };
  }
}
