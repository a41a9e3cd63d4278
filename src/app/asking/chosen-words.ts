/** The reasons that a board was shown in its last post: what its channel may read again of what people wrote. */
import type { Chosen } from '../../domain/answers/unwritten.ts';
import { narrativeOf } from '../../domain/boards/board-post.ts';
import { wordsForBoards } from '../../domain/boards/board-words.ts';
import { postingOn } from '../../domain/boards/elections.ts';
import { localDate } from '../../domain/calendar.ts';
import { boardPost } from '../../store/board-posts.ts';
import { snapshotBefore } from '../../store/snapshots.ts';
import type { App } from '../context.ts';

const LAST_WEEK = '9999-W99';

/** A mark holds for that post and that update: what was said since is nobody's choice yet. */
export async function chosenWords(
  app: App,
  tenant: string,
  planId: string,
  boardId: string,
): Promise<Chosen[]> {
  const posted = await snapshotBefore(app.store, tenant, planId, boardId, LAST_WEEK);
  const said = posted && (await boardPost(app.store, tenant, planId, boardId, posted.week))?.doc.body;
  if (!said || said.marks.length === 0) return [];
  const book = await app.records.book(tenant, planId);
  const board = book?.plan.boards.find(({ id }) => id === boardId);
  if (!book || !board) return [];
  const marked = await Promise.all(
    said.marks.map(({ milestone }) => app.records.milestone(tenant, milestone)),
  );
  const milestones = marked.flatMap((stored) => stored?.doc.body ?? []);
  const today = localDate(app.clock.now(), book.plan.timezone);
  const told = wordsForBoards(book.plan, await app.records.people(tenant), today);
  const silent = postingOn(book.plan, board, today) !== 'post';
  const quoted = narrativeOf(said, book, milestones, silent, told).said;
  return milestones.flatMap(({ id, item, reason }): Chosen[] => {
    const words = quoted.get(id);
    const ref = book.byId.get(item)?.ref;
    return words === undefined || reason === null || ref === undefined
      ? []
      : [{ milestone: id, ref, written: reason, told: words }];
  });
}
