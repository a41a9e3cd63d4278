/** A board's weekly post from the record: figures, lines and words, and what is kept of it. */
import type { Book } from '../book.ts';
import { localDate } from '../calendar.ts';
import type { Change } from '../change.ts';
import { isSlippage } from '../changed.ts';
import type { Milestone } from '../milestone.ts';
import type { Person } from '../person.ts';
import type { Board } from '../plan.ts';
import { forBoards, milestoneSeen } from '../restricted.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Summary, summarise } from '../summary.ts';
import { type BoardPost, type Narrative, narrativeOf } from './board-post.ts';
import { type Told, wordsForBoards } from './board-words.ts';
import { postingOn } from './elections.ts';

/** What a post is made from; `moves` are the changes of the actions whose agreed date is no longer the first. */
export type PostRead = {
  milestones: readonly Milestone[];
  previous: Snapshot | null;
  moves: readonly Change[];
  said: BoardPost | null;
  /** All whom the record knows: none of them is named to a board. */
  people: readonly Pick<Person, 'id' | 'name'>[];
};

export type WeeklyPost = {
  summary: Summary;
  snapshot: Snapshot;
  words: Narrative;
  /** Somebody's words as this board would read them. */
  told: Told;
};

export function weeklyPost(book: Book, board: Board, read: PostRead, at: Temporal.Instant): WeeklyPost {
  const seen = forBoards(book);
  const milestones = read.milestones.map((milestone) => milestoneSeen(seen, milestone));
  const slips = slipsOf(read.moves);
  const { summary, snapshot } = summarise(seen, board, milestones, read.previous, at, slips);
  const today = localDate(at, book.plan.timezone);
  const told = wordsForBoards(book.plan, read.people, today);
  const silent = postingOn(book.plan, board, today) !== 'post';
  return { summary, snapshot, words: narrativeOf(read.said, book, read.milestones, silent, told), told };
}

/** The items whose agreed date was moved at least once: those of which the changes are to be read. */
export const movedItems = (milestones: readonly Milestone[]): string[] => [
  ...new Set(
    milestones
      .filter(({ due, firstDue, open }) => open && firstDue !== null && due !== firstDue)
      .map(({ item }) => item),
  ),
];

function slipsOf(moves: readonly Change[]): Map<string, number> {
  const slips = new Map<string, number>();
  for (const change of moves)
    if (change.item !== null && isSlippage(change)) slips.set(change.item, (slips.get(change.item) ?? 0) + 1);
  return slips;
}
