/** Renders what a lead sees of boards' posts before the boards do, as they would be at the moment of sending. */
import type { Message } from '../../app/message.ts';
import type { Destination } from '../../app/ports.ts';
import { boardPreviewCard, type Preview } from '../../cards/boards/preview.ts';
import { previewListCard } from '../../cards/boards/preview-list.ts';
import { keysAnswered } from '../../domain/away/who-answers.ts';
import { lapseOf, type Occasion } from '../../domain/boards/occasion.ts';
import { previewedNow } from '../../domain/boards/preview-day.ts';
import { previewers } from '../../domain/boards/previewers.ts';
import { weeklyPost } from '../../domain/boards/weekly-post.ts';
import type { Book } from '../../domain/book.ts';
import { addDays, HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Person } from '../../domain/person.ts';
import type { Board } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { boardPost, readForPost } from '../../store/board-posts.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { leavesFrom } from '../../store/presence.ts';
import { setApart, unlessBroken } from '../broken.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';
import { officersReached } from '../news.ts';
import { nextOccasion } from '../schedule.ts';
import { previewsKey } from './previews-key.ts';
import { isStillHeld, stillHeld } from './still-held.ts';

/** `previews:<tenant>:<person>:<day>`: all that is near; `preview:<plan>:<board>:<week>:...`: that post, which somebody holds. */
export async function composePreview(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  person: Person,
  to: Destination,
): Promise<Composed> {
  if (row.key.startsWith('previews:')) return composeAll(work, tenant, person, to);
  const [, planId = '', boardId = '', week = ''] = row.key.split(':');
  const book = await work.records.book(tenant, planId);
  const board = book?.plan.boards.find(({ id }) => id === boardId);
  if (!book || !board) return apart('dropped', 'the board or its plan is no longer there');
  const next = nextOccasion(board, book.plan.timezone, work.asOf.now(), book.plan.about.terms);
  const said = (await boardPost(work.store, tenant, planId, boardId, week))?.doc.body ?? null;
  if (next.week !== week && !said?.hold) return apart('dropped', 'the post is out');
  return one(to, await previewOf(work, tenant, book, board, week, person));
}

const one = (to: Destination, preview: Preview): Composed => {
  const message = boardPreviewCard(preview);
  return { kind: 'message', to, message, listed: spokenOf(message, preview), onceSent: async () => [] };
};

/** One post stands in the message itself; several are listed, and each opens in place. */
async function composeAll(
  work: Clockwork,
  tenant: string,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const shown = await shownBefore(work, tenant, person);
  // That a post is still held on its day is news to whoever saw it before.
  const near = (await nearPosts(work, tenant, person)).filter(
    (one) => isStillHeld(one) || !shown.has(shows(one)),
  );
  const [first, ...others] = near;
  if (!first) return apart('dropped', 'the posts are out, or somebody else leads there');
  if (others.length === 0) {
    const composed = one(to, first);
    return composed.kind === 'message'
      ? { ...composed, listed: [...composed.listed, shows(first)] }
      : composed;
  }
  // Opened in place, each shows its words: what is taken out of the record later is looked for here, too.
  const listed = near.flatMap((preview) => [...spokenOf(boardPreviewCard(preview), preview), shows(preview)]);
  return {
    kind: 'message',
    to,
    message: previewListCard(near),
    listed: [...new Set(listed)],
    onceSent: async () => [],
  };
}

/** How the row names a post that its message shows, as the keys of messages about one post begin. */
const shows = ({ book, board, week }: Preview): string => `preview:${book.plan.id}:${board.id}:${week}:`;

/** Posts that the person was shown in the messages of the days before: each is shown once. */
async function shownBefore(work: Clockwork, tenant: string, person: Person): Promise<ReadonlySet<string>> {
  const today = localDate(work.asOf.now(), HOME_ZONE);
  const days = Array.from({ length: SHOWN_WITHIN }, (_, back) => addDays(today, -1 - back));
  const rows = await Promise.all(
    days.map((day) => work.store.get(tenant, 'outbox', docId('outbox', previewsKey(tenant, person.id, day)))),
  );
  return new Set(rows.flatMap((row) => (row?.doc.body.state === 'sent' ? row.doc.body.listed : [])));
}

/** Calendar days: two working days with the longest holidays between them. */
const SHOWN_WITHIN = 7;

/** A plan that cannot be read keeps nobody from seeing the posts of the others. */
async function nearPosts(work: Clockwork, tenant: string, person: Person): Promise<Preview[]> {
  const now = work.asOf.now();
  const officers = await officersReached(work, tenant);
  const people = await work.records.people(tenant);
  const found: Preview[] = [];
  for (const plan of await work.records.heads(tenant)) {
    const near: { board: Board; next: Occasion }[] = [];
    for (const board of plan.boards) {
      const held = await stillHeld(work, tenant, plan, board);
      if (held) near.push({ board, next: held });
      const next = previewedNow(plan, board, now);
      if (next) near.push({ board, next });
    }
    if (near.length === 0) continue;
    const theirs = await unlessBroken(
      async () => {
        const book = await work.records.book(tenant, plan.id);
        if (!book) return [];
        const today = localDate(now, plan.timezone);
        const leaves = await leavesFrom(work.store, tenant, today, setApart(work));
        const previews: Preview[] = [];
        for (const { board, next } of near)
          if (previewers(book, board, today, people, officers, leaves).some(({ id }) => id === person.id))
            previews.push(await previewOf(work, tenant, book, board, next.week, person));
        return previews;
      },
      (reason) => {
        work.log.error({ about: 'preview', reason }, 'a board’s post could not be shown beforehand');
        return [];
      },
    );
    found.push(...theirs);
  }
  return found.sort((a, b) => (a.postsOn ?? '').localeCompare(b.postsOn ?? ''));
}

async function previewOf(
  work: Clockwork,
  tenant: string,
  book: Book,
  board: Board,
  week: string,
  person: Person,
): Promise<Preview> {
  const { plan } = book;
  const now = work.asOf.now();
  const next = nextOccasion(board, plan.timezone, now, plan.about.terms);
  const read = await readForPost(work.store, work.records, tenant, { plan: plan.id, board: board.id, week });
  const officer = (await officersReached(work, tenant)).some(({ id }) => id === person.id);
  const today = localDate(now, plan.timezone);
  const leaves = await leavesFrom(work.store, tenant, today, setApart(work));
  const holds = keysAnswered(plan, person.id, today, { leaves, unreached: new Set() });
  return {
    ...weeklyPost(book, board, read, now),
    book,
    board,
    week,
    milestones: read.milestones,
    said: read.said,
    reader: { person: person.id, officer, holds, board: null },
    postsOn: next.week === week ? next.day : null,
    time: board.summary.time,
    lapses: lapseOf(board, plan, { week }, now).day,
    zone: plan.timezone,
    at: stamp(now),
  };
}

/** Whose words may stand in the message: those of every action that it names. */
function spokenOf(message: Message, { book, milestones }: { book: Book; milestones: readonly Milestone[] }) {
  const text = JSON.stringify(message);
  return milestones
    .filter(({ item, reason }) => reason !== null && text.includes(book.byId.get(item)?.ref ?? 'no ref'))
    .map(({ id }) => id);
}
