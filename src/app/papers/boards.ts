/** Which board of which plan is meant: the one named, the channel's own, or the only one. */
import { noticeCard } from '../../cards/notice.ts';
import { sameBody, waysToSay } from '../../domain/body-names.ts';
import type { Book } from '../../domain/book.ts';
import type { Board } from '../../domain/plan.ts';
import type { ErrandHeard } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';

export type OfBoard = { book: Book; board: Board };
export type FoundBoard = { ok: true; of: OfBoard } | { ok: false; ask: Message };

/** The boards that may be meant here; in a channel its own alone. */
export const boardsHere = (origin: Origin, heard: Pick<ErrandHeard, 'books' | 'plan'>): OfBoard[] =>
  heard.books
    .filter(({ plan }) => heard.plan === null || plan.id === heard.plan)
    .flatMap((book) => book.plan.boards.map((board) => ({ book, board })))
    .filter(({ board }) => origin.scope === 'personal' || board.channel === origin.channel);

/**
 * `say` makes the words that ask the same of a board that is named; where none is, one alone that `fits` is the one that
 * is meant.
 */
export function boardMeant(
  origin: Origin,
  heard: Pick<ErrandHeard, 'books' | 'plan'>,
  body: string | null,
  say: (body: string) => string,
  fits: (board: Board) => boolean = () => true,
): FoundBoard {
  const all = boardsHere(origin, heard);
  if (all.length === 0) return { ok: false, ask: NO_BOARD };
  const fitting = all.filter(({ board }) => fits(board));
  const any = fitting.length > 0 ? fitting : all;
  const named = body === null ? any : matching(all, body);
  const found = named.length === 0 && body !== null && ANY_BOARD.test(body) ? any : named;
  const [only, ...others] = found;
  if (only && others.length === 0) return { ok: true, of: only };
  const text =
    found.length === 0
      ? `I know no board called “${body}” here. Which of these is it?`
      : 'Which board do you mean? Nothing was changed.';
  const suggestions = (found.length === 0 ? all : found).slice(0, 5).map(({ board }) => ({
    label: board.body,
    say: say(board.body),
  }));
  return { ok: false, ask: noticeCard({ text, suggestions }) };
}

/** "When does the board meet": said of the one there is, as its members do. */
const ANY_BOARD = /^(?:board|committee|panel|group)$/i;

/** By its name, what the plan calls its body else, or words of its name that no other board's has. */
function matching(all: readonly OfBoard[], body: string): OfBoard[] {
  const named = all.filter(
    ({ book, board }) =>
      sameBody(board.body, body) ||
      (book.plan.about.bodies ?? []).some(
        ({ name, aliases = [] }) =>
          [name, ...aliases].some((one) => sameBody(one, board.body)) &&
          [name, ...aliases].some((one) => sameBody(one, body)),
      ),
  );
  if (named.length > 0) return named;
  const wanted = wordsOf(body);
  return all.filter(({ board }) => {
    const has = new Set(waysToSay(board.body).flatMap(({ said }) => wordsOf(said)));
    return wanted.length > 0 && wanted.every((word) => has.has(word));
  });
}

const SMALL = /^(?:the|our|of|for|and)$/;
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL.test(word));

const NO_BOARD = noticeCard({
  text: 'No board of a plan is set up here, so there is nothing to report to. A strategy officer sets one up in the board’s channel.',
  suggestions: [],
});
