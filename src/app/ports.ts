/** The doors through which the app and the jobs reach the world: time, people's directory, sending. */
import type { ReadSource, SourceOptions } from '../importing/source.ts';
import type { Verdict } from './evidence/kinds.ts';
import type { Message } from './message.ts';

/** The clock as of which everything is decided. Production has one; journeys bring their own. */
export interface Clock {
  now(): Temporal.Instant;
  /** Waits on it; by the machine's timers unless given. */
  sleep?: Sleep;
}

/** A member as the roster names them; what it leaves out is absent. */
export type Member = {
  aadObjectId: string;
  name: string;
  /** The user principal name: given out by a directory that has shown that the domain is its own. */
  principal?: string;
  /** E-mail attributes. Those of guests and of other tenants' members may say anything. */
  emails: string[];
  /** The tenant that they are a member of. */
  tenant?: string;
  /** A guest of that tenant, or somebody who has not signed in. */
  guest?: boolean;
};

export interface Directory {
  /** The member of a conversation, or undefined when the roster does not know them or cannot be asked now. */
  member(serviceUrl: string, conversation: string, teamsId: string): Promise<Member | undefined>;
}

/** Where a message goes: an existing conversation, as a new message or (channels) a new thread. */
export type Destination = {
  tenant: string;
  serviceUrl: string;
  conversation: string;
  as: 'message' | 'thread';
};

/** What became of one attempt to send (DESIGN 7): the sender never retries by itself. */
export type Outcome =
  | { kind: 'sent'; activity: string }
  /** May be tried again; `afterMs` is what the platform asked for. */
  | { kind: 'retry'; reason: string; afterMs: number | null }
  /** Written, but the answer was lost: it may have arrived. */
  | { kind: 'unknown'; reason: string }
  /** This person or channel cannot be reached any more. */
  | { kind: 'unreachable'; reason: string }
  | { kind: 'refused'; reason: string };

export interface Messenger {
  send(to: Destination, message: Message): Promise<Outcome>;
  /** Replaces a message that was sent before. */
  update(to: Destination, activity: string, message: Message): Promise<Outcome>;
}

export type Fetched =
  | { ok: true; bytes: Uint8Array }
  /** `not-allowed`: it leads to where the bot may not read. `gone`: the link does not open the file, or not any more. */
  | { ok: false; reason: 'too-large' | 'not-allowed' | 'unreachable' | 'gone' };

export interface Files {
  /** What lies behind the link that came with a file; nothing of more than `most` bytes. Never throws. */
  fetch(url: string, most: number): Promise<Fetched>;
}

export interface Uploads {
  /**
   * Puts a whole file where Teams said that it takes one. `not-allowed`: it leads to where the bot may not write;
   * `gone`: it takes nothing any more. Never throws.
   */
  put(url: string, bytes: Uint8Array): Promise<'done' | 'not-allowed' | 'gone' | 'unreachable'>;
}

/** Reads a file apart from the turns that wait: it may take seconds, or go wrong in any way. Never throws. */
export interface Reader {
  read(bytes: Uint8Array, name: string, options: SourceOptions): Promise<ReadSource>;
}

/** Tells by what a file is whether it is kept as evidence, apart from the turns that wait. Never throws. */
export type Judge = (bytes: Uint8Array, name: string) => Promise<Verdict>;

/**
 * A turn could not be carried out. `recorded` is what of it is in the record all the same: `file` when a file was
 * taken on and nothing else, `unknown` when even that cannot be told. `why` is what kept the record from being read or
 * written, null for a defect.
 */
export class TurnFailed extends Error {
  override name = 'TurnFailed';
  readonly recorded: 'nothing' | 'file' | 'something' | 'unknown';
  readonly why: 'full' | 'read-only' | 'damaged' | 'busy' | 'unreachable' | null;

  constructor(cause: unknown, recorded: TurnFailed['recorded'], why: TurnFailed['why']) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.recorded = recorded;
    this.why = why;
  }
}

/** A pause that a test can make instant. */
export type Sleep = (ms: number) => Promise<void>;

/** Structured logging; never given message content, names or addresses. */
export interface Log {
  /** Lines of every operation, where the log takes such. */
  debug?(fields: Record<string, string | number | boolean | null>, event: string): void;
  info(fields: Record<string, string | number | boolean | null>, event: string): void;
  warn(fields: Record<string, string | number | boolean | null>, event: string): void;
  error(fields: Record<string, string | number | boolean | null>, event: string): void;
}
