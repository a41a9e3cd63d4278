/** What a file leaves out for whom it was made, as a word: another word, and it may hold what they may not see any more. */
import { createHash } from 'node:crypto';
import type { Book } from '../../domain/book.ts';
import { audienceIn } from '../../domain/measures/seen.ts';
import type { Actor } from '../../domain/person.ts';
import { isRestricted, isWithheld, seenBy } from '../../domain/restricted.ts';

/** Of what a board may read: a paper, or whatever is made where others read along. */
export const boardSight = (book: Book): string =>
  `board:${digestOf(book.items.filter((item) => isRestricted(book, item)).map(({ id }) => id))}`;

/** Of what somebody may read in their own chat. */
export function ownSight(book: Book, actor: Actor): string {
  const seen = seenBy(book, actor);
  const reads = audienceIn(book, actor);
  const less = book.items.flatMap(({ id }) => [
    ...(isWithheld(seen, id) ? [`withheld ${id}`] : []),
    ...(reads(id) === 'leads' ? [] : [`counts ${id}`]),
  ]);
  return `own:${digestOf(less)}`;
}

/** Whether the file may hold more than it would if it were made now. Of older files nothing was kept. */
export const isOutdated = (sight: string | undefined, book: Book, actor: Actor | null): boolean =>
  sight !== undefined &&
  sight !== (sight.startsWith('board:') || actor === null ? boardSight(book) : ownSight(book, actor));

const digestOf = (ids: readonly string[]): string =>
  createHash('sha256').update(ids.toSorted().join('\n')).digest('hex').slice(0, 32);
