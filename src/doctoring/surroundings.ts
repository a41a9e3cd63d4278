/** What the doctor's checks are given: the configuration, the time, and the ways out of this process. */
import type { Config } from '../config.ts';
import type { LocalClient } from '../demo/people.ts';

export type Disk = {
  /** Bytes that Waymark's user can still write. */
  free: number;
  /** The kind of file system, by the number that Linux gives it. */
  kind: number;
};

export type Ports = {
  now: () => Temporal.Instant;
  /** Asks for the bot's own token, as sending does; rejects with what kept it. */
  token: (config: Config) => Promise<void>;
  /** Asks the managed identity that the registration trusts for its word alone; rejects with what kept it. */
  vouched: (clientId: string) => Promise<void>;
  /** The demo's client where the record is the demo's alone, with what is said of those whom it cannot reach. */
  demo: (config: Config) => Promise<{ client: LocalClient; oneChat: string } | null>;
  /** The version of Node that runs. */
  node: string;
  disk: (folder: string) => Disk;
  /** The folder of the app package and what is built of it; it is not there in an image. */
  packages: string;
  /** Where sign-in answers, whose clock is right. */
  signIn: string;
  /** Nothing is asked of the network. */
  offline: boolean;
  /** The longest that one check may take, in milliseconds. */
  longestMs: number;
};

export type Demo = Awaited<ReturnType<Ports['demo']>>;

export type Surroundings = Omit<Ports, 'demo'> & { config: Config; demo: Promise<Demo> };
