/** Plain turns and messages: what the app hears and says, without an SDK's types. */
import type { CardJson } from '../cards/render.ts';

/**
 * A message to a person or a channel: a card, or a text and perhaps a file; `summary` is what a notification shows.
 */
export type Message =
  | { summary: string; card: CardJson }
  | { summary: string; text: string; attach?: Attached };

/** A file of ours in the 1:1 chat: offered, to be given once the person agrees; or given, and where it is now. */
export type Attached =
  | { kind: 'offer'; id: string; name: string; bytes: number; description: string }
  | { kind: 'given'; name: string; url: string; uniqueId: string; fileType: string };

/** Where Teams takes the file that somebody agreed to have, and what it will be called there. */
export type Upload = { url: string; name: string; contentUrl: string; uniqueId: string; fileType: string };

/** A message in Teams that somebody points at; its text without markup, null where it has none. */
export type Quoted = {
  link: string | null;
  /** When it was sent, an ISO instant; null where Teams does not say. */
  at: string | null;
  text: string | null;
  /** Files that it names, each by a link. */
  files: readonly { name: string; url: string }[];
};

/** Who spoke, where. Every turn of every kind carries it. */
export type Origin = {
  /** The activity's id: the name of the command, so that a turn that is delivered twice takes effect once. */
  id: string;
  tenant: string;
  serviceUrl: string;
  conversation: string;
  /** `channel` covers group chats too: what is said there, others read. */
  scope: 'personal' | 'channel';
  /** The channel's own conversation id (without the thread), when the scope is a channel. */
  channel: string | null;
  from: { teamsId: string; aadObjectId: string | null; name: string | null };
  /** The time zone that the speaker's client tells, as it came; absent where it tells none. */
  zone?: string;
};

/** The link opens a file for a few minutes, to whoever has it; that of a picture opens for the bot alone. */
export type SentFile = { name: string; url: string };

export type Turn =
  | { kind: 'text'; origin: Origin; text: string }
  /**
   * Files and pictures that came with a message, ten at most, each to be fetched from where Teams keeps it. `others`
   * counts what came beside them and cannot be had: sounds and the like, and an eleventh file.
   */
  | { kind: 'file'; origin: Origin; files: readonly SentFile[]; others: number; text: string }
  /** A card's button. `data` is as it came; `activity` is the message that the card stands in, when it is known. */
  | { kind: 'card'; origin: Origin; data: unknown; activity: string | null }
  /** The bot was installed, or met somebody. */
  | { kind: 'met'; origin: Origin }
  /** The bot was removed from the person's chat. */
  | { kind: 'left'; origin: Origin }
  /** A file that was offered is wanted, or not; `offer` is as it came, `activity` the message with the offer. */
  | { kind: 'consent'; origin: Origin; offer: string; upload: Upload | null; activity: string | null }
  /** The message extension looks for an action. It comes from any conversation of the person's, with anybody. */
  | { kind: 'search'; origin: Origin; text: string; offset: number }
  /** "Save as evidence" on a message in Teams: its form is asked for, and comes back filled in. */
  | { kind: 'fetch-task'; origin: Origin; message: Quoted }
  | { kind: 'submit-task'; origin: Origin; message: Quoted; data: unknown }
  /** Something that is not taken: a button that is not ours, an edited message, one with nothing in it. */
  | { kind: 'strange'; origin: Origin; what: Strange };

export type Strange = 'button' | 'edited' | 'empty';

/** What the message extension is answered with. */
export type Returned =
  | { kind: 'results'; results: readonly Result[] }
  | { kind: 'dialog'; title: string; card: CardJson }
  | { kind: 'words'; text: string };
/** One thing that was found: how it is listed, and the card that goes into the conversation. */
export type Result = { title: string; text: string; card: CardJson };

/**
 * What the app answers: messages to say, for a card's button the message that takes the card's place, and what the
 * message extension shows.
 */
export type Answer = { say: Message[]; replace: Message | null; returns?: Returned };

export const silence: Answer = { say: [], replace: null };
