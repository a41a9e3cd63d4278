/** The rows of the plan's own timeline that a topic names: "Council sign off: July 2024". */
import type { Book } from '../book.ts';
import type { Question } from '../question.ts';

export type TimelineRow = NonNullable<Book['plan']['about']['timeline']>[number];

/** In the plan's order; every word of a topic stands in the row. */
export function timelineRows({ plan }: Book, { topic }: Question): TimelineRow[] {
  const wanted = topic.map(({ words }) => wordsIn(words)).filter((words) => words.length > 0);
  return (plan.about.timeline ?? []).filter(({ text, ref }) => {
    const own = new Set([...wordsIn(text), ref.toLowerCase()]);
    return wanted.some((words) => words.every((word) => own.has(word)));
  });
}

/** "Sign-off" and "sign off" are the same words. */
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
