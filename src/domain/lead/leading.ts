/** Who leads an action: the nearest above it behind whom there is somebody today. */
import { actionsOf, type Book, upwards } from '../book.ts';
import { type Item, type OwnerKey, type PlainDate, type Plan, personBehind } from '../plan.ts';

export type Lead = { key: OwnerKey; person: string };

/** A vacant post leads nothing: then whoever stands above it does. Null where nobody leads. */
export function leadOver(book: Book, item: Item, today: PlainDate): Lead | null {
  for (const { lead } of upwards(book, item)) {
    const person = lead === null ? null : personBehind(book.plan, lead, today);
    if (lead !== null && person !== null) return { key: lead, person };
  }
  return null;
}

/** Who stands above the plan's actions, nearest first, each line of them once: whoever is behind the keys may change. */
export function leadLines(book: Book): OwnerKey[][] {
  const lines = actionsOf(book).map((action) => upwards(book, action).flatMap(({ lead }) => lead ?? []));
  return [...new Map(lines.map((line) => [line.join('\n'), line])).values()];
}

/** Everybody who leads something of the plan today; `unled` where nobody leads some of it. */
export function leadersIn(
  lines: readonly (readonly OwnerKey[])[],
  plan: Plan,
  today: PlainDate,
): { people: Set<string>; unled: boolean } {
  const behind = lines.map((line) => line.flatMap((key) => personBehind(plan, key, today) ?? []));
  return { people: new Set(behind.flat()), unled: behind.some((people) => people.length === 0) };
}

/** The title of the lead's post, or null where a person leads in their own name. */
export const postOfLead = ({ plan }: Pick<Book, 'plan'>, { key }: Pick<Lead, 'key'>): string | null =>
  plan.posts.find(({ id }) => `post:${id}` === key)?.title ?? null;
