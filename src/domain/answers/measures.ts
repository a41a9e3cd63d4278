/** How success is read: the measures of what a question is about, with their readings as they stand. */
import type { Book } from '../book.ts';
import type { Reading } from '../measure.ts';
import { hasWords } from '../measures/find.ts';
import { standingReadings } from '../measures/readings.ts';
import { wantedPeriod } from '../measures/wanted.ts';
import type { Measure, PlainDate } from '../plan.ts';
import type { Question } from '../question.ts';
import { isAboutAll, measuredItems } from '../scope.ts';

/**
 * `of` is null for a measure of the plan as a whole. `standing` has one reading a period, oldest first, each with the
 * last day of its period where that is known; `latest` is the last of them. `wanted` is the time that a reading is
 * waited for.
 */
export type Measured = {
  of: { ref: string; title: string } | null;
  measure: Measure;
  latest: Reading | null;
  standing: { reading: Reading; end: PlainDate | null }[];
  wanted: string | null;
};
export type MeasuresTold = { kind: 'measures'; measures: Measured[] };

export function measuresOf(book: Book, question: Question, today: PlainDate): MeasuresTold {
  const told = (of: Measured['of'], measure: Measure): Measured => measured(of, measure, book, today);
  const ofItems = measuredItems(book, question).flatMap(({ ref, title, measures }) =>
    measures.map((measure) => told({ ref, title }, measure)),
  );
  const ofPlan = isAboutAll(question) ? book.plan.measures.map((measure) => told(null, measure)) : [];
  const all = [...ofPlan, ...ofItems];
  const speaking = thatSpeakOf(all, book, question);
  // Where none speaks of the topic itself, all that is read where the topic leads to.
  return { kind: 'measures', measures: speaking.length > 0 ? speaking : all };
}

function thatSpeakOf(measures: readonly Measured[], { plan }: Book, { topic }: Question): Measured[] {
  const words = topic.flatMap(({ words: asked }) => [asked, plan.abbreviations[asked] ?? []].flat());
  return measures.filter(({ measure }) => words.some((asked) => hasWords(measure.text, asked)));
}

/** "How is persistent absence doing": what the plan has only measures for, and no action is called by. */
export function measuresAsked(book: Book, question: Question, today: PlainDate): MeasuresTold | null {
  const { intent, topic, status, owner, outcome, body, groupBy } = question;
  const narrowed = [status, owner, outcome, body].some((filter) => filter.length > 0) || groupBy !== null;
  if (intent !== 'status' || topic.length === 0 || narrowed) return null;
  const named = ({ title, aliases }: Book['items'][number]): boolean =>
    topic.some(({ words }) => [title, ...aliases].some((name) => hasWords(name, words)));
  if (book.items.some(named)) return null;
  const told = measuresOf(book, question, today);
  const measures = thatSpeakOf(told.measures, book, question);
  return measures.length === 0 ? null : { ...told, measures };
}

function measured(of: Measured['of'], measure: Measure, { plan }: Book, today: PlainDate): Measured {
  const standing = standingReadings(measure, plan);
  return {
    of,
    measure,
    latest: standing.at(-1)?.reading ?? null,
    standing,
    wanted: wantedPeriod(measure, plan, today)?.label ?? null,
  };
}
