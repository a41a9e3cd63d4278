/** The actions that a question or a board is about, by what the plan itself says of them. */
import { sameBody } from './body-names.ts';
import { actionsOf, type Book, subtree, upwards } from './book.ts';
import type { Action, Item } from './plan.ts';
import type { Period, Question } from './question.ts';

/** The items that the refs name, each once, in the order named; refs that the plan lacks are left out. */
export const itemsNamed = (book: Book, refs: readonly string[]): Item[] =>
  [...new Set(refs)].map((ref) => book.byRef.get(ref)).filter((item) => item !== undefined);

const idsUnder = (book: Book, refs: readonly string[]): Set<string> =>
  new Set(itemsNamed(book, refs).flatMap((item) => subtree(book, item).map(({ id }) => id)));

/**
 * The actions at and below the named items, in the plan's order. No refs mean the whole plan; refs of which the
 * plan has none mean nothing, so that a question about "9.9" is not answered with everything.
 */
export function actionsUnder(book: Book, refs: readonly string[]): Action[] {
  if (refs.length === 0) return actionsOf(book);
  const below = idsUnder(book, refs);
  return actionsOf(book).filter((action) => below.has(action.id));
}

/** Of several topics the actions of any; a topic that leads to no item leads to no action. */
const topicRefs = ({ topic }: Question): string[] => topic.flatMap((one) => one.items);

/**
 * The actions that a question is about: by its items, topics, outcomes and bodies, whenever they are planned. Whose
 * they are and how they stand is for the record to say. A summary is for its body, and about what that body's board sees.
 */
export function actionsAbout(book: Book, question: Question): Action[] {
  const { topic, outcome } = question;
  const about = topic.length === 0 ? null : idsUnder(book, topicRefs(question));
  const bodies = question.body.flatMap((one) => namesOfBody(book, one));
  return actionsUnder(book, refsAbout(book, question)).filter(
    (action) =>
      (about === null || about.has(action.id)) &&
      (outcome.length === 0 || action.outcomes.some((one) => outcome.includes(one))) &&
      (question.body.length === 0 || question.intent === 'summary' || isForBody(action, bodies)),
  );
}

function refsAbout(book: Book, { intent, items, body }: Question): readonly string[] {
  if (intent !== 'summary' || items.length > 0) return items;
  const scopes = book.plan.boards
    .filter((board) => body.some((one) => sameBody(one, board.body)))
    .map(({ scope }) => scope);
  return scopes.some((scope) => scope.length === 0) ? [] : scopes.flat();
}

/** What the plan calls the body, abbreviations spelt out as well; of "the Group and the Cabinet" each by itself. */
function namesOfBody({ plan }: Book, asked: string): string[] {
  const spelt = (name: string): string =>
    name.replace(/\p{L}+/gu, (word) => plan.abbreviations[word] ?? word);
  const known = (plan.about.bodies ?? [])
    .map(({ name, aliases = [] }) => [name, ...aliases].flatMap((one) => [one, spelt(one)]))
    .filter((names) => names.some((one) => sameBody(one, asked)));
  const called = [asked, spelt(asked), ...known.flat()];
  return [...new Set(called.flatMap((name) => [name, ...name.split(' and ')]))];
}

const isForBody = (action: Action, bodies: readonly string[]): boolean =>
  action.bodies.some(({ name }) => bodies.some((body) => body === name || sameBody(body, name)));

/** What the plan alone selects for a question: of a list and of what is due, what is planned for its period. */
export function actionsSelected(book: Book, question: Question): Action[] {
  const about = actionsAbout(book, question);
  const { intent, period } = question;
  if (period === null || (intent !== 'list' && intent !== 'due')) return about;
  return intent === 'list'
    ? plannedFor(about, period)
    : about.filter((action) => isPlannedIn(action, period) || comesRoundIn(action, period));
}

/** "Year 1-2" lists what the plan gives just these two years, where there is any; else all that is due in them. */
export function plannedFor(actions: readonly Action[], period: Period): Action[] {
  const alone = actions.filter((action) => isPlannedExactlyFor(action, period));
  return alone.length > 0 ? alone : actions.filter((action) => isPlannedIn(action, period));
}

export const isPlannedExactlyFor = ({ reading }: Action, { from, to }: Period): boolean =>
  from !== null && to !== null && reading?.start === from && reading.end === to && reading.rule === null;

export function isPlannedIn({ due, reading }: Action, period: Period): boolean {
  return liesIn(period, due ?? (comesRound(reading) ? null : (reading?.end ?? null)));
}

const comesRound = (reading: Action['reading']): boolean =>
  reading !== null && (reading.rule !== null || reading.every !== null);

const comesRoundIn = ({ reading }: Action, { from, to }: Period): boolean =>
  comesRound(reading) &&
  (to === null || (reading?.start ?? to) <= to) &&
  (from === null || (reading?.end ?? from) >= from);

/** A period without bounds holds every day. */
export const liesIn = ({ from, to }: Period, day: string | null): boolean =>
  day !== null && (from === null || day >= from) && (to === null || day <= to);

/** Whether nothing narrows the question but its period: it is about the plan as a whole. */
export const isAboutAll = ({ items, owner, outcome, body, topic, intent }: Question): boolean =>
  [items, owner, outcome, topic].every((filter) => filter.length === 0) &&
  (body.length === 0 || intent === 'summary');

/**
 * The items whose measures a question asks for, in the plan's order: those at and below what it selects, or the
 * nearest above that have any.
 */
export function measuredItems(book: Book, question: Question): Item[] {
  const { items, topic } = question;
  const within = items.length === 0 ? null : idsUnder(book, items);
  const named = topic.length > 0 ? itemsNamed(book, topicRefs(question)) : itemsNamed(book, items);
  const roots = topic.length === 0 && items.length === 0 ? book.items.filter(isTop) : named;
  const found = new Set(
    roots.flatMap((item) => {
      const below = subtree(book, item).filter(hasMeasures);
      return below.length > 0 ? below : upwards(book, item).filter(hasMeasures).slice(0, 1);
    }),
  );
  // What stands above a named item reads that item, too.
  const above = new Set(itemsNamed(book, items).flatMap((item) => upwards(book, item)));
  return book.items.filter(
    (item) => found.has(item) && (within === null || within.has(item.id) || above.has(item)),
  );
}

const hasMeasures = ({ measures }: Item): boolean => measures.length > 0;
const isTop = ({ parent }: Item): boolean => parent === null;

/** The named items below which nothing is an action; where none is named, the topmost such items of the plan. */
export function withoutActions(book: Book, refs: readonly string[]): Item[] {
  const holding = new Set(actionsOf(book).flatMap((action) => upwards(book, action).map(({ id }) => id)));
  const bare = (item: Item): boolean => item.nature === null && item.duty === null && !holding.has(item.id);
  const within = refs.length === 0 ? null : idsUnder(book, refs);
  return book.items.filter((item) => {
    if (!bare(item) || (within !== null && !within.has(item.id))) return false;
    const parent = item.parent === null ? undefined : book.byId.get(item.parent);
    return !parent || !bare(parent) || (within !== null && !within.has(parent.id));
  });
}
