/** Which board somebody means, of those whose posts they may see before the board does. */
import { noticeCard } from '../../cards/notice.ts';
import { sameBody } from '../../domain/body-names.ts';
import type { Book } from '../../domain/book.ts';
import { mayPreview } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { Board } from '../../domain/plan.ts';
import { visible } from '../asking/visible.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

export type FoundBoard = { book: Book; board: Board; actor: Actor };

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

/** By its name, an abbreviation of it, or some of its words; by none where it can be one alone. */
const isCalled = ({ body }: Board, words: string): boolean =>
  sameBody(words, body) || plain(body).includes(plain(words).replace(/^(?:the )|(?: board)$/g, ''));

type Asked = {
  plan: string | null;
  words: string | null;
  say: (board: string) => string;
  /** Whether what is asked can be of that board, where none was named: one alone is the one that is meant. */
  fits?: (found: FoundBoard) => Promise<boolean>;
};

export async function whichBoard(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { plan, words, say, fits }: Asked,
): Promise<FoundBoard | { ask: Message }> {
  const theirs = await boardsPreviewed(app, origin, speaker, plan);
  if (theirs.length === 0) return { ask: notice(NOT_THEIRS) };
  const named =
    words === null ? await fitting(theirs, fits) : theirs.filter(({ board }) => isCalled(board, words));
  const [only, ...others] = named;
  if (only && others.length === 0) return only;
  const offered = named.length > 0 ? named : theirs;
  return {
    ask: noticeCard({
      text: `${only ? 'Which board do you mean?' : 'I know no board of that name.'} Nothing was changed.`,
      suggestions: offered.map(({ board: { body } }) => ({ label: body, say: say(body) })),
    }),
  };
}

/** All of them, where none fits: which one is meant is asked. */
async function fitting(
  boards: readonly FoundBoard[],
  fits: (found: FoundBoard) => Promise<boolean> = async () => true,
): Promise<readonly FoundBoard[]> {
  const which = await Promise.all(boards.map(fits));
  const some = boards.filter((_, place) => which[place]);
  return some.length > 0 ? some : boards;
}

/** Those boards of theirs whose posts they may see before the boards do. */
export async function boardsPreviewed(
  app: App,
  origin: Origin,
  speaker: Speaker,
  plan: string | null,
): Promise<FoundBoard[]> {
  const plans = await visible(app, origin, speaker);
  return plans
    .filter(({ book }) => plan === null || book.plan.id === plan)
    .flatMap(({ book, actor }) =>
      book.plan.boards
        .filter((board) => mayPreview(book, board, actor))
        .map((board): FoundBoard => ({ book, board, actor })),
    );
}

export const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const NOT_THEIRS =
  'Nothing was changed: what a board is shown is for strategy officers, and for whoever leads a part of the plan that the board sees.';
