/** Renders a board's weekly post as the record stands now, and the figures that are kept once it has been posted. */
import { summaryCard } from '../cards/summary/summary.ts';
import { whyHeld } from '../domain/boards/held.ts';
import { weeklyPost } from '../domain/boards/weekly-post.ts';
import { stamp } from '../domain/stamp.ts';
import { readForPost } from '../store/board-posts.ts';
import { write } from '../store/documents.ts';
import { TENANT } from '../store/ids.ts';
import { snapshotId } from '../store/snapshots.ts';
import type { Clockwork } from './clockwork.ts';
import { apart, type Composed } from './composed.ts';
import { latestOccasion } from './schedule.ts';

/** A post that is made up for in the days after is still the post of its own week, until the next one is due. */
export async function composeSummary(
  work: Clockwork,
  tenant: string,
  planId: string,
  boardId: string,
  week: string,
): Promise<Composed> {
  const book = await work.records.book(tenant, planId);
  const board = book?.plan.boards.find((candidate) => candidate.id === boardId);
  if (!book || !board) return apart('dropped', 'the board or its plan is no longer there');
  const now = work.asOf.now();
  const latest = latestOccasion(board, book.plan.timezone, now, book.plan.about.terms);
  if (latest.week > week)
    return apart('parked', 'the next week’s summary was due before this one could be posted');
  const known = await work.store.get(tenant, 'tenant', TENANT);
  const serviceUrl = known?.doc.body.serviceUrl;
  if (!serviceUrl) return apart('unreachable', 'nobody of this tenant has met the bot yet');
  const read = await readForPost(work.store, work.records, tenant, { plan: planId, board: boardId, week });
  const held = whyHeld(book.plan, board, read.said, latest.day);
  if (held !== null) return apart('parked', held);
  const { summary, snapshot, words } = weeklyPost(book, board, read, now);
  const id = snapshotId(planId, boardId, week);
  return {
    kind: 'message',
    to: { tenant, serviceUrl, conversation: board.channel, as: 'thread' },
    message: summaryCard({ summary, words, zone: book.plan.timezone, at: stamp(now) }),
    listed: [],
    // The figures of this very message: those of an attempt that did not arrive were never posted. Once there, they stay.
    async onceSent() {
      const stored = await work.store.get(tenant, 'snapshot', id);
      const doc = write('snapshot', id, { ...snapshot, week });
      return [{ op: 'put', doc, expect: stored?.version ?? 'absent' }];
    },
  };
}
