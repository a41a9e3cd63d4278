/** Plain turns and messages: what the app hears and says, without an SDK's types. */
import type { CardJson } from '../cards/render.ts';

/** A message to a person or a channel: a card or a text; `summary` is what a notification shows. */
export type Message = { summary: string; card: CardJson } | { summary: string; text: string };

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
  | { kind: 'left'; origin: Origin };

/** What the app answers: messages to say, and for a card's button the message that takes the card's place. */
export type Answer = { say: Message[]; replace: Message | null };

export const silence: Answer = { say: [], replace: null };
