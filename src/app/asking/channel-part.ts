/** What is typed in a board's channel is read among what that board sees; what names another part is said to be that. */
import { withinScope } from '../../domain/boards/within-scope.ts';
import type { Book } from '../../domain/book.ts';
import type { Actor } from '../../domain/person.ts';
import type { Context, Reading } from '../../understanding/intent.ts';
import { namedItems } from '../../understanding/plan-words/named-items.ts';
import { lexiconOf } from '../conversation/lexicons.ts';

type Seen = { book: Book; actor: Actor };

export const NOT_THIS_BOARDS =
  'That part of the plan is not for this board. Ask in your own chat with me, or ask an officer.';

/** The plan of the channel's board without what lies outside its scope: no title of that is read or offered there. */
export function partOfChannel({ book, actor }: Seen): Seen {
  const board = book.plan.boards.find(({ id }) => id === actor.board);
  return board ? { book: withinScope(book, board), actor } : { book, actor };
}

/** Undefined where the text names nothing of `whole` beyond its `parts`. */
export function beyondChannel(
  text: string,
  whole: readonly Book[],
  parts: readonly Book[],
  context: Context,
): Reading | undefined {
  if (whole.every((book, place) => book === parts[place])) return undefined;
  const { refs } = namedItems(text, lexiconOf(whole), context);
  const isBeyond = refs.some((ref) => !parts.some((part) => part.byRef.has(ref)));
  return isBeyond ? { kind: 'unclear', says: NOT_THIS_BOARDS, nearest: [] } : undefined;
}
