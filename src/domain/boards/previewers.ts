/** Who sees a board's post before its board does: whoever leads within its scope, and officers. */
import { keysAsked } from '../away/who-answers.ts';
import { type Book, subtree, upwards } from '../book.ts';
import type { Leave } from '../leave.ts';
import type { Actor, Person } from '../person.ts';
import { accountable, type Board, type Item, type OwnerKey, type PlainDate } from '../plan.ts';
import { itemsNamed } from '../scope.ts';

/** The items that the board sees, and what stands above them: who leads those leads in its scope. */
function scopeOf(book: Book, { scope }: Board): Item[] {
  if (scope.length === 0) return [...book.items];
  const named = itemsNamed(book, scope);
  return [...new Set(named.flatMap((item) => [...upwards(book, item), ...subtree(book, item)]))];
}

export const leadsInScope = (book: Book, board: Board, holds: readonly OwnerKey[]): boolean =>
  scopeOf(book, board).some(({ lead }) => lead !== null && holds.includes(lead));

/** Leads that the bot can write to, or whoever covers for them, then officers, each once. */
export function previewers(
  book: Book,
  board: Board,
  today: PlainDate,
  people: readonly Person[],
  officers: readonly Person[],
  leaves: readonly Leave[] = [],
): Person[] {
  const unreached = new Set(people.filter(({ address }) => address === null).map(({ id }) => id));
  const leads = people.filter(
    ({ id }) =>
      !unreached.has(id) && leadsInScope(book, board, keysAsked(book.plan, id, today, { leaves, unreached })),
  );
  return [...new Map([...leads, ...officers].map((person) => [person.id, person])).values()];
}

/** As whom somebody speaks to the board: by a post that they hold, and never by name. */
export function speaksAs(book: Book, actor: Actor): string {
  const posts = book.plan.posts.filter(({ id }) => actor.holds.includes(`post:${id}`));
  const leading = posts.find(({ id }) => book.items.some(({ lead }) => lead === `post:${id}`));
  const owning = posts.find(({ id }) => book.items.some((item) => accountable(item) === `post:${id}`));
  return (leading ?? owning ?? posts[0])?.title ?? (actor.officer ? 'strategy officer' : 'lead');
}
