/** Who leads an action: the nearest above it behind whom there is somebody today. */
import { type Book, upwards } from '../book.ts';
import { type Item, type OwnerKey, type PlainDate, personBehind } from '../plan.ts';

export type Lead = { key: OwnerKey; person: string };

/** A vacant post leads nothing: then whoever stands above it does. Null where nobody leads. */
export function leadOver(book: Book, item: Item, today: PlainDate): Lead | null {
  for (const { lead } of upwards(book, item)) {
    const person = lead === null ? null : personBehind(book.plan, lead, today);
    if (lead !== null && person !== null) return { key: lead, person };
  }
  return null;
}

/** Everybody who leads something of the plan today. */
export const leadersOf = (book: Book, today: PlainDate): Set<string> =>
  new Set(
    book.items.flatMap(({ lead }) => (lead === null ? [] : (personBehind(book.plan, lead, today) ?? []))),
  );

/** The title of the lead's post, or null where a person leads in their own name. */
export const postOfLead = ({ plan }: Pick<Book, 'plan'>, { key }: Pick<Lead, 'key'>): string | null =>
  plan.posts.find(({ id }) => `post:${id}` === key)?.title ?? null;
