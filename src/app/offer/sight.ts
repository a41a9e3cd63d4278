/** What a file leaves out for whom it was made, as a word: another word, and it may hold what they may not see any more. */
import { createHash } from 'node:crypto';
import type { Book } from '../../domain/book.ts';
import { audienceIn } from '../../domain/measures/seen.ts';
import type { Actor } from '../../domain/person.ts';
import { isRestricted, isWithheld, seenBy } from '../../domain/restricted.ts';

/** Of what a board may read: a paper; or, with the channel's board, whatever is made where others read along. */
export function boardSight(book: Book, board: string | null = null): string {
  const restricted = book.items.filter((item) => isRestricted(book, item)).map(({ id }) => id);
  if (board === null) return `board:${digestOf(restricted)}`;
  const scope = book.plan.boards.find(({ id }) => id === board)?.scope.map((ref) => `sees ${ref}`);
  return `board:${digestOf([...restricted, ...(scope ?? ['no board'])])}${OF_BOARD}${board}`;
}

const OF_BOARD = ':of:';

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
  sight !==
    (sight.startsWith('board:') || actor === null
      ? boardSight(book, sight.split(OF_BOARD).slice(1).join(OF_BOARD) || null)
      : ownSight(book, actor));

const digestOf = (ids: readonly string[]): string =>
  createHash('sha256').update(ids.toSorted().join('\n')).digest('hex').slice(0, 32);
