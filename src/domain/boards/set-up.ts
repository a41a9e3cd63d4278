/** Boards as they are set up: one whose posts are new, or go out otherwise than before, is posted to from the next time on. */
import { isDeepStrictEqual } from 'node:util';
import type { Board, PlainDate } from '../plan.ts';

/** Each with the day on which its posts were set up: what was due before then is not posted. */
export const boardsSetUp = (before: readonly Board[], after: readonly Board[], today: PlainDate): Board[] =>
  after.map(({ since: _, ...board }) => {
    const known = before.find(({ id }) => id === board.id);
    const isPostedSo = known?.channel === board.channel && isDeepStrictEqual(known.summary, board.summary);
    const since = isPostedSo ? known.since : today;
    return since === undefined ? board : { ...board, since };
  });
