/** A word that a board's last post counted was put right: one reply in the post's thread says so, once. */
import type { Message } from '../../app/message.ts';
import { correctionCard } from '../../cards/boards/correction.ts';
import { removedWordsCard } from '../../cards/boards/removed-words.ts';
import { corrections, type Wrong, wrongIn } from '../../domain/boards/correction.ts';
import { postingOn } from '../../domain/boards/elections.ts';
import type { Book } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Board, Plan } from '../../domain/plan.ts';
import { forBoards } from '../../domain/restricted.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { stamp } from '../../domain/stamp.ts';
import type { Update } from '../../domain/update.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { docId, TENANT } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { snapshotBefore } from '../../store/snapshots.ts';
import { all } from '../../store/store.ts';
import { clockOf, noteOnClock } from '../clock-document.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';
import type { Expected } from '../report.ts';

/** Updates are looked through once; those of the last minutes again, in case a clock elsewhere goes otherwise. */
const AGAIN = Temporal.Duration.from({ minutes: 10 });
/** How far back a first look goes. */
const FIRST = Temporal.Duration.from({ hours: 24 * 7 });
const LAST_WEEK = '9999-W99';

/** What was said since the last look is asked for once, for all plans: where nobody has spoken, nothing is read. */
export async function queueCorrections(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  const now = work.asOf.now();
  // While all posts of a plan are held, what was put right meanwhile waits for the end of that.
  const posting = heads.filter((plan) => plan.boards.some((board) => !isHeld(plan, board, now)));
  if (posting.length === 0) return [];
  const { corrected = {} } = await clockOf(work, tenant);
  const sinceOf = ({ id }: Plan): string =>
    stamp(corrected[id] ? Temporal.Instant.from(corrected[id]).subtract(AGAIN) : now.subtract(FIRST));
  const since = posting.map(sinceOf).reduce((first, one) => (one < first ? one : first));
  const where = [{ field: 'at', is: 'gte', to: since }] as const;
  const said = (await all(work.store, tenant, { kind: 'update', where })).map(({ doc }) => doc.body);
  const byPlan = Map.groupBy(said, ({ plan }) => plan);
  const expected: Expected[] = [];
  const seen: string[] = [];
  for (const plan of posting) {
    const found = (byPlan.get(plan.id) ?? []).filter(
      ({ corrects, at }) => corrects !== null && at >= sinceOf(plan),
    );
    const waits = found.length > 0 && plan.boards.some((board) => isHeld(plan, board, now));
    for (const board of found.length === 0 ? [] : plan.boards)
      if (!isHeld(plan, board, now)) expected.push(...(await queueOf(work, tenant, plan, board, found, dry)));
    if (!waits) seen.push(plan.id);
  }
  const isNews = posting.some(({ id }) => said.some(({ at }) => at > (corrected[id] ?? '')));
  if (!dry && isNews && seen.length > 0)
    await noteOnClock(work, tenant, (kept) => ({
      ...kept,
      corrected: { ...kept.corrected, ...Object.fromEntries(seen.map((id) => [id, stamp(now)])) },
    }));
  return expected;
}

const isHeld = (plan: Plan, board: Board, now: Temporal.Instant): boolean =>
  postingOn(plan, board, localDate(now, plan.timezone)) === 'hold';

async function queueOf(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  found: readonly Update[],
  dry: boolean,
): Promise<Expected[]> {
  const posted = await snapshotBefore(work.store, tenant, plan.id, board.id, LAST_WEEK);
  if (!posted) return [];
  const last = corrections(found, posted.at)
    .filter(({ item }) => posted.standings[item] !== undefined)
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  const book = last && (await work.records.book(tenant, plan.id));
  if (!last || !book || (await wrongNow(work, tenant, book, posted)).length === 0) return [];
  const key = `correction:${plan.id}:${board.id}:${posted.week}:${last.id}`;
  if (await work.store.get(tenant, 'outbox', docId('outbox', key))) return [];
  const row = openRow(
    key,
    'correction',
    { kind: 'channel', plan: plan.id, board: board.id },
    work.asOf.now(),
  );
  if (!dry)
    await work.store.commit(tenant, `queue:${key}`, [{ op: 'put', doc: rowDoc(row), expect: 'absent' }]);
  return [
    {
      key,
      about: 'correction',
      who: board.body,
      items: [],
      fate: dry ? 'skipped' : 'queued',
      reason: dry ? 'dry run' : null,
    },
  ];
}

async function wrongNow(work: Clockwork, tenant: string, book: Book, posted: Snapshot): Promise<Wrong[]> {
  const { plan } = book;
  const since = await work.records.updatesOf(tenant, { plan: plan.id, since: posted.at });
  const items = [...new Set(corrections(since, posted.at).map(({ item }) => item))];
  if (items.length === 0) return [];
  const milestones = await work.records.milestones(tenant, [
    { field: 'item', is: 'in', to: items.slice(0, 100) },
  ]);
  const updates = await work.records.updatesOf(tenant, { milestones: milestones.map(({ id }) => id) });
  return wrongIn(posted, book, milestones, updates);
}

/** Composed from the record as it stands: all that the post had wrong, in one reply. */
export async function composeCorrection(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  planId: string,
  boardId: string,
): Promise<Composed> {
  const [, , , week = '', why = ''] = row.key.split(':');
  const book = await work.records.book(tenant, planId);
  const board = book?.plan.boards.find(({ id }) => id === boardId);
  const posted = await snapshotBefore(work.store, tenant, planId, boardId, LAST_WEEK);
  if (!book || !board || posted?.week !== week)
    return apart('dropped', 'a later summary has been posted, or the board is gone');
  const post = (
    await work.store.get(tenant, 'outbox', docId('outbox', `summary:${planId}:${boardId}:${week}`))
  )?.doc.body;
  const serviceUrl = (await work.store.get(tenant, 'tenant', TENANT))?.doc.body.serviceUrl;
  if (!post?.activity || !serviceUrl) return apart('dropped', 'the thread of that post is not known');
  const on = localDate(Temporal.Instant.from(posted.at), book.plan.timezone);
  const thread = `${board.channel};messageid=${post.activity}`;
  const reply = (message: Message): Composed => ({
    kind: 'message',
    to: { tenant, serviceUrl, conversation: thread, as: 'message' },
    message,
    listed: [],
    onceSent: async () => [],
  });
  if (why.startsWith('redacted-')) return reply(removedWordsCard(posted, on));
  const wrong = await wrongNow(work, tenant, book, posted);
  if (wrong.length === 0) return apart('dropped', 'nothing of that post is wrong any more');
  return reply(correctionCard({ book: forBoards(book), posted, on, wrong }));
}
