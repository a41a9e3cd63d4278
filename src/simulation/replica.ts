/** One process of the bot: the real app and the real clock's side over a distant store, alive until it is killed. */
import type { App } from '../app/context.ts';
import { handle } from '../app/handle.ts';
import type { Answer, Turn } from '../app/message.ts';
import type { Directory, Log, Messenger } from '../app/ports.ts';
import type { Clockwork } from '../jobs/clockwork.ts';
import { startRunner } from '../jobs/runner.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { BEAT_MS, beatPauses } from './beats.ts';
import { type Life, newLife } from './life.ts';
import type { Meter } from './meter.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { WakeUps } from './wake-ups.ts';

export type Surroundings = {
  time: VirtualTime;
  wakeUps: WakeUps;
  meter: Meter;
  messenger: Messenger;
  directory: Directory;
  officers: ReadonlySet<string>;
  log: Log;
  /** The way to the store of a process of this name. */
  storeFor(life: Life, name: string): Store;
};

export type Replica = {
  answer(turn: Turn): Promise<Answer>;
  kill(): void;
  /** Ends as the service does when it is asked to. */
  stop(): Promise<void>;
};

export function startReplica(around: Surroundings, name: string): Replica {
  const { time } = around;
  const life = newLife();
  const store = around.storeFor(life, name);
  const records = openRecords(store);
  const messenger: Messenger = {
    send: (to, message) => life.during(around.messenger.send(to, message)),
    update: (to, activity, message) => life.during(around.messenger.update(to, activity, message)),
  };
  const work: Clockwork = {
    store,
    records,
    messenger,
    log: around.log,
    asOf: time,
    wall: time,
    officers: around.officers,
    holder: name,
    sleep: (ms) => life.during(time.sleep(ms)),
  };
  const runner = startRunner(work, BEAT_MS, beatPauses(time, around.wakeUps, around.meter, life));
  const app: App = {
    store,
    records,
    clock: time,
    directory: around.directory,
    files: { fetch: async () => ({ ok: false, reason: 'unreachable' }) },
    uploads: { put: async () => 'unreachable' },
    reader: {
      read: async () => {
        throw new Error('nobody in the simulation sends a file');
      },
    },
    judge: async () => ({ ok: false, reason: 'unknown' }),
    blobs: {
      put: async () => undefined,
      get: async () => undefined,
      remove: async () => undefined,
      note: async () => undefined,
      notes: async () => new Map(),
    },
    publicUrl: () => null,
    log: around.log,
    officers: around.officers,
    poke: () => runner.poke(),
  };
  return {
    answer: (turn) => life.during(handle(app, turn)),
    kill: () => life.end(),
    async stop() {
      await runner.stop();
      life.end();
    },
  };
}
