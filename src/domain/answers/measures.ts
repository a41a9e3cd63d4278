/** How success is read: the measures of what a question is about, with their latest reading. */
import type { Book } from '../book.ts';
import type { Reading } from '../measure.ts';
import type { Measure } from '../plan.ts';
import type { Question } from '../question.ts';
import { isAboutAll, measuredItems } from '../scope.ts';

/** `of` is null for a measure of the plan as a whole; `latest` is the reading that was given last, if any. */
export type Measured = {
  of: { ref: string; title: string } | null;
  measure: Measure;
  latest: Reading | null;
};
export type MeasuresTold = { kind: 'measures'; measures: Measured[] };

export function measuresOf(book: Book, question: Question): MeasuresTold {
  const ofItems = measuredItems(book, question).flatMap(({ ref, title, measures }) =>
    measures.map((measure) => measured({ ref, title }, measure)),
  );
  const ofPlan = isAboutAll(question) ? book.plan.measures.map((measure) => measured(null, measure)) : [];
  return { kind: 'measures', measures: namedFirst([...ofPlan, ...ofItems], book, question) };
}

/** What speaks of the topic itself goes before what else is read there. */
function namedFirst(measures: readonly Measured[], { plan }: Book, { topic }: Question): Measured[] {
  const words = topic.flatMap(({ words: asked }) => [asked, plan.abbreviations[asked] ?? []].flat());
  const speaksOfIt = ({ measure }: Measured): boolean =>
    words.some((asked) => measure.text.toLowerCase().includes(asked.toLowerCase()));
  return [...measures.filter(speaksOfIt), ...measures.filter((one) => !speaksOfIt(one))];
}

const measured = (of: Measured['of'], measure: Measure): Measured => ({
  of,
  measure,
  latest: measure.readings.at(-1) ?? null,
});
