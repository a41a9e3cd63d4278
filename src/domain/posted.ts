/** The figures of a post of which it was learnt later that it is there: what the board read, as far as that is certain. */
import type { Book } from './book.ts';
import { localDate } from './calendar.ts';
import type { Milestone } from './milestone.ts';
import type { Board } from './plan.ts';
import { actionsUnder } from './scope.ts';
import type { Snapshot, Standing } from './snapshot.ts';
import { stamp } from './stamp.ts';
import { standingsOf } from './standing.ts';
import { isRed } from './summary.ts';

/**
 * The figures as they stood at `at`, a moment not after the post was made. An action of which something has been
 * said since counts as the post before had it, or not at all: so the next post may tell a change for the second
 * time, and never leaves one out.
 */
export function figuresPosted(
  book: Book,
  board: Board,
  week: string,
  milestones: readonly Milestone[],
  previous: Snapshot | null,
  at: Temporal.Instant,
): Snapshot {
  const today = localDate(at, book.plan.timezone);
  const stood = standingsOf(book, actionsUnder(book, board.scope), milestones, today);
  const standings = stood.flatMap(({ action, milestones: its, standing }): [string, Standing][] => {
    const certain = its.every(({ lastUpdate }) => !isAfter(lastUpdate?.at, at));
    const counted = certain ? standing : previous?.standings[action.id];
    return counted === undefined ? [] : [[action.id, counted]];
  });
  const counted = new Set(standings.map(([item]) => item));
  return {
    plan: book.plan.id,
    board: board.id,
    week,
    at: stamp(at),
    standings: Object.fromEntries(standings),
    red: stood.flatMap((one): string[] => {
      const certain = one.milestones.every(({ lastUpdate }) => !isAfter(lastUpdate?.at, at));
      const red = certain ? isRed(one) : previous?.red?.includes(one.action.id);
      return red && counted.has(one.action.id) ? [one.action.id] : [];
    }),
  };
}

const isAfter = (said: string | undefined, at: Temporal.Instant): boolean =>
  said !== undefined && Temporal.Instant.compare(Temporal.Instant.from(said), at) > 0;
