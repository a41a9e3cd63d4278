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
  return { kind: 'measures', measures: thatSpeakOf([...ofPlan, ...ofItems], book, question) };
}

/** Those that speak of the topic itself; where none does, all that is read where the topic leads to. */
function thatSpeakOf(measures: readonly Measured[], { plan }: Book, { topic }: Question): Measured[] {
  const words = topic.flatMap(({ words: asked }) => [asked, plan.abbreviations[asked] ?? []].flat());
  const speaking = measures.filter(({ measure }) => words.some((asked) => hasWords(measure.text, asked)));
  return speaking.length > 0 ? speaking : [...measures];
}

/** One after the other and whole, whether of one or of several: "NEET" is in "Fewer NEETs", not in "neeting". */
function hasWords(text: string, asked: string): boolean {
  const wanted = stemsIn(asked);
  const own = stemsIn(text);
  return wanted.length > 0 && own.some((_, at) => wanted.every((word, next) => own[at + next] === word));
}

const stemsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/s$/u, ''));

const measured = (of: Measured['of'], measure: Measure): Measured => ({
  of,
  measure,
  latest: measure.readings.at(-1) ?? null,
});
