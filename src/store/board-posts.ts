/** Reads what a board's post is made from, and what was said of it before it is posted. */
import type { BoardPost } from '../domain/boards/board-post.ts';
import { movedItems, type PostRead } from '../domain/boards/weekly-post.ts';
import { docId } from './ids.ts';
import type { Records } from './records.ts';
import { snapshotBefore } from './snapshots.ts';
import type { Store, Stored } from './store.ts';

export const boardPostId = (plan: string, board: string, week: string): string =>
  docId('board-post', `${plan}:${board}:${week}`);

export const boardPost = (
  store: Store,
  tenant: string,
  plan: string,
  board: string,
  week: string,
): Promise<Stored<'board-post'> | undefined> =>
  store.get(tenant, 'board-post', boardPostId(plan, board, week));

export async function readForPost(
  store: Store,
  records: Records,
  tenant: string,
  { plan, board, week }: Pick<BoardPost, 'plan' | 'board' | 'week'>,
): Promise<PostRead> {
  const [milestones, previous, said, people] = await Promise.all([
    records.milestones(tenant, [{ field: 'plan', is: 'eq', to: plan }]),
    snapshotBefore(store, tenant, plan, board, week),
    boardPost(store, tenant, plan, board, week),
    records.people(tenant),
  ]);
  const items = movedItems(milestones);
  const moves = items.length === 0 ? [] : await records.changesOf(tenant, { items });
  return { milestones, previous, moves, said: said?.doc.body ?? null, people };
}
