/** What officers are told of once a day, and settle: what could not be sent, and who wants to hand an action over. */
import type { About } from './about.ts';
import type { HandOver } from './milestone.ts';

/** A message, and how it stands: `asks` is a board's post of which nobody knows whether it arrived. */
export type Unsent = {
  /** The message's key, and since when it has been trying: queued again by hand, it is another matter. */
  key: string;
  since: string;
  about: About;
  to: { kind: 'board'; body: string; plan: string } | { kind: 'person'; name: string };
  stands: 'asks' | 'failed' | 'unknown' | 'waits' | 'sent' | 'dropped';
  reason: string | null;
  /** Whether it would still be of use: a card is on its own day, a post until the next one is due. */
  mayRetry: boolean;
  /** What somebody decided of it last; `by` is their name, null for whoever runs the service. */
  decided: { as: 'arrived' | 'again' | 'dropped'; by: string | null; at: string } | null;
};

/** Somebody whom no message reaches, and how many of their actions wait to be asked about. */
export type OutOfReach = {
  person: string;
  name: string;
  /** Has never opened the chat; has removed the bot; the platform does not let it write to them. */
  why: 'not-met' | 'left' | 'blocked';
  actions: number;
};

/** An owner has said that somebody else should have an action: `by` is their name. */
export type Wish = {
  milestone: string;
  /** The update that says so. */
  update: string;
  by: string;
  ref: string;
  title: string;
  /** Its title. */
  plan: string;
  handOver: HandOver;
};

/** Names what an officer is told, so that it is told once. */
export const messageMatter = ({ key, since }: Pick<Unsent, 'key' | 'since'>): string => `${key}@${since}`;
export const personMatter = ({ person, why }: Pick<OutOfReach, 'person' | 'why'>): string =>
  `${PERSON}${person}:${why}`;
export const wishMatter = ({ milestone, update }: Pick<Wish, 'milestone' | 'update'>): string =>
  `${WISH}${milestone}@${update}`;

/** A document of the record that cannot be read, by its id. */
export const recordMatter = (id: string): string => `${RECORD}${id}`;

const PERSON = 'person:';
const RECORD = 'record:';
const WISH = 'hand-over:';

type Subject =
  | { kind: 'message'; key: string }
  | { kind: 'person'; id: string }
  | { kind: 'wish'; milestone: string; update: string }
  | { kind: 'record'; id: string };

/** The key of the message, the id of the person or of the document, or the wish that a matter is about. */
export function subjectOf(matter: string): Subject {
  const at = matter.lastIndexOf('@');
  if (matter.startsWith(RECORD)) return { kind: 'record', id: matter.slice(RECORD.length) };
  if (matter.startsWith(WISH))
    return { kind: 'wish', milestone: matter.slice(WISH.length, at), update: matter.slice(at + 1) };
  return matter.startsWith(PERSON)
    ? { kind: 'person', id: matter.slice(PERSON.length, matter.lastIndexOf(':')) }
    : { kind: 'message', key: matter.slice(0, at) };
}
