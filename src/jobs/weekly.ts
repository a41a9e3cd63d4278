/** Puts a board's weekly summary into the outbox: once for a board and week, however often the clock runs. */
import { whyHeld } from '../domain/boards/held.ts';
import { isBoards } from '../domain/boards/occasion.ts';
import type { Board, Plan } from '../domain/plan.ts';
import { boardPost } from '../store/board-posts.ts';
import { docId, TENANT } from '../store/ids.ts';
import { openRow, rowDoc } from '../store/outbox.ts';
import type { Clockwork } from './clockwork.ts';
import { forEachBoard } from './each-board.ts';
import type { Expected } from './report.ts';
import { latestOccasion } from './schedule.ts';

export const queueSummaries = forEachBoard(queueSummary);

async function queueSummary(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  dry: boolean,
): Promise<Expected[]> {
  const now = work.asOf.now();
  const { day, week } = latestOccasion(board, plan.timezone, now, plan.about.terms);
  if (!isBoards(board, { day })) return [];
  const key = `summary:${plan.id}:${board.id}:${week}`;
  // A week that passed before the plan went live is nobody's to make up for.
  if (day < plan.goLive || (await work.store.get(tenant, 'outbox', docId('outbox', key)))) return [];
  const read = await boardPost(work.store, tenant, plan.id, board.id, week);
  const held = whyHeld(plan, board, read?.doc.body ?? null, day);
  const expected: Expected = {
    key,
    about: 'summary',
    who: board.body,
    items: [],
    fate: 'queued',
    reason: null,
  };
  if (held !== null) return [{ ...expected, fate: 'skipped', reason: held }];
  const known = await work.store.get(tenant, 'tenant', TENANT);
  if (!known?.doc.body.serviceUrl) {
    return [
      {
        ...expected,
        fate: 'skipped',
        reason: 'nobody of this tenant has met the bot yet, so Teams cannot be reached',
      },
    ];
  }
  if (dry) return [{ ...expected, fate: 'skipped', reason: 'dry run' }];
  const row = openRow(key, 'summary', { kind: 'channel', plan: plan.id, board: board.id }, now);
  await work.store.commit(tenant, `queue:${key}`, [{ op: 'put', doc: rowDoc(row), expect: 'absent' }]);
  return [expected];
}
