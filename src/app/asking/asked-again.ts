/** A question once more: of another action ("I meant 3.4b"), or without the words that were not known ("yes"). */
import type { Question } from '../../domain/question.ts';
import { picked } from '../../understanding/answers/choice-words.ts';
import type { Reading } from '../../understanding/intent.ts';
import { askedOf } from '../../understanding/questions/follow-up.ts';
import { understand } from '../../understanding/understand.ts';
import type { Frame } from '../conversation/frame.ts';
import { bare } from '../conversation/pending.ts';
import type { Heard } from '../text-turn.ts';

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

/** What a typed name of an offered action says: the words that were asked back about, of that action. */
export function offeredWords({ frame, lexicon, context, text }: Heard): string | null {
  const { lastQuestion, lastSaid, awaited } = frame;
  if (lastSaid?.kind !== 'words' || awaited.length > 0) return null;
  if (lastQuestion !== null && isLater(lastQuestion, lastSaid)) return null;
  const reading = understand(lastSaid.text, lexicon, { ...context, asked: null });
  if (reading.kind !== 'clarify' || reading.question) return null;
  const said = reading.suggestions.find(({ label }) => bare(label) === bare(text));
  return said && said.say !== text ? said.say : null;
}

/** The setting that was asked back about, of the plan that is named now; null where it is another matter. */
export function ofNamedPlan({ frame, lexicon, context, text, books }: Heard): Reading | null {
  const { lastQuestion, lastSaid } = frame;
  if (lastSaid?.kind !== 'words' || books.length < 2) return null;
  if (lastQuestion !== null && isLater(lastQuestion, lastSaid)) return null;
  const plans = books.map(({ plan: { id, title } }) => ({ ref: id, title: '', plan: title }));
  const [place, ...others] = picked(text, plans);
  const book = place === undefined || others.length > 0 ? undefined : books[place];
  if (!book) return null;
  const reading = understand(lastSaid.text, lexicon, { ...context, asked: null, officer: true });
  return reading.kind === 'set-up' && reading.plan === null ? { ...reading, plan: book.plan.id } : null;
}

const isLater = (one: { at: string }, other: { at: string }): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(one.at), Temporal.Instant.from(other.at)) > 0;
