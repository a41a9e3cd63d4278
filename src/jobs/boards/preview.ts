/** Shows a board's post to those who lead in its scope, two working days before: queued once, rendered when it is sent. */
import type { Message } from '../../app/message.ts';
import type { Destination } from '../../app/ports.ts';
import { boardPreviewCard } from '../../cards/boards/preview.ts';
import { keysAnswered } from '../../domain/away/who-answers.ts';
import { whyHeld } from '../../domain/boards/held.ts';
import { previewers } from '../../domain/boards/previewers.ts';
import { weeklyPost } from '../../domain/boards/weekly-post.ts';
import type { Book } from '../../domain/book.ts';
import { addWorkingDays, localDate, localInstant } from '../../domain/calendar.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Person } from '../../domain/person.ts';
import type { Board, PlainDate, Plan } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { boardPost, readForPost } from '../../store/board-posts.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { leavesFrom } from '../../store/presence.ts';
import { isFull, unaskedOn } from '../../store/unasked.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';
import { forEachBoard } from '../each-board.ts';
import { officersReached } from '../news.ts';
import type { Expected } from '../report.ts';
import { nextOccasion, type Occasion } from '../schedule.ts';

/** Two working days: enough to ask somebody, and few enough that the figures are nearly those of the post. */
const BEFORE = 2;

/** When the preview of the board's next post is due. */
export function previewAt(plan: Plan, { day }: Occasion): Temporal.Instant {
  return localInstant(addWorkingDays(day, -BEFORE), plan.reminders.at, plan.timezone);
}

const previewKey = (plan: Plan, board: Board, week: string, person: string): string =>
  `preview:${plan.id}:${board.id}:${week}:${person}`;

export const queuePreviews = forEachBoard(queueOf);

async function queueOf(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  dry: boolean,
): Promise<Expected[]> {
  const now = work.asOf.now();
  const next = nextOccasion(board, plan.timezone, now, plan.about.terms);
  const tooEarly = Temporal.Instant.compare(now, previewAt(plan, next)) < 0;
  // On the day of the post there is no time left to ask anybody.
  const today = localDate(now, plan.timezone);
  if (
    tooEarly ||
    today >= next.day ||
    next.day < plan.goLive ||
    whyHeld(plan, board, null, next.day) !== null
  )
    return [];
  // One row says that all of this post were made: later ticks read nothing more.
  const mark = `preview:${plan.id}:${board.id}:${next.week}`;
  if (await work.store.get(tenant, 'outbox', docId('outbox', mark))) return [];
  const book = await work.records.book(tenant, plan.id);
  if (!book) return [];
  const officers = await officersReached(work, tenant);
  const leads = await work.records.people(tenant);
  const readers = previewers(
    book,
    board,
    today,
    leads,
    officers,
    await leavesFrom(work.store, tenant, today),
  ).filter(({ welcomedAt }) => isKnownSince(welcomedAt, today, plan.timezone));
  const had = await unaskedOn(work.store, tenant, now);
  const later = localInstant(addWorkingDays(today, 1), plan.reminders.at, plan.timezone);
  const rows = readers.map(({ id }): OutboxRow => {
    const key = previewKey(plan, board, next.week, id);
    const to = { kind: 'person', person: id } as const;
    // Beside two others it comes on the next working day, as if it had been decided on then.
    return isFull(had, id)
      ? { ...openRow(key, 'preview', to, later), notBefore: stamp(later) }
      : openRow(key, 'preview', to, now);
  });
  if (!dry) {
    const made: OutboxRow = {
      ...openRow(mark, 'preview', { kind: 'channel', plan: plan.id, board: board.id }, now),
      state: 'dropped',
      reason: 'the previews of this post were made',
    };
    const changes = [made, ...rows].map(
      (row) => ({ op: 'put', doc: rowDoc(row), expect: 'absent' }) as const,
    );
    if ((await work.store.commit(tenant, `queue:${mark}`, changes)).kind === 'stale') return [];
  }
  return rows.map((row, place) => ({
    key: row.key,
    about: 'preview',
    who: readers[place]?.name ?? '',
    items: [],
    fate: dry ? 'skipped' : 'queued',
    reason: dry ? 'dry run' : null,
  }));
}

/** On their first day a person gets the welcome and what is due, and nothing else. */
const isKnownSince = (welcomedAt: string | null, today: PlainDate, zone: string): boolean =>
  welcomedAt !== null && localDate(Temporal.Instant.from(welcomedAt), zone) < today;

/** The post as it would be now; once its hour has come, there is nothing to preview. */
export async function composePreview(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const [, planId = '', boardId = '', week = ''] = row.key.split(':');
  const book = await work.records.book(tenant, planId);
  const board = book?.plan.boards.find(({ id }) => id === boardId);
  if (!book || !board) return apart('dropped', 'the board or its plan is no longer there');
  const { plan } = book;
  const now = work.asOf.now();
  const next = nextOccasion(board, plan.timezone, now, plan.about.terms);
  const said = (await boardPost(work.store, tenant, planId, boardId, week))?.doc.body ?? null;
  if (next.week !== week && !said?.hold) return apart('dropped', 'the post is out');
  const read = await readForPost(work.store, work.records, tenant, { plan: planId, board: boardId, week });
  const post = weeklyPost(book, board, read, now);
  const officer = (await officersReached(work, tenant)).some(({ id }) => id === person.id);
  const today = localDate(now, plan.timezone);
  const leaves = await leavesFrom(work.store, tenant, today);
  const holds = keysAnswered(plan, person.id, today, { leaves, unreached: new Set() });
  const message = boardPreviewCard({
    ...post,
    book,
    board,
    week,
    milestones: read.milestones,
    said: read.said,
    reader: { person: person.id, officer, holds, board: null },
    postsOn: next.week === week ? next.day : null,
    time: board.summary.time,
    zone: plan.timezone,
    at: stamp(now),
  });
  return {
    kind: 'message',
    to,
    message,
    listed: spokenOf(message, book, read.milestones),
    onceSent: async () => [],
  };
}

/** Whose words may stand in the message: those of every action that it names. */
function spokenOf(message: Message, book: Book, milestones: readonly Milestone[]): string[] {
  const text = JSON.stringify(message);
  return milestones
    .filter(({ item, reason }) => reason !== null && text.includes(book.byId.get(item)?.ref ?? 'no ref'))
    .map(({ id }) => id);
}
