/** How a conversation stood before each of its last turns: one that is delivered again reads as it did first. */
import { z } from 'zod/v4';
import { Shown } from '../../cards/submit.ts';
import { Question } from '../../domain/question.ts';
import { Said } from '../../domain/update.ts';
import { AskBack } from '../../understanding/intent.ts';
import type { Origin } from '../message.ts';
import { commandId } from './command-id.ts';
import { Filling } from './filling.ts';

/** What the last turn asked back; `answered` names the turn that has come since. */
const Asked = z.strictObject({
  wants: AskBack.shape.wants,
  items: z.array(Shown),
  at: z.string(),
  answered: z.string().nullable(),
});

/** What somebody said last: recorded or proposed of a milestone, or words that were asked back about. */
const LastSaid = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('recorded'),
    shown: Shown,
    said: Said,
    onBehalf: z.string().nullable(),
    at: z.string(),
    /** Updates before the last one that are of the same words: what was said outright, before the rest was confirmed. */
    also: z.array(z.string()).default([]),
  }),
  z.strictObject({ kind: z.literal('words'), text: z.string().max(1000), at: z.string() }),
]);

/** What was kept in a shape that is no longer read is forgotten alone. */
const forgotten = <T extends z.ZodType>(kept: T) => kept.nullable().catch(null);

/** The part of a frame in whose light words are read. */
export const Light = z.strictObject({
  lastQuestion: forgotten(z.strictObject({ question: Question, at: z.string() })),
  asked: forgotten(Asked).default(null),
  lastSaid: forgotten(LastSaid).default(null),
  /** A reason, a day or a name that the last turn asked for. */
  filling: forgotten(Filling).default(null),
  inHand: z.array(Shown),
  /** What is left of the list that the last turns were about. */
  rest: z.array(Shown).default([]).catch([]),
  /** When `inHand` was set: a card that was sent later comes before it. */
  handAt: z.string().nullable(),
  /** The proposals that the last turn asked about: what a typed yes or no, or a bare ref, answers. */
  awaited: z.array(z.string()),
});
export type Light = z.infer<typeof Light>;

export const Entered = z.array(z.strictObject({ turn: z.string(), light: Light }));
type Entered = z.infer<typeof Entered>;

/** As many as one message has parts, and a few. */
const KEPT = 10;

const PART = /:part:\d+$/;
const turnsOf = (origin: Origin): string[] =>
  [...new Set([origin.id.replace(PART, ''), origin.id])].map((id) => commandId({ ...origin, id }, 'light'));

/** Names one part of a message, as a turn of its own. */
export const partOf = (origin: Origin, place: number): Origin => ({
  ...origin,
  id: `${origin.id}:part:${place}`,
});

/** What is kept once this turn changes something; the first change of a turn counts. */
export function entering(entered: Entered, before: Light, origin: Origin): Entered {
  const { lastQuestion, asked, lastSaid, filling, inHand, rest, handAt, awaited } = before;
  const light = { lastQuestion, asked, lastSaid, filling, inHand, rest, handAt, awaited };
  const fresh = turnsOf(origin).filter((turn) => entered.every((one) => one.turn !== turn));
  return [...entered, ...fresh.map((turn) => ({ turn, light }))].slice(-KEPT);
}

/** The frame as the turn found it when it came first. */
export function asReadFirst<F extends Light & { entered: Entered }>(frame: F, origin: Origin): F {
  const own = turnsOf(origin).at(-1);
  return { ...frame, ...frame.entered.find(({ turn }) => turn === own)?.light };
}
