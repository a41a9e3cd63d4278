/** Who leads an action: the nearest above it behind whom there is somebody today; and who is told as its lead. */
import { answering, EVERYBODY_IN, type Presence } from '../away/who-answers.ts';
import { actionsOf, type Book, upwards } from '../book.ts';
import { type Item, type OwnerKey, type PlainDate, type Plan, personBehind } from '../plan.ts';

export type Lead = { key: OwnerKey; person: string };
type Known = Pick<Presence, 'leaves' | 'unreached'>;

/** A vacant post leads nothing: then whoever stands above it does. Null where nobody leads. */
export function leadOver(book: Book, item: Item, today: PlainDate): Lead | null {
  for (const { lead } of upwards(book, item)) {
    const person = lead === null ? null : personBehind(book.plan, lead, today);
    if (lead !== null && person !== null) return { key: lead, person };
  }
  return null;
}

/**
 * Who is told what goes to the lead, and asked what a lead decides: whoever answers for the nearest lead, their cover
 * while they are away. Where nobody in reach does, the next lead above; null where none is left, and officers are told.
 * Nobody is asked about their own word: `but` is passed over.
 */
export function leadTold(
  book: Book,
  item: Item,
  today: PlainDate,
  known: Known,
  but: string | null = null,
): Lead | null {
  for (const { lead } of upwards(book, item)) {
    const person = lead === null ? null : inReach(book.plan, lead, today, known);
    if (lead !== null && person !== null && person !== but) return { key: lead, person };
  }
  return null;
}

function inReach(plan: Plan, key: OwnerKey, today: PlainDate, known: Known): string | null {
  const asked = answering(plan, key, today, known).asked?.person ?? null;
  return asked === null || known.unreached.has(asked) ? null : asked;
}

/** Who stands above the plan's actions, nearest first, each line of them once: whoever is behind the keys may change. */
export function leadLines(book: Book): OwnerKey[][] {
  const lines = actionsOf(book).map((action) => upwards(book, action).flatMap(({ lead }) => lead ?? []));
  return [...new Map(lines.map((line) => [line.join('\n'), line])).values()];
}

/** Everybody who is told of something as its lead today; `unled` where officers are told of some of it. */
export function leadersIn(
  lines: readonly (readonly OwnerKey[])[],
  plan: Plan,
  today: PlainDate,
  known: Known = EVERYBODY_IN,
): { people: Set<string>; unled: boolean } {
  const behind = lines.map((line) => line.flatMap((key) => inReach(plan, key, today, known) ?? []));
  return { people: new Set(behind.flat()), unled: behind.some((people) => people.length === 0) };
}

/** The title of the lead's post, or null where a person leads in their own name. */
export const postOfLead = ({ plan }: Pick<Book, 'plan'>, { key }: Pick<Lead, 'key'>): string | null =>
  plan.posts.find(({ id }) => `post:${id}` === key)?.title ?? null;
