/** What every use case is given: the record, the clock, the directory, and who counts as an officer. */
import { localDate } from '../domain/calendar.ts';
import type { PlainDate } from '../domain/plan.ts';
import { stamp } from '../domain/stamp.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Records } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Clock, Directory, Files, Judge, Log, Reader, Uploads } from './ports.ts';
import type { Watch } from './watch.ts';

export type App = {
  store: Store;
  records: Records;
  clock: Clock;
  directory: Directory;
  files: Files;
  uploads: Uploads;
  reader: Reader;
  judge: Judge;
  /** The bytes of evidence. */
  blobs: Blobs;
  /** The bot's address for a browser, without a slash at its end; null when nobody has told it. */
  publicUrl: () => string | null;
  log: Log;
  /** Told how turns are understood; nobody is unless it is given. */
  watch?: Watch;
  /** E-mail addresses or principal names, in lower case, of the strategy officers. */
  officers: ReadonlySet<string>;
  /** Tells the clock's runner that a message is waiting. */
  poke: () => void;
};

export type Moment = { instant: string; today: PlainDate; zone: string };

/** Now, with today's date in a plan's zone. */
export function momentIn(app: App, zone: string): Moment {
  const now = app.clock.now();
  return { instant: stamp(now), today: localDate(now, zone), zone };
}
