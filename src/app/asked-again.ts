/** A question once more: of another action ("I meant 3.4b"), or without the words that were not known ("yes"). */
import type { Question } from '../domain/question.ts';
import { askedOf } from '../understanding/follow-up.ts';
import { understand } from '../understanding/understand.ts';
import type { Frame } from './frame.ts';
import type { Heard } from './text-turn.ts';

/** The last question, of other items; null where something has been reported or asked back since. */
export function ofOthers(
  { lastQuestion, lastSaid, awaited }: Frame,
  items: readonly string[],
): Question | null {
  const isLast = lastQuestion !== null && (lastSaid === null || isLater(lastQuestion, lastSaid));
  return isLast && awaited.length === 0 ? askedOf(lastQuestion.question, items) : null;
}

/** The question that the last words came to but for those that were not known; null where they are another matter. */
export function offered({
  frame,
  lexicon,
  context,
}: Pick<Heard, 'frame' | 'lexicon' | 'context'>): Question | null {
  const { lastQuestion, lastSaid, awaited } = frame;
  if (lastSaid?.kind !== 'words' || awaited.length > 0) return null;
  if (lastQuestion !== null && isLater(lastQuestion, lastSaid)) return null;
  const reading = understand(lastSaid.text, lexicon, { ...context, asked: null });
  return reading.kind === 'clarify' && reading.offered ? (reading.question ?? null) : null;
}

const isLater = (one: { at: string }, other: { at: string }): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(one.at), Temporal.Instant.from(other.at)) > 0;
