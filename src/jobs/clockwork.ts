/** What the clock's side is given: the record, the sender, and two clocks. */
import type { Clock, Log, Messenger, Sleep } from '../app/ports.ts';
import type { Watch } from '../app/watch.ts';
import type { Records } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export type Clockwork = {
  store: Store;
  records: Records;
  messenger: Messenger;
  log: Log;
  /** Told what the clock does; nobody is unless it is given. */
  watch?: Watch;
  sleep: Sleep;
  /** As of which it is decided what is due: `tick --at` sets another moment here. */
  asOf: Clock;
  /** By which leases run and retries wait: always this machine's. */
  wall: Clock;
  /** E-mail addresses or principal names, in lower case, of the strategy officers: who is told what could not be sent. */
  officers: ReadonlySet<string>;
  /** Whether the bot serves a tenant: nothing runs for one that it does not. All of them unless told. */
  serves?: (tenant: string) => boolean;
  /** Names this process in leases. */
  holder: string;
  /** Given when the process is asked to end: nothing new is begun, and no wait goes on. */
  stop?: AbortSignal;
  /** Given when its time to end is nearly over: answers under way are no longer waited for. */
  hangUp?: AbortSignal;
  /** Sees to files that wait: fetched again, told of, forgotten. */
  pendingFiles?: (tenant: string) => Promise<void>;
  /** Goes on with redactions that were cut off, and replaces the messages that showed what they removed. */
  redactions?: (tenant: string) => Promise<void>;
  /** Goes on with erasures of people that were cut off. */
  erasures?: (tenant: string) => Promise<void>;
  /** Once a day: removes what plans' policies no longer keep, where they say that the service does it. */
  retention?: (tenant: string) => Promise<void>;
  /** Carries out what was accepted, once its day has come, and closes what a date that was set has decided. */
  requestsDue?: (tenant: string) => Promise<void>;
};
