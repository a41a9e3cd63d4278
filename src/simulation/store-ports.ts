/** The store as the simulation gives it to a process: slow as over a network, metered, watched, and sometimes away. */
import type { Kind } from '../store/documents.ts';
import { type Change, type CommitResult, type Store, StoreUnavailable } from '../store/store.ts';
import { type Chance, chanceOf } from './chance.ts';
import { isDuring, RATES, type Schedule } from './faults.ts';
import type { Life } from './life.ts';
import type { Meter } from './meter.ts';
import type { Setting } from './setting.ts';
import type { Throughput } from './throughput.ts';
import type { VirtualTime } from './virtual-time.ts';

type Watcher = { committed(partition: string, changes: readonly Change[]): void };

/** Counts what is asked, and tells the watchers of what took effect. */
export function watchedStore(store: Store, meter: Meter, watchers: readonly Watcher[]): Store {
  return {
    async get(partition, kind, id) {
      const found = await store.get(partition, kind, id);
      meter.read(kind);
      return found;
    },
    async query(partition, query) {
      const page = await store.query(partition, query);
      meter.query(query.kind, page.found.length);
      return page;
    },
    async commit(partition, id, changes) {
      const result = await store.commit(partition, id, changes);
      meter.commit(changes, result.kind === 'done');
      if (result.kind === 'done') for (const watcher of watchers) watcher.committed(partition, changes);
      return result;
    },
    close: () => store.close(),
  };
}

/** A replica's way to the store: milliseconds each time, faults by the schedule, and silence once it is dead. */
export function distantStore(
  store: Store,
  setting: Setting,
  schedule: Schedule,
  time: VirtualTime,
  throughput: Throughput,
  life: Life,
  name: string,
): Store {
  const chance = chanceOf(setting.seed, `store of ${name}`);
  const rates = RATES[setting.faults];
  const away = (): boolean => chance.happens(rates.storeAway) || isDuring(schedule.store, time.ms());

  async function read<T>(work: () => Promise<T>): Promise<T> {
    await time.sleep(latency(chance, 2, 8) + throughput.wait());
    if (away()) throw unavailable();
    return work();
  }

  async function write(partition: string, id: string, changes: readonly Change[]): Promise<CommitResult> {
    await time.sleep(latency(chance, 5, 14) + throughput.wait());
    // The request of a process that has just died may have been written, or not.
    if (away() || (life.over && chance.happens(0.5))) throw unavailable();
    const result = await store.commit(partition, id, changes);
    if (chance.happens(rates.answerLost)) throw unavailable();
    return result;
  }

  return {
    get: <K extends Kind>(...args: Parameters<typeof store.get<K>>) =>
      life.during(read(() => store.get(...args))),
    query: <K extends Kind>(...args: Parameters<typeof store.query<K>>) =>
      life.during(read(() => store.query(...args))),
    commit: (partition, id, changes) => life.during(write(partition, id, changes)),
    close: async () => undefined,
  };
}

const unavailable = (): StoreUnavailable =>
  new StoreUnavailable('The store is away for a moment. Try again.');

/** Milliseconds, as Cosmos DB takes them in the region of the bot. */
const latency = (chance: Chance, least: number, most: number): number => chance.between(least, most);
