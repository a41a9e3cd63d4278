/** The preview of a board's post in a chat: shown on request, and again after each of its buttons. */
import { boardHoldCard, boardPreviewCard, type Preview } from '../../cards/boards/preview.ts';
import { previewListCard } from '../../cards/boards/preview-list.ts';
import type { Submit } from '../../cards/submit.ts';
import { MOST_WORDS, type PostDeed } from '../../domain/boards/board-post.ts';
import { lapseOf, latestOccasion, nextOccasion, type Occasion } from '../../domain/boards/occasion.ts';
import { previewedNow } from '../../domain/boards/preview-day.ts';
import { weeklyPost } from '../../domain/boards/weekly-post.ts';
import { mayPreview } from '../../domain/permission.ts';
import { stamp } from '../../domain/stamp.ts';
import { boardPost, readForPost } from '../../store/board-posts.ts';
import { visible } from '../asking/visible.ts';
import type { App } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { doToPost } from './post-deed.ts';
import { type FoundBoard, NOT_THEIRS, notice } from './which-board.ts';

/** The post that is spoken of: one that is held and still to be released, else the next. */
export async function occasionOf(
  app: App,
  tenant: string,
  { book, board }: Pick<FoundBoard, 'book' | 'board'>,
): Promise<Occasion> {
  const now = app.clock.now();
  const last = latestOccasion(board, book.plan.timezone, now, book.plan.about.terms);
  const held = (await boardPost(app.store, tenant, book.plan.id, board.id, last.week))?.doc.body.hold;
  return held ? last : nextOccasion(board, book.plan.timezone, now, book.plan.about.terms);
}

/** The week of that post. */
export const weekOf = async (app: App, tenant: string, found: FoundBoard): Promise<string> =>
  (await occasionOf(app, tenant, found)).week;

/** `listed`: it was opened from a list of posts, and has the way back. */
export async function previewCard(
  app: App,
  origin: Origin,
  found: FoundBoard,
  week: string,
  { done, listed }: { done?: string | undefined; listed?: boolean } = {},
): Promise<Message> {
  const preview = await previewOf(app, origin.tenant, found, week);
  return boardPreviewCard({
    ...preview,
    ...(done !== undefined && { done }),
    ...(listed !== undefined && { listed }),
  });
}

async function previewOf(
  app: App,
  tenant: string,
  { book, board, actor }: FoundBoard,
  week: string,
): Promise<Preview> {
  const now = app.clock.now();
  // What a lead may not read is left out of their own book; the post is made from the whole.
  const whole = (await app.records.book(tenant, book.plan.id)) ?? book;
  const read = await readForPost(app.store, app.records, tenant, {
    plan: book.plan.id,
    board: board.id,
    week,
  });
  const next = nextOccasion(board, book.plan.timezone, now, book.plan.about.terms);
  return {
    ...weeklyPost(whole, board, read, now),
    book: whole,
    board,
    week,
    milestones: read.milestones,
    said: read.said,
    reader: actor,
    postsOn: next.week === week ? next.day : null,
    time: board.summary.time,
    lapses: lapseOf(board, book.plan, { week }, now).day,
    zone: book.plan.timezone,
    at: stamp(now),
  };
}

/** The posts that the speaker may see before their boards do, the soonest first: as the list of the day had them. */
async function previewList(app: App, origin: Origin, speaker: Speaker): Promise<Message> {
  const posts: Preview[] = [];
  const now = app.clock.now();
  for (const { book, actor } of await visible(app, origin, speaker))
    for (const board of book.plan.boards.filter((one) => mayPreview(book, one, actor))) {
      const found = { book, board, actor };
      const preview = await previewOf(app, origin.tenant, found, await weekOf(app, origin.tenant, found));
      if (preview.said?.hold || previewedNow(book.plan, board, now)) posts.push(preview);
    }
  const inOrder = posts.sort((a, b) => (a.postsOn ?? '').localeCompare(b.postsOn ?? ''));
  return inOrder.length > 0
    ? previewListCard(inOrder)
    : notice('No post is near at the moment. Say "preview of the summary" to see the next one.');
}

/** A button of a preview: all that it names is the sender's word, and is looked up again. */
export async function previewPressed(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'board-post' }>,
): Promise<Message> {
  const book = await app.records.book(origin.tenant, submit.plan);
  const board = book?.plan.boards.find(({ id }) => id === submit.board);
  if (!book || !board) return notice('Nothing was changed: that board is no longer there.');
  const actor = actorIn(app, book, origin, speaker);
  if (!mayPreview(book, board, actor)) return notice(NOT_THEIRS);
  if (submit.deed === 'list') return previewList(app, origin, speaker);
  const found = { book, board, actor };
  if (submit.week !== (await weekOf(app, origin.tenant, found)))
    return notice(
      'Nothing was changed: that post is out, and its figures stand. Say "preview of the summary" for the next one.',
    );
  const { listed } = submit;
  if (submit.deed === 'open') return previewCard(app, origin, found, submit.week, { listed });
  if (submit.deed === 'ask-hold') return boardHoldCard({ book, board, week: submit.week, listed });
  const deed = deedOf(submit, submit.deed);
  if (deed === null) {
    const fault = 'Nothing was changed: please say why it should be held.';
    return boardHoldCard({ book, board, week: submit.week, listed }, fault);
  }
  const done = await doToPost(app, origin, speaker, found, submit.week, deed);
  return previewCard(app, origin, found, submit.week, { done: done.said, listed });
}

type Pressed = Extract<Submit, { do: 'board-post' }>;
type Doing = Exclude<Pressed['deed'], 'open' | 'list' | 'ask-hold'>;

/** Null for a hold without its reason. */
function deedOf(
  { inputs, milestone, update }: Pick<Pressed, 'inputs' | 'milestone' | 'update'>,
  deed: Doing,
): PostDeed | null {
  const typed = (name: string): string | null => inputs.get(name)?.slice(0, MOST_WORDS) ?? null;
  switch (deed) {
    case 'comment':
      return { do: 'comment', text: typed('comment') };
    case 'hold': {
      const reason = typed('reason');
      return reason === null ? null : { do: 'hold', reason };
    }
    case 'show':
    case 'hide':
      return { do: 'mark', milestone: milestone ?? '', update: update ?? '', on: deed === 'show' };
    default:
      return { do: deed };
  }
}
