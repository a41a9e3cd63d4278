/** The composition root: configuration to store to Teams to jobs; the one place that knows all the parts. */
import { pino } from 'pino';
import type { App } from './app/context.ts';
import { behindLink } from './app/evidence/open.ts';
import { pendingFiles } from './app/evidence/pending.ts';
import { handle } from './app/handle.ts';
import { finishErasures } from './app/keeping/erase.ts';
import { finishJoins } from './app/keeping/move-joined.ts';
import { retainDaily } from './app/keeping/retention-run.ts';
import type { Clock, Log, Messenger } from './app/ports.ts';
import { finishRedactions } from './app/privacy/redact/finish.ts';
import { requestsDue } from './app/requests/carry.ts';
import { CERTIFICATE_SOON_DAYS, type Config, certificateLeft } from './config.ts';
import { backlogs } from './jobs/backlog.ts';
import type { Clockwork } from './jobs/clockwork.ts';
import { type Runner, startRunner } from './jobs/runner.ts';
import { openMeter } from './metering.ts';
import { createJudge } from './reading/judge.ts';
import { createReader } from './reading/reader.ts';
import { type Blobs, BlobsUnavailable } from './store/blobs.ts';
import { WAKE_UPS } from './store/documents.ts';
import { openBlobs, openStore } from './store/open.ts';
import { openRecords } from './store/records.ts';
import type { Store } from './store/store.ts';
import type { Identity } from './teams/auth.ts';
import type { Cloud } from './teams/sign-in/cloud.ts';
import { tellCertificateEnd } from './telemetry/certificate-end.ts';
import { gaugesOf } from './telemetry/gauges.ts';
import { openTelemetry } from './telemetry/open.ts';
import { openReadiness, type Readiness, unlessJustFailed } from './telemetry/readiness.ts';
import { storeWatched } from './telemetry/store-watch.ts';
import { traceNow } from './telemetry/trail.ts';

const BEAT_MS = 5_000;
const EVERY_ADDRESS = '0.0.0.0';

export const machineClock: Clock = { now: () => Temporal.Now.instant() };

/** Structured lines on standard error, so that standard output is the commands' alone. Each names the trace that it is part of. */
export const logAt = (level: Config['log']): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: traceNow,
    },
    pino.destination(2),
  );

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
  cloud?: Cloud,
): Promise<Running> {
  const teams = await import('./teams/teams.ts');
  const { createFiles, createMessenger, createUploads, identityOf, startServer, wayOut } = teams;
  const agent = wayOut(process.env);
  const telemetry = await openTelemetry(config.telemetry, log);
  const { watch } = telemetry;
  const identity = identityOf(config, watch, cloud);
  const meter = openMeter(log, watch);
  const stopping = new AbortController();
  const opened = await openStore(config, {
    now: () => clock.now(),
    charged: meter.charged,
    failed: meter.failed,
    remark: (text) => log.warn({}, text),
  });
  const store = storeWatched(opened, watch);
  let port = config.port;
  try {
    const blobs = await openBlobs(config);
    const records = openRecords(store);
    const messenger = createMessenger({ identity, log, watch });
    const work = clockwork(store, records, messenger, log, clock, clock, config.officers);
    const runner = startRunner(
      { ...work, serves: identity.serves, watch, ...besides(() => app, messenger) },
      BEAT_MS,
    );
    const app: App = {
      store,
      records,
      clock,
      directory: messenger,
      files: createFiles({
        identity,
        log,
        stop: stopping.signal,
        agent,
        watch,
      }),
      uploads: createUploads({ local: identity.local, log, stop: stopping.signal, agent }),
      reader: createReader({ log }),
      judge: createJudge({ log }),
      blobs,
      publicUrl: () => config.publicUrl ?? (identity.local ? `http://127.0.0.1:${port}` : null),
      log,
      watch,
      officers: new Set(config.officers),
      poke: () => runner.poke(),
    };
    const readiness = readinessOf(opened, blobs, runner, identity, log);
    const certificate = () => certificateLeft(config.credentials, clock.now())?.days ?? null;
    if (watch.on) {
      const beat = () => runner.sinceBeat() / 1000;
      const queues = () => backlogs(opened, clock.now());
      telemetry.gauge(gaugesOf({ backlogs: queues, readiness, beat, certificate }));
    }
    try {
      const server = await startServer({
        port: config.port,
        host: config.host ?? EVERY_ADDRESS,
        identity,
        messenger,
        handle: (turn) => handle(app, turn),
        openFile: (token) => behindLink(app, identity.serves, token),
        ready: () => readiness.ask(),
        log,
        watch,
        ...(patienceMs !== undefined && { patienceMs }),
      });
      const endTurns = () => {
        stopping.abort();
        return server.stop();
      };
      port = server.port;
      const toldNoMore = tellCertificateEnd(certificate, CERTIFICATE_SOON_DAYS, log);
      return {
        port,
        store,
        look: () => runner.look(),
        async stop() {
          readiness.end();
          toldNoMore();
          const drained = sleep(identity.local ? 0 : (config.drainSeconds ?? 0) * 1000);
          await Promise.all([drained.then(endTurns), runner.stop()]);
          await telemetry.close();
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

/** What the clock does beside deciding and sending, which are use cases of the app. */
const besides = (
  app: () => App,
  messenger: Messenger,
): Pick<Clockwork, 'pendingFiles' | 'redactions' | 'erasures' | 'retention' | 'requestsDue'> => ({
  pendingFiles: (tenant) => pendingFiles(app(), messenger)(tenant),
  redactions: (tenant) => finishRedactions(app(), messenger, tenant),
  erasures: async (tenant) => {
    // Each by itself: what stops the one is no reason to leave the other.
    try {
      await finishJoins(app(), tenant);
    } finally {
      await finishErasures(app(), tenant);
    }
  },
  retention: (tenant) => retainDaily(app(), tenant),
  requestsDue: (tenant) => requestsDue(app())(tenant),
});

/** The parts that one run of the clock needs, without a server: for `waymark tick`. */
export async function clockworkOf(
  config: Config,
  store: Store,
  at: Temporal.Instant | undefined,
): Promise<Clockwork> {
  const teams = await import('./teams/teams.ts');
  const { createFiles, createMessenger, createUploads, identityOf, wayOut } = teams;
  const agent = wayOut(process.env);
  const log = logAt(config.log);
  // Without credentials nothing but this machine can be reached, which is what local mode is.
  const identity = identityOf({ ...config, local: config.credentials === null });
  const asOf = at === undefined ? machineClock : { now: () => at };
  const messenger = createMessenger({ identity, log });
  const records = openRecords(store);
  const work = clockwork(store, records, messenger, log, asOf, machineClock, config.officers);
  const blobs = await blobsOr(config, log);
  if (blobs === null) return work;
  const app: App = {
    store,
    records,
    clock: asOf,
    directory: messenger,
    files: createFiles({ identity, log, agent }),
    uploads: createUploads({ local: identity.local, log, agent }),
    reader: createReader({ log }),
    judge: createJudge({ log }),
    blobs,
    publicUrl: () => config.publicUrl,
    log,
    officers: new Set(config.officers),
    // The run that is under way sends what it queues.
    poke: () => undefined,
  };
  const { retention, ...others } = besides(() => app, messenger);
  // What retention removes is gone for good: by this machine's clock alone, never by one that was set ahead.
  return { ...work, ...others, ...(at === undefined && retention && { retention }) };
}

/** Messages go out although the place for files is away: what has to do with files waits for the next run. */
async function blobsOr(config: Config, log: Log): Promise<Blobs | null> {
  try {
    return await openBlobs(config);
  } catch (error) {
    if (!(error instanceof BlobsUnavailable)) throw error;
    log.error({ reason: error.message }, 'the place for files cannot be used: only messages are seen to');
    return null;
  }
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
  sleep: wall.sleep ?? sleep,
});

const sleep = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));

/** Beyond this the clock stands still, whatever it waits for. */
const LONGEST_BEAT_MS = 60_000;
/** Names no file, and no tenant either: asked for to see whether there is an answer. */
const NO_FILE = '0'.repeat(64);

const readinessOf = (
  store: Store,
  blobs: App['blobs'],
  runner: Runner,
  { token }: Identity,
  log: Log,
): Readiness =>
  openReadiness(
    {
      store: () => answers(store.get(WAKE_UPS, 'wakeup', 'wakeup:readiness')),
      files: () => answers(blobs.get('readiness', NO_FILE)),
      clock: () => runner.sinceBeat() < LONGEST_BEAT_MS,
      ...(token && { 'sign-in': unlessJustFailed(() => answers(token())) }),
    },
    log,
  );

const answers = async (asked: Promise<unknown>): Promise<boolean> => {
  await asked;
  return true;
};
