/** What the clock's side is given: the record, the sender, and two clocks. */
import type { Clock, Log, Messenger, Sleep } from '../app/ports.ts';
import type { Records } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export type Clockwork = {
  store: Store;
  records: Records;
  messenger: Messenger;
  log: Log;
  sleep: Sleep;
  /** As of which it is decided what is due: `tick --at` sets another moment here. */
  asOf: Clock;
  /** By which leases run and retries wait: always this machine's. */
  wall: Clock;
  /** Names this process in leases. */
  holder: string;
};
