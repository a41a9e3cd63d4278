/** The actions that a question or a board is about, from the refs that it names. */
import { actionsOf, type Book, subtree } from './book.ts';
import type { Action, Item, PlainDate } from './plan.ts';
import type { Period, Question } from './question.ts';

/** The items that the refs name, each once, in the order named; refs that the plan lacks are left out. */
export const itemsNamed = (book: Book, refs: readonly string[]): Item[] =>
  [...new Set(refs)].map((ref) => book.byRef.get(ref)).filter((item) => item !== undefined);

/**
 * The actions at and below the named items, in the plan's order. No refs mean the whole plan; refs of which the
 * plan has none mean nothing, so that a question about "9.9" is not answered with everything.
 */
export function actionsUnder(book: Book, refs: readonly string[]): Action[] {
  if (refs.length === 0) return actionsOf(book);
  const below = new Set(itemsNamed(book, refs).flatMap((item) => subtree(book, item).map(({ id }) => id)));
  return actionsOf(book).filter((action) => below.has(action.id));
}

/**
 * The actions that a question selects by what the plan itself says: items, topics, outcomes, bodies, and for a list
 * the days of their by-when. Whose they are and how they stand is for the record to say.
 */
export function actionsSelected(book: Book, question: Question): Action[] {
  const { items, topic, outcome, body, period } = question;
  const refs = topic.flatMap((one) => one.items);
  const about = new Set(refs.length === 0 ? [] : actionsUnder(book, refs));
  return actionsUnder(book, items).filter(
    (action) =>
      (topic.length === 0 || about.has(action)) &&
      (outcome.length === 0 || action.outcomes.some((one) => outcome.includes(one))) &&
      (body.length === 0 || question.intent === 'summary' || isForBody(action, body)) &&
      (period === null || question.intent !== 'list' || isPlannedIn(action, period)),
  );
}

const isForBody = (action: Action, bodies: readonly string[]): boolean =>
  action.bodies.some(({ name }) => bodies.includes(name));

function isPlannedIn({ due, reading }: Action, period: Period): boolean {
  const end: PlainDate | null = due ?? reading?.end ?? null;
  return (
    end !== null && (period.from === null || end >= period.from) && (period.to === null || end <= period.to)
  );
}
